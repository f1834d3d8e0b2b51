"""What the foot of a page says of what its text names: the box of facts of an article."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from markupsafe import Markup

from dispute_briefings.facts.addresses import Addressed
from dispute_briefings.facts.book import FactBook
from dispute_briefings.facts.fact import Fact
from dispute_briefings.facts.model import (
    Conflict,
    Event,
    Figure,
    Material,
    Measure,
    Name,
    Point,
    Proceeding,
    Question,
    Record,
)
from dispute_briefings.facts.statements import DateStatement
from dispute_briefings.views.drawing import Drawing
from dispute_briefings.views.labels import fact_label, with_readings
from dispute_briefings.views.lines import Lines
from dispute_briefings.views.pieces import Piece, piece
from dispute_briefings.views.rows import Row, row_of, rows

_SHOWN_KINDS = frozenset({"official", "abbreviation", "formula"})


@dataclass(frozen=True, kw_only=True, slots=True)
class Note:
    """That a text names a record, or a fact of one; `status` is what holds for it, in sentences."""

    record: Record
    fact: Fact | None = None
    status: tuple[Markup, ...] = ()

    @property
    def anchor(self) -> str:
        """The id of the note on its page."""
        # Two hyphens in a row occur in no id, so these are nobody else's.
        path = self.fact.address.partition(".")[2].replace(".", "-") if self.fact is not None else ""
        return f"note--{self.record.id}" + (f"--{path}" if path else "")


def noted(meant: Addressed, book: FactBook) -> Note:
    """Return the note on what an address leads to: on the fact if it is one, else on its record."""
    fact = book.facts.get(meant.address) or meant.fact
    return Note(record=fact.record if fact is not None else meant.record, fact=fact)


@dataclass(frozen=True, kw_only=True, slots=True)
class DrawnNote:
    """A note as it stands on any page.

    `is_described` says that there is more to say than names; `html` is None where there is nothing that the
    link in the text does not say.
    """

    anchor: str
    is_on_fact: bool
    is_described: bool
    html: Piece | None
    used: frozenset[str]


def drawn_note(note: Note, drawing: Drawing) -> DrawnNote:
    """Return a note drawn, with what holds as of the dispute's day for a material, measure or proceeding.

    It is drawn once for all pages in a language.
    """
    address = note.fact.address if note.fact is not None else note.record.id
    key = "note", address, drawing.setting.language
    found: DrawnNote = drawing.setting.once(key, lambda: _drawn(note, drawing))
    drawing.used.update(found.used)
    return found


def _drawn(note: Note, drawing: Drawing) -> DrawnNote:
    is_described = is_worth_a_note = False

    def draw(at: Drawing) -> Markup:
        nonlocal is_described, is_worth_a_note
        status = tuple(_status(at, note.record)) if note.fact is None else ()
        full, told = Note(record=note.record, fact=note.fact, status=status), Told(at=at)
        is_described = told.is_described(full)
        is_worth_a_note = told.is_worth_a_note(full)
        return at.render("note.html.jinja", note=full, told=told) if is_worth_a_note else Markup("")

    html = piece(drawing, draw)
    return DrawnNote(
        anchor=note.anchor,
        is_on_fact=note.fact is not None,
        is_described=is_described,
        html=html if is_worth_a_note else None,
        used=html.used,
    )


def _status(at: Drawing, record: Record) -> Iterator[Markup]:
    """Yield what holds, each result in a paragraph's worth, with the day behind the last of a day."""
    lines, of = Lines(at=at), list[tuple[list[Markup], Row]]()
    match record:
        case Measure() | Proceeding():
            of = [([lines.units(row)] if row.units else [], row) for row in rows(at, record)]
        case Material():
            at.used.add("kind:measure")
            of = [
                ([at.link(measure.id)], row_of(at, measure, record.id))
                for measure in at.book.measures_on(record)
            ]
    for index, (about, row) in enumerate(of):
        parts = [Markup(": ").join((*about, lines.sentence(row))), *lines.notes(row)]
        if index == len(of) - 1 or of[index + 1][1].day != row.day:
            as_of = at.sentence("status-as-of", date=at.day(row.day, "short"))
            parts.append(Markup('<span class="bf-as-of">{}</span>').format(as_of))
        yield Markup('<span class="bf-sep"> · </span>').join(parts)


def draw(drawing: Drawing, notes: Sequence[DrawnNote]) -> Markup:
    """Return the notes: the facts first, then names and terms, both in the order given."""
    facts, named = (
        [note.html.on(drawing) for note in notes if note.html is not None and note.is_on_fact == is_on_fact]
        for is_on_fact in (True, False)
    )
    return drawing.render("notes.html.jinja", facts=facts, named=named)


@dataclass(frozen=True, kw_only=True, slots=True)
class Told:
    """What a note says."""

    at: Drawing

    def label(self, fact: Fact) -> Markup:
        """Return what a fact is called, beside its record."""
        self.at.used.add(fact.address)
        return fact_label(self.at, fact)

    def unit(self, fact: Fact) -> str | None:
        """Return the unit of a fact that is a number."""
        if isinstance(fact.record, Figure) and isinstance(fact.value, Point):
            return fact.record.unit
        return getattr(fact.value, "unit", None)

    def has_sources_of_its_own(self, fact: Fact) -> bool:
        """Whether the reports of a fact cite sources, and it does not rest on those around it."""
        return any(report.sources for report in fact.reports)

    def kind(self, record: Record) -> Markup:
        """Return of which kind a record is."""
        return Markup.escape(self.at.word(f"kind-{record.kind_name}"))

    def names(self, record: Record) -> list[tuple[Name, Name | None]]:
        """Return the names of a record in other languages than the page's, each with how it is read."""
        language = self.at.setting.language.partition("-")[0]
        others = self.at.names(record)
        return [
            (name, reading)
            for name, reading in with_readings(others)
            if name.kind in _SHOWN_KINDS
            and (name.lang or self.at.book.language).partition("-")[0] != language
        ]

    def date(self, record: Record) -> DateStatement | None:
        """Return when an event happened."""
        return record.headline[1] if isinstance(record, Event) else None

    def accounts(self, record: Record) -> list[Markup]:
        """Return what sources tell differently, or the parties answer: in the words of each."""
        if isinstance(record, Conflict):
            return [self.at.line(account.text) for account in record.reports]
        latest = {stance.party: stance for stance in record.positions} if isinstance(record, Question) else {}
        return [
            Markup("{}: {}").format(self.at.link(party), self.at.line(stance.stance))
            for party, stance in latest.items()
        ]

    def sources(self, record: Record) -> Markup:
        """Return the sources of a definition, which is a fact itself; a summary has those of its facts."""
        definition = getattr(record, "definition", None)
        if definition is None or record.lead is not definition.value:
            return Markup("")
        return self.at.sources(definition.best.sources or record.sources, at_once=2)

    def is_described(self, note: Note) -> bool:
        """Whether there is more to say than names."""
        record = note.record
        told = (note.fact, record.lead, note.status, self.date(record), self.accounts(record))
        return any(map(bool, told))

    def is_worth_a_note(self, note: Note) -> bool:
        """Whether there is more to say than what the link in the text says."""
        return self.is_described(note) or bool(self.names(note.record))
