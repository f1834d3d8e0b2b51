"""Every fact has a source, and confidence rests on more than one."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from dispute_briefings.facts import tree
from dispute_briefings.facts.book import FactBook
from dispute_briefings.facts.checks.finding import Finding, finding
from dispute_briefings.facts.dates import Date
from dispute_briefings.facts.model import Conflict, Dispute, Event, Figure, Question, Source, Unknown, Value
from dispute_briefings.facts.model.history import Step
from dispute_briefings.facts.statements import Citation, DateStatement

# What these kinds say of themselves is editorial, or the source itself.
_NEEDS_NONE = (Source, Unknown, Dispute, Question, Conflict)


def check_sourcing(book: FactBook, *, complete: bool) -> Iterator[Finding]:
    """Yield facts without a source, confidence on a single one, and sources that nothing uses.

    In a book that is not complete, a source may be cited by what could not be read.
    """
    yield from _unsourced(book)
    yield from _thin_confidence(book)
    if complete:
        yield from _unused(book)


def _unsourced(book: FactBook) -> Iterator[Finding]:
    """A fact has a source of its own, or its record has one."""
    told: set[tuple[str, tree.Path]] = set()
    for fact in book.facts.values():
        record = fact.record
        bare = isinstance(record, _NEEDS_NONE) and len(fact.path) == 1
        if not record.origin.document.complete:
            continue  # its sources may be what could not be read, and that is told already
        if fact.sources or bare or (isinstance(fact.value, Step) and fact.value.event):
            continue
        place = fact.path if record.sources or isinstance(record, _NEEDS_NONE) else ()
        if isinstance(record, Figure) and fact.path[:1] == ("points",):
            place = fact.path
        if (record.id, place) in told:
            continue
        told.add((record.id, place))
        what = (
            f"`{'.'.join(map(str, fact.address.split('.')[1:]))}` has no source"
            if place
            else "it has no source"
        )
        yield finding("unsourced", record, place, what, "add `sources: [<id>]`", of_key=True)


def _thin_confidence(book: FactBook) -> Iterator[Finding]:
    """High confidence rests on two sources, or on an official one."""
    kinds = book.vocabulary.source_kinds
    for record in book.records:
        for path, value in book.values_of(record):
            if not _has_confidence(type(value)) or value.confidence != "high":  # type: ignore[attr-defined]
                continue
            citations: tuple[Citation, ...] = value.sources  # type: ignore[attr-defined]
            if len(citations) != 1:
                continue
            source = book.by_id.get(citations[0].ref)
            if isinstance(source, Source) and source.kind in kinds and not kinds[source.kind].primary:
                what = f"high confidence on one source, {source.id}, that is not official"
                cure = "cite a second source, or write `confidence: moderate` with `because:`"
                yield finding("thin-confidence", record, (*path, "confidence"), what, cure)


@cache
def _has_confidence(kind: type[Value]) -> bool:
    return "confidence" in kind.model_fields


def _unused(book: FactBook) -> Iterator[Finding]:
    """A source is cited by something."""
    copied = {other.derived_from for other in book.of_kind(Source)}
    for source in book.of_kind(Source):
        named = any(mention.record is not source for mention in book.mentions.get(source.id, ()))
        if not named and source.id not in copied:
            yield finding("unused-source", source, (), "nothing cites it", "cite it or take it out")


def check_source_dates(book: FactBook) -> Iterator[Finding]:
    """Yield dates of events that all of their sources report as past before they happened.

    A day is allowed for time zones; a source without a date tells nothing. Where reports differ, each is
    held against its own sources; one that is set aside is known to be wrong.
    """
    for event in book.of_kind(Event):
        for path, statement in _happened(event):
            is_alone = len(statement.reports) == 1
            for index, report in enumerate(statement.reports):
                date = report.value or report.low
                cited = report.sources or event.sources
                if report.rank == "deprecated" or date is None or not _is_after_all(book, date, cited):
                    continue
                what = f"dated {date.text}, after all of its sources were published"
                cure = (
                    "correct the date, cite a later source, plan it under `due:`, or, where the sources set "
                    "the date themselves, write `ignore: {source-before-event: <reason>}`"
                )
                place: tree.Path = path if is_alone else (*path, "reports", index)
                yield finding("source-before-event", event, place, what, cure)


def _is_after_all(book: FactBook, date: Date, cited: tuple[Citation, ...]) -> bool:
    sources = [source for each in cited if isinstance(source := book.by_id.get(each.ref), Source)]
    days = [source.published.last if source.published is not None else None for source in sources]
    first = date.first
    return (
        bool(days) and first is not None and all(day is not None and (first - day).days > 1 for day in days)
    )


def _happened(event: Event) -> Iterator[tuple[tuple[str, ...], DateStatement]]:
    if event.date is not None:
        yield ("date",), event.date
    for kind, statement in event.dates.items():
        yield ("dates", kind), statement
