"""The folder that holds the published site: whether it is ours, and what of it outlives a build."""

from __future__ import annotations

import os
import re
import shutil
from contextlib import suppress
from pathlib import Path

MARKER = ".briefings-site"
MARKER_TEXT = (
    "The next build of this site replaces this folder, but for what its top level holds in dot files.\n"
)


class Refused(Exception):  # noqa: N818 - a decision, not an error
    """A folder that is not touched; the message says why and names the cure."""


def refuse_foreign(folder: Path) -> None:
    """Pass for a folder that is missing, empty or made by us.

    Raises:
        Refused: it holds something else, or no build could put another folder in its place.
    """
    if is_mount_point(folder):
        raise Refused(
            f"'{folder}' is a mount point, and that cannot be exchanged for the finished site in one step. "
            f"Build into a folder below it, such as '{folder / 'site'}', or mount the folder above it."
        )
    if not folder.exists():
        return
    if not folder.is_dir():
        raise Refused(f"'{folder}' is a file. Remove it, or name another folder with site_dir or -d.")
    if not (folder / MARKER).exists() and any(folder.iterdir()):
        raise Refused(
            f"'{folder}' holds files that no build of ours has put there, and a build would delete them. "
            f"Name another folder with site_dir or -d. If it is an earlier site that may go, delete it, or "
            f"put an empty file named {MARKER} into it."
        )


def is_mount_point(folder: Path) -> bool:
    """Whether something is mounted at a folder, also where it comes from the same disk (bind mounts)."""
    return folder.is_mount() or str(folder) in _mounted()


def _mounted() -> set[str]:
    try:
        table = Path("/proc/self/mountinfo").read_text("utf-8", "surrogateescape")
    except OSError:
        return set()
    return {_unescaped(line.split(" ")[4]) for line in table.splitlines()}


def _unescaped(path: str) -> str:
    # proc_pid_mountinfo(5) writes space, tab, newline and backslash as octal.
    return re.sub(r"\\([0-7]{3})", lambda match: chr(int(match[1], 8)), path)


def make_like(new: Path, old: Path) -> None:
    """Make the folder `new` with the mode, the attributes and the owner that `old` has, if there is one."""
    new.mkdir()
    if old.is_dir():
        shutil.copystat(old, new)
        now, then = new.stat(), old.stat()
        if (now.st_uid, now.st_gid) != (then.st_uid, then.st_gid):
            with suppress(OSError):
                os.chown(new, then.st_uid, then.st_gid)


def carry_over(old: Path, new: Path) -> None:
    """Give `new` each dot file at the top of `old` that it lacks (.git, .htaccess, .well-known).

    MkDocs keeps them too. They are linked, not moved: `old` stays whole until the exchange.
    """
    if not old.is_dir():
        return
    for entry in sorted(old.iterdir()):
        if entry.name.startswith("."):
            _carry(entry, new / entry.name)


def _carry(entry: Path, to: Path) -> None:
    if entry.is_dir() and not entry.is_symlink():
        if not to.exists():
            to.mkdir()
            shutil.copystat(entry, to)
        if to.is_dir():
            for below in sorted(entry.iterdir()):
                _carry(below, to / below.name)
    elif not os.path.lexists(to):
        try:
            os.link(entry, to, follow_symlinks=False)
        except OSError:  # a file system without hard links
            shutil.copy2(entry, to, follow_symlinks=False)


def mark(folder: Path) -> None:
    """Write the file that says that a folder is ours."""
    (folder / MARKER).write_text(MARKER_TEXT, "utf-8", newline="\n")


def remove(folder: Path) -> None:
    """Remove a folder and all that is in it, as far as it can be removed."""
    shutil.rmtree(folder, ignore_errors=True)
