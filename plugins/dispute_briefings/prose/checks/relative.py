"""Dates that a reader can only work out from the day of the page: ``last week``, ``recently``, ``翌日``."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from dispute_briefings.facts.dates import Date
from dispute_briefings.language.dates import in_words
from dispute_briefings.language.relative_dates import Named, RelativeDate, relative_dates
from dispute_briefings.problems import Severity
from dispute_briefings.prose.bound_values import addressed, addresses_of, shown_date
from dispute_briefings.prose.finding import Finding
from dispute_briefings.prose.readable import OBJECT, PageText

_NEAR = 10
_SHORT = 2_000
_EMPTY_LINE = re.compile(r"\n[ \t]*\n")


def relative(page: PageText) -> Iterator[Finding]:
    """A date says by itself when something was.

    What only lacks its year, and what the date before it in the paragraph makes plain, is a note; what a
    date beside the text makes plain is nothing.
    """
    read = _read_once if len(page.text) < _SHORT else _read
    for found in read(page.readable, page.date, tuple(_named(page)), page.title):
        if page.is_quoted(found.start) or (found.lacks_year and _is_of_a_link(page, found.end)):
            continue
        is_plain = found.date is not None and (found.lacks_year or found.origin == "text")
        if is_plain and page.beside is not None:
            continue
        yield Finding(
            start=found.start,
            end=found.end,
            code="relative-date",
            what=_what(found),
            cure=_cure(page, found),
            severity=Severity.NOTE if is_plain else None,
        )


def _read(text: str, day: Date | None, named: tuple[Named, ...], title: str) -> tuple[RelativeDate, ...]:
    return relative_dates(text, page=day, named=named, title=title)


# A preview reads the same texts of fact sheets again and again.
_read_once = lru_cache(maxsize=2_000)(_read)


def _named(page: PageText) -> Iterator[Named]:
    """Yield the date that stands beside each paragraph, and those that links show."""
    if page.beside is not None:
        starts = (0, *(found.end() for found in _EMPTY_LINE.finditer(page.text)))
        yield from (Named(start=start, end=start, date=page.beside) for start in starts)
    for link in page.links:
        meant = addressed(page.book, link.target) if "." in link.target and not link.label else None
        if meant is not None and (date := shown_date(meant)) is not None:
            yield Named(start=link.start, end=link.end, date=date)


def _is_of_a_link(page: PageText, end: int) -> bool:
    """Whether what follows is a link, which brings the year along."""
    behind = page.readable[end : end + _NEAR].lstrip(" \n*_")
    return behind.startswith(OBJECT)


def _what(found: RelativeDate) -> str:
    if found.date is None:
        return f"'{found.words}' cannot be resolved: {found.reason}"
    lacking = " has no year and" if found.lacks_year else ""
    return f"'{found.words}'{lacking} means {found.date}, {found.reason}"


def _cure(page: PageText, found: RelativeDate) -> str:
    if found.date is None:
        return "write the date, or bind the fact: [[...]]"
    written = f"write '{in_words(found.date, page.language)}'"
    if found.date.precision not in {"day", "minute"}:
        return f"{written}, or bind the fact: [[...]]"
    address = next(addresses_of(page.book, found.date), None)
    return f"{written}, or bind the fact: [[{address or '...'}]]"
