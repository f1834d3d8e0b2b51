"""Putting a finished folder in the place of another one, so that there is never a half of either."""

from __future__ import annotations

import ctypes
import errno
import os
import sys
from pathlib import Path

_AT_FDCWD = -100
_RENAME_EXCHANGE = 2

# The kernel, the C library or the file system knows no exchange: two renames do.
_NO_EXCHANGE = {errno.ENOSYS, errno.EINVAL, errno.ENOTSUP, errno.EOPNOTSUPP}


def exchange(new: Path, place: Path, *, aside: Path) -> None:
    """Put the folder `new` at `place`; what was there stands at `new` or `aside` afterwards.

    All three are on one file system. `aside` is free; it is used only where two folders cannot be
    exchanged in one step: the old one is then moved there first, and moved back if the second
    move fails.

    Raises:
        OSError: `place` is as it was.
    """
    if not place.exists():
        new.rename(place)
    elif not _exchanged_at_once(new, place):
        _exchange_by_renames(new, place, aside)


def restore(place: Path, *, aside: Path) -> None:
    """Undo the first of two renames where a killed process never came to the second."""
    if aside.exists() and not place.exists():
        aside.rename(place)


def _exchanged_at_once(one: Path, other: Path) -> bool:
    """Exchange two folders with renameat2(2), and return whether that is possible here."""
    if sys.platform != "linux":
        return False
    try:
        renameat2 = ctypes.CDLL(None, use_errno=True).renameat2
    except AttributeError:
        return False
    failed = renameat2(_AT_FDCWD, os.fsencode(one), _AT_FDCWD, os.fsencode(other), _RENAME_EXCHANGE)
    if failed:
        code = ctypes.get_errno()
        if code in _NO_EXCHANGE:
            return False
        raise OSError(code, os.strerror(code), str(other))
    return True


def _exchange_by_renames(new: Path, place: Path, aside: Path) -> None:
    place.rename(aside)
    try:
        new.rename(place)
    except BaseException:
        restore(place, aside=aside)
        raise
