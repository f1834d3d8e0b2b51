"""What changed last in a dispute, and what comes next."""

from __future__ import annotations

from markupsafe import Markup

from dispute_briefings.facts.dates import Date
from dispute_briefings.facts.model import Event, Measure, Proceeding, Record, Value
from dispute_briefings.facts.values import DisputeRef
from dispute_briefings.views.drawing import Drawing, View

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
    return drawing.render("lately.html.jinja", last=last, planned=_planned(drawing, options.dispute))


def _planned(drawing: Drawing, dispute: str) -> list[tuple[Date | None, str, str, Record]]:
    """Return what is planned: its date (None: not set), the list and the word for it, and the record."""
    book = drawing.book
    today = book.as_of(book.by_id[dispute])
    plans: list[tuple[Date | None, str, str, Record]] = []
    regulations: tuple[Measure | Proceeding, ...] = (*book.of_kind(Measure), *book.of_kind(Proceeding))
    for record in regulations:
        if dispute in book.disputes_of(record):
            for _, status in book.statuses(record, today):
                plans += [(_dated(date), "statuses", word, record) for word, date in status.due]
    for event in book.of_kind(Event):
        if dispute in book.disputes_of(event) and event.headline[1] is None:
            plans += [(_dated(date), "date_kinds", word, event) for word, date in event.due.items()]
    coming = {
        (date.text if date else "", word, record.id): (date, words, word, record)
        for date, words, word, record in plans
        if date is None or date.last is None or date.last > today
    }
    return sorted(coming.values(), key=lambda plan: (plan[0] is None, plan[0].sort_key if plan[0] else ()))[
        :_SHOWN
    ]


def _dated(date: object) -> Date | None:
    return date if isinstance(date, Date) else None


LATELY = View(name="lately", options=LatelyOptions, draw=draw)
