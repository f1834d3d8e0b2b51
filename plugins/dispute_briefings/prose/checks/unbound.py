"""Dates and numbers that no fact and no source stands behind."""

from __future__ import annotations

import re
from collections.abc import Iterator

from dispute_briefings.facts.model import Event, Figure, Measure, Proceeding, Source
from dispute_briefings.language.written_dates import WrittenDate, written_dates
from dispute_briefings.language.written_numbers import is_name, written_numbers
from dispute_briefings.prose.bound_values import addressed
from dispute_briefings.prose.finding import NOT_OUR_WORDS, Finding
from dispute_briefings.prose.readable import PageText
from dispute_briefings.prose.surroundings import Surrounding

# A heading and a cell have no room for a source; what a link leads to is one.
_APART_FROM = NOT_OUR_WORDS | {Surrounding.HEADING, Surrounding.TABLE, Surrounding.LINK}
_CITED = re.compile(r"\[@|\[\^|\]\(<?https?:|<https?:")
_CITED_BEHIND = re.compile(r"[ \t]*(?:\[@|\[\^)")
# A year that names something and tells nothing of it: the 1965 agreement, the agreement of 1965.
_NAMING_BEFORE = re.compile(
    r"(?:\b[Tt]he\s+|\b(?!end\b|start\b|half\b|middle\b|beginning\b|quarter\b)\w+\s+of\s+"
    r"|\b(?!(?:In|On|By|Since|From|Until|Till|After|Before|During|As|To|Through|Between|And|But)\b)[A-Z]\w+\s)\Z"
)
_NAMED_BEHIND = re.compile(r"\s+[a-zA-Z]")
_BACK = 40


def unbound(page: PageText) -> Iterator[Finding]:
    """A date or a number has a fact or a source in its sentence. One sentence is told of once."""
    told = -1
    for start, end in sorted(_dates_and_numbers(page.readable)):
        if start < told or page.is_quoted(start):
            continue
        first, told = page.sentences.span(start)
        told = max(told, end)
        if _is_bound(page, first, told):
            continue
        words = " ".join(page.text[start:end].split())
        yield Finding(
            start=start,
            end=end,
            code="unbound",
            what=f"'{words}' has neither a fact nor a source in its sentence",
            cure="write [[address.of.fact]] in its place, or cite the source: [@...]",
            apart_from=_APART_FROM,
            severity=page.unbound,
        )


def _dates_and_numbers(text: str) -> Iterator[tuple[int, int]]:
    dates = written_dates(text)
    yield from ((date.start, date.end) for date in dates if not _is_named_by(text, date))
    inside = iter([*((date.start, date.end) for date in dates), (len(text), len(text))])
    start, end = next(inside)
    for number in written_numbers(text):
        while end <= number.start:
            start, end = next(inside, (len(text) + 1, len(text) + 2))
        if number.start < start and not number.is_word and not is_name(text, number.start):
            yield number.start, number.end


def _is_named_by(text: str, date: WrittenDate) -> bool:
    """Whether a year, or a month alone, is part of a name."""
    if date.month is not None:
        return date.day is None and date.year is None
    before = _NAMING_BEFORE.search(text, max(0, date.start - _BACK), date.start)
    if before is None:
        return False
    return not before[0].lower().startswith("the") or _NAMED_BEHIND.match(text, date.end) is not None


def _is_bound(page: PageText, first: int, last: int) -> bool:
    if _CITED.search(page.text, first, last) or _CITED_BEHIND.match(page.text, last):
        return True
    return any(_binds(page, link.target) for link in page.links if first <= link.start < last)


def _binds(page: PageText, target: str) -> bool:
    meant = addressed(page.book, target)
    if meant is None:
        return False
    return not meant.is_record or isinstance(meant.record, (Event, Figure, Measure, Proceeding, Source))
