"""The history of a measure or proceeding, or of all those of a dispute: its steps as a table."""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from markupsafe import Markup
from pydantic import model_validator
from pydantic_core import PydanticCustomError

from dispute_briefings.facts.dates import Date
from dispute_briefings.facts.model import Dispute, Event, Measure, Proceeding, Step, Value
from dispute_briefings.facts.status import DatedStep
from dispute_briefings.facts.turns import reaches
from dispute_briefings.facts.values import DisputeRef, MeasureRef, ProceedingRef
from dispute_briefings.views.day_links import day_link
from dispute_briefings.views.drawing import Drawing, View
from dispute_briefings.views.reports import supporting
from dispute_briefings.views.rows import Regulation, strands


class HistoryOptions(Value):
    """Of which measure or proceeding; of a dispute, the steps of all its strands, the newest first."""

    measure: MeasureRef | None = None
    proceeding: ProceedingRef | None = None
    dispute: DisputeRef | None = None

    @model_validator(mode="after")
    def _is_one(self) -> HistoryOptions:
        if sum(given is not None for given in (self.measure, self.proceeding, self.dispute)) != 1:
            what = "a history is that of a measure, of a proceeding or of a dispute"
            raise PydanticCustomError("missing-field", what)
        return self


@dataclass(frozen=True, kw_only=True, slots=True)
class Change:
    """A step of a record, or (`is_end`) that its last day passed; `strand` is what a reader knows it by."""

    record: Regulation
    strand: Markup
    dated: DatedStep
    date: Date
    is_end: bool = False

    @property
    def step(self) -> Step:
        """The step."""
        return self.dated.step


def draw(drawing: Drawing, options: HistoryOptions) -> Markup:
    """Draw the steps; one that no date is found for is left out, as the checks report it."""
    if options.dispute is not None:
        dispute = drawing.book.record(options.dispute, Dispute)
        return _drawn(drawing, drawing.name(dispute), _newest_first(drawing, dispute), of_many=True)
    record = drawing.book.by_id[options.measure or options.proceeding or ""]
    assert isinstance(record, (Measure, Proceeding))
    drawing.used |= {record.id, *(step.event for step in record.history if step.event)}
    changes = [
        Change(record=record, strand=Markup(""), dated=dated, date=dated.date)
        for dated in drawing.book.history(record)
    ]
    return _drawn(drawing, drawing.name(record), changes, of_many=False)


def _newest_first(at: Drawing, dispute: Dispute) -> Sequence[Change]:
    """The steps of all strands; those of one day in the reverse order, too."""
    found = [
        change
        for strand in strands(at, dispute)
        for r in strand.records
        for change in _of(at, r, strand.title)
    ]
    return sorted(found, key=lambda change: _day(change) or datetime.date.min)[::-1]


def _of(at: Drawing, record: Regulation, strand: Markup) -> Iterator[Change]:
    if record.retracted:
        return
    at.used |= {record.id, *(step.event for step in record.history if step.event)}
    for dated in at.book.history(record):
        yield Change(record=record, strand=strand, dated=dated, date=dated.date)
        until = dated.step.until
        if until is not None and _is_reached(at, record, dated, until):
            yield Change(record=record, strand=strand, dated=dated, date=until, is_end=True)


def _is_reached(at: Drawing, record: Regulation, dated: DatedStep, until: Date) -> bool:
    """Whether the last day of a step passed by the day of the last check, and no later step took it back."""
    if until.last is None or until.last >= at.book.as_of(record):
        return False
    after = at.book.statuses(record, until.last + datetime.timedelta(days=1))
    return any((status.step, status.since) == (dated.index, until) for _, status in after)


def _day(change: Change) -> datetime.date | None:
    """The day on which what a change did is seen first."""
    if change.is_end and change.date.last is not None:
        return change.date.last + datetime.timedelta(days=1)
    return change.date.first


def _drawn(at: Drawing, name: Markup, changes: Sequence[Change], *, of_many: bool) -> Markup:
    days = reaches(at.book)

    def units(change: Change) -> Markup:
        parts = {part.id: at.line(part.title) for part in change.record.parts}
        return Markup(", ").join(parts.get(unit) or at.link(unit) for unit in change.step.only)

    def event(step: Step) -> Event | None:
        found = at.book.by_id.get(step.event or "")
        return found if isinstance(found, Event) else None

    def plans(step: Step) -> tuple[Markup, ...]:
        return tuple(_plan(at, status, date) for status, date in step.due.items())

    return at.render(
        "history.html.jinja",
        name=name,
        changes=changes,
        of_many=of_many,
        units=units,
        event=event,
        plans=plans,
        supporting=supporting,
        day_link=lambda change: day_link(at, _day(change), days),
    )


def _plan(drawing: Drawing, status: str, date: Date | str) -> Markup:
    label = drawing.label("statuses", status)
    if isinstance(date, Date):
        return drawing.sentence("plan-dated", status=label, date=drawing.date(date))
    return drawing.sentence("plan-open", status=label)


HISTORY = View(name="history", options=HistoryOptions, draw=draw)
