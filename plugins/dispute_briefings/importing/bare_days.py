"""Days that newspapers name by their number alone: ``10일``, ``10日``, ``on the 10th``, and years of eras."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator
from dataclasses import dataclass

from dispute_briefings.facts.dates import Date, DateError

_DAY = r"(?P<day>3[01]|[12]\d|[1-9])"
_BARE = re.compile(
    rf"(?<![\d월月년年.,/~-])(?<!\d\s)(?<!월\s)(?<!月\s)(?:(?P<part>지난|오는|去る|来る)\s?)?{_DAY}(?:일|日)"
    r"(?!\s?(?:간|동안|만(?:에|의|이)|째|이내|내에|전|후|뒤|앞|짜리|치|수|분|가량|정도|넘|이상|이하|間|以内|目|ぶり|前|後|連続|分|以上|以下|数|余|とも|かけ))"
    rf"|\b(?:[Oo]n|until|by|since|from)\s+the\s+(?P<nth>{_DAY.replace('day', 'en')})(?:st|nd|rd|th)\b"
    r"(?!\s+(?:of|century|floor|anniversary|time|round|day|session|meeting|place|[A-Z]))"
)
# Right behind a date whose month it has: a span of days, or a list of them.
_OF_THE_SAME = re.compile(r"\s?(?:부터|에서|[·,、・~～–-]|と|及び|및|와|과|から)\s?(?:오는|来る)?")
_ERA = re.compile(
    r"(?P<era>令和|平成|昭和)(?P<n>\d{1,2}|元)年(?:(?P<m>1[0-2]|[1-9])月(?:(?P<d>3[01]|[12]\d|[1-9])日)?)?"
)
# The first year of each era (Cabinet Office of Japan).
_BEGINS = {"令和": 2019, "平成": 1989, "昭和": 1926}
_DOTTED = re.compile(
    r"(?<![\d./-])(?P<y>(?:19|20)\d\d)(?:\.\s?(?P<m>\d\d?)\.\s?(?P<d>\d\d?)(?:\.(?!\d))?|/(?P<m2>\d\d?)/(?P<d2>\d\d?))(?![\d/])"
    r"|(?<![\d./-])(?P<a>\d\d?)[/.](?P<b>\d\d?)[/.](?P<y2>(?:19|20)\d\d)(?![\d/])"
)


_PART = re.compile(
    r"\b(?P<nth>first|second|third|fourth)[\s-](?P<en>quarter|half)\s+of\s+(?P<y>(?:19|20)\d\d)\b"
    r"|\bQ(?P<q>[1-4])\s(?P<y2>(?:19|20)\d\d)\b"
    r"|(?P<y3>(?:19|20)\d\d)[년年]度?의?\s?(?:第?(?P<q3>[1-4])(?:분기|四半期)|(?P<half>상반기|하반기|上半期|下半期))",
    re.IGNORECASE,
)
_NTH = ("first", "second", "third", "fourth")


@dataclass(frozen=True, kw_only=True, slots=True)
class NumberedDate:
    """A date in numbers, from offset `start` to `end`, and why it means that; None where it stays open."""

    start: int
    end: int
    date: Date | None
    reason: str


@dataclass(frozen=True, kw_only=True, slots=True)
class BareDay:
    """The number of a day without its month; `behind_part` is a word that says that it is past or to come."""

    start: int
    end: int
    day: int
    behind_part: str


def numbered_dates(text: str) -> Iterator[NumberedDate]:
    """Yield the dates of a text that are written in numbers with points or strokes, and those with an era."""
    for found in _ERA.finditer(text):
        year = _BEGINS[found["era"]] + (1 if found["n"] == "元" else int(found["n"])) - 1
        date = dated(year, found["m"], found["d"])
        yield NumberedDate(
            start=found.start(), end=found.end(), date=date, reason=f"the year of the era is {year}"
        )
    for found in _PART.finditer(text):
        written = found["y"] or found["y2"] or found["y3"]
        date = _parsed(f"{written}-{_part(found)}")
        yield NumberedDate(start=found.start(), end=found.end(), date=date, reason="written so")
    for found in _DOTTED.finditer(text):
        if found["y"]:
            date, reason = (
                dated(int(found["y"]), found["m"] or found["m2"], found["d"] or found["d2"]),
                "written so",
            )
        else:
            date, reason = _either(int(found["y2"]), int(found["a"]), int(found["b"]))
        if date is not None or not found["y"]:
            yield NumberedDate(start=found.start(), end=found.end(), date=date, reason=reason)


def _part(found: re.Match[str]) -> int:
    """The quarter (33 to 36) or half (40, 41) that is written, as EDTF counts them."""
    if found["half"]:
        return 40 if found["half"][0] in "상上" else 41
    if found["nth"]:
        return (40 if found["en"].lower() == "half" else 33) + _NTH.index(found["nth"].lower())
    return 32 + int(found["q"] or found["q3"])


def _either(year: int, first: int, second: int) -> tuple[Date | None, str]:
    day_first, month_first = dated(year, second, first), dated(year, first, second)
    if day_first and month_first and day_first != month_first:
        return (
            None,
            f"it is {day_first} or {month_first}: whether the day or the month comes first is not said",
        )
    return day_first or month_first, "written so, and only one order gives a day"


def bare_days(text: str) -> Iterator[BareDay]:
    """Yield the days of a text whose month is not written."""
    for found in _BARE.finditer(text):
        yield BareDay(
            start=found.start("nth") if found["nth"] else found.start(),
            end=found.end(),
            day=int(found["day"] or found["nth"]),
            behind_part=found["part"] or "",
        )


def of_page(bare: BareDay, page: Date | None, *, is_ahead: bool) -> tuple[Date | None, str]:
    """Return the day that a number means in an article of a day, and why.

    It is of the article's month; a number that is much later than the day of an article of the first days
    of a month is of the month before, unless the sentence speaks of what is to come.
    """
    if page is None or page.first is None or page.precision not in {"day", "minute", "month"}:
        return None, "it names no month, and the article has no date"
    first = page.first
    is_past = page.precision != "month" and not is_ahead and bare.day > first.day and first.day <= 5
    if is_past and bare.day - first.day > 15:
        before = first.replace(day=1) - datetime.timedelta(days=1)
        return dated(before.year, before.month, bare.day), f"of the month before {page}, as the day is past"
    return dated(first.year, first.month, bare.day), f"of the month of {page}, the day of the article"


def belongs_to(text: str, end: int, start: int) -> bool:
    """Whether a number at `start` has the month of the date that ends at `end`."""
    return _OF_THE_SAME.fullmatch(text, end, start) is not None


def dated(year: int, month: int | str | None = None, day: int | str | None = None) -> Date | None:
    """Return a year, a month or a day; None where there is no such day."""
    parts = (
        f"{year:04}" + (f"-{int(month):02}" if month else "") + (f"-{int(day):02}" if month and day else "")
    )
    return _parsed(parts)


def _parsed(text: str) -> Date | None:
    try:
        return Date.parse(text)
    except DateError:
        return None
