"""The records of a kind as a list that says what each is: for the page that leads to all of them."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Literal

from markupsafe import Markup

from dispute_briefings.facts.model import (
    Figure,
    Material,
    Measure,
    Party,
    Proceeding,
    Record,
    Text,
    Value,
)
from dispute_briefings.facts.values import DisputeRef, PartyKind
from dispute_briefings.views.drawing import Drawing, View
from dispute_briefings.views.labels import disputes_named, originals

Kind = Literal["figure", "material", "measure", "party", "proceeding"]

_KINDS: Mapping[str, type[Record]] = {
    kind.KIND: kind for kind in (Figure, Material, Measure, Party, Proceeding)
}


class RecordsOptions(Value):
    """Which records: of a `kind`, those of a `dispute` alone, and of parties those of a `party_kind`."""

    kind: Kind
    dispute: DisputeRef | None = None
    party_kind: PartyKind | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class Entry:
    """A record with its names in other languages, what it is in a sentence or two, and notes on it."""

    record: Record
    originals: tuple[Markup, ...]
    lead: Text | None
    notes: tuple[Markup, ...]


def draw(drawing: Drawing, options: RecordsOptions) -> Markup:
    """Draw the list; where there is no such record, say so."""
    drawing.used |= {f"kind:{options.kind}", "kind:event"}
    book = drawing.book
    chosen = [
        record
        for record in book.of_kind(_KINDS[options.kind])
        if (options.dispute is None or options.dispute in book.disputes_of(record))
        and (options.party_kind is None or getattr(record, "kind", None) == options.party_kind)
    ]
    entries = [_entry(drawing, record, options.dispute) for record in chosen]
    return drawing.render("records.html.jinja", entries=entries, kind=options.kind)


def _entry(at: Drawing, record: Record, dispute: str | None) -> Entry:
    notes = (*_NOTES[type(record)](at, record), disputes_named(at, record, among=dispute))
    return Entry(
        record=record,
        originals=originals(at, record),
        lead=record.lead,
        notes=tuple(note for note in notes if note),
    )


# Notes by kind ----------------------------------------------------------------------------------------


def _material(at: Drawing, material: Material) -> Iterator[Markup]:
    yield _events(at, material)


def _measure(at: Drawing, measure: Measure) -> Iterator[Markup]:
    yield _facing(at, [measure.by], measure.toward)
    yield at.links(measure.materials)


def _proceeding(at: Drawing, proceeding: Proceeding) -> Iterator[Markup]:
    yield at.line(proceeding.forum)
    yield Markup.escape(proceeding.number or "")
    yield _facing(at, proceeding.complainant, proceeding.respondent)


def _party(at: Drawing, party: Party) -> Iterator[Markup]:
    yield at.link(party.part_of) if party.part_of is not None else Markup("")
    yield _events(at, party)


def _figure(at: Drawing, figure: Figure) -> Iterator[Markup]:
    yield at.label("units", figure.unit)
    yield at.sentence("measured-by", party=at.links(figure.measured_by)) if figure.measured_by else Markup("")
    periods = [point.period for point in figure.points if point.reports]
    if periods:
        first, last = at.date(periods[0], "short"), at.date(periods[-1], "short")
        yield at.sentence("range", low=first, high=last) if len(periods) > 1 else first


_NOTES: Mapping[type[Record], Callable[[Drawing, Any], Iterator[Markup]]] = {
    Figure: _figure,
    Material: _material,
    Measure: _measure,
    Party: _party,
    Proceeding: _proceeding,
}


def _facing(at: Drawing, one: Any, other: Any) -> Markup:
    if not other:
        return at.links(one)
    return Markup('{} <span aria-hidden="true">→</span><span class="bf-hidden">{}</span> {}').format(
        at.links(one), at.word("toward"), at.links(other)
    )


def _events(at: Drawing, record: Record) -> Markup:
    count = len(at.book.events_on(record))
    return at.count("count-events", count) if count else Markup("")


RECORDS = View(name="records", options=RecordsOptions, draw=draw)
