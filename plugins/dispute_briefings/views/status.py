"""The status strip: what applies on a day, a row for each strand and distinct result."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from markupsafe import Markup

from dispute_briefings.facts.dates import Date
from dispute_briefings.facts.model import Dispute, Measure, Proceeding, Text, Value
from dispute_briefings.facts.statements import Citation
from dispute_briefings.facts.status import DatedStep, State, Status
from dispute_briefings.facts.values import DisputeRef, Id, MaterialRef, MeasureRef, ProceedingRef
from dispute_briefings.facts.vocabulary import Effect
from dispute_briefings.views.drawing import Drawing, View
from dispute_briefings.views.plans import capital, is_passed, plan
from dispute_briefings.views.reports import supporting

Regulation = Measure | Proceeding

_SLOT = re.compile(r"\{(since|date|regime)\}")
_STATE_OF: Mapping[Effect, State] = {
    "on": State.IN_FORCE,
    "keep": State.IN_FORCE,
    "pause": State.SUSPENDED,
    "off": State.ENDED,
}
_COLOUR_OF: Mapping[State, str] = {
    State.NOT_YET: "not-yet",
    State.IN_FORCE: "in-force",
    State.SUSPENDED: "suspended",
    State.ENDED: "ended",
    State.UNCLEAR: "unclear",
}


class StatusOptions(Value):
    """Of what: one of a measure, a proceeding, a material, a strand or a dispute; none of them: all disputes.

    `on` is the day asked about, the last one of a month or year; left out, the day that stands for today.
    """

    dispute: DisputeRef | None = None
    measure: MeasureRef | None = None
    proceeding: ProceedingRef | None = None
    material: MaterialRef | None = None
    strand: Id | None = None
    on: Date | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class Row:
    """One result: of which measure or proceeding, for which units (none: all of it), and what holds.

    `step` is the one that it follows from; `sources` are its and those of what is planned.
    """

    record: Regulation
    units: tuple[str, ...]
    status: Status
    day: datetime.date
    step: DatedStep | None
    sources: tuple[Citation, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class Strip:
    """Rows that share a title; `named` says whether each row names its measure."""

    title: Markup
    rows: tuple[Row, ...]
    named: bool


def draw(drawing: Drawing, options: StatusOptions) -> Markup:
    """Draw the strip; where nothing has a status, say so."""
    strips = tuple(strip for strip in _strips(drawing, options) if strip.rows)
    return drawing.render("status.html.jinja", strips=strips, asked=options.on, lines=Lines(at=drawing))


# Which rows -------------------------------------------------------------------------------------------


def _strips(at: Drawing, options: StatusOptions) -> Iterator[Strip]:
    book = at.book
    alone = options.measure or options.proceeding
    if alone is not None:
        record = _regulation(at, alone)
        yield Strip(title=at.link(record.id), rows=tuple(_rows(at, record, options)), named=False)
    elif options.material is not None:
        at.used.add("kind:measure")
        unit = options.material
        for measure in book.of_kind(Measure):
            if unit in measure.materials:
                row = _row(at, measure, (), book.status(measure, _day(at, measure, options), unit), options)
                yield Strip(title=at.link(measure.id), rows=(row,), named=False)
    else:
        at.used.add("kind:dispute")
        for dispute in book.disputes:
            if options.dispute in {None, dispute.id}:
                yield from _of_dispute(at, dispute, options)


def _of_dispute(at: Drawing, dispute: Dispute, options: StatusOptions) -> Iterator[Strip]:
    at.used.add(dispute.id)
    for strand in dispute.strands:
        if options.strand in {None, strand.id}:
            records = [_regulation(at, record_id) for record_id in strand.of]
            rows = tuple(row for record in records for row in _rows(at, record, options))
            title = at.line(strand.title)
            if len(records) == 1:
                title = Markup('<a href="{}">{}</a>').format(at.href(records[0]), at.title(strand.title))
            yield Strip(title=title, rows=rows, named=len(records) > 1)
    if not dispute.strands:
        at.used |= {"kind:measure", "kind:proceeding"}
        regulations: tuple[Regulation, ...] = (
            *at.book.of_kind(Measure),
            *at.book.of_kind(Proceeding),
        )
        for record in regulations:
            if dispute.id in at.book.disputes_of(record):
                yield Strip(title=at.link(record.id), rows=tuple(_rows(at, record, options)), named=False)


def _regulation(at: Drawing, record_id: str) -> Regulation:
    record = at.book.by_id[record_id]
    assert isinstance(record, (Measure, Proceeding))
    return record


def _rows(at: Drawing, record: Regulation, options: StatusOptions) -> Iterator[Row]:
    if record.retracted:
        return
    found = at.book.statuses(record, _day(at, record, options))
    for units, status in found:
        yield _row(at, record, units if len(found) > 1 else (), status, options, of=units[:1])


def _row(
    at: Drawing,
    record: Regulation,
    units: tuple[str, ...],
    status: Status,
    options: StatusOptions,
    of: tuple[str, ...] = (),
) -> Row:
    day = _day(at, record, options)
    at.used |= {record.id, *(step.event for step in record.history if step.event)}
    unit = (of or (options.material,))[0]
    reached = [
        dated
        for dated in at.book.history(record)
        if (not dated.step.only or unit in dated.step.only)
        and (dated.date.first is None or dated.date.first <= day)
    ]
    taken = [dated for dated in reached if dated.index == status.step] or reached[-1:]
    planning = [dated for dated in reached if set(dated.step.due.items()) & set(status.due)]
    cited = {citation: None for dated in (*taken, *planning) for citation in supporting(dated)}
    return Row(
        record=record,
        units=units,
        status=status,
        day=day,
        step=taken[0] if taken else None,
        sources=tuple(cited),
    )


def _day(at: Drawing, record: Regulation, options: StatusOptions) -> datetime.date:
    asked = options.on.last or options.on.first if options.on is not None else None
    return asked or at.book.as_of(record)


# What each row says -----------------------------------------------------------------------------------


@dataclass(frozen=True, kw_only=True, slots=True)
class Lines:
    """What a row of the strip says, in the words of the vocabulary and ours."""

    at: Drawing

    def units(self, row: Row) -> Markup:
        """Return the materials or parts that the row is about."""
        titles = {part.id: self.at.line(part.title) for part in row.record.parts}
        return Markup(", ").join(titles.get(u) or self.at.link(u) for u in row.units)

    def colour(self, row: Row) -> str:
        """Return the colour token of the row's status, else of its state."""
        entry = self.at.book.vocabulary.statuses.get(row.status.word or "")
        fits = entry is not None and _STATE_OF.get(entry.effect) is row.status.state
        return (entry.colour if entry is not None and fits else None) or _COLOUR_OF[row.status.state]

    def sentence(self, row: Row) -> Markup:
        """Return the sentence for what holds on the day."""
        status = row.status
        said = self._said(row)
        never = status.state in {State.SUSPENDED, State.ENDED} and not status.applied
        if never:
            said = self.at.sentence("status-never-applied", status=said)
        if status.until is not None:
            said = self.at.sentence("status-until", status=said, date=self.at.date(status.until))
        return said

    def _said(self, row: Row) -> Markup:
        at, status, step = self.at, row.status, row.step
        if step is None:
            return at.sentence("status-no-step")
        if status.state is State.UNCLEAR:
            return at.sentence("status-unclear", date=at.date(status.since))
        if status.state is State.NOT_YET:
            return self._not_yet(row, step)
        followed = status.word != step.step.status
        if step.step.text is not None and not followed:
            return at.line(step.step.text)
        entry = at.book.vocabulary.statuses.get(status.word or "")
        if entry is not None and entry.sentence is not None and _STATE_OF.get(entry.effect) is status.state:
            return self._filled(entry.sentence, status, followed=followed)
        said = self._plainly(row)
        if entry is None or followed or status.since == status.last:
            return said
        return at.sentence(
            "status-and-step",
            status=said,
            step=at.label("statuses", status.word),
            date=at.date(_begin(status.last)),
        )

    def _not_yet(self, row: Row, step: DatedStep) -> Markup:
        at, kind = self.at, row.record.kind_name
        if any(is_passed(due, row.day) for due in row.status.due):
            key = "status-step"
        else:
            key = f"status-not-yet-{kind}"
        label = capital(at.label("statuses", step.step.status))
        return at.sentence(key, step=label, date=at.date(_begin(step.date)))

    def _filled(self, sentence: Text, status: Status, *, followed: bool) -> Markup:
        """Fill a sentence of the vocabulary in; what is no slot of it stays as it is written."""
        at = self.at
        tag, words = at.spoken(sentence)
        slots = {
            "since": at.date(_begin(status.since)),
            "date": at.date(_begin(status.since if followed else status.last)),
            "regime": at.label("regimes", status.regime),
        }
        parts = _SLOT.split(" ".join(words.split()))
        filled = (slots[part] if index % 2 else Markup.escape(part) for index, part in enumerate(parts))
        return at.in_language(tag, Markup("").join(filled))

    def _plainly(self, row: Row) -> Markup:
        key = f"status-{row.status.state}-{row.record.kind_name}"
        return self.at.sentence(key, date=self.at.date(_begin(row.status.since)))

    def notes(self, row: Row) -> tuple[Markup, ...]:
        """Return what else there is to say: what applies, what is due, what is not certain."""
        at, status = self.at, row.status
        notes = [self._since(row), *(plan(due, status.state, row.day, at) for due in status.due)]
        if status.changing is not None:
            notes.append(at.sentence("status-changing", date=at.date(status.changing, "sentence")))
        if status.regime is not None:
            notes.append(at.sentence("status-regime", regime=at.label("regimes", status.regime)))
        if status.contested:
            dates = (dated.statement for dated in at.book.history(row.record))
            href = at.reports_href(next((date for date in dates if at.standing(date).contested), None))
            link = Markup('<a class="bf-contested" href="{}">{}</a>')
            notes.append(link.format(href, at.word("status-contested")))
        return tuple(note for note in notes if note)

    def _since(self, row: Row) -> Markup:
        """Return the state and since when, where the sentence is an editor's own and need not say it."""
        status, step = row.status, row.step
        told = status.state in {State.NOT_YET, State.UNCLEAR}
        if step is None or step.step.text is None or told or status.word != step.step.status:
            return Markup("")
        return self._plainly(row)


def _begin(date: Date | None) -> Date | None:
    """A state lasts, so that of a date that lasts too only the beginning is said."""
    return date.start if date is not None and date.start is not None else date


STATUS = View(name="status", options=StatusOptions, draw=draw)
