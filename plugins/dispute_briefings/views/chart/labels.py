"""Words in a drawing that leave each other room.

A drawing is as wide as its column, and its words stay as large as they are. Words that have room on the
narrowest telephone have it everywhere; others are for a wide column alone.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Literal

# So many pixels wide is the drawing on the narrowest telephone, and in a wide column.
NARROW = 224.0
WIDE = 540.0
# What words of 12 pixels take: the middle of their letters, and a line.
LINE = 14.0
_LETTER, _WIDE_LETTER, _THIN_LETTER = 7.3, 12.4, 3.9
_THIN = frozenset(".,:;'|! ")

Anchor = Literal["start", "middle", "end"]


@dataclass(frozen=True, kw_only=True, slots=True)
class Label:
    """Words at a place: `x` in percent, `y` the line that they stand on, in pixels from the top.

    They have the colour of their `side`, if any. `wide_only` is what has no room on a telephone.
    """

    text: str
    x: float
    y: float
    anchor: Anchor = "middle"
    side: int = 0
    wide_only: bool = False


@dataclass(frozen=True, kw_only=True, slots=True)
class Wish:
    """Words that want a place across, and the lines that they may stand on, the best first."""

    text: str
    x: float
    lines: tuple[float, ...]
    side: int = 0


@dataclass(frozen=True, kw_only=True, slots=True)
class Box:
    """A rectangle: from `x` to `x_end` in percent of the width, so many pixels further; pixels down."""

    x: float
    x_end: float
    top: float
    bottom: float
    before: float = 0.0
    after: float = 0.0

    def edges(self, width: float) -> tuple[float, float]:
        """Return where it begins and ends in a drawing so many pixels wide."""
        return self.x * width / 100 - self.before, self.x_end * width / 100 + self.after

    def is_apart(self, other: Box, width: float, gap: float) -> bool:
        """Return whether two rectangles leave each other room."""
        if self.bottom <= other.top or other.bottom <= self.top:
            return True
        (left, right), (other_left, other_right) = self.edges(width), other.edges(width)
        return right + gap <= other_left or other_right + gap <= left


def width_of(text: str) -> float:
    """Return about how many pixels words of 12 pixels take."""
    return sum(
        _WIDE_LETTER
        if unicodedata.east_asian_width(letter) in {"W", "F"}
        else _THIN_LETTER
        if letter in _THIN
        else _LETTER
        for letter in text
    )


@dataclass(kw_only=True, slots=True)
class Room:
    """The room that a drawing has for words: what is taken, and what may stand beside it."""

    taken: list[Box] = field(default_factory=list)
    overhang: float = 8.0
    gap: float = 3.0

    def place(self, wishes: Iterable[Wish]) -> tuple[Label, ...]:
        """Return the words that have room, those first that come first.

        What finds none on a telephone is tried again for a wide column.
        """
        placed: list[Label] = []
        left: list[Wish] = []
        for wish in wishes:
            label = self._placed(wish, NARROW, wide_only=False)
            placed += [label] if label else []
            left += [] if label else [wish]
        for wish in left:
            label = self._placed(wish, WIDE, wide_only=True)
            placed += [label] if label else []
        return tuple(placed)

    def _placed(self, wish: Wish, width: float, *, wide_only: bool) -> Label | None:
        words = width_of(wish.text)
        anchor = self._anchor(wish.x * width / 100, words, width)
        before = {"start": 0.0, "middle": words / 2, "end": words}[anchor]
        for y in wish.lines:
            box = Box(x=wish.x, x_end=wish.x, top=y - 11, bottom=y + 3, before=before, after=words - before)
            if all(box.is_apart(other, width, self.gap) for other in self.taken):
                self.taken.append(box)
                return Label(
                    text=wish.text, x=wish.x, y=y, anchor=anchor, side=wish.side, wide_only=wide_only
                )
        return None

    def _anchor(self, x: float, words: float, width: float) -> Anchor:
        if x - words / 2 < -self.overhang:
            return "start"
        return "end" if x + words / 2 > width + self.overhang else "middle"
