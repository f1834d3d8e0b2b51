"""Where days stand on a bar: places and widths in percent, the same bytes every time."""

from __future__ import annotations

import datetime
from dataclasses import dataclass

# More years than this are not written below a bar, for their names would touch on a telephone.
_YEARS = 8


@dataclass(frozen=True, kw_only=True, slots=True)
class Scale:
    """A bar that begins with one day and ends with a later one."""

    first: datetime.date
    last: datetime.date

    def place(self, day: datetime.date) -> str:
        """Return how far from the beginning a day stands; one outside stands at the nearer end."""
        return self._share((min(max(day, self.first), self.last) - self.first).days)

    def width(self, first: datetime.date, after: datetime.date) -> str:
        """Return how wide the time from one day to another is, as far as it is on the bar."""
        begin, end = max(first, self.first), min(after, self.last)
        return self._share(max((end - begin).days, 0))

    def years(self) -> tuple[tuple[int, str], ...]:
        """Return the years that begin on the bar, at most a few, with their places."""
        begun = range(
            self.first.year + (self.first != datetime.date(self.first.year, 1, 1)), self.last.year + 1
        )
        step = -(-len(begun) // _YEARS) or 1
        return tuple((year, self.place(datetime.date(year, 1, 1))) for year in begun[::step])

    def _share(self, days: int) -> str:
        return f"{100 * days / max((self.last - self.first).days, 1):.2f}%"
