"""The text of one date, and which days it stands for.

Source: EDTF, https://www.loc.gov/standards/datetime/ (ISO 8601-2), level 1 with the quarters and halves of
level 2. Two departures: a time is told to the minute and its offset is required, and `2019-Q1` is `2019-33`.

Only dates with unspecified digits (`201X`, `2019-07-XX`) go to the edtf library: it needs 0.4 s to import and
5 to 30 ms for each text, it takes no qualified season or quarter, and it cuts winter off on 31 December.
"""

from __future__ import annotations

import calendar
import datetime
import re
from dataclasses import dataclass
from typing import Literal

from dispute_briefings.facts.dates.errors import DateError

Precision = Literal[
    "minute", "day", "month", "quarter", "season", "half", "year", "decade", "century", "interval"
]

# ECMA-262 and Python both read this pattern: editors check against it through the JSON schema.
SINGLE = (
    r"(?:[0-9]{4}(?:-(?:[0-9]{2}(?:-(?:[0-9]{2}(?:T[0-9]{2}:[0-9]{2}(?:Z|[+-][0-9]{2}:[0-9]{2}))?|XX))?"
    r"|XX(?:-XX)?|Q[1-4]))?|[0-9]{3}X|[0-9]{2}XX)[?~%]?"
)
PATTERN = rf"^(?:{SINGLE}(?:/(?:{SINGLE}|\.\.)?)?|(?:\.\.)?/{SINGLE})$"

_PLAIN = re.compile(
    r"([0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2})(?:T([0-9]{2}):([0-9]{2})(Z|[+-][0-9]{2}:[0-9]{2}))?)?)?([?~%])?"
)
_NAMED_QUARTER = re.compile(r"([0-9]{4})-Q([1-4])([?~%]?)")
_UNSPECIFIED = re.compile(r"([0-9]{2}XX|[0-9]{3}X|[0-9]{4}-XX(?:-XX)?|[0-9]{4}-[0-9]{2}-XX)([?~%]?)")

# The first month and how many they are. Seasons are northern and meteorological, as in the edtf library.
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

# Not calendar.month_name: it speaks the language of the process.
MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)


@dataclass(frozen=True, kw_only=True, slots=True)
class Reading:
    """One date that is no interval: its canonical text, and the days from `first` to `last`."""

    text: str
    first: datetime.date
    last: datetime.date
    precision: Precision
    qualifier: str
    """`~`, `?`, `%` or nothing."""
    time: datetime.time | None = None
    offset: datetime.timedelta | None = None


def read(text: str) -> Reading | None:
    """Return what a single date stands for, or nothing for a text that has no such shape.

    Raises:
        DateError: the shape is right, and there is no such day, month, year or time.
    """
    if found := _NAMED_QUARTER.fullmatch(text):
        text = f"{found[1]}-{32 + int(found[2])}{found[3]}"
    if found := _PLAIN.fullmatch(text):
        return _plain(text, found)
    if found := _UNSPECIFIED.fullmatch(text):
        return _unspecified(text, found[1], found[2])
    return None


def months_from(year: int, month: int, months: int) -> tuple[datetime.date, datetime.date]:
    """Return the first and the last day of so many months, from this month of this year on."""
    years, last_month = divmod(month - 1 + months - 1, 12)
    last_day = calendar.monthrange(year + years, last_month + 1)[1]
    return datetime.date(year, month, 1), datetime.date(year + years, last_month + 1, last_day)


def _plain(text: str, found: re.Match[str]) -> Reading:
    year, month, day, hour, minute, offset, qualifier = found.groups()
    first, last, precision = _days(text, int(year), month, day)
    if hour is None or minute is None or offset is None:
        return Reading(text=text, first=first, last=last, precision=precision, qualifier=qualifier or "")
    if qualifier:
        raise DateError(
            f"'{text}' qualifies a time of day", f"leave out the time, as in {text[:10]}{qualifier}"
        )
    return Reading(
        text=text,
        first=first,
        last=last,
        precision="minute",
        qualifier="",
        time=_time(text, int(hour), int(minute)),
        offset=_offset(text, offset),
    )


def _days(
    text: str, year: int, month: str | None, day: str | None
) -> tuple[datetime.date, datetime.date, Precision]:
    if year == 0:
        raise DateError(f"'{text}' is in the year 0, which no calendar of ours has", "begin with year 0001")
    if month is None:
        return datetime.date(year, 1, 1), datetime.date(year, 12, 31), "year"
    if day is None and (part := _PARTS_OF_YEAR.get(int(month))):
        precision, first_month, months = part
        if year == datetime.MAXYEAR and first_month + months > 13:
            raise DateError(f"'{text}' ends in the year 10000", "end by 9999")
        return *months_from(year, first_month, months), precision
    if not 1 <= int(month) <= 12:
        raise _no_month(text, year, int(month), alone=day is None)
    first, last = months_from(year, int(month), 1)
    if day is None:
        return first, last, "month"
    if not 1 <= int(day) <= last.day:
        raise DateError(
            f"'{text}': {MONTHS[int(month) - 1]} {year} has {last.day} days, and no day {int(day)}",
            f"write the right day, or {text[:7]} where the day is not known",
        )
    written = first.replace(day=int(day))
    return written, written, "day"


def _no_month(text: str, year: int, month: int, *, alone: bool) -> DateError:
    if alone and 25 <= month <= 41:
        return DateError(
            f"'{text}': of EDTF's parts of a year, a fact sheet takes the seasons 21 to 24, "
            "the quarters 33 to 36 and the halves 40 and 41",
            f"write its first and last month, as in {year:04}-01/{year:04}-04",
        )
    return DateError(
        f"'{text}': a year has months 01 to 12, and no month {month:02}",
        f"write the right month, or {year:04} where the month is not known",
    )


def _time(text: str, hour: int, minute: int) -> datetime.time:
    if hour > 23 or minute > 59:
        raise DateError(
            f"'{text}': a day has the times 00:00 to 23:59", "write midnight as 00:00 of the day that begins"
        )
    return datetime.time(hour, minute)


def _offset(text: str, offset: str) -> datetime.timedelta:
    if offset == "Z":
        return datetime.timedelta(0)
    sign = -1 if offset[0] == "-" else 1
    minutes = sign * (int(offset[1:3]) * 60 + int(offset[4:]))
    if int(offset[4:]) > 59 or not -12 * 60 <= minutes <= 14 * 60 or offset == "-00:00":
        raise DateError(
            f"'{text}': no clock is {offset} from UTC",
            "write an offset from -12:00 to +14:00, or Z for UTC itself",
        )
    return datetime.timedelta(minutes=minutes)


def _unspecified(text: str, digits: str, qualifier: str) -> Reading:
    if digits.startswith(("0000", "000X", "00XX")):
        raise DateError(f"'{text}' reaches into the year 0", "begin with year 0001")
    if digits[5:7] not in {"", "XX"}:
        # Checked here because the library would only say that it does not parse.
        _days(text, int(digits[:4]), digits[5:7], "01")
    from edtf import parse_edtf  # noqa: PLC0415 - see above: costly, and few dates need it

    parsed = parse_edtf(digits)
    first, last = parsed.lower_strict(), parsed.upper_strict()
    precision: Precision = "month"
    if digits.endswith("XX") and len(digits) == 4:
        precision = "century"
    elif len(digits) == 4:
        precision = "decade"
    elif digits[5:7] == "XX":
        precision = "year"
    return Reading(
        text=text,
        first=datetime.date(*first[:3]),
        last=datetime.date(*last[:3]),
        precision=precision,
        qualifier=qualifier,
    )
