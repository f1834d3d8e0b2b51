"""A period in as few words as an axis has room for: in two lines, the narrower part over its year."""

from __future__ import annotations

from babel.dates import format_date, format_skeleton

from dispute_briefings.facts.dates import Date
from dispute_briefings.language.dates import in_words, locale_of

_SKELETONS = {"day": "MMMd", "minute": "MMMd", "month": "MMM", "quarter": "QQQ"}


def axis_words(period: Date, language: str) -> tuple[str, str]:
    """Return the part of the year that a period is, and its year; the part is empty where it is the year.

    A period of no single year, or whose part has no short form, is the part in full, with no year.
    """
    first, last = period.first, period.last
    if first is None or last is None or period.approximate or period.uncertain:
        return in_words(period, language, form="short"), ""
    if period.precision == "year":
        return "", str(first.year)
    if period.precision in _SKELETONS:
        return _part(period, language), str(first.year)
    start, end = period.start, period.end
    same = start and end and first.year == last.year and start.precision == end.precision
    if start and end and same and start.precision in _SKELETONS:
        return f"{_part(start, language)}–{_part(end, language)}", str(first.year)
    return in_words(period, language, form="short"), ""


def _part(period: Date, language: str) -> str:
    if period.precision == "quarter":
        # The one that Babel has no skeleton for is the same pattern in every language.
        return str(format_date(period.first, "QQQ", locale=locale_of(language)))
    return str(format_skeleton(_SKELETONS[period.precision], period.first, locale=locale_of(language)))
