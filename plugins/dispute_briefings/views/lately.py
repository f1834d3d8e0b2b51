"""What changed last in a dispute, and what comes next."""

from __future__ import annotations

import datetime
from dataclasses import dataclass

from markupsafe import Markup

from dispute_briefings.facts.dates import Date
from dispute_briefings.facts.model import Event, Measure, Proceeding, Record, Value
from dispute_briefings.facts.values import DisputeRef
from dispute_briefings.views.drawing import Drawing, View
from dispute_briefings.views.plans import plan

_SHOWN = 3


class LatelyOptions(Value):
    """Of which dispute."""

    dispute: DisputeRef


def draw(drawing: Drawing, options: LatelyOptions) -> Markup:
    """Draw the last changes, the newest first, and the next planned date, or that none is announced."""
    drawing.used |= {"kind:event", "kind:measure", "kind:proceeding"}
    book = drawing.book
    today = book.as_of(book.by_id[options.dispute])
    events = [
        event
        for event in book.timeline
        if options.dispute in book.disputes_of(event)
        and event.level != "3"
        and event.headline[1] is not None
        and event.day is not None
        and event.day.first is not None
        and event.day.first <= today
    ]
    last = events[: -_SHOWN - 1 : -1]
    drawing.used |= {event.id for event in last}
    plans = _plans(drawing, options.dispute)[:_SHOWN]
    return drawing.render("lately.html.jinja", last=last, plans=plans)


@dataclass(frozen=True, kw_only=True, slots=True)
class Plan:
    """What is planned: its date (None: not set), for which record, and in words what."""

    date: Date | None
    record: Record
    text: Markup


def _plans(at: Drawing, dispute: str) -> list[Plan]:
    """Return what is planned, the next first and what has no date last."""
    book = at.book
    today = book.as_of(book.by_id[dispute])
    plans = [plan for record in _of(at, dispute) for plan in _of_regulation(at, record, today)]
    for event in book.of_kind(Event):
        if dispute in book.disputes_of(event) and event.headline[1] is None:
            plans += [
                Plan(date=_dated(date), record=event, text=at.label("date_kinds", kind))
                for kind, date in event.due.items()
            ]
    coming = [plan for plan in plans if plan.date is None or plan.date.last is None or plan.date.last > today]
    unique = {(plan.record.id, plan.text): plan for plan in coming}
    return sorted(
        unique.values(), key=lambda plan: (plan.date is None, plan.date.sort_key if plan.date else ())
    )


def _of(at: Drawing, dispute: str) -> list[Measure | Proceeding]:
    regulations: tuple[Measure | Proceeding, ...] = (
        *at.book.of_kind(Measure),
        *at.book.of_kind(Proceeding),
    )
    return [record for record in regulations if dispute in at.book.disputes_of(record)]


def _of_regulation(at: Drawing, record: Measure | Proceeding, today: datetime.date) -> list[Plan]:
    statuses = [status for _, status in at.book.statuses(record, today)]
    last_days = [
        Plan(date=status.until, record=record, text=Markup.escape(at.word("last-day")))
        for status in statuses
        if status.until is not None
    ]
    planned = [
        Plan(date=_dated(due[1]), record=record, text=plan(due, status.state, today, at))
        for status in statuses
        for due in status.due
    ]
    return [*planned, *last_days]


def _dated(date: object) -> Date | None:
    return date if isinstance(date, Date) else None


LATELY = View(name="lately", options=LatelyOptions, draw=draw)
