"""What a search can find among the facts, and by what it can be narrowed down.

A record with a page of its own is found by its page. One that shares a page is an entry of its own, with
the address of its place there: whoever looks for a statement wants the event, not the timeline.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from dispute_briefings.facts.book import FactBook
from dispute_briefings.facts.dates import Date
from dispute_briefings.facts.model import (
    Conflict,
    Event,
    Figure,
    Material,
    Measure,
    Party,
    Proceeding,
    Question,
    Record,
    Reference,
    Source,
    Term,
    Text,
    Unknown,
)
from dispute_briefings.views.addresses import target_of
from dispute_briefings.views.fact_links import flat
from dispute_briefings.views.wording import wording

Facets = Mapping[str, tuple[str, ...]]

FACETS = ("kind", "dispute", "party", "material", "year")
"""What results can be narrowed down by, in the order in which it is offered."""

_SHARING_A_PAGE: tuple[type[Record], ...] = (Event, Question, Conflict, Term, Unknown)


@dataclass(frozen=True, kw_only=True, slots=True)
class SearchEntry:
    """A record that shares a page: its place, its title, its other words in every language, its facets."""

    target: str
    title: str
    text: str
    facets: Facets


def search_entries(book: FactBook) -> tuple[SearchEntry, ...]:
    """Return an entry for each record that shares a page and is not retracted, in the order of the book."""
    return tuple(
        SearchEntry(
            target=target_of(record),
            title=_plain(book, record.heading),
            text=" ".join(_texts(book, record)),
            facets=facets_of(book, record),
        )
        for record in book.records
        if isinstance(record, _SHARING_A_PAGE) and not record.retracted
    )


def facets_of(book: FactBook, record: Record) -> Facets:
    """Return what the page or entry of a record is narrowed down by, in words of the site's language."""
    named = [record, *_named(book, record)]
    kind = wording(book.language)[f"kind-{record.kind_name}"]
    return _facets(book, kind, named, book.disputes_of(record), _dates(record))


def facets_of_page(
    book: FactBook, kind: str, named: Iterable[str], dispute: str | None, dates: Iterable[Date]
) -> Facets:
    """Return the same of an author's page: of which kind it is, what it names, and when it was written."""
    records = [book.by_id[record_id] for record_id in dict.fromkeys(named) if record_id in book.by_id]
    disputes = [dispute] if dispute is not None else [d for r in records for d in book.disputes_of(r)]
    return _facets(book, kind, records, disputes, dates)


def _facets(
    book: FactBook, kind: str, named: Sequence[Record], disputes: Iterable[str], dates: Iterable[Date]
) -> Facets:
    found: dict[str, Iterable[str]] = {
        "kind": [kind],
        "dispute": [_title(book, d) for d in dict.fromkeys(disputes)] if len(book.disputes) > 1 else [],
        "party": [_title(book, party) for party in _participants(book, named)],
        "material": [_plain(book, each.heading) for each in named if isinstance(each, Material)],
        "year": [str(year) for year in sorted({year for date in dates for year in _years(date)})],
    }
    return {name: tuple(dict.fromkeys(values)) for name, values in found.items() if values}


def _named(book: FactBook, record: Record) -> Iterator[Record]:
    if isinstance(record, Source):
        return
    for found in book.references_of(record):
        if isinstance(found.mark, Reference) and found.id in book.by_id:
            yield book.by_id[found.id]


def _participants(book: FactBook, named: Iterable[Record]) -> list[str]:
    """The parties of a dispute among those named, or whose organs are."""
    parties = [record for record in named if isinstance(record, Party)]
    ids = {party.id for party in parties} | {party.part_of for party in parties}
    entries = dict.fromkeys(entry.party for dispute in book.disputes for entry in dispute.parties)
    return [party for party in entries if party in ids]


def _years(date: Date) -> Iterator[int]:
    """The years that a date lies in; one that is less precise than two years lies in none."""
    if date.first is not None and date.last is not None and date.last.year - date.first.year <= 1:
        yield from range(date.first.year, date.last.year + 1)


def _dates(record: Record) -> Iterator[Date]:
    match record:
        case Event():
            yield from (each.date for each in (record.date, *record.dates.values()) if each is not None)
        case Source():
            yield from [record.published] if record.published is not None else []
        case Question():
            yield from (stance.date for stance in record.positions)
        case Figure():
            yield from (point.period for point in record.points)
        case Measure() | Proceeding():
            yield from (step.date.date for step in record.history if step.date is not None)


def _title(book: FactBook, record_id: str) -> str:
    return _plain(book, book.by_id[record_id].heading)


def _plain(book: FactBook, text: Text) -> str:
    return flat(text.in_language(book.language, book.language)[1])


def _texts(book: FactBook, record: Record) -> Iterator[str]:
    names = (name.text for name in record.all_names)
    readings = (name.reading for name in record.all_names if name.reading)
    texts = (flat(text) for _, text in book.texts_of(record))
    title = _plain(book, record.heading)
    return (text for text in dict.fromkeys((*texts, *names, *readings)) if text != title)
