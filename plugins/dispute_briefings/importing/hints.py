"""Dates in languages without rules of our own: a day, the name of a month that dateparser knows, a year.

dateparser makes up what a date leaves open, and takes durations for dates. It is asked for nothing but
which month a word names.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from dispute_briefings.facts.dates import Date
from dispute_briefings.importing.bare_days import dated
from dispute_briefings.importing.sentence_spans import SentenceSpans

_YEAR = r"(?:1[5-9]|20)\d\d"
_OF = r"(?:del?\s+)?"
_WORD = r"[^\W\d_]{3,12}\.?"
_FORM = re.compile(
    rf"(?<![\w.,-])(?P<day>3[01]|[12]\d|0?[1-9])(?:er|\.|º)?\s+{_OF}(?P<month>{_WORD})(?:,?\s+{_OF}(?P<year>{_YEAR})\b)?"
    rf"|(?<!\w)(?P<month2>{_WORD})\s+{_OF}(?P<year2>{_YEAR})\b"
)


@dataclass(frozen=True, kw_only=True, slots=True)
class Hint:
    """A date in a text, from offset `start` to `end`; None where its year stays open."""

    start: int
    end: int
    date: Date | None
    reason: str


def is_there() -> bool:
    """Whether dateparser is installed."""
    try:
        import dateparser  # noqa: F401, PLC0415 -- the extra need not be installed
    except ImportError:
        return False
    return True


def hints(text: str, *, page: Date | None, language: str) -> Iterator[Hint]:
    """Yield the dates of a text that name a month; nothing where dateparser is not installed.

    A day without its year has that of a date in its sentence; else it is the last one before the article.
    """
    if not is_there():
        return
    sentences = SentenceSpans(text)
    read = [
        (found, month)
        for found in _FORM.finditer(text)
        if (month := _month((found["month"] or found["month2"]).rstrip("."), language)) is not None
    ]
    years = {found.start(): year for found, _ in read if (year := found["year"] or found["year2"])}
    for found, month in read:
        start, end = sentences.around(found.start())
        near = next((year for at, year in years.items() if start <= at < end), None)
        date, reason = _date(years.get(found.start()), near, month, found["day"], page)
        yield Hint(start=found.start(), end=found.end(), date=date, reason=reason)


def _date(
    year: str | None, near: str | None, month: int, day: str | None, page: Date | None
) -> tuple[Date | None, str]:
    """Return the date of a month and a day, of which the year may be written beside it or in the sentence."""
    read = "its month as dateparser reads it"
    if year is not None:
        return dated(int(year), month, day), read
    if near is not None:
        return dated(int(near), month, day), f"{read}; in the year {near}, in the same sentence"
    if page is None or page.first is None or page.precision not in {"day", "minute"}:
        return None, "it names no year, and the day of the article is not known"
    is_this_year = (month, int(day or 1)) <= (page.first.month, page.first.day)
    last = dated(page.first.year if is_this_year else page.first.year - 1, month, day)
    return last, f"{read}; the last one from {page}, the day of the article"


@lru_cache(maxsize=4096)
def _month(word: str, language: str) -> int | None:
    import dateparser  # noqa: PLC0415

    try:
        read = dateparser.parse(
            f"1 {word} 2000", languages=[language], settings={"REQUIRE_PARTS": ["day", "month", "year"]}
        )
    except (ValueError, OverflowError):
        return None
    return read.month if read is not None and (read.day, read.year) == (1, 2000) else None
