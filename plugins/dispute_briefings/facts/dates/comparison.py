"""When two dates may be true of one thing, and how far an approximate date reaches.

The rules are ours; EDTF leaves them open.

- A plain date is compared as the interval that starts and ends with it: everything compares start with start
  and end with end.
- An unknown start or end may be any; an open one (`..`) is like nothing but another open one.
- An approximate date reaches one unit of its precision further on both sides.
- A time of day is an instant. A day holds the times that are written with that day, whatever their offset.
"""

from __future__ import annotations

import datetime
from collections.abc import Callable
from typing import TYPE_CHECKING, Literal, TypeAlias

from dispute_briefings.facts.dates.reading import Precision, months_from

if TYPE_CHECKING:
    from dispute_briefings.facts.dates.value import Date

Bound: TypeAlias = "Date | Literal['open', 'unknown']"

_UNIT_IN_MONTHS: dict[Precision, int] = {
    "month": 1,
    "quarter": 3,
    "season": 3,
    "half": 6,
    "year": 12,
    "decade": 120,
    "century": 1200,
}


def contains(outer: Date, inner: Date) -> bool:
    """Whether everything that `inner` may mean, `outer` may mean too. Transitive and reflexive."""
    return _both_bounds(outer, inner, _holds)


def agrees(one: Date, other: Date) -> bool:
    """Whether both may be true: bound by bound, what one names lies in the reach of the other."""
    return _both_bounds(one, other, lambda a, b: _may_name(a, b) or _may_name(b, a))


def reach(
    first: datetime.date, last: datetime.date, precision: Precision
) -> tuple[datetime.date, datetime.date]:
    """Return the first and last day that an approximate date may mean: one unit further on both sides."""
    if precision in {"minute", "day"}:
        return _days_later(first, -1), _days_later(last, 1)
    months = _UNIT_IN_MONTHS[precision]
    return _month_later(first, -months)[0], _month_later(last, months)[1]


def minutes_since_epoch(date: Date) -> int | None:
    """Return the instant of a time of day in minutes of UTC, or nothing for a date without a time."""
    if date.time is None or date.offset is None or date.first is None:
        return None
    written = date.first.toordinal() * 1440 + date.time.hour * 60 + date.time.minute
    return written - int(date.offset.total_seconds()) // 60


def _both_bounds(one: Date, other: Date, compare: Callable[[Bound, Bound], bool]) -> bool:
    (start, end), (other_start, other_end) = _bounds(one), _bounds(other)
    return compare(start, other_start) and compare(end, other_end)


def _bounds(date: Date) -> tuple[Bound, Bound]:
    if not date.is_interval:
        return date, date
    return (
        date.start or ("open" if date.text.startswith("..") else "unknown"),
        date.end or ("open" if date.is_ongoing else "unknown"),
    )


def _holds(outer: Bound, inner: Bound) -> bool:
    if isinstance(outer, str) or isinstance(inner, str):
        return outer in {"unknown", inner}
    if outer.time is not None:
        return outer.first == inner.first and minutes_since_epoch(outer) == minutes_since_epoch(inner)
    return _within(inner.reach, outer.reach)


def _may_name(one: Bound, other: Bound) -> bool:
    if isinstance(one, str) or isinstance(other, str):
        return one in {"unknown", other}
    if one.time is not None:
        return minutes_since_epoch(one) == minutes_since_epoch(other)
    return _within((other.first, other.last), one.reach)


def _within(
    inner: tuple[datetime.date | None, datetime.date | None],
    outer: tuple[datetime.date | None, datetime.date | None],
) -> bool:
    first, last = inner
    earliest, latest = outer
    if first is None or last is None or earliest is None or latest is None:
        raise AssertionError(
            "only an interval lacks a first or last day, and its bounds are compared instead"
        )
    return earliest <= first and last <= latest


def _days_later(day: datetime.date, days: int) -> datetime.date:
    ordinal = day.toordinal() + days
    return datetime.date.fromordinal(min(max(ordinal, 1), datetime.date.max.toordinal()))


def _month_later(day: datetime.date, months: int) -> tuple[datetime.date, datetime.date]:
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    if year < datetime.MINYEAR:
        return datetime.date.min, datetime.date.min
    if year > datetime.MAXYEAR:
        return datetime.date.max, datetime.date.max
    return months_from(year, month + 1, 1)
