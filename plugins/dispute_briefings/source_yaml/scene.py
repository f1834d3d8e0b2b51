"""The place where a YAML parser gave up."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from yaml import YAMLError

from dispute_briefings.source_yaml.mistakes import Mistake

# A line that looks like an entry of a list or of a mapping.
ENTRY = re.compile(r"\s*(?:- +)+\S|\s*[A-Za-z_][\w-]*:(?:\s|$)")

_WHAT_WAS_THERE = re.compile(r", but (?:found|got) .*", re.DOTALL)  # only one of the parsers says so


@dataclass(frozen=True, kw_only=True, slots=True)
class Told:
    """What a parser told before it gave up.

    The last event; row and column of the last text, which may have ended since, and of each bracket that
    is open.
    """

    event: Any
    last_text: tuple[int, int] | None
    brackets: Sequence[tuple[int, int]]


@dataclass(frozen=True, kw_only=True, slots=True)
class Scene:
    """Where a parser gave up, at a row and a column from 0, with its complaint.

    `began` is where that begins which it was reading.
    """

    complaint: str
    lines: Sequence[str]
    row: int
    column: int
    began: tuple[int, int]
    told: Told

    @classmethod
    def of(cls, error: YAMLError, lines: Sequence[str], told: Told) -> Scene:
        """Return the scene of a parser's error."""
        complaint = f"{getattr(error, 'context', '')}: {getattr(error, 'problem', '')}"
        place = _place(getattr(error, "problem_mark", None), lines) or (0, 0)
        return cls(
            complaint=_WHAT_WAS_THERE.sub("", complaint),
            lines=lines,
            row=place[0],
            column=place[1],
            began=_place(getattr(error, "context_mark", None), lines) or place,
            told=told,
        )

    @property
    def line(self) -> str:
        return self.lines[self.row]

    @property
    def before(self) -> str:
        return self.line[: self.column]

    @property
    def rest(self) -> str:
        return self.line[self.column :]

    @property
    def at_end(self) -> bool:
        return self.row == len(self.lines) - 1 and not self.rest

    def sign(self, at: tuple[int, int] | None = None) -> str:
        """Return the sign at a place, or where the parser gave up; nothing at the end of a line."""
        row, column = at or (self.row, self.column)
        return self.lines[row][column : column + 1]

    def row_above(self, row: int) -> int:
        """Return the nearest row above that is not blank, or -1."""
        row -= 1
        while row >= 0 and not self.lines[row].strip():
            row -= 1
        return row

    def mistake(
        self, what: str, cure: str, *, code: str = "bad-yaml", at: tuple[int, int] | None = None
    ) -> Mistake:
        """Return a mistake here, or at another place."""
        row, column = at or (self.row, self.column)
        return Mistake(code=code, row=row, column=column, what=what, cure=cure)


def indent_of(line: str) -> int:
    """Return the number of spaces that a line begins with."""
    return len(line) - len(line.lstrip(" "))


def short(text: str) -> str:
    """Return the text without the spaces around it, and cut if it is long."""
    text = text.strip()
    return text if len(text) <= 40 else text[:39] + "…"


def _place(mark: Any, lines: Sequence[str]) -> tuple[int, int] | None:
    if mark is None:
        return None
    row = min(mark.line, len(lines) - 1)
    return row, min(mark.column, len(lines[row]))
