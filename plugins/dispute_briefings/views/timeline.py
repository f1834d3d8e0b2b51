"""Events in the order of their dates, each with its dates, actors and sources."""

from __future__ import annotations

from functools import partial
from typing import Literal

from markupsafe import Markup
from pydantic import Field

from dispute_briefings.facts.dates import Date
from dispute_briefings.facts.model import Event, Value
from dispute_briefings.facts.statements import DateStatement
from dispute_briefings.facts.values import (
    DisputeRef,
    EventKind,
    MaterialRef,
    MeasureRef,
    PartyRef,
    ProceedingRef,
    StrandId,
)
from dispute_briefings.views.drawing import Drawing, View
from dispute_briefings.views.labels import disputes_named


class TimelineOptions(Value):
    """Which events: those that begin between `from` and `until` and fit every other option given.

    `level` shows events up to that level, `undated` only those that no day is known for. `anchors`
    gives each event its address on the page; only the page that is the address of events sets it.
    """

    dispute: DisputeRef | None = None
    material: MaterialRef | None = None
    party: PartyRef | None = None
    measure: MeasureRef | None = None
    proceeding: ProceedingRef | None = None
    strand: StrandId | None = None
    kind: EventKind | None = None
    from_: Date | None = Field(default=None, alias="from")
    until: Date | None = None
    level: Literal["1", "2", "3"] = "3"
    undated: bool = False
    anchors: bool = False
    heading: Literal["2", "3", "4", "5"] = "3"


def chosen(drawing: Drawing, options: TimelineOptions) -> tuple[Event, ...]:
    """Return the events that the options choose, in the order of their dates."""
    drawing.used.add("kind:event")
    book = drawing.book
    naming: set[str] | None = None
    for record_id in (options.material, options.party, options.measure, options.proceeding):
        if record_id is not None:
            found = {event.id for event in book.events_on(book.by_id[record_id])}
            naming = found if naming is None else naming & found
    return tuple(
        event
        for event in book.timeline
        if (naming is None or event.id in naming)
        and (options.dispute is None or options.dispute in book.disputes_of(event))
        and (options.strand is None or event.strand == options.strand)
        and (options.kind is None or event.kind == options.kind)
        and event.level <= options.level
        and _begins_within(event, options)
    )


def _begins_within(event: Event, options: TimelineOptions) -> bool:
    first = event.day.first if event.day is not None else None
    if options.undated:
        return first is None
    if options.from_ is None and options.until is None:
        return True
    if first is None:
        return False
    after = options.from_ is None or options.from_.first is None or first >= options.from_.first
    before = options.until is None or options.until.last is None or first <= options.until.last
    return after and before


def other_dates(event: Event) -> tuple[tuple[str, DateStatement], ...]:
    """Return the typed dates of an event besides its main one."""
    return tuple((kind, date) for kind, date in event.dates.items() if kind != event.headline[0])


def draw(drawing: Drawing, options: TimelineOptions) -> Markup:
    """Draw the events as a list; where there are none, say so."""
    events = chosen(drawing, options)
    drawing.used |= {event.id for event in events}
    return drawing.render(
        "timeline.html.jinja",
        events=events,
        options=options,
        other_dates=other_dates,
        of=partial(disputes_named, drawing, among=options.dispute),
    )


TIMELINE = View(name="timeline", options=TimelineOptions, draw=draw)
