"""Counting from a date, as precisely as it is known and never more precisely."""

from __future__ import annotations

import calendar
import datetime
from typing import Literal

from dispute_briefings.facts.dates import Date, DateError

Unit = Literal["day", "week", "month", "quarter", "year"]

WORDS: dict[Unit, str] = {
    "day": "the day",
    "week": "the day",
    "month": "the month",
    "quarter": "the month",
    "year": "the year",
}
"""What has to be known of a date to count units from it."""

_PRECISE_ENOUGH: dict[Unit, frozenset[str]] = {
    "day": frozenset({"day", "minute"}),
    "week": frozenset({"day", "minute"}),
    "month": frozenset({"day", "minute", "month"}),
    "quarter": frozenset({"day", "minute", "month", "quarter"}),
    "year": frozenset({"day", "minute", "month", "quarter", "half", "season", "year"}),
}


def base(date: Date | None, unit: Unit) -> datetime.date | None:
    """Return the day to count units from; None where the date is not known as precisely as that."""
    if date is None or date.approximate or date.uncertain or date.precision not in _PRECISE_ENOUGH[unit]:
        return None
    return date.first


def parsed(text: str) -> Date | None:
    """Return the date of a text in EDTF; None where there is no such day."""
    try:
        return Date.parse(text)
    except DateError:
        return None


def of_parts(year: int, month: int | None = None, day: int | None = None) -> Date | None:
    """Return the date of a year, a month or a day; None where there is no such day."""
    parts = f"{year:04}" + (f"-{month:02}" if month else "") + (f"-{day:02}" if month and day else "")
    return parsed(parts) if 1000 <= year <= 9999 else None


def unit_away(day: datetime.date, unit: Unit, count: int) -> Date | None:
    """Return the day, week, month, quarter or year that lies some units later, or earlier below nought."""
    match unit:
        case "day":
            return _day(day, count)
        case "week":
            return week(day, count)
        case "month":
            return of_parts(*months_away(day, count))
        case "quarter":
            year, month = months_away(day, 3 * count)
            return parsed(f"{year:04}-{33 + (month - 1) // 3}") if 1000 <= year <= 9999 else None
        case "year":
            return of_parts(day.year + count)


def about(day: datetime.date, unit: Unit, count: int) -> Date | None:
    """Return when it was that many units later: days are counted, a longer unit is taken to be about that."""
    if unit == "day":
        return _day(day, count)
    away = _day(day, 7 * count) if unit == "week" else unit_away(day, unit, count)
    return parsed(f"{away.text}~") if away is not None else None


def months_away(day: datetime.date, count: int) -> tuple[int, int]:
    """Return the year and the month that lie some months later."""
    year, month = divmod(day.year * 12 + day.month - 1 + count, 12)
    return year, month + 1


def week(day: datetime.date, count: int = 0) -> Date | None:
    """Return a week from Monday to Sunday, some weeks later than that of a day (ISO 8601)."""
    monday = _shifted(day, 7 * count - day.weekday())
    sunday = _shifted(day, 7 * count - day.weekday() + 6)
    return parsed(f"{Date.day(monday)}/{Date.day(sunday)}") if monday and sunday else None


def weekday_of_week(day: datetime.date, weekday: int, count: int) -> Date | None:
    """Return a day (Monday is 0) of a week some weeks later."""
    return _day(day, 7 * count - day.weekday() + weekday)


def weekday_before(day: datetime.date, weekday: int, *, today: bool) -> Date | None:
    """Return the last such weekday before a day, or on it where `today` counts."""
    back = (day.weekday() - weekday) % 7
    return _day(day, -(back or (0 if today else 7)))


def weekday_after(day: datetime.date, weekday: int, *, today: bool) -> Date | None:
    """Return the first such weekday after a day, or on it where `today` counts."""
    ahead = (weekday - day.weekday()) % 7
    return _day(day, ahead or (0 if today else 7))


def month_before(day: datetime.date, month: int, *, today: bool) -> Date | None:
    """Return the last such month before that of a day, or that of the day itself where `today` counts."""
    is_past = month < day.month or (today and month == day.month)
    return of_parts(day.year if is_past else day.year - 1, month)


def month_after(day: datetime.date, month: int) -> Date | None:
    """Return the first such month after that of a day."""
    return of_parts(day.year if month > day.month else day.year + 1, month)


def day_before(day: datetime.date, number: int, month: int | None = None) -> Date | None:
    """Return the last day of that number, in a month where one is named, on or before a day."""
    for back in range(50 if month else 3):
        year, at = (day.year - back, month) if month else months_away(day, -back)
        found = _valid(year, at, number)
        if found is not None and found <= day:
            return Date.day(found)
    return None


def day_after(day: datetime.date, number: int, month: int | None = None) -> Date | None:
    """Return the first day of that number, in a month where one is named, on or after a day."""
    for ahead in range(50 if month else 3):
        year, at = (day.year + ahead, month) if month else months_away(day, ahead)
        found = _valid(year, at, number)
        if found is not None and found >= day:
            return Date.day(found)
    return None


def _valid(year: int, month: int, number: int) -> datetime.date | None:
    if not 1000 <= year <= 9999 or not 1 <= number <= calendar.monthrange(year, month)[1]:
        return None
    return datetime.date(year, month, number)


def _day(day: datetime.date, count: int) -> Date | None:
    shifted = _shifted(day, count)
    return Date.day(shifted) if shifted is not None else None


def _shifted(day: datetime.date, count: int) -> datetime.date | None:
    ordinal = day.toordinal() + count
    in_range = datetime.date(1000, 1, 1).toordinal() <= ordinal <= datetime.date.max.toordinal()
    return datetime.date.fromordinal(ordinal) if in_range else None
