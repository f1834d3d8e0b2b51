"""What stands in each file of the site, so that one that is the same is neither read nor written."""

from __future__ import annotations

import os
from pathlib import Path

from dispute_briefings.mkdocs_plugin.digests import digest
from dispute_briefings.mkdocs_plugin.store import Store


class WrittenFiles:
    """The files in the site that a build replaces, by the keys that they were written under.

    A file that has another size or time than when it was written was changed by others, and is none of them.
    """

    def __init__(self, store: Store, place: Path | None) -> None:
        """Begin with what the last build has noted.

        Args:
            store: where it was noted.
            place: the folder that is replaced, if there is one.
        """
        self._store, self._place = store, place
        self._name = f"site {digest(str(place))}"
        self._before = (store.get(self._name) or {}) if place is not None else {}
        self._now: dict[str, list[str | int]] = {}

    def stands(self, path: str, key: str) -> bool:
        """Return whether the last build wrote what has this key to a path of the old site."""
        return path in self._before and self._before[path][0] == key

    def take_over(self, path: str, key: str, target: Path) -> bool:
        """Link a file into the new site; return whether it stands in the old one, at its path there."""
        before = self._before.get(path)
        if self._place is None or before is None or before[0] != key:
            return False
        old = self._place / path
        try:
            if before != [key, *_looks(old)]:
                return False
            target.parent.mkdir(parents=True, exist_ok=True)
            os.link(old, target)
        except OSError:  # there is none any more, or no links on this file system
            return False
        self._now[path] = before
        return True

    def note(self, path: str, key: str, target: Path) -> None:
        """Note that what has this key was written to a file."""
        self._now[path] = [key, *_looks(target)]

    def save(self) -> None:
        """Leave what was noted to the next build."""
        if self._place is not None:
            self._store.put(self._name, self._now)


def _looks(path: Path) -> list[int]:
    found = path.lstat()
    return [found.st_size, found.st_mtime_ns]
