"""Amounts as shapes: columns for sums, a line with points for what follows month upon month.

A line joins neighbours alone and never crosses a gap. Where several reports of a period differ and none
is preferred, it goes to each of them: a fork shows that nobody knows.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise
from typing import Literal

from dispute_briefings.views.chart.labels import LINE, NARROW
from dispute_briefings.views.chart.series import Amount, Series
from dispute_briefings.views.chart.shapes import Column, Dot, Spot, Stroke
from dispute_briefings.views.chart.time_axis import Stretch, TimeAxis

Form = Literal["columns", "line", "levels"]

# A line is worth it from so many periods in a row.
_RUN = 3
# What is left free on each side of a period.
_INSET = 0.09
# A column thinner than this on a telephone is a line of its own.
_THINNEST = 4.0
# A line of more periods than this has a point only where there is something to see.
_MOST_DOTS = 60

# How far the line of a value's words is from what is drawn of it.
_ABOVE_COLUMN, _BELOW_COLUMN = 5.0, 14.0
_ABOVE_DOT, _BELOW_DOT = 8.0, 18.0

_IN_A_LINE = frozenset({"monthly", "quarterly"})


@dataclass(frozen=True, kw_only=True, slots=True)
class Places:
    """Where days and values stand in a panel."""

    axis: TimeAxis
    down: Callable[[Decimal], float]
    base: float


def form_of(series: Sequence[Series]) -> Form:
    """Return how amounts are drawn together.

    Periods that overlap within a series cannot be columns: each is a level as wide as its period.
    """
    if any(_overlap(each.amounts) for each in series):
        return "levels"
    regular = all(each.figure.frequency in _IN_A_LINE for each in series)
    return "line" if regular and max(map(_longest_run, series)) >= _RUN else "columns"


def columns(series: Sequence[Series], places: Places) -> tuple[Column, ...]:
    """Return a column for each amount; those of one period stand beside each other and share its width."""
    by_period: dict[Stretch, list[tuple[int, Amount]]] = {}
    for each in series:
        for amount in each.amounts:
            by_period.setdefault(amount.days, []).append((each.side, amount))
    found = []
    for (start, end), held in by_period.items():
        x, x_end = places.axis.place(start), places.axis.place(end)
        slot = (x_end - x) * (1 - 2 * _INSET) / len(held)
        for place, (side, amount) in enumerate(held):
            found.append(
                _column(
                    amount,
                    places,
                    x=x + (x_end - x) * _INSET + slot * place,
                    width=slot,
                    side=side,
                )
            )
    return tuple(found)


def _column(amount: Amount, places: Places, *, x: float, width: float, side: int) -> Column:
    high, low = places.down(amount.high), places.down(amount.low)
    if not amount.is_range:
        high, low = min(high, places.base), max(low, places.base)
    return Column(
        x=x,
        width=width,
        y=high,
        height=low - high,
        side=side,
        amount=amount,
        is_stem=width * NARROW / 100 < _THINNEST,
    )


def levels(series: Sequence[Series], places: Places) -> tuple[Stroke, ...]:
    """Return a level for each amount, as wide as its period; of a range, both ends."""
    return tuple(
        Stroke(
            x=places.axis.place(amount.days[0]),
            y=places.down(number),
            x_end=places.axis.place(amount.days[1]),
            y_end=places.down(number),
            side=each.side,
            kind="level",
            look=amount.look,
        )
        for each in series
        for amount in each.amounts
        for number in dict.fromkeys((amount.low, amount.high))
    )


def line(series: Series, places: Places) -> tuple[Stroke, ...]:
    """Return the line of a series, from each period to the one right after it, and its ranges."""
    joined = [
        Stroke(
            x=_middle(one, places),
            y=places.down(one.low),
            x_end=_middle(other, places),
            y_end=places.down(other.low),
            side=series.side,
            kind="line",
            look="sure" if one.look == other.look == "sure" else "contested",
        )
        for before, after in _neighbours(series.amounts)
        for one in _on_the_line(before)
        for other in _on_the_line(after)
    ]
    ranges = [
        Stroke(
            x=_middle(amount, places),
            y=places.down(amount.high),
            x_end=_middle(amount, places),
            y_end=places.down(amount.low),
            side=series.side,
            kind="range",
            look=amount.look,
        )
        for amount in series.amounts
        if amount.is_range
    ]
    return tuple(joined + ranges)


def dots(series: Series, places: Places) -> tuple[Dot, ...]:
    """Return the points of a line; of many, those alone that are in doubt or stand apart."""
    single = [amount for amount in series.amounts if not amount.is_range]
    if len(single) > _MOST_DOTS:
        joined = {id(each) for pair in _neighbours(series.amounts) for group in pair for each in group}
        single = [each for each in single if each.look != "sure" or each.approx or id(each) not in joined]
    # What stands is drawn over what is in doubt.
    order = {"aside": 0, "contested": 1, "sure": 2}
    return tuple(
        Dot(
            x=_middle(amount, places),
            y=places.down(amount.low),
            side=series.side,
            amount=amount,
        )
        for amount in sorted(single, key=lambda each: order[each.look])
    )


def spots(series: Sequence[Series], places: Places, form: Form, drawn: Sequence[Column]) -> Iterator[Spot]:
    """Yield where each amount is to say its value: above what is drawn of it, or else below."""
    if form == "columns":
        for column in drawn:
            # Of columns side by side and about as high, one says its value over the other's.
            above, below = column.y - _ABOVE_COLUMN, column.y + column.height + _BELOW_COLUMN
            lines = (below,) if column.amount.high < 0 else (above, above - LINE - 2)
            yield Spot(amount=column.amount, side=column.side, x=column.middle, lines=lines)
        return
    for each in series:
        for amount in each.amounts:
            high, low = places.down(amount.high), places.down(amount.low)
            lines = (high - _ABOVE_DOT, low + _BELOW_DOT)
            yield Spot(amount=amount, side=each.side, x=_middle(amount, places), lines=lines)


def _middle(amount: Amount, places: Places) -> float:
    return (places.axis.place(amount.days[0]) + places.axis.place(amount.days[1])) / 2


def _by_period(amounts: Sequence[Amount]) -> list[list[Amount]]:
    grouped: dict[Stretch, list[Amount]] = {}
    for amount in amounts:
        grouped.setdefault(amount.days, []).append(amount)
    return list(grouped.values())


def _neighbours(amounts: Sequence[Amount]) -> Iterator[tuple[list[Amount], list[Amount]]]:
    """Yield the amounts of each two periods of which one begins where the other ends."""
    for before, after in pairwise(_by_period(amounts)):
        if before[0].days[1] == after[0].days[0]:
            yield before, after


def _on_the_line(amounts: Sequence[Amount]) -> list[Amount]:
    """Return which of a period's amounts a line goes to: the one that stands, else each that may."""
    single = [amount for amount in amounts if not amount.is_range]
    return [each for each in single if each.look == "sure"] or [
        each for each in single if each.look == "contested"
    ]


def _longest_run(series: Series) -> int:
    longest = run = 1 if series.amounts else 0
    for before, after in pairwise(_by_period(series.amounts)):
        run = run + 1 if before[0].days[1] == after[0].days[0] else 1
        longest = max(longest, run)
    return longest


def _overlap(amounts: Sequence[Amount]) -> bool:
    periods = sorted({amount.days for amount in amounts})
    return any(following[0] < before[1] for before, following in pairwise(periods))
