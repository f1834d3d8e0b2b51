"""One build at a time for each site folder."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import BinaryIO

if sys.platform == "win32":
    import msvcrt

    def _try_lock(file: BinaryIO) -> None:
        msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)

else:
    import fcntl

    def _try_lock(file: BinaryIO) -> None:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)


class Busy(Exception):  # noqa: N818 - a state, not an error
    """Another process holds the lock; `holder` is its process id as it wrote it, or empty."""

    def __init__(self, holder: str) -> None:
        super().__init__(holder)
        self.holder = holder


class BuildLock:
    """A lock that the operating system gives back when its process ends, however it ends.

    So whoever holds it knows that everything an earlier build left beside the site is abandoned:
    no process id needs to be looked up, and none can be mistaken for another.
    """

    def __init__(self, path: Path) -> None:
        """Take the lock that the file at `path` stands for; the file is made where it is missing.

        Raises:
            Busy: another process holds it.
            OSError: the file cannot be made.
        """
        self._path = path
        self._file = _locked(path)

    def release(self) -> None:
        """Give the lock back and remove its file."""
        if sys.platform == "win32":
            self._file.close()
            self._path.unlink(missing_ok=True)
        else:
            # While it is still held: a file that is locked anew is never the one removed.
            self._path.unlink(missing_ok=True)
            self._file.close()


def _locked(path: Path) -> BinaryIO:
    while True:
        file = path.open("a+b")
        try:
            _try_lock(file)
        except OSError:
            file.seek(0)
            holder = file.read(20).decode("ascii", "replace").strip()
            file.close()
            raise Busy(holder) from None
        if _stands_at(file, path):
            file.truncate(0)
            file.write(str(os.getpid()).encode())
            file.flush()
            return file
        # The holder before us removed the file between our opening and our locking it.
        file.close()


def _stands_at(file: BinaryIO, path: Path) -> bool:
    try:
        return os.path.samestat(os.fstat(file.fileno()), path.stat())
    except FileNotFoundError:
        return False
