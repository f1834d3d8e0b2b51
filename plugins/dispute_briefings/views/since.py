"""What came after a day, on some subjects: the measures whose status is another one now, and the events."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Annotated, Any

from markupsafe import Markup
from pydantic import BeforeValidator

from dispute_briefings.facts.dates import Date
from dispute_briefings.facts.model import Dispute, Event, Material, Measure, Party, Proceeding, Record, Value
from dispute_briefings.facts.turns import regulations
from dispute_briefings.facts.values import AnyRef, DisputeRef
from dispute_briefings.views.drawing import Drawing, View
from dispute_briefings.views.lines import Lines
from dispute_briefings.views.rows import Regulation, Row, rows

# Of more events, the last ones wait behind a click.
_AT_ONCE = 6


def _one_or_many(written: Any) -> Any:
    return written if isinstance(written, (list, tuple)) or written is None else [written]


class SinceOptions(Value):
    """Since when (the last day of a month or year), and on what: records, else all of a dispute."""

    written: Date
    about: Annotated[tuple[AnyRef, ...], BeforeValidator(_one_or_many)] = ()
    dispute: DisputeRef | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class Turn:
    """A measure or proceeding that stood otherwise then than now."""

    record: Regulation
    then: tuple[Row, ...]
    now: tuple[Row, ...]


def draw(drawing: Drawing, options: SinceOptions) -> Markup:
    """Draw what has changed and what happened; where nothing has, say so."""
    drawing.used |= {"kind:event", "kind:measure", "kind:proceeding", "kind:dispute"}
    book = drawing.book
    subjects = [book.by_id[record_id] for record_id in options.about]
    dispute = book.record(options.dispute, Dispute) if options.dispute is not None else None
    day = options.written.last or options.written.first
    as_of = book.as_of(dispute)
    turns = tuple(_turns(drawing, subjects, dispute, day)) if day is not None else ()
    events = tuple(_events(drawing, subjects, dispute, day, as_of)) if day is not None else ()
    drawing.used |= {event.id for event in events}
    return drawing.render(
        "since.html.jinja",
        turns=turns,
        events=events,
        at_once=len(events) if len(events) <= _AT_ONCE + 1 else _AT_ONCE,
        day=day,
        as_of=as_of,
        lines=Lines(at=drawing),
    )


def _turns(
    at: Drawing, subjects: list[Record], dispute: Dispute | None, day: datetime.date
) -> Iterator[Turn]:
    for record in {each.id: each for each in _regulations(at, subjects, dispute)}.values():
        then, now = tuple(rows(at, record, day)), tuple(rows(at, record))
        # A plan that was made meanwhile is no change of what is in force.
        if _said(at, then) != _said(at, now):
            yield Turn(record=record, then=then, now=now)


def _said(at: Drawing, found: tuple[Row, ...]) -> list[tuple[tuple[str, ...], Markup]]:
    return [(row.units, Lines(at=at).sentence(row)) for row in found]


def _regulations(at: Drawing, subjects: list[Record], dispute: Dispute | None) -> Iterator[Regulation]:
    for subject in subjects:
        if isinstance(subject, (Measure, Proceeding)):
            yield subject
        elif isinstance(subject, Material):
            yield from at.book.measures_on(subject)
        elif isinstance(subject, Dispute):
            yield from regulations(at.book, subject)
    if not subjects and dispute is not None:
        yield from regulations(at.book, dispute)


def _events(
    at: Drawing, subjects: list[Record], dispute: Dispute | None, day: datetime.date, as_of: datetime.date
) -> Iterator[Event]:
    """The later events that name a subject; a party is named by too many to say anything."""
    narrow = [subject for subject in subjects if not isinstance(subject, (Dispute, Party))]
    for event in at.book.events_on(*narrow, after=day) if narrow else at.book.timeline:
        first = event.day.first if event.day is not None and event.headline[1] is not None else None
        if first is None or not day < first <= as_of or event.level > ("2" if narrow else "1"):
            continue
        if narrow or (dispute is not None and dispute.id in at.book.disputes_of(event)):
            yield event


SINCE = View(name="since", options=SinceOptions, draw=draw)
