"""Dates as sentences write them: ``4 July 2019``, ``July 4``, ``7월 4일``, ``2019年7月``.

Only what is written counts: a date without its year is given without it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from dispute_briefings.facts.dates import Date, DateError

_MONTHS = (
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
# As newspapers cut them (Associated Press style); the others are too short to be cut.
_CUT = ("Jan", "Feb", "Mar", "Apr", "Jun", "Jul", "Aug", "Sept", "Sep", "Oct", "Nov", "Dec")
MONTH = rf"(?:{'|'.join(_MONTHS)})\b|(?:{'|'.join(_CUT)})\b\.?"
"""A month in English, as part of a regular expression."""

_YEAR = r"(?:1[0-9]|2[01])\d\d"
# A number alone is a year only where it is likely to be one.
_LIKELY_YEAR = r"(?:1[5-9]|20)\d\d"
_DAY = r"(?:3[01]|[12]\d|0?[1-9])"
_TO = r"\s*(?:[-–—~～]|to|and|through|until|or)\s*"
_WESTERN = rf"""
    (?<![\w.,/-]) (?P<iso>{_YEAR}-[01]\d(?:-[0-3]\d)?) (?![\w/-])
  | (?<![\w.]) (?P<d>{_DAY})(?:st|nd|rd|th)?(?:{_TO}(?P<d2>{_DAY})(?:st|nd|rd|th)?)?
    \s+(?:of\s+)?(?P<dm>{MONTH})(?:,?\s+(?P<dy>{_YEAR})\b)?
  | \b(?P<mm>{MONTH})\s+(?P<md>{_DAY})(?:st|nd|rd|th)?\b(?!\d)(?:{_TO}(?P<md2>{_DAY})(?:st|nd|rd|th)?\b)?
    (?:,?\s+(?P<my>{_YEAR})\b)?
  | \b(?P<om>{MONTH})(?:{_TO}(?P<om2>{MONTH}))?,?\s+(?:of\s+)?(?P<oy>{_YEAR})\b
  | (?<![\w.,/$€£¥₩-]) (?P<y>{_LIKELY_YEAR}) (?![\w%]|[,.]\d|[-–/]\d{{1,2}}\b)
"""
_EASTERN = r"""
    (?P<ey>(?:1\d|2[01])\d\d)\s?[년年]
    (?:\s?(?P<em>1[0-2]|0?[1-9])\s?[월月](?:\s?(?P<ed>3[01]|[12]\d|0?[1-9])\s?[일日])?)?
  | (?<!\d)(?P<pm>1[0-2]|0?[1-9])\s?[월月]\s?(?P<pd>3[01]|[12]\d|0?[1-9])\s?[일日](?!間|간)
  | (?<![\d,.])(?P<lm>1[0-2]|0?[1-9])\s?[월月](?![가-힣]*력)
"""
_FORMS = re.compile(rf"{_WESTERN}|{_EASTERN}", re.VERBOSE)
# With a set of letters alone, most of a text is passed over without a look at any form.
_BEGINS = re.compile("[0-9JFMASOND]")
# A month without a day or a year is one behind such a word: others march, and may.
_MONTH_ALONE = re.compile(rf"(?P<bm>{MONTH})(?!\.?{_TO}{MONTH}|\.?,?\s+(?:of\s+)?\d)")
_INTRODUCED = re.compile(
    r"\b(?i:in|since|until|till|by|during|from|to|through|between|before|after|early|late|mid|of|and)\Z"
)
_LONGEST_INTRODUCTION = len("between")
_FULL_WIDTH = re.compile("[０-９]")
_DIGITS = str.maketrans("０１２３４５６７８９", "0123456789")


@dataclass(frozen=True, kw_only=True, slots=True)
class WrittenDate:
    """A date in a text, from offset `start` to `end`; what of year, month and day is not written is None.

    `until` is the last day where it is a span of days in one month, `until_month` the last month.
    """

    start: int
    end: int
    year: int | None = None
    month: int | None = None
    day: int | None = None
    until: int | None = None
    until_month: int | None = None

    def in_year(self, year: int) -> Date | None:
        """Return the date, with a year for one that has none written; None where there is no such day."""
        year = self.year or year
        if self.month is None:
            return _date(f"{year:04}")
        first = f"{year:04}-{self.month:02}"
        if self.day is None:
            last = f"/{year:04}-{self.until_month:02}" if self.until_month else ""
            return _date(first + last)
        last = f"/{first}-{self.until:02}" if self.until else ""
        return _date(f"{first}-{self.day:02}{last}")

    @property
    def date(self) -> Date | None:
        """The date, where its year is written."""
        return self.in_year(self.year) if self.year else None


def _date(text: str) -> Date | None:
    try:
        return Date.parse(text)
    except DateError:
        return None


def month_number(name: str) -> int:
    """Return the number of a month, from 1, by its English name or what it is cut to."""
    return next(number for number, month in enumerate(_MONTHS, 1) if month.startswith(name.rstrip(".")[:3]))


def half_width(text: str) -> str:
    """Return a text with ASCII digits in the place of full-width ones; nothing moves."""
    return text.translate(_DIGITS) if _FULL_WIDTH.search(text) else text


@lru_cache(maxsize=256)
def written_dates(text: str) -> tuple[WrittenDate, ...]:
    """Return the dates that a text writes out, in their order."""
    return tuple(_written(half_width(text)))


def _written(text: str) -> Iterator[WrittenDate]:
    for found in _found(text):
        parts = {name: value for name, value in found.groupdict().items() if value is not None}
        first = min(found.start(name) for name in parts)
        span = {"start": first, "end": found.end()}
        if "iso" in parts:
            year, month, *day = map(int, parts["iso"].split("-"))
            yield WrittenDate(**span, year=year, month=month, day=day[0] if day else None)
            continue
        months = [month_number(parts[name]) for name in ("dm", "mm", "om", "bm") if name in parts]
        months += [int(parts[name]) for name in ("em", "pm", "lm") if name in parts]
        years = [int(parts[name]) for name in ("dy", "my", "oy", "y", "ey") if name in parts]
        days = [int(parts[name]) for name in ("d", "md", "ed", "pd") if name in parts]
        until = [int(parts[name]) for name in ("d2", "md2") if name in parts]
        yield WrittenDate(
            **span,
            year=years[0] if years else None,
            month=months[0] if months else None,
            day=days[0] if days else None,
            until=until[0] if until else None,
            until_month=month_number(parts["om2"]) if "om2" in parts else None,
        )


def _found(text: str) -> Iterator[re.Match[str]]:
    reached = 0
    for begin in _BEGINS.finditer(text):
        start = begin.start()
        if start >= reached and (found := _month_alone(text, reached, start) or _FORMS.match(text, start)):
            reached = found.end()
            yield found


def _month_alone(text: str, reached: int, start: int) -> re.Match[str] | None:
    found = _MONTH_ALONE.match(text, start)
    end = start
    while found and end > reached and (text[end - 1].isspace() or text[end - 1] == "-"):
        end -= 1
    is_introduced = end < start and _INTRODUCED.search(text, max(reached, end - _LONGEST_INTRODUCTION), end)
    return found if is_introduced else None
