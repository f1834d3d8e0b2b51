"""A file to its text: only regular files inside the project, of bounded size, in UTF-8."""

from __future__ import annotations

import codecs
import errno
import os
import re
import stat
from functools import lru_cache
from pathlib import Path

from dispute_briefings.problems import Position, Problem, problem
from dispute_briefings.source_yaml.characters import odd_characters, without_odd
from dispute_briefings.source_yaml.parsing import LARGEST, SIZE_CURE, parse
from dispute_briefings.source_yaml.values import Document

_KINDS = {
    stat.S_IFDIR: "a folder",
    stat.S_IFIFO: "a named pipe",
    stat.S_IFSOCK: "a socket",
    stat.S_IFCHR: "a device",
    stat.S_IFBLK: "a device",
}
# The UTF-32 mark for little-endian begins with the UTF-16 one: it has to be looked for first.
_MARKS = {
    codecs.BOM_UTF32_LE: "UTF-32",
    codecs.BOM_UTF32_BE: "UTF-32",
    codecs.BOM_UTF16_LE: "UTF-16",
    codecs.BOM_UTF16_BE: "UTF-16",
}
_OTHERS = {
    "cp949": "Korean for Windows",
    "cp932": "Japanese for Windows",
    "euc_jp": "Japanese EUC",
    "cp1252": "Western Windows",
}
# What git leaves in a file where two versions of it do not fit: seven signs, each at the head of a line.
_CONFLICT = re.compile(r"^<{7} .*\n(?:.*\n)*?={7}\r?\n(?:.*\n)*?>{7} .*$", re.MULTILINE)
_HIGH = re.compile(rb"[\x80-\xff]+")
_CURE = "save it as UTF-8 (most editors offer this under 'Save with encoding')"


class _Refused(Exception):  # noqa: N818 -- it is an answer, not a failure
    def __init__(self, code: str, what: str, cure: str, line: int = 1, column: int = 1) -> None:
        super().__init__(what)
        self.code, self.what, self.cure, self.line, self.column = code, what, cure, line, column


def read(path: Path, *, file: str, inside: Path) -> tuple[Document | None, tuple[Problem, ...]]:
    """Return what a YAML file says, and its problems; None when the file itself cannot be read.

    The file must be a regular one within the folder `inside`, symbolic links followed. `file` is its
    name in positions. Never raises for a bad file, and never waits for one (a pipe, a device).
    """
    try:
        text = _text(path, inside)
    except _Refused as refused:
        return None, (_told(refused, file),)
    return _parsed(text, file)


# A preview reads all files again, of which one has changed.
_parsed = lru_cache(maxsize=2_000)(parse)


def read_text(path: Path, *, file: str, inside: Path) -> tuple[str | None, tuple[Problem, ...]]:
    """Return the text of a file that is no YAML under the same rules, and its problems.

    Characters that are not allowed are reported and left out.
    """
    try:
        text = _text(path, inside)
    except _Refused as refused:
        return None, (_told(refused, file),)
    return without_odd(text), odd_characters(text, file, first_line=1)


def _told(refused: _Refused, file: str) -> Problem:
    position = Position(file=file, line=refused.line, column=refused.column)
    return problem(refused.code, position, refused.what, refused.cure)


def _text(path: Path, inside: Path) -> str:
    try:
        raw = _bytes(path, inside)
    except FileNotFoundError:
        if path.is_symlink():
            raise _Refused(
                "unreadable-file",
                "this symbolic link leads to a file that does not exist",
                "put the file itself here",
            ) from None
        raise _Refused("unreadable-file", "there is no such file", "check its name") from None
    except PermissionError:
        raise _Refused(
            "unreadable-file", "the file may not be read", "give the account that builds the right to read it"
        ) from None
    except (OSError, RuntimeError, ValueError) as error:
        # A loop of links is a RuntimeError in Python 3.11 and 3.12, an OSError since; a NUL in a name
        # is a ValueError.
        if isinstance(error, RuntimeError) or getattr(error, "errno", None) == errno.ELOOP:
            what, cure = "this symbolic link leads round in a circle", "put the file itself here"
        else:
            what, cure = f"the file cannot be read ({_reason(error)})", "put a regular text file here"
        raise _Refused("unreadable-file", what, cure) from None
    if len(raw) > LARGEST:
        raise _Refused("too-large", "the file is larger than 8 MiB", SIZE_CURE)
    text = _decoded(raw)
    if "<<<<<<< " in text and (conflict := _CONFLICT.search(text)):
        line = text.count("\n", 0, conflict.start()) + 1
        last = line + conflict[0].count("\n")
        raise _Refused(
            "merge-conflict",
            f"a merge of git has left two versions here, as far as line {last}",
            "keep one of them, or what is right of both, and delete the lines <<<<<<<, ======= and >>>>>>>",
            line=line,
        )
    return text


def _reason(error: Exception) -> str:
    return (error.strerror or "input and output failed") if isinstance(error, OSError) else str(error)


def _bytes(path: Path, inside: Path) -> bytes:
    # With strings: a site has thousands of files, and a preview reads them all again.
    real = os.path.realpath(path, strict=True)
    if not f"{real}{os.sep}".startswith(os.path.join(_real(inside), "")):  # noqa: PTH118
        raise _Refused(
            "unreadable-file", "this symbolic link leads out of the project", "put the file itself here"
        )
    _demand_regular(os.stat(real).st_mode)  # noqa: PTH116
    # Between the look and the opening the file may have been exchanged: do not wait for a pipe, and
    # look again at what was opened.
    flags = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_NOFOLLOW", 0)
    with os.fdopen(os.open(real, flags | getattr(os, "O_BINARY", 0)), "rb") as stream:
        _demand_regular(os.fstat(stream.fileno()).st_mode)
        return stream.read(LARGEST + 1)


@lru_cache(maxsize=16)
def _real(folder: Path) -> str:
    return os.path.realpath(folder)


def _demand_regular(mode: int) -> None:
    if not stat.S_ISREG(mode):
        kind = _KINDS.get(stat.S_IFMT(mode), "no regular file")
        raise _Refused("unreadable-file", f"this is {kind}", "put a regular text file here")


def _decoded(raw: bytes) -> str:
    for mark, name in _MARKS.items():
        if raw.startswith(mark):
            raise _Refused("bad-encoding", f"the file is in {name}, not in UTF-8", _CURE)
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        # In UTF-16 without a mark every other byte of Latin text is nought.
        wide = raw[:200].count(0) > 20
        before = re.split(rb"\r\n|\r|\n", raw[: _offset(raw, error)])
        guess = "it looks like UTF-16" if wide else _guess(raw)
        raise _Refused(
            "bad-encoding",
            f"the file is not in UTF-8: byte 0x{error.object[error.start]:02X} is none of it" + guess,
            _CURE,
            line=len(before),
            column=len(before[-1].decode("utf-8", "replace")) + 1,
        ) from None


def _offset(raw: bytes, error: UnicodeDecodeError) -> int:
    """Return where in the file the first bad byte stands: the decoder takes the mark off before it counts."""
    return error.start + len(raw) - len(error.object)


def _guess(raw: bytes) -> str:
    # A letter of several bytes has others beside it; one with an accent stands alone among plain ones.
    if all(len(run) == 1 for run in _HIGH.findall(raw)):
        return f"; it may be {_OTHERS['cp1252']}"
    for encoding, name in _OTHERS.items():
        try:
            raw.decode(encoding)
        except UnicodeDecodeError:
            continue
        return f"; it may be {name}"
    return ""
