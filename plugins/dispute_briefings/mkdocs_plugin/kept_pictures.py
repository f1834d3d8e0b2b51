"""Share pictures as files of a folder: drawn beside the build that needs them, and kept for the next."""

from __future__ import annotations

import contextlib
import hashlib
import os
import zlib
from collections.abc import Iterable
from pathlib import Path

import PIL

from dispute_briefings.exports.share_pictures import EDITION, SharePicture, is_whole, png_of
from dispute_briefings.mkdocs_plugin.aside import Aside


class KeptPictures:
    """Pictures by what is on them and by what drew them, each a file of PNG as a site has it.

    A PNG tells whether it is whole, so that one that is damaged is drawn anew. What cannot be read or
    written is done without: a cache is no reason for a build to fail.
    """

    MOST = 2_000
    """How many entries stay when those of this build are among them."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._used: set[str] = set()
        self._missing: dict[Path, SharePicture] = {}
        self._aside: Aside | None = None

    def entry(self, picture: SharePicture) -> Path:
        """Return the file of a picture, which is missing until it is drawn."""
        programs = f"{EDITION} {PIL.__version__} {zlib.ZLIB_RUNTIME_VERSION}"
        name = hashlib.sha256(f"{programs} {picture!r}".encode()).hexdigest()
        path = self._folder / name
        if name not in self._used and not _holds(path):
            self._missing[path] = picture
        self._used.add(name)
        return path

    def draw_aside(self) -> None:
        """Let a copy of this process draw what is missing, from the last one on, where that is worth it."""
        pictures = tuple(self._missing.items())[::-1]
        self._aside = Aside.begun(len(pictures), lambda: self._draw_each(pictures))

    def draw(self) -> dict[Path, bytes]:
        """Draw what is missing still; return by its file what could not be kept there."""
        not_kept = self._draw_each(self._missing.items())
        self.end()
        self._missing.clear()
        self._tidy()
        return not_kept

    def end(self) -> None:
        """Let nobody draw any more, whatever became of it."""
        aside, self._aside = self._aside, None
        if aside is not None:
            aside.end()
            with contextlib.suppress(OSError):
                _begun(self._folder, aside.process).unlink(missing_ok=True)

    def _draw_each(self, pictures: Iterable[tuple[Path, SharePicture]]) -> dict[Path, bytes]:
        not_kept = {}
        for path, picture in pictures:
            if not _holds(path):
                png = png_of(picture)
                if not self._keep(path, png):
                    not_kept[path] = png
        return not_kept

    def _keep(self, path: Path, png: bytes) -> bool:
        written = _begun(self._folder, os.getpid())
        try:
            self._folder.mkdir(parents=True, exist_ok=True)
            # Git is told by the folder itself: not every site has a line for it.
            ignored = self._folder.parent / ".gitignore"
            if not ignored.exists():
                ignored.write_text("*\n", encoding="utf-8")
            written.write_bytes(png)
            written.replace(path)
        except OSError:
            with contextlib.suppress(OSError):
                written.unlink(missing_ok=True)
            return False
        return True

    def _tidy(self) -> None:
        """Delete the oldest entries that this build has not asked for, where there are too many."""
        with contextlib.suppress(OSError):
            others = [path for path in self._folder.iterdir() if path.name not in self._used]
            if len(others) + len(self._used) > self.MOST:
                others.sort(key=lambda path: path.stat().st_mtime_ns, reverse=True)
                for path in others[max(self.MOST - len(self._used), 0) :]:
                    path.unlink()


def _begun(folder: Path, process: int) -> Path:
    """Return the file that a process writes a picture into before it is put in its place."""
    return folder / f"{process}.part"


def _holds(path: Path) -> bool:
    try:
        return is_whole(path.read_bytes())
    except OSError:
        return False
