"""The points of a figure as a chart takes them: amounts over days, and the periods without any."""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from dispute_briefings.facts.conflicts import Standing, standing
from dispute_briefings.facts.dates import Date
from dispute_briefings.facts.model import Figure, Point
from dispute_briefings.facts.statements import NumberReport
from dispute_briefings.views.chart.time_axis import Stretch

Look = Literal["sure", "contested", "aside"]

_MONTH = 365.25 / 12
_MONTHS = {"annual": 12, "half-yearly": 6, "quarterly": 3, "monthly": 1}
# As EDTF numbers quarters and halves of a year.
_EDTF_PART = {6: 40, 3: 33}
# No figure has as many periods; one that does is not counted through.
_MOST_PERIODS = 5_000


@dataclass(frozen=True, kw_only=True, slots=True)
class Amount:
    """One report of a period: from `low` to `high`, which are the same but for a range.

    `look` says whether it stands alone or is preferred, is one of several that differ, or was set aside.
    `is_part` is one of a period that is no whole one: eleven months among years.
    """

    period: Date
    days: Stretch
    low: Decimal
    high: Decimal
    approx: bool
    look: Look
    is_part: bool = False

    @property
    def is_range(self) -> bool:
        """Whether it is known by its ends alone."""
        return self.low != self.high


@dataclass(frozen=True, kw_only=True, slots=True)
class Series:
    """A figure with its amounts in the order of time; `side` is the number of its colour."""

    figure: Figure
    side: int
    amounts: tuple[Amount, ...]


def series_of(figure: Figure, side: int = 0) -> Series:
    """Return the amounts of a figure; a period without a known beginning or end has no place in a chart."""
    amounts = tuple(amount for point in figure.points for amount in _amounts(figure, point))
    return Series(figure=figure, side=side, amounts=tuple(sorted(amounts, key=lambda each: each.days)))


def _amounts(figure: Figure, point: Point) -> Iterator[Amount]:
    days = days_of(point.period)
    if days is None:
        return
    reports = [
        report for report in point.reports if report.scope is None or report.scope.unit in {None, figure.unit}
    ]
    how = standing(reports) if reports else Standing.AGREED
    if how is Standing.AGREED:
        reports = reports[:1]
    months = _MONTHS.get(figure.frequency)
    is_part = months is not None and round((days[1] - days[0]) / _MONTH) != months
    for report in reports:
        low = report.value if report.value is not None else report.low
        high = report.value if report.value is not None else report.high
        if low is not None and high is not None:
            yield Amount(
                period=point.period,
                days=days,
                low=low,
                high=high,
                approx=report.approx,
                look=_look(report, how),
                is_part=is_part,
            )


def _look(report: NumberReport, how: Standing) -> Look:
    if report.rank == "deprecated":
        return "aside"
    if how in {Standing.AGREED, Standing.BOTH_TRUE, Standing.SETTLED} or report.rank == "preferred":
        return "sure"
    return "contested"


def days_of(period: Date) -> Stretch | None:
    """Return a period as days, from its first to the one after its last; None where one is not known."""
    if period.first is None or period.last is None:
        return None
    return float(period.first.toordinal()), float(period.last.toordinal() + 1)


def missing(series: Sequence[Series]) -> tuple[tuple[Date, ...], ...]:
    """Return the runs of periods, each with one period at least, for which no series has a figure.

    They lie between the first and last period that has one, or that a figure names without one. Figures
    of no regular frequency lack no period that could be named.
    """
    frequencies = {each.figure.frequency for each in series}
    months = _MONTHS.get(frequencies.pop()) if len(frequencies) == 1 else None
    named = [days for each in series for point in each.figure.points if (days := days_of(point.period))]
    if months is None or not named:
        return ()
    have = sorted(amount.days for each in series for amount in each.amounts)
    runs: list[list[Date]] = [[]]
    for period in _periods(min(named)[0], max(end for _, end in named), months):
        start, end = days_of(period) or (0.0, 0.0)
        while have and have[0][1] <= start:
            have.pop(0)
        if not any(first < end for first, _ in have[:1]):
            runs[-1].append(period)
        elif runs[-1]:
            runs.append([])
    return tuple(tuple(run) for run in runs if run)


def _periods(start: float, end: float, months: int) -> Iterator[Date]:
    """Yield the periods of so many months from one day to before another, as they fall in the year."""
    first = datetime.date.fromordinal(int(start))
    number = (first.year * 12 + first.month - 1) // months * months
    for _ in range(_MOST_PERIODS):
        year, month = divmod(number, 12)
        if year > datetime.MAXYEAR or datetime.date(year, month + 1, 1).toordinal() >= end:
            return
        yield Date.parse(_written(year, month, months))
        number += months


def _written(year: int, month: int, months: int) -> str:
    if months == 12:
        return f"{year:04}"
    part = month + 1 if months == 1 else _EDTF_PART[months] + month // months
    return f"{year:04}-{part:02}"
