"""Words beside a fact that say another date or number than the fact.

An error stops a build, so only what plainly belongs to a link is compared: its own label, what
stands in brackets right behind it, and what stands right before it. There, a date that may as well
belong to the sentence ("On 5 July the permit was criticised") is let be.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import TypeVar

from dispute_briefings.facts.addresses import Addressed
from dispute_briefings.facts.conflicts import differ
from dispute_briefings.facts.dates import Date
from dispute_briefings.facts.model import Event
from dispute_briefings.facts.statements import NumberFact, NumberReport
from dispute_briefings.language.dates import in_words
from dispute_briefings.language.written_dates import WrittenDate, written_dates
from dispute_briefings.language.written_numbers import WrittenNumber, is_name, written_numbers
from dispute_briefings.prose.bound_values import addressed, compatible, dates_of, numbers_of
from dispute_briefings.prose.finding import Finding
from dispute_briefings.prose.readable import OBJECT, FactLink, PageText

T = TypeVar("T", WrittenDate, WrittenNumber)
_NEAR = 60
_BETWEEN = re.compile(r"[\s*_]*")
_BEHIND = re.compile(r"[\s*_]*[(（]\s*(?:on|in|since|from|of|dated)?\s*")
_CLOSED = re.compile(r"\s*[)）]")
# Behind a number in brackets: what it counts. Before it: how precise it is.
_COUNTED = re.compile(r"(?P<counted>[^\d()（）.,;:]*)[)）]")
_ABOUT = re.compile(r"[^\W\d_][\w .]*")
_WORDS = re.compile(r"[^\W\d_]+|[%％]")
_PERCENT = frozenset({"%", "％", "percent", "per", "cent", "퍼센트", "パーセント"})
# Before a date that belongs to what follows it, whatever that is called.
_OF_THE_LINK = re.compile(r"\b(?:the|an?|this|dated)\s+[*_]*$", re.IGNORECASE)
# Before a date that says when, and which the link stands behind as its ground.
_WHEN = re.compile(r"(?P<before>\w+[*_]*\s+)(?:since|from|as\s+of|effective|on|in)\s+[*_]*$", re.IGNORECASE)
_ABOUT_SPEECH = re.compile(
    r"(?:said|says|told|announced|reported|stated|that|noted|wrote|held|claimed)[*_]*\s+$", re.IGNORECASE
)


def drift(page: PageText) -> Iterator[Finding]:
    """A date or a number beside a link is that of the fact."""
    for link in page.links:
        meant = addressed(page.book, link.target)
        if meant is None or page.is_quoted(link.start):
            continue
        if dates := dates_of(meant):
            yield from _of_dates(page, link, meant, dates)
        if numbers := numbers_of(meant):
            yield from _of_numbers(page, link, meant, numbers)


def _of_dates(page: PageText, link: FactLink, meant: Addressed, dates: Sequence[Date]) -> Iterator[Finding]:
    told = _dates_told(page, link, meant)
    for group in told:
        if group and not any(_may_be(each, date) for each in group for date in dates):
            known = " or ".join(in_words(date, page.language) for date in dates)
            yield _finding(page, group[0], f"'{link.target}' is dated {known}")


def _may_be(written: WrittenDate, date: Date) -> bool:
    years = {day.year for day in (date.first, date.last) if day is not None}
    candidates = (written.in_year(year) for year in (years or {2000}))
    return any(candidate is None or compatible(candidate, date) for candidate in candidates)


def _dates_told(page: PageText, link: FactLink, meant: Addressed) -> Iterator[list[WrittenDate]]:
    """Yield the dates in the label of a link, in brackets behind it, and before it."""
    if link.label:
        yield [_moved(each, link.label_start) for each in written_dates(link.label)]
    after = page.readable[link.end : link.end + _NEAR]
    if opening := _BEHIND.match(after):
        for each in written_dates(after):
            if each.start == opening.end() and _CLOSED.match(after, each.end):
                yield [_moved(each, link.end)]
    start = max(0, link.start - _NEAR)
    before = page.readable[start : link.start]
    for each in written_dates(before):
        if _BETWEEN.fullmatch(before, each.end) and _belongs(
            before[: each.start], before[each.end :], link, meant
        ):
            yield [_moved(each, start)]


def _belongs(before: str, between: str, link: FactLink, meant: Addressed) -> bool:
    """Whether a date right before a link is told of what it leads to."""
    if "\n\n" in between or OBJECT in before[-1:]:
        return False
    if not meant.is_record:
        return True
    if not isinstance(meant.record, Event):
        return False
    if _OF_THE_LINK.search(before):
        return True
    when = _WHEN.search(before)
    return when is not None and not link.label and not _ABOUT_SPEECH.search(when["before"])


def _of_numbers(
    page: PageText, link: FactLink, meant: Addressed, reports: Sequence[NumberReport]
) -> Iterator[Finding]:
    for group in _numbers_told(page, link, _unit_words(page, meant)):
        if group and not any(_is_of(each, report, meant.unit) for each in group for report in reports):
            known = " or ".join(_said(report) for report in reports)
            yield _finding(page, group[0], f"'{link.target}' is {known}")


def _unit_words(page: PageText, meant: Addressed) -> frozenset[str]:
    """Return the words that say what a number counts: those of its unit, and of what the fact is called."""
    named = meant.fact.value if meant.fact is not None else None
    unit = (named.unit if isinstance(named, NumberFact) else meant.unit) or ""
    labels = [named.label] if isinstance(named, NumberFact) else []
    if unit in page.book.vocabulary.units:
        labels.append(page.book.vocabulary.units[unit].label)
    texts = [text for label in labels for _, text in label.versions]
    words = frozenset(word for text in (*texts, unit) for word in _WORDS.findall(text.casefold()))
    return words | _PERCENT if words & _PERCENT else words


def _numbers_told(page: PageText, link: FactLink, units: frozenset[str]) -> Iterator[list[WrittenNumber]]:
    """Yield the numbers in the label of a link, in brackets behind it, and right before it.

    In brackets, nothing stands beside a number but words for what it counts, and how precise it is.
    """
    if link.label:
        yield [_moved(each, link.label_start) for each in _without_dates(link.label)]
    after = page.readable[link.end : link.end + _NEAR]
    if opening := re.match(r"[\s*_]*[(（]\s*", after):
        for each in _without_dates(after):
            ahead = after[opening.end() : each.start] if each.start >= opening.end() else "-"
            closed = _COUNTED.match(after, each.end)
            if (
                (not ahead or (each.is_approximate and _ABOUT.fullmatch(ahead)))
                and closed is not None
                and units.issuperset(_WORDS.findall(closed["counted"].casefold()))
            ):
                yield [_moved(each, link.end)]
    start = max(0, link.start - _NEAR)
    before = page.readable[start : link.start]
    for each in _without_dates(before):
        follows = _BETWEEN.fullmatch(before, each.end) and "\n\n" not in before[each.end :]
        if follows and not is_name(before, each.start):
            yield [_moved(each, start)]


def _without_dates(text: str) -> Iterator[WrittenNumber]:
    dates = written_dates(text)
    for each in written_numbers(text):
        if not any(date.start <= each.start < date.end for date in dates):
            yield each


def _is_of(written: WrittenNumber, report: NumberReport, unit: str | None) -> bool:
    """Whether a number is that of a report; where words give a scale, at any scale.

    A unit may have a scale of its own: 9.38 million is 9380 in thousands of dollars.
    """
    scales = range(-12, 13) if written.scale or unit else (0,)
    return any(not differ(_as_report(written, scale), report) for scale in scales)


def _as_report(written: WrittenNumber, scale: int) -> NumberReport:
    return NumberReport(value=written.value.scaleb(scale), approx=written.is_approximate)


def _said(report: NumberReport) -> str:
    return str(report.value) if report.value is not None else f"{report.low} to {report.high}"


def _moved(written: T, by: int) -> T:
    return replace(written, start=written.start + by, end=written.end + by)


def _finding(page: PageText, told: WrittenDate | WrittenNumber, known: str) -> Finding:
    words = " ".join(page.text[told.start : told.end].split())
    return Finding(
        start=told.start,
        end=told.end,
        code="drift",
        what=f"'{words}' stands beside a fact that says otherwise: {known}",
        cure="correct one of the two, or let the link say it: [[address.of.fact]]",
    )
