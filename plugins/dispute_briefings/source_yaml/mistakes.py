"""A mistake in a text, and the wording of those that are told from more than one place."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

DEEPEST = 32
MOST_FOUND = 500
QUOTES = "put the whole text in quotes"
ODD_SPACES = {"\u00a0": "a no-break space (U+00A0)", "\u3000": "an ideographic space (U+3000)"}


@dataclass(frozen=True, kw_only=True, slots=True)
class Mistake:
    """A mistake in a text, at a row and a column from 0."""

    code: str
    row: int
    column: int
    what: str
    cure: str


class Stopped(Exception):  # noqa: N818 -- the text is in error, not the program
    """A text cannot be read on.

    `open_columns` has the column of each open block, and whether it is a list; `for_good` says that it is
    no use to leave out a part.
    """

    def __init__(
        self, mistake: Mistake, open_columns: Sequence[tuple[int, bool]] = (), *, for_good: bool = False
    ) -> None:
        super().__init__(mistake.what)
        self.mistake = mistake
        self.open_columns = open_columns
        self.for_good = for_good


class Found(list[Mistake]):
    """The mistakes of a text that do not keep the rest from being read.

    Raises:
        Stopped: there are so many that nobody reads them.
    """

    def add(self, code: str, place: tuple[int, int], what: str, cure: str) -> None:
        """Add a mistake at a row and a column from 0."""
        self.append(Mistake(code=code, row=place[0], column=place[1], what=what, cure=cure))
        if len(self) == MOST_FOUND:
            last = self.pop()
            what = f"{last.what}; after {MOST_FOUND} mistakes the rest is not read"
            raise Stopped(replace(last, what=what), for_good=True)


def wide_colon(found: re.Match[str]) -> tuple[str, str]:
    """Return what is wrong with a key that ends in a colon in full width, and the cure.

    `found` is of FULL_WIDTH_KEY.
    """
    what = f"the colon after '{found[1]}' is in full width (：)"
    return what, f"write '{found[1]}: ', with a space after it; if it is a text, {QUOTES}"


def directive(row: int, column: int) -> Mistake:
    """Return the mistake of a line that begins with a percent sign."""
    cure = f"delete the line; if it belongs to a text, indent it or {QUOTES}"
    what = "a line cannot begin with %"
    return Mistake(code="bad-yaml", row=row, column=column, what=what, cure=cure)


def too_deep(row: int, column: int) -> Mistake:
    """Return the mistake of a list or mapping that is nested too deeply."""
    what = f"this is nested more than {DEEPEST} levels deep"
    cure = f"write it flatter; if it is a text, {QUOTES}"
    return Mistake(code="too-deep", row=row, column=column, what=what, cure=cure)
