"""Relative dates in English: ``last week``, ``in July last year``, ``on Thursday``, ``three days later``."""

from __future__ import annotations

import re
from fractions import Fraction
from typing import Any

from dispute_briefings.language.alternatives import alternatives
from dispute_briefings.language.relative_dates.calendar import Unit
from dispute_briefings.language.relative_dates.meanings import (
    Answer,
    Ground,
    Meaning,
    Rule,
    Tongue,
    about,
    away,
    in_year,
    on_weekday,
    past_or_coming,
    season,
    stretch,
    unknown,
    weekday_of_week,
)
from dispute_briefings.language.written_dates import MONTH, month_number

_WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_WEEKDAY = "|".join(_WEEKDAYS)
_NUMBERS = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")
# Case says nothing elsewhere, but "this may be so" names no month.
_MONTH_NAME = rf"(?-i:{MONTH})"
_SEASONS = {"spring": 1, "summer": 2, "autumn": 3, "fall": 3, "winter": 4}
_COUNT = rf"(?P<n>\d{{1,3}}(?:\.5)?|an?|{'|'.join(_NUMBERS)}|several|some|(?:a )?(?:few|couple of)|many)"
_UNIT = r"(?P<unit>day|week|fortnight|month|quarter|year|decade)"
# So much time: three days, half a year, a half year, two and a half years, a year and a half.
_TIME = (
    r"(?:(?P<part>half|(?:a )?quarter)(?: of)? (?:an?|the) (?P<whole>day|week|fortnight|month|year|decade)"
    r"|(?:a )?(?P<half>half)[ -](?P<of>day|week|month|year|decade)"
    rf"|{_COUNT}(?P<more>[ -]and[ -]a[ -]half)? {_UNIT}s?(?P<over> and a half)?)"
)
_YEARS = {"last": -1, "this": 0, "next": 1, "previous": -1, "following": 1, "same": 0, "that": 0}
# The date that a weekday belongs to is told with it; names that have one in them are no dates.
_ALONE = (
    r"(?!s\b|\s+(?:Times|Post|Mail|Herald|Telegraph|Mirror|Express|School)\b"
    rf"|[,\s]+(?:\(?\d|the\s+\d|{MONTH}\s*\d))"
)


def _count(word: str) -> Fraction | None:
    plain = word.lower()
    if plain in _NUMBERS:
        return Fraction(_NUMBERS.index(plain) + 1)
    if plain in {"a", "an"}:
        return Fraction(1)
    return Fraction(plain) if plain[:1].isdecimal() else None


def _unit(word: str) -> tuple[Unit, int]:
    """Return a unit, and how many of it the word stands for."""
    lengthened: dict[str, tuple[Unit, int]] = {"fortnight": ("week", 2), "decade": ("year", 10)}
    units: dict[str, tuple[Unit, int]] = {u: (u, 1) for u in ("day", "week", "month", "quarter", "year")}
    return {**units, **lengthened}[word.lower()]


def _times(found: re.Match[str], sign: int) -> tuple[Unit, int | None]:
    """Return what is counted, and how many; None for a number that is not said, or no whole one of days."""
    groups = found.groupdict()
    if part := groups.get("part") or groups.get("half"):
        count: Fraction | None = Fraction(1, 2) if part.lower() == "half" else Fraction(1, 4)
    else:
        count = _count(" ".join(found["n"].split()) or "a")
        if count is not None and (groups.get("more") or groups.get("over")):
            count += Fraction(1, 2)
    unit, many = _unit(groups.get("whole") or groups.get("of") or found["unit"])
    if count is None:
        return unit, None
    amount = sign * many * count
    if amount.denominator > 1 and unit == "year":
        unit, amount = "month", 12 * amount
    return unit, int(amount) if amount.denominator == 1 else None


def _month_of_year(found: re.Match[str], ground: Ground) -> Answer:
    which = found["which"].lower()
    day = found["day"] or found["day2"]
    return in_year(
        ground,
        _YEARS[which],
        month=month_number(found["month"]),
        day=int(day) if day else None,
        in_text=which in {"previous", "following", "same"},
    )


def _month(found: re.Match[str], ground: Ground) -> Answer:
    month, which = month_number(found["month"]), found["which"].lower()
    if which == "this":
        return in_year(ground, 0, month=month)
    return past_or_coming(ground, month=month, day=None, coming=which in {"next", "coming"})


def _weekday(found: re.Match[str], ground: Ground) -> Answer:
    weekday = _WEEKDAYS.index(found["weekday"].capitalize())
    if found["week"]:
        return weekday_of_week(ground, weekday, _YEARS[found["week"].lower()])
    which: Any = {"past": "last", "coming": "next"}.get((found["which"] or "").lower(), found["which"] or "")
    return on_weekday(ground, weekday, which.lower())


def _period(found: re.Match[str], ground: Ground) -> Answer:
    count = _YEARS[found["which"].lower()]
    word = found["unit"].lower()
    if word == "weekend":
        return away(ground, "week", count)
    if word in _SEASONS:
        which: Any = found["which"].lower()
        return season(ground, _SEASONS[word], which)
    if word in {"night", "evening", "morning", "afternoon"}:
        return away(ground, "day", count)
    unit, many = _unit(word)
    return away(ground, unit, count) if many == 1 else about(ground, unit, many * count)


def _half_or_quarter(found: re.Match[str], ground: Ground) -> Answer:
    number = ("first", "second", "third", "fourth").index(found["nth"].lower())
    part = str((40 if found["part"].lower() == "half" else 33) + number)
    return in_year(ground, _YEARS[found["which"].lower()], part=part)


def _in_text(found: re.Match[str], ground: Ground) -> Answer:
    word = found["unit"].lower()
    unit: Unit = "day" if word in {"morning", "afternoon", "evening", "night"} else _unit(word)[0]
    count = {"next": 1, "following": 1, "previous": -1, "preceding": -1}.get(found["which"].lower(), 0)
    return away(ground, unit, count, in_text=True)


def _before_or_after(found: re.Match[str], ground: Ground) -> Answer:
    return away(ground, _unit(found["unit"])[0], -1 if found["way"].lower() == "before" else 1, in_text=True)


def _ago(found: re.Match[str], ground: Ground) -> Answer:
    return about(ground, *_times(found, -1))


def _later(found: re.Match[str], ground: Ground) -> Answer:
    way = found["way"].lower()
    return about(ground, *_times(found, -1 if way.startswith(("earlier", "before")) else 1), in_text=True)


def _hence(found: re.Match[str], ground: Ground) -> Answer:
    return about(ground, *_times(found, 1))


def _stretch(found: re.Match[str], ground: Ground) -> Answer:
    return stretch(ground, *_times(found, -1 if found["which"].lower() in {"last", "past"} else 1))


def _day(count: int) -> Meaning:
    return lambda _, ground: away(ground, "day", count)


def _vague(_: re.Match[str], __: Ground) -> Answer:
    return unknown()


def _rule(form: str, meaning: Meaning, *, beside_date: bool = False) -> Rule:
    spaced = re.compile(rf"(?i:{form.replace(' ', _SPACE)})(?![\w-])")
    return Rule(form=spaced, meaning=meaning, beside_date=beside_date)


_SPACE = r"\s+"
_PART_OF_DAY = r"morning|afternoon|evening|night"
_RULES = (
    _rule(
        rf"(?:(?P<day>\d{{1,2}})(?:st|nd|rd|th)? (?:of )?)?(?P<month>{_MONTH_NAME})"
        rf"(?: (?P<day2>\d{{1,2}})(?:st|nd|rd|th)?)?,?(?: of)? "
        r"(?:the )?(?P<which>last|this|next|previous|following|same) year",
        _month_of_year,
    ),
    _rule(r"day before yesterday", _day(-2)),
    _rule(r"day after tomorrow", _day(2)),
    _rule(
        rf"(?:(?P<which>last|this|next|past|coming) )?(?P<weekday>{_WEEKDAY})(?: (?:{_PART_OF_DAY}|noon))?"
        r"(?:,? (?P<week>last|this|next) week)?" + _ALONE,
        _weekday,
        beside_date=True,
    ),
    _rule(rf"(?P<which>last|this|next|coming) (?P<month>{_MONTH_NAME})(?!\s*\d)", _month),
    _rule(
        r"(?P<nth>first|second|third|fourth) (?P<part>half|quarter) (?:of )?(?P<which>last|this|next) year",
        _half_or_quarter,
    ),
    _rule(
        r"(?:(?:start|beginning|middle|end|rest|course) of |(?:earlier|later|early|late|mid|end)[-\s])?"
        r"(?<!the\s)(?P<which>last|this|next) (?P<unit>week|weekend|fortnight|month|quarter|year|decade"
        rf"|spring|summer|autumn|fall|winter|{_PART_OF_DAY})(?!\s+of\b)",
        _period,
    ),
    _rule(rf"(?P<which>last|past|coming|next) {_COUNT} {_UNIT}s(?!\s+of\b)", _stretch),
    _rule(
        rf"(?P<which>(?<=the\s)last|(?<=the\s)past|(?<=the\s)coming) (?:(?P<half>half)[ -])?(?P<n>){_UNIT}"
        r"(?!\s+of\b)",
        _stretch,
    ),
    _rule(r"(?:recent|coming) (?:days|weeks|months|years)", _vague),
    _rule(
        r"(?:(?:later|earlier|early|late) )?"
        r"(?P<which>that|same|following|previous|preceding|(?<=the\s)next|next(?=\s+day))"
        rf" (?P<unit>day|week|month|quarter|year|{_PART_OF_DAY})",
        _in_text,
    ),
    _rule(r"(?P<unit>day|week|month|year) (?P<way>before|after)(?=\s*(?:[.,;:!?)]|$))", _before_or_after),
    _rule(rf"{_TIME} ago", _ago),
    _rule(rf"{_TIME} (?:from now|hence)", _hence),
    _rule(
        rf"{_TIME} (?P<way>earlier|later(?!\s+than)|(?:before|after)(?: that|(?=\s*[.,;:)])))",
        _later,
    ),
    _rule(r"yesterday", _day(-1)),
    _rule(r"today|tonight", _day(0)),
    _rule(r"tomorrow", _day(1)),
    _rule(
        r"now(?!\s+that\b)|nowadays|currently|recently|lately|presently|at (?:present|the moment)|these days"
        r"|near future|soon(?!\s+(?:as|after|before|followed)\b)",
        _vague,
    ),
)

_BEGINNINGS = (
    *("last", "this", "next", "past", "coming", "recent", "that", "same", "following", "previous"),
    *("preceding", "later", "earlier", "early", "late", "mid", "end", "start", "beginning", "middle", "rest"),
    *("course", "first", "second", "third", "fourth", "half", "quarter", "day", "near", "soon", "now"),
    *("yesterday", "today", "tonight", "tomorrow", "currently", "presently", "several", "some", "few"),
    *("couple", "many", "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"),
    *(*_WEEKDAYS, *_NUMBERS),
)

ENGLISH = Tongue(
    begins=re.compile(
        rf"(?<![\w$€£¥₩.,-])(?=[A-Za-z\d])(?=\d|{alternatives(_BEGINNINGS, any_case=True)}"
        rf"|{alternatives(('a', 'an', 'at', 'these'), any_case=True)}\s)"
    ),
    rules=_RULES,
    ahead=re.compile(
        r"(?i)\b(?:will|shall|going to|plans? to"
        r"|(?:is|are) (?:to|due|set|expected|scheduled|planned|likely))\b"
    ),
)
