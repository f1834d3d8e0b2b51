"""The lead of a record's page: what it is, in a sentence and in a list of its fields."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, Literal

from babel import Locale
from markupsafe import Markup

from dispute_briefings.facts.book import FactBook
from dispute_briefings.facts.dates import Date
from dispute_briefings.facts.model import (
    Conflict,
    Dispute,
    Event,
    Figure,
    Material,
    Measure,
    Party,
    Proceeding,
    Question,
    Record,
    Term,
    Text,
    Unknown,
    Value,
)
from dispute_briefings.facts.model.proceeding import Claim
from dispute_briefings.facts.statements import Citation
from dispute_briefings.facts.values import AnyRef
from dispute_briefings.views.drawing import Drawing, View
from dispute_briefings.views.labels import disputes_named, originals
from dispute_briefings.views.setting import Setting


class RecordOptions(Value):
    """Which record, and what of it: all, or one part.

    The `title` is what stands below the heading, the `lead` that and what the record is in a sentence,
    the `fields` what is left then, the `body` what is left of the title, the `head` the title and the
    sentence alone.
    """

    id: AnyRef
    part: Literal["all", "title", "head", "lead", "fields", "body"] = "all"


@dataclass(frozen=True, kw_only=True, slots=True)
class Entry:
    """One entry of a field that may have several: what to show, its anchor, its sources, or a statement."""

    shown: Markup | None = None
    anchor: str = ""
    sources: tuple[Citation, ...] = ()
    statement: Any = None


@dataclass(frozen=True, kw_only=True, slots=True)
class Row:
    """A field: its label and its entries."""

    label: str
    entries: tuple[Entry, ...] = field(default=())


_PARTS: Mapping[str, frozenset[str]] = {
    "all": frozenset({"kicker", "title", "lead", "fields"}),
    "title": frozenset({"title"}),
    "head": frozenset({"title", "lead"}),
    "lead": frozenset({"kicker", "title", "lead"}),
    "fields": frozenset({"fields"}),
    "body": frozenset({"lead", "fields"}),
}


def draw(drawing: Drawing, options: RecordOptions) -> Markup:
    """Draw the lead of the record."""
    record = drawing.book.by_id[options.id]
    drawing.used.add(record.id)
    fields = _FIELDS.get(type(record))
    rows = [row for row in fields(drawing, record) if row.entries] if fields is not None else []
    return drawing.render(
        "record.html.jinja",
        record=record,
        parts=_PARTS[options.part],
        originals=originals(drawing, record),
        kicker=_kicker(drawing, record),
        disputes=Markup("") if isinstance(record, Dispute) else disputes_named(drawing, record),
        lead=record.lead,
        rows=rows,
        overdue=_overdue(drawing, record),
    )


def says_more(book: FactBook, record: Record) -> bool:
    """Whether the fields of a record, and what stands below them, say more than its sources."""
    at = Drawing(setting=Setting(book=book, resolve=lambda target: target, language=book.language))
    fields = _FIELDS.get(type(record))
    rows = fields(at, record) if fields is not None else ()
    return any(row.entries for row in rows) or bool(
        record.note or record.not_same_as or record.tags or record.confidence
    )


def _kicker(at: Drawing, record: Record) -> Markup:
    match record:
        case Party():
            return at.label("party_kinds", record.kind)
        case Event():
            return at.label("event_kinds", record.kind)
    return Markup.escape(at.word(f"kind-{record.kind_name}"))


def _overdue(at: Drawing, record: Record) -> Date | None:
    due = record.review.due if record.review is not None else None
    passed = due is not None and due.last is not None and due.last < at.book.as_of(record)
    return due if passed else None


# Fields by kind ---------------------------------------------------------------------------------------


def _dispute(at: Drawing, dispute: Dispute) -> Iterator[Row]:
    yield _statements(at.word("field-opened"), "opened", dispute.opened)
    yield _statements(at.word("field-closed"), "closed", dispute.closed)
    if dispute.scope is not None:
        yield _texts(at, "field-included", dispute.scope.included)
        yield _texts(at, "field-excluded", dispute.scope.excluded)


def _party(at: Drawing, party: Party) -> Iterator[Row]:
    at.used |= {"kind:dispute", "kind:party"}
    yield _one(at, "field-country", _country(at, party.country))
    yield _links(at, "field-part-of", [party.part_of])
    organs = [other.id for other in at.book.of_kind(Party) if other.part_of == party.id]
    yield _links(at, "field-organs", organs)
    roles = [
        Entry(shown=_role(at, participant.role, dispute))
        for dispute in at.book.disputes
        for participant in dispute.parties
        if participant.party == party.id and participant.role is not None
    ]
    yield Row(label=at.word("field-role"), entries=tuple(roles))
    yield Row(
        label=at.word("field-offices"),
        entries=tuple(
            Entry(statement=office, anchor=f"offices-{office.id or number}")
            for number, office in enumerate(party.offices, start=1)
        ),
    )
    yield _statements(at.word("field-from"), "from", party.from_)
    yield _statements(at.word("field-until"), "until", party.until)


def _material(at: Drawing, material: Material) -> Iterator[Row]:
    at.used.add("kind:material")
    parents = [m.id for m in at.book.of_kind(Material) if material.id in m.members]
    yield _links(at, "field-broader", [material.broader, *parents])
    narrower = [m.id for m in at.book.of_kind(Material) if m.broader == material.id]
    yield _links(at, "field-members", [*material.members, *narrower])


def _measure(at: Drawing, measure: Measure) -> Iterator[Row]:
    at.used.add("kind:measure")
    yield _links(at, "field-by", [measure.by])
    yield _links(at, "field-authority", measure.authority)
    yield _links(at, "field-toward", measure.toward)
    yield _texts(at, "field-legal-basis", measure.legal_basis)
    yield _links(at, "field-materials", measure.materials)
    yield _texts(at, "field-parts", [part.title for part in measure.parts])
    yield _one(at, "field-before", at.label("regimes", measure.before))
    yield _links(at, "field-answers", measure.answers)
    answering = [other.id for other in at.book.of_kind(Measure) if measure.id in other.answers]
    yield _links(at, "field-answered-by", answering)


def _proceeding(at: Drawing, proceeding: Proceeding) -> Iterator[Row]:
    yield _one(at, "field-forum", at.line(proceeding.forum))
    yield _one(at, "field-number", Markup.escape(proceeding.number or ""))
    yield _links(at, "field-complainant", proceeding.complainant)
    yield _links(at, "field-respondent", proceeding.respondent)
    claims = [
        Entry(
            shown=_claim(at, claim),
            anchor=f"claims-{number}",
            sources=claim.sources,
        )
        for number, claim in enumerate(proceeding.claims, start=1)
    ]
    yield Row(label=at.word("field-claims"), entries=tuple(claims))
    yield _texts(at, "field-parts", [part.title for part in proceeding.parts])


def _event(at: Drawing, event: Event) -> Iterator[Row]:
    yield _statements(at.word("field-date"), "", event.date)
    for kind, statement in event.dates.items():
        yield _statements(at.label("date_kinds", kind), "", statement)
    yield _links(at, "field-by", event.actors)
    yield _links(at, "field-toward", event.toward)
    yield _links(at, "field-materials", event.materials)
    yield _links(at, "field-measures", (*event.measures, *event.proceedings))
    yield _one(at, "field-place", at.line(event.place))
    yield _links(at, "field-leads-to", event.leads_to)


def _figure(at: Drawing, figure: Figure) -> Iterator[Row]:
    yield _links(at, "field-materials", figure.materials)


def _term(at: Drawing, term: Term) -> Iterator[Row]:
    yield _links(at, "field-broader", [term.broader])
    yield _links(at, "field-see", term.see)


def _about(at: Drawing, record: Any) -> Iterator[Row]:
    yield _links(at, "field-about", record.about)


_FIELDS: Mapping[type[Record], Callable[[Drawing, Any], Iterator[Row]]] = {
    Dispute: _dispute,
    Event: _event,
    Figure: _figure,
    Material: _material,
    Measure: _measure,
    Party: _party,
    Proceeding: _proceeding,
    Question: _about,
    Conflict: _about,
    Term: _term,
    Unknown: _about,
}


# Rows -------------------------------------------------------------------------------------------------


def _one(at: Drawing, label: str, shown: Markup) -> Row:
    return Row(label=at.word(label), entries=(Entry(shown=shown),) if shown else ())


def _texts(at: Drawing, label: str, texts: Iterable[Text]) -> Row:
    return Row(label=at.word(label), entries=tuple(Entry(shown=at.line(text)) for text in texts))


def _links(at: Drawing, label: str, record_ids: Iterable[str | None]) -> Row:
    known = [record_id for record_id in dict.fromkeys(record_ids) if record_id is not None]
    return _one(at, label, at.links(known))


def _statements(label: str, anchor: str, statement: Any) -> Row:
    return Row(label=label, entries=(Entry(statement=statement, anchor=anchor),) if statement else ())


def _role(at: Drawing, role: Text, dispute: Dispute) -> Markup:
    if len(at.book.disputes) == 1:
        return at.line(role)
    return at.sentence("role-in", role=at.line(role), dispute=at.link(dispute.id))


def _claim(at: Drawing, claim: Claim) -> Markup:
    provision = at.value(claim)
    return at.sentence("with-reason", what=provision, reason=at.line(claim.text)) if claim.text else provision


def _country(at: Drawing, country: str | None) -> Markup:
    if country is None or country in at.book.by_id:
        return at.link(country) if country else Markup("")
    names = Locale.parse(at.setting.language, sep="-").territories
    return Markup.escape(names.get(country, country))


RECORD = View(name="record", options=RecordOptions, draw=draw)
