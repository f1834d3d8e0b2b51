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


def with_status(note: Note, drawing: Drawing) -> Note:
    """Return a note on a material, measure or proceeding with what holds for it as of the dispute's day."""
    if note.fact is not None:
        return note
    return Note(record=note.record, status=tuple(_status(drawing, note.record)))


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


def draw(drawing: Drawing, notes: Sequence[Note]) -> Markup:
    """Return the notes: the facts first, then names and terms, both in the order given."""
    return drawing.render(
        "notes.html.jinja",
        facts=[note for note in notes if note.fact is not None],
        named=[note for note in notes if note.fact is None],
        told=Told(at=drawing),
    )


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

    def names(self, record: Record) -> list[tuple[Name, str | None]]:
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
