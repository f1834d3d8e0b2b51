"""Where each character of a text stands in its file: a text in a file may fold, be indented and be escaped.

The reading keeps where a text begins and no more. What is asked for here is asked when a mistake is told: the
events of the file are then read once more, and the text is made of its lines as YAML makes it (YAML 1.2.2,
chapters 7.3 and 8.1). Where the two do not agree, nothing is said.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import compress
from typing import Any

from yaml import ScalarEvent, StreamEndEvent, YAMLError

from dispute_briefings.source_yaml.characters import ODD, without_odd
from dispute_briefings.source_yaml.events import FastParser
from dispute_briefings.source_yaml.paragraphs import origins, with_paragraphs

Cell = tuple[int, int]  # row and column, from 0

_UNITS = {
    "'": re.compile("''|."),
    '"': re.compile(r"\\(?:x.{2}|u.{4}|U.{8}|.)|."),
    "": re.compile("."),
}
_BLOCKS = frozenset("|>")
_QUOTES = frozenset("'\"")
_ESCAPING = frozenset("'\\")


def place_inside(text: str, at: Cell, value: str, offset: int) -> Cell | None:
    """Return where a character of a value stands, or None where that is not known exactly.

    White space at the end of a line, and a line break, stand right behind what is before them.

    Args:
        text: the file, as it was parsed.
        at: where the value begins.
        value: what was read there, in NFC and without odd characters.
        offset: which of its characters is asked for.
    """
    if not 0 <= offset < len(value):
        return None
    lines, (row, column) = _lines(text), at
    sign = lines[row][column : column + 1]
    begin = column + (sign in _QUOTES)
    # Most values stand on one line as they are.
    if lines[row].startswith(value, begin) and sign not in _BLOCKS and _ESCAPING.isdisjoint(value):
        return row, begin + offset
    placed = _placed(text, at)
    if placed is None or placed.value != value:
        return None
    return placed.cells[placed.index(offset)]


@dataclass(frozen=True, kw_only=True, slots=True)
class _Placed:
    """A text that was read; `plain` is what it was before letters were composed, sign by sign at `cells`.

    `lines` are those of `plain`, each with where it begins in `value` and in `plain`.
    """

    value: str
    plain: str
    cells: Sequence[Cell]
    lines: Sequence[tuple[int, int, str]]

    def index(self, offset: int) -> int:
        """Return which sign of `plain` has become one of the value, or the first of those that have."""
        if self.value == self.plain:
            return offset
        # A line break is composed with nothing.
        begin, index, line = self.lines[bisect_right(self.lines, offset, key=lambda each: each[0]) - 1]
        wanted = offset - begin + 1
        length = bisect_left(range(len(line) + 1), wanted, key=lambda n: len(_composed(line[:n])))
        return index + length - 1


# What is told of one text is told one after the other.
@lru_cache(maxsize=16)
def _placed(text: str, at: Cell) -> _Placed | None:
    event = _texts(text).get(at)
    cells = _cells(_lines(text), event) if event is not None else None
    if event is None or cells is None:
        return None
    kept = [not ODD.match(sign) for sign in event.value]
    plain, placed = without_odd(event.value), [*compress(cells, kept)]
    if event.style != "|":
        placed = [placed[index] for index in origins(plain)]
        plain = with_paragraphs(plain)
    lines: list[tuple[int, int, str]] = []
    begin = index = 0
    for line in plain.splitlines(keepends=True):
        lines.append((begin, index, line))
        begin, index = begin + len(_composed(line)), index + len(line)
    return _Placed(value=_composed(plain), plain=plain, cells=placed, lines=lines)


def _composed(text: str) -> str:
    return unicodedata.normalize("NFC", text)


@lru_cache(maxsize=64)
def _lines(text: str) -> Sequence[str]:
    return text.split("\n")


# A preview asks for the texts of all files anew, of which one has changed.
@lru_cache(maxsize=2_000)
def _texts(text: str) -> Mapping[Cell, Any]:
    """Return the events of all texts that do not stand on one line as they are, by where they begin."""
    parser = FastParser(text)
    found: dict[Cell, Any] = {}
    event: Any = None
    try:
        while type(event) is not StreamEndEvent:
            event = parser.get_event()
            begin, end = event.start_mark, event.end_mark
            if type(event) is ScalarEvent and (event.style or end.line > begin.line):
                found[begin.line, begin.column] = event
    except YAMLError:  # told already; what stands before it is known
        pass
    return found


def _cells(lines: Sequence[str], event: Any) -> tuple[Cell, ...] | None:
    """Return the place of each character of a text as it was written; None where they cannot be told."""
    if event.style in _BLOCKS:
        return _in_block(lines, event)
    made = tuple(_in_line(lines, event))
    written = len(made) == len(event.value) and all(
        sign is None or sign == meant for (_, sign), meant in zip(made, event.value, strict=True)
    )
    return tuple(cell for cell, _ in made) if written else None


def _in_block(lines: Sequence[str], event: Any) -> tuple[Cell, ...] | None:
    """Of a text below ``|`` or ``>``: what is no white space follows in the file as in the text."""
    first, last = event.start_mark.line + 1, event.end_mark.line
    signs = (
        (row, column)
        for row in range(first, min(last + 1, len(lines)))
        for column, sign in enumerate(lines[row])
        if sign != " "
    )
    cells: list[Cell] = []
    behind, broken = (first, 0), False
    for sign in event.value:
        if sign not in " \n":
            row, column = next(signs, (0, 0))
            if lines[row][column] != sign:
                return None
            cells.append((row, column))
            behind, broken = (row, column + 1), False
        else:
            cells.append(behind)
            broken = broken or sign == "\n" or behind[1] >= len(lines[behind[0]])
            behind = behind if broken else (behind[0], behind[1] + 1)
    return tuple(cells)


def _in_line(lines: Sequence[str], event: Any) -> Iterator[tuple[Cell, str | None]]:
    """Yield place and character of a text that is in quotes, or plain; None for one that is escaped."""
    begin, end, quote = event.start_mark, event.end_mark, event.style or ""
    breaks, joined, behind = 0, False, (begin.line, begin.column)
    for row in range(begin.line, end.line + 1):
        here = lines[row][: end.column - len(quote)] if row == end.line else lines[row]
        start = begin.column + len(quote) if row == begin.line else len(here) - len(here.lstrip(" "))
        joins = False
        if row < end.line:
            here, joins = _without_end(here, start, escapes=quote == '"')
        if row > begin.line:
            breaks += 1
            if start >= len(here) and row < end.line and not joins:
                continue
            # One line break is a space, several are one less; an escaped one is none.
            folded = "\n" * (breaks - 1) or ("" if joined else " ")
            yield from ((behind, sign) for sign in folded)
        for unit in _UNITS[quote].finditer(here, start):
            yield (row, unit.start()), unit[0] if len(unit[0]) == 1 else None
        breaks, joined, behind = 0, joins, (row, len(here))


def _without_end(line: str, start: int, *, escapes: bool) -> tuple[str, bool]:
    """Return a line without what folding takes off its end, and whether its line break is escaped."""
    kept = line[start:].rstrip(" ")
    if escapes and (len(kept) - len(kept.rstrip("\\"))) % 2:
        if len(kept) < len(line) - start:
            kept += " "  # this one is escaped
        else:
            return line[: start + len(kept) - 1], True
    return line[:start] + kept, False
