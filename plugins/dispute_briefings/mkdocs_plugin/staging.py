"""The folder beside the site in which a build happens, and its way into the site's place."""

from __future__ import annotations

import errno
import os
import weakref
from pathlib import Path

from dispute_briefings.mkdocs_plugin import site_folder
from dispute_briefings.mkdocs_plugin.build_lock import BuildLock, Busy
from dispute_briefings.mkdocs_plugin.exchange import exchange, restore
from dispute_briefings.mkdocs_plugin.site_folder import Refused

_NOT_IN_ONE_STEP = {errno.EXDEV, errno.EBUSY}


class Staging:
    """An empty folder that becomes the site at `place`, or vanishes.

    It is a sibling of `place`, because only within one file system can two folders be exchanged,
    and because a folder that is being watched or served must not see a build. What an earlier
    build left there is cleaned up first. Whatever happens before `publish` has succeeded, what
    stands at `place` stays as it is.
    """

    def __init__(self, place: Path) -> None:
        """Make the folder; `place` is absolute and holds no symbolic link.

        Raises:
            Refused: `place` is not ours, or another build is at work on it, or nothing can be
                written beside it.
        """
        site_folder.refuse_foreign(place)
        self.place = place
        self.folder = place.with_name(f".{place.name}.briefings-new")
        self._aside = place.with_name(f".{place.name}.briefings-old")
        try:
            place.parent.mkdir(parents=True, exist_ok=True)
            lock = BuildLock(place.with_name(f".{place.name}.briefings-lock"))
        except Busy as busy:
            process = f" (process {busy.holder})" if busy.holder else ""
            raise Refused(
                f"Another build{process} is at work on '{place}'. Wait until it is done, or name another "
                f"folder with -d."
            ) from busy
        except OSError as error:
            raise _not_beside(place, error) from error
        # Also when the process ends without coming to `close`, as after a failing hook of another plugin.
        self._close = weakref.finalize(
            self, _clean_up, os.getpid(), lock, self.folder, self._aside, self.place
        )
        try:
            _clean(self.folder, self._aside, self.place)
            site_folder.make_like(self.folder, place)
        except OSError as error:
            self.close()
            raise _not_beside(place, error) from error

    def publish(self) -> None:
        """Put the folder in its place, in one step.

        Raises:
            Refused: that is not possible here; `place` is as it was.
            OSError: as on a full disk; `place` is as it was.
        """
        site_folder.refuse_foreign(self.place)
        site_folder.carry_over(self.place, self.folder)
        site_folder.mark(self.folder)
        try:
            exchange(self.folder, self.place, aside=self._aside)
        except OSError as error:
            if error.errno in _NOT_IN_ONE_STEP:
                raise Refused(
                    f"'{self.place}' is as it was: it cannot be exchanged for the finished site in one step, "
                    f"because it is a mount point or part of a lower layer of a container. Delete it before "
                    f"the build, build into a folder below it, or mount the folder above it."
                ) from error
            raise

    def close(self) -> None:
        """Remove what is left beside the site, and let the next build begin."""
        self._close()


def _clean_up(pid: int, lock: BuildLock, folder: Path, aside: Path, place: Path) -> None:
    if os.getpid() != pid:  # a forked worker ends, not the build
        return
    _clean(folder, aside, place)
    lock.release()


def _clean(folder: Path, aside: Path, place: Path) -> None:
    restore(place, aside=aside)
    site_folder.remove(folder)
    site_folder.remove(aside)


def _not_beside(place: Path, error: OSError) -> Refused:
    return Refused(
        f"Nothing can be written beside '{place}' ({error.strerror}), but a site is built there and then put "
        f"in its place in one step. Make '{place.parent}' writable, or name another folder with -d."
    )
