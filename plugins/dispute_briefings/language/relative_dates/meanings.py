"""What an expression is counted from, and what it then means."""

from __future__ import annotations

import datetime
import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

from dispute_briefings.facts.dates import Date
from dispute_briefings.language.relative_dates import calendar
from dispute_briefings.language.relative_dates.calendar import WORDS, Unit, base

Origin = Literal["page", "text", "nothing"]
"""What an expression is counted from: the day of the page, a date before it in the text, or nothing."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Ground:
    """What an expression stands on.

    `page` is the day of the page, or None; `before` are the dates that the same paragraph has named so
    far, the last one first. `is_ahead` says that the sentence speaks of what is to come.
    """

    page: Date | None
    before: tuple[Date, ...]
    is_ahead: bool


@dataclass(frozen=True, kw_only=True, slots=True)
class Answer:
    """What an expression means, or None, and why."""

    date: Date | None
    reason: str
    origin: Origin


Meaning = Callable[[re.Match[str], Ground], Answer]


@dataclass(frozen=True, kw_only=True, slots=True)
class Rule:
    """A form that expressions take, and what it means.

    Where `beside_date`, it is none right behind a date that is written out, to which it belongs.
    """

    form: re.Pattern[str]
    meaning: Meaning
    beside_date: bool = False


@dataclass(frozen=True, kw_only=True, slots=True)
class Tongue:
    """The expressions of one language.

    An expression begins where `begins` matches; the first of the rules that matches there is meant.
    `ahead` is what a sentence holds that speaks of what is to come.
    """

    begins: re.Pattern[str]
    rules: tuple[Rule, ...]
    ahead: re.Pattern[str]


def counted(
    ground: Ground, unit: Unit, count: Callable[[datetime.date], Date | None], *, in_text: bool = False
) -> Answer:
    """Return what counting from the day of the page gives, or from the date before in the text."""
    origin: Origin = "text" if in_text else "page"
    starts = ground.before if in_text else (ground.page,) if ground.page else ()
    if not starts:
        lacks = "no date stands before it in its paragraph" if in_text else "the page has no date"
        return Answer(date=None, reason=lacks, origin=origin)
    days = ((start, base(start.end if start.is_interval else start, unit)) for start in starts)
    start, day = next(((start, day) for start, day in days if day is not None), (starts[0], None))
    if day is None:
        return Answer(date=None, reason=f"'{start}' does not say {WORDS[unit]}", origin=origin)
    what = "named before it" if in_text else "the day of the page"
    found = count(day)
    if found is None:
        return Answer(date=None, reason=f"counted from {start}, there is no such day", origin=origin)
    return Answer(date=found, reason=f"counted from {start}, {what}", origin=origin)


def unknown(reason: str = "it names no time") -> Answer:
    """Return the answer to what nothing can be counted for."""
    return Answer(date=None, reason=reason, origin="nothing")


def away(ground: Ground, unit: Unit, count: int, *, in_text: bool = False) -> Answer:
    """Return a whole unit: the day, week, month, quarter or year some later."""
    return counted(ground, unit, lambda day: calendar.unit_away(day, unit, count), in_text=in_text)


def about(ground: Ground, unit: Unit, count: int | None, *, in_text: bool = False) -> Answer:
    """Return when it was about so many units later: ``two weeks ago``; None is a number that is not said."""
    if count is None:
        return unknown("it does not say how many")
    return counted(ground, unit, lambda day: calendar.about(day, unit, count), in_text=in_text)


def stretch(ground: Ground, unit: Unit, count: int | None) -> Answer:
    """Return the stretch of so many units before the day of the page, or after it."""
    if count is None:
        return unknown("it does not say how many")

    def between(day: datetime.date) -> Date | None:
        here = calendar.unit_away(day, "day" if unit == "week" else unit, 0)
        there = calendar.unit_away(day, *(("day", 7 * count) if unit == "week" else (unit, count)))
        if here is None or there is None:
            return None
        return calendar.parsed(f"{there}/{here}" if count < 0 else f"{here}/{there}")

    return counted(ground, unit, between)


def in_year(
    ground: Ground,
    years: int,
    *,
    month: int | None = None,
    day: int | None = None,
    part: str = "",
    in_text: bool = False,
) -> Answer:
    """Return a year some later, or a month, a day or a part of it (``21`` is spring, ``33`` a quarter)."""

    def of(start: datetime.date) -> Date | None:
        year = start.year + years
        if not 1000 <= year <= 9999:
            return None
        return calendar.parsed(f"{year:04}-{part}") if part else calendar.of_parts(year, month, day)

    return counted(ground, "year", of, in_text=in_text)


def in_month(ground: Ground, months: int, *, day: int | None = None, in_text: bool = False) -> Answer:
    """Return a month some later, or a day of it."""
    return counted(
        ground,
        "month",
        lambda start: calendar.of_parts(*calendar.months_away(start, months), day),
        in_text=in_text,
    )


def on_weekday(ground: Ground, weekday: int, which: Literal["last", "this", "next", ""] = "") -> Answer:
    """Return a weekday: the last one before the day of the page, the one of its week, or the next.

    Said alone it is the last one on or before the day of the page, and the next one where the sentence
    speaks of what is to come.
    """

    def of(day: datetime.date) -> Date | None:
        if which == "this":
            return calendar.weekday_of_week(day, weekday, 0)
        if which == "next" or (not which and ground.is_ahead):
            return calendar.weekday_after(day, weekday, today=not which)
        return calendar.weekday_before(day, weekday, today=not which)

    return counted(ground, "day", of)


def weekday_of_week(ground: Ground, weekday: int, weeks: int) -> Answer:
    """Return a weekday of a week some later."""
    return counted(ground, "day", lambda day: calendar.weekday_of_week(day, weekday, weeks))


def past_or_coming(
    ground: Ground, *, month: int | None, day: int | None, coming: bool, and_now: bool = False
) -> Answer:
    """Return the last or the next such month or day; where `and_now`, it may be the month of the page."""

    def of(start: datetime.date) -> Date | None:
        if day is not None:
            nearest = calendar.day_after if coming else calendar.day_before
            return nearest(start, day, month)
        if month is None:
            return None
        if coming:
            return calendar.month_after(start, month)
        return calendar.month_before(start, month, today=and_now)

    return counted(ground, "day" if day is not None else "month", of)


def season(ground: Ground, number: int, which: Literal["last", "this", "next"]) -> Answer:
    """Return a season (1 is spring): the last one that is over, that of this year, or the next to begin."""

    def of(day: datetime.date) -> Date | None:
        if which == "this":
            return calendar.parsed(f"{day.year:04}-{20 + number}")
        years = range(day.year + 1, day.year - 3, -1) if which == "last" else range(day.year, day.year + 2)
        for year in years:
            found = calendar.parsed(f"{year:04}-{20 + number}") if 1000 <= year <= 9999 else None
            if found is None or found.first is None or found.last is None:
                continue
            if (found.last < day) if which == "last" else (found.first > day):
                return found
        return None

    return counted(ground, "month", of)
