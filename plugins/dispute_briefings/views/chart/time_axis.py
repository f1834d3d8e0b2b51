"""The axis of time: every period is as wide as it is, and a long stretch without anything is cut short."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

Stretch = tuple[float, float]
"""From a day to the day after the last, as ordinals."""

# More periods than this in a row without a figure are cut out of an axis of regular periods,
_LONGEST_EMPTY = 4
# and drawn as wide as so many.
_CUT_WIDTH = 1.6
# On an axis without a regular period, a stretch is cut out that takes more than this share of it.
_EMPTY_SHARE = 0.5


@dataclass(frozen=True, kw_only=True, slots=True)
class Cut:
    """A stretch that is not drawn to scale, and where it stands, in percent."""

    days: Stretch
    x: float
    width: float


@dataclass(frozen=True, kw_only=True, slots=True)
class TimeAxis:
    """Where a day stands, in percent of the width.

    `pieces` are pairs of days and of places: the axis goes straight from each to the next.
    """

    pieces: tuple[tuple[float, float], ...]
    cuts: tuple[Cut, ...]

    def place(self, day: float) -> float:
        """Return where a day begins; what lies beyond the ends stands at them."""
        before = self.pieces[0]
        if day <= before[0]:
            return before[1]
        for piece in self.pieces[1:]:
            if day <= piece[0]:
                return before[1] + (piece[1] - before[1]) * (day - before[0]) / (piece[0] - before[0])
            before = piece
        return before[1]

    def is_cut(self, stretch: Stretch) -> bool:
        """Return whether a stretch lies in what is not drawn to scale."""
        return any(cut.days[0] <= stretch[0] and stretch[1] <= cut.days[1] for cut in self.cuts)


def time_axis(periods: Sequence[Stretch], others: Iterable[Stretch] = (), *, regular: bool) -> TimeAxis:
    """Return the axis over periods, of which there is at least one, and over other days that count.

    Where periods are `regular`, the usual one says what is a long stretch without any.
    """
    usual = median(end - start for start, end in periods)
    held = _merged([*periods, *((start - usual / 8, end + usual / 8) for start, end in others)])
    total = held[-1][1] - held[0][0]
    longest = usual * (_LONGEST_EMPTY + 0.5) if regular else total * _EMPTY_SHARE
    cut_width = usual * _CUT_WIDTH if regular else total * (1 - _EMPTY_SHARE) / 5
    drawn = [(held[0][0], 0.0)]
    cut_days = []
    for (_, end), (following, _) in pairwise(held):
        width = following - end
        if width > longest:
            cut_days.append((end, following))
            drawn.append((end, drawn[-1][1] + end - drawn[-1][0]))
            drawn.append((following, drawn[-1][1] + cut_width))
    drawn.append((held[-1][1], drawn[-1][1] + held[-1][1] - drawn[-1][0]))
    whole = drawn[-1][1]
    axis = TimeAxis(pieces=tuple((day, 100 * place / whole) for day, place in drawn), cuts=())
    cuts = tuple(
        Cut(days=days, x=axis.place(days[0]), width=axis.place(days[1]) - axis.place(days[0]))
        for days in cut_days
    )
    return TimeAxis(pieces=axis.pieces, cuts=cuts)


def _merged(stretches: Iterable[Stretch]) -> list[Stretch]:
    """Return stretches in order, those that touch as one."""
    merged: list[Stretch] = []
    for start, end in sorted(stretches):
        if merged and start <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(merged[-1][1], end))
        else:
            merged.append((start, end))
    return merged
