"""Small edits of a text by offset, so that comments, order and layout stay as they are."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

_LINE_END = re.compile(r"\r\n|\r|\n")


@dataclass(frozen=True, slots=True, order=True)
class Edit:
    """What stands between two offsets is taken out, and a text put there."""

    start: int
    end: int
    text: str


def applied(text: str, edits: Iterable[Edit]) -> str:
    """Return a text with edits made; the same one twice counts once, and none reaches into another."""
    pieces, last = [], 0
    for edit in sorted(set(edits)):
        assert edit.start >= last, "edits do not overlap"
        pieces += [text[last : edit.start], edit.text]
        last = edit.end
    return "".join([*pieces, text[last:]])


def offset_at(text: str, line: int, column: int) -> int:
    """Return the offset of a line and a column, both from 1."""
    start = 0
    for _ in range(line - 1):
        found = _LINE_END.search(text, start)
        start = found.end() if found else len(text)
    return min(start + column - 1, len(text))


def line_end(text: str, offset: int) -> int:
    """Return where the line of an offset ends, before what ends it."""
    found = _LINE_END.search(text, offset)
    return found.start() if found else len(text)


def line_break(text: str) -> str:
    """Return how lines end in a text."""
    found = _LINE_END.search(text)
    return found[0] if found else "\n"
