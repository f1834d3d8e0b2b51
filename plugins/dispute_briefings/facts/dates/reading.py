"""The text of one date, and which days it stands for.

Source: EDTF, https://www.loc.gov/standards/datetime/ (ISO 8601-2), level 1 with the quarters and halves of
level 2. Plain dates, seasons, quarters and halves are read here; dates with unspecified digits by the
edtf library, which needs 0.4 s to import and 10 ms for each.
"""

from __future__ import annotations

import calendar
import datetime
import re
from dataclasses import dataclass
from typing import Literal

from dispute_briefings.facts.dates.cures import DateError

Precision = Literal[
    "minute", "day", "month", "quarter", "season", "half", "year", "decade", "century", "interval"
]

_DATE = re.compile(
    r"(?P<year>\d{4})"
    r"(?:-(?P<month>\d\d)(?:-(?P<day>\d\d)(?:T(?P<hour>\d\d):(?P<minute>\d\d)(?P<offset>Z|[+-]\d\d:\d\d))?)?)?"
    r"(?P<qualifier>[?~%])?",
    re.ASCII,
)
_QUARTER_BY_NAME = re.compile(r"(\d{4})-Q([1-4])([?~%]?)", re.ASCII)
_UNSPECIFIED = re.compile(r"(\d\dXX|\d{3}X|\d{4}-XX(?:-XX)?|\d{4}-\d\d-XX)([?~%]?)", re.ASCII)

# First month and number of months. Winter begins in December and ends in the next year, where the edtf
# library cuts it off at the end of the year.
_PARTS_OF_YEAR: dict[int, tuple[Precision, int, int]] = {
    21: ("season", 3, 3),
    22: ("season", 6, 3),
    23: ("season", 9, 3),
    24: ("season", 12, 3),
    33: ("quarter", 1, 3),
    34: ("quarter", 4, 3),
    35: ("quarter", 7, 3),
    36: ("quarter", 10, 3),
    40: ("half", 1, 6),
    41: ("half", 7, 6),
}


@dataclass(frozen=True, kw_only=True, slots=True)
class Reading:
    """One date without its interval: its canonical text and the days from `first` to `last`."""

    text: str
    first: datetime.date
    last: datetime.date
    precision: Precision
    qualifier: str = ""
    time: datetime.time | None = None
    offset: datetime.timedelta | None = None


def read(text: str) -> Reading | None:
    """Return what a single date stands for, or nothing for a text that has no such shape.

    Raises:
        DateError: the shape is right, and there is no such day, month, year or time.
    """
    text = _QUARTER_BY_NAME.sub(lambda q: f"{q[1]}-{32 + int(q[2])}{q[3]}", text)
    if found := _DATE.fullmatch(text):
        return _plain(text, found)
    if found := _UNSPECIFIED.fullmatch(text):
        return _unspecified(text, found[1], found[2])
    return None


def month_days(year: int, month: int, months: int = 1) -> tuple[datetime.date, datetime.date]:
    """Return the first and the last day of so many months from this one on."""
    years, month_from_nought = divmod(month - 1 + months - 1, 12)
    last_year, last_month = year + years, month_from_nought + 1
    if last_year > datetime.MAXYEAR:
        raise DateError("a year has four digits and ends by 9999", "write a year that a calendar has")
    last_day = calendar.monthrange(last_year, last_month)[1]
    return datetime.date(year, month, 1), datetime.date(last_year, last_month, last_day)


def _plain(text: str, found: re.Match[str]) -> Reading | None:
    year, qualifier = int(found["year"]), found["qualifier"] or ""
    if year == 0:
        raise DateError(f"'{text}' is in the year 0", "write a year from 0001 on")
    if found["month"] is None:
        days = datetime.date(year, 1, 1), datetime.date(year, 12, 31)
        return Reading(text=text, first=days[0], last=days[1], precision="year", qualifier=qualifier)
    month = int(found["month"])
    if found["day"] is None and month in _PARTS_OF_YEAR:
        precision, first_month, months = _PARTS_OF_YEAR[month]
        days = month_days(year, first_month, months)
        return Reading(text=text, first=days[0], last=days[1], precision=precision, qualifier=qualifier)
    if not 1 <= month <= 12:
        raise DateError(f"'{text}' has month {month}", "a month is 01 to 12; leave it out if it is not known")
    days = month_days(year, month)
    if found["day"] is None:
        return Reading(text=text, first=days[0], last=days[1], precision="month", qualifier=qualifier)
    if not 1 <= int(found["day"]) <= days[1].day:
        raise DateError(
            f"'{text}': {calendar.month_name[month]} {year} has {days[1].day} days",
            f"correct the day, or write {text[:7]} if it is not known",
        )
    day = datetime.date(year, month, int(found["day"]))
    if found["hour"] is None:
        return Reading(text=text, first=day, last=day, precision="day", qualifier=qualifier)
    if qualifier:
        raise DateError(f"'{text}' qualifies a time", f"write {text[:10]}{qualifier}, without the time")
    return Reading(
        text=text,
        first=day,
        last=day,
        precision="minute",
        time=_time(text, int(found["hour"]), int(found["minute"])),
        offset=_offset(text, found["offset"]),
    )


def _time(text: str, hour: int, minute: int) -> datetime.time:
    if hour > 23 or minute > 59:
        raise DateError(f"'{text}' has no time of day", "an hour is 00 to 23, a minute 00 to 59")
    return datetime.time(hour, minute)


def _offset(text: str, offset: str) -> datetime.timedelta:
    if offset == "Z":
        return datetime.timedelta(0)
    hours, minutes = int(offset[1:3]), int(offset[4:])
    if hours > 14 or minutes > 59:
        raise DateError(f"'{text}' has no offset that a clock keeps", "an offset is -12:00 to +14:00")
    offset_from_utc = datetime.timedelta(hours=hours, minutes=minutes)
    return -offset_from_utc if offset[0] == "-" else offset_from_utc


def _unspecified(text: str, unqualified: str, qualifier: str) -> Reading:
    from edtf import parse_edtf  # noqa: PLC0415

    if unqualified.startswith(("0000", "000X", "00XX")):
        raise DateError(f"'{text}' reaches into the year 0", "write a year from 0001 on")
    parsed = parse_edtf(unqualified, fail_silently=True)
    if parsed is None:
        raise DateError(f"'{text}' is no date", "write the year and the month in digits, as in 2019-07")
    first, last = parsed.lower_strict(), parsed.upper_strict()
    precision: Precision = "month"
    if "XX" in unqualified[:4]:
        precision = "century"
    elif "X" in unqualified[:4]:
        precision = "decade"
    elif unqualified[5:7] == "XX":
        precision = "year"
    return Reading(
        text=text,
        first=datetime.date(*first[:3]),
        last=datetime.date(*last[:3]),
        precision=precision,
        qualifier=qualifier,
    )
