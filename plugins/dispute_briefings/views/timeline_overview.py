"""All events at a glance: a lane for each strand, each event as wide as its date is precise."""

from __future__ import annotations

import datetime
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby
from math import sqrt

from markupsafe import Markup

from dispute_briefings.facts.dates import Date
from dispute_briefings.facts.model import Dispute, Event, Strand, Value
from dispute_briefings.facts.values import DisputeRef
from dispute_briefings.views.course import Course
from dispute_briefings.views.drawing import Drawing, View
from dispute_briefings.views.filing import strand_key

# Of more events than this, those of a time are drawn as one column.
_MARKS = 400
# There are at most so many columns, and so many years with their names, which would touch on a telephone.
_COLUMNS, _YEARS = 120, 7
# So much of the width, in percent, a year takes on a telephone, which the next one must not touch.
_ROOM_FOR_YEAR = 11.0
# How high a lane is and an event of each level in it, in pixels: the weight of an event without colour.
_HEIGHT = 18
_HEIGHTS = {"1": 18, "2": 11, "3": 5}
# Narrower than this, in percent, a date is as good as a day, and drawn as wide as can be seen.
_WIDE = 0.6


class OverviewOptions(Value):
    """Of which dispute; left out, of all."""

    dispute: DisputeRef | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class Mark:
    """An event, or the events of a time: a rectangle with its place and width as SVG has them.

    `look` is the level of an event, with what is not certain of it; `day` and `number` are of many events.
    """

    x: str
    width: str
    height: int
    look: str
    href: str
    title: Markup
    day: datetime.date | None = None
    number: int = 1

    @property
    def y(self) -> int:
        """Where it begins at the top of its lane."""
        return _HEIGHT - self.height


@dataclass(frozen=True, kw_only=True, slots=True)
class Lane:
    """The events of a strand, or of none."""

    title: Markup
    key: str
    number: int
    marks: tuple[Mark, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class Block:
    """The lanes of a dispute."""

    dispute: Dispute
    lanes: tuple[Lane, ...]


def draw(drawing: Drawing, options: OverviewOptions) -> Markup:
    """Draw the lanes of each dispute on one axis; without a dated event, nothing."""
    drawing.used |= {"kind:dispute", "kind:event"}
    disputes = [d for d in drawing.book.disputes if options.dispute in {None, d.id}]
    asked = {d.id for d in disputes}
    events = [e for e in _dated(drawing) if asked & {*drawing.book.disputes_of(e)}]
    if not events:
        return Markup("")
    course = _course(events)
    columns = _bounds(course) if len(events) > _MARKS else ()
    blocks = [Block(dispute=d, lanes=_lanes(drawing, d, events, course, columns)) for d in disputes]
    return drawing.render(
        "timeline_overview.html.jinja",
        blocks=[found for found in blocks if found.lanes],
        course=course,
        earlier=_earlier(course),
        events=events,
        height=_HEIGHT,
        is_one_of_several=len(disputes) > 1,
        looks={mark.look for found in blocks for lane in found.lanes for mark in lane.marks},
        percent=_percent,
        room_for_year=_ROOM_FOR_YEAR,
        years=course.ticks(_YEARS),
    )


def _dated(at: Drawing) -> list[Event]:
    return [event for event in at.book.timeline if event.day is not None and event.day.first is not None]


def _span(event: Event) -> tuple[datetime.date, datetime.date | None]:
    """The first and the last day of a dated event; no last one where it goes on."""
    assert event.day is not None
    assert event.day.first is not None
    return event.day.first, event.day.last


def _course(events: Sequence[Event]) -> Course:
    spans = [_span(event) for event in events]
    touched = (last.year for _, last in spans if last is not None)
    return Course.of((first.year for first, _ in spans), touched)


def _earlier(course: Course) -> tuple[int, int] | None:
    """The first and the last year that is drawn narrow."""
    return (course.columns[0], course.columns[-1]) if course.columns else None


def _lanes(
    at: Drawing,
    dispute: Dispute,
    events: Sequence[Event],
    course: Course,
    columns: Sequence[datetime.date],
) -> tuple[Lane, ...]:
    own = [event for event in events if dispute.id in at.book.disputes_of(event)]
    strands: list[Strand | None] = [*dispute.strands, None]
    known = {strand.id for strand in dispute.strands}
    lanes = []
    for strand in strands:
        found = [
            e for e in own if (e.strand if e.strand in known else None) == (strand.id if strand else None)
        ]
        if not found:
            continue
        title = at.title(strand.title) if strand else Markup.escape(at.word("overview-other"))
        marks = _columns(at, found, course, columns) if columns else _marks(at, found, course)
        key = strand_key(at.book, strand.id, dispute.id) if strand else ""
        lanes.append(Lane(title=title, key=key, number=len(found), marks=tuple(marks)))
    return tuple(lanes)


def _marks(at: Drawing, events: Sequence[Event], course: Course) -> list[Mark]:
    """A mark for each event: wide ones first and the weighty ones last, which are not to be covered."""
    marks = []
    for event in events:
        first, last = _span(event)
        begin = course.place(first)
        width = (course.end(last) if last is not None else 100.0) - begin
        is_wide = width >= _WIDE
        doubts = {"bf-mark-wide": is_wide, "bf-mark-planned": event.headline[1] is None}
        day = at.date(event.day) if event.headline[1] else at.sentence("event-due", date=at.date(event.day))
        mark = Mark(
            x=_percent(begin),
            width=_percent(width) if is_wide else "3" if event.level == "1" else "2",
            height=_HEIGHTS[event.level],
            look=" ".join([event.level, *(look for look, is_so in doubts.items() if is_so)]),
            href=at.href(event),
            title=Markup("{}: {}").format(day.striptags(), at.title(event.title).striptags()),
        )
        marks.append((not is_wide, -int(event.level), mark))
    marks.sort(key=lambda entry: entry[:2])
    return [mark for _, _, mark in marks]


def _columns(
    at: Drawing, events: Sequence[Event], course: Course, bounds: Sequence[datetime.date]
) -> list[Mark]:
    """A mark for the events that begin between two bounds, the higher the more there are."""
    ascending = sorted(bounds)
    begun = [ascending[bisect_right(ascending, _span(event)[0]) - 1] for event in events]
    found = [
        (day, [e for _, e in own])
        for day, own in groupby(zip(begun, events, strict=True), lambda pair: pair[0])
    ]
    most = max(len(own) for _, own in found)
    marks = []
    end_of_all = datetime.date(course.years.stop, 1, 1)
    for day, own in found:
        later = bisect_right(ascending, day)
        after = ascending[later] if later < len(ascending) else end_of_all
        begin, end = course.place(day), course.place(after)
        marks.append(
            Mark(
                x=_percent(begin),
                width=_percent(max(end - begin - 0.15, 0.1)),
                height=max(round(_HEIGHT * sqrt(len(own) / most)), 2),
                look="many",
                href=at.href(own[0]),
                title=Markup("{}: {}").format(_time(at, day, after), at.count("count-events", len(own))),
                day=day,
                number=len(own),
            )
        )
    return marks


def _time(at: Drawing, first: datetime.date, after: datetime.date) -> str:
    """The time from a day up to another, in words: ``1–31 March 2019``."""
    return at.date(Date.parse(f"{first}/{after - datetime.timedelta(days=1)}")).striptags()


def _bounds(course: Course) -> tuple[datetime.date, ...]:
    """The first days of the columns: years of the earlier time, then months, or as many as fit."""
    months = 12 * len(course.years)
    step = next((each for each in (1, 3, 6, 12, 60, 120) if months / each <= _COLUMNS), 1200)
    begun = [divmod(month, 12) for month in range(0, months, step)]
    main = [datetime.date(course.years.start + year, month + 1, 1) for year, month in begun]
    return (*(datetime.date(year, 1, 1) for year in course.columns), *main)


def _percent(share: float) -> str:
    return f"{share:.2f}".rstrip("0").rstrip(".") + "%"


OVERVIEW = View(name="timeline-overview", options=OverviewOptions, draw=draw)
