"""Where days stand on the axis of an overview, when a long time with few events comes before the rest.

The main time is drawn to scale. Of the time before it, only the years that hold something have a column,
and a narrow one: forty years without an event would leave no room for the six months that matter.
"""

from __future__ import annotations

import datetime
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise
from math import log

# The earlier time is drawn apart where the main time has so many times as many events a year,
_RATIO = 8
# and takes so much of the width for each of its columns, in percent, up to so much altogether.
_COLUMN, _EARLIER = 3.2, 26.0


@dataclass(frozen=True, kw_only=True, slots=True)
class Course:
    """An axis from 0 to 100: `columns` are years before the main time, which is that of `years`."""

    columns: tuple[int, ...]
    years: range

    @staticmethod
    def of(first_years: Iterable[int], touched: Iterable[int]) -> Course:
        """Return the axis for events.

        Args:
            first_years: the year in which each event begins.
            touched: every year in which an event begins or ends.

        Raises:
            ValueError: there is no year.
        """
        begun = Counter(first_years)
        known = sorted({*begun, *touched})
        main = _main_begins(begun)
        return Course(columns=tuple(year for year in known if year < main), years=range(main, known[-1] + 1))

    @property
    def break_at(self) -> float:
        """Where the main time begins."""
        return min(_COLUMN * len(self.columns), _EARLIER)

    def place(self, day: datetime.date) -> float:
        """Return where a day begins; one between two columns stands between them, one outside at the end."""
        if day.year >= self.years.start:
            first, after = _january(self.years.start), _january(self.years.stop)
            share = (day - first).days / (after - first).days
            return self.break_at + (100 - self.break_at) * min(share, 1.0)
        before = sum(year < day.year for year in self.columns)
        if day.year in self.columns:
            within = (day - _january(day.year)).days / 366
            return self.break_at * (before + within) / len(self.columns)
        return self.break_at * before / max(len(self.columns), 1)

    def end(self, day: datetime.date) -> float:
        """Return where a day ends."""
        return self.place(day + datetime.timedelta(days=1)) if day < datetime.date.max else 100.0

    def ticks(self, most: int) -> tuple[tuple[int, float], ...]:
        """Return the years of the main time with their places, not more than `most`."""
        step = -(-len(self.years) // most)
        return tuple((year, self.place(_january(year))) for year in self.years[::step])


def _january(year: int) -> datetime.date:
    return datetime.date(min(max(year, 1), 9999), 1, 1)


def _main_begins(begun: Counter[int]) -> int:
    """The year from which on events are frequent; the first, where they always are.

    It is the most likely one at which the yearly rate of a Poisson process changes: the maximum of
    n1 log(n1 / t1) + n2 log(n2 / t2), with the number of events n and of years t before it and from it on.
    """
    years = sorted(begun)
    first, last, total = years[0], years[-1], begun.total()
    best, main, before = float("-inf"), first, 0
    for year, following in pairwise(years):
        before += begun[year]
        early, late = before / (following - first), (total - before) / (last + 1 - following)
        likely = before * log(early) + (total - before) * log(late)
        if late >= _RATIO * early and likely > best:
            best, main = likely, following
    return main
