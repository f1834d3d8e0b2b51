"""The history of a measure or proceeding: its steps as a table, in the order they happened."""

from __future__ import annotations

from markupsafe import Markup
from pydantic import model_validator
from pydantic_core import PydanticCustomError

from dispute_briefings.facts.dates import Date
from dispute_briefings.facts.model import Event, Measure, Proceeding, Step, Value
from dispute_briefings.facts.values import MeasureRef, ProceedingRef
from dispute_briefings.views.drawing import Drawing, View
from dispute_briefings.views.reports import supporting


class HistoryOptions(Value):
    """Of which measure or proceeding."""

    measure: MeasureRef | None = None
    proceeding: ProceedingRef | None = None

    @model_validator(mode="after")
    def _is_one(self) -> HistoryOptions:
        if (self.measure is None) == (self.proceeding is None):
            raise PydanticCustomError("missing-field", "a history is that of a measure or of a proceeding")
        return self


def draw(drawing: Drawing, options: HistoryOptions) -> Markup:
    """Draw the steps; one that no date is found for is left out, as the checks report it."""
    record = drawing.book.by_id[options.measure or options.proceeding or ""]
    assert isinstance(record, (Measure, Proceeding))
    drawing.used |= {record.id, *(step.event for step in record.history if step.event)}
    parts = {part.id: drawing.line(part.title) for part in record.parts}

    def units(step: Step) -> Markup:
        return Markup(", ").join(parts.get(unit) or drawing.link(unit) for unit in step.only)

    def event(step: Step) -> Event | None:
        found = drawing.book.by_id.get(step.event or "")
        return found if isinstance(found, Event) else None

    def plans(step: Step) -> tuple[Markup, ...]:
        return tuple(_plan(drawing, status, date) for status, date in step.due.items())

    return drawing.render(
        "history.html.jinja",
        record=record,
        steps=drawing.book.history(record),
        units=units,
        event=event,
        plans=plans,
        supporting=supporting,
    )


def _plan(drawing: Drawing, status: str, date: Date | str) -> Markup:
    label = drawing.label("statuses", status)
    if isinstance(date, Date):
        return drawing.sentence("plan-dated", status=label, date=drawing.date(date))
    return drawing.sentence("plan-open", status=label)


HISTORY = View(name="history", options=HistoryOptions, draw=draw)
