"""Events in the order of their dates, each with its dates, actors and sources."""

from __future__ import annotations

import datetime
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import groupby
from typing import Literal
from urllib.parse import urlencode

from markupsafe import Markup
from pydantic import Field

from dispute_briefings.facts.book import FactBook
from dispute_briefings.facts.dates import Date
from dispute_briefings.facts.model import Event, Record, Value
from dispute_briefings.facts.statements import Citation, DateStatement
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
from dispute_briefings.views.filing import filed_under, strand_key, strand_of
from dispute_briefings.views.labels import disputes_named, short_name

_NARROWING = ("dispute", "material", "party", "measure", "proceeding", "strand", "kind")
"""The options that the filters of the page of all events have too."""

_MANY = 300
"""More events than this are laid out as they come into sight, though links then land less exactly."""


class TimelineOptions(Value):
    """Which events: those that begin between `from` and `until` and fit every other option given.

    `level` shows events up to that level, `undated` only those that no day is known for; `when` leaves
    what is planned for later out, or shows nothing else. `months` puts a heading above each month.
    `anchors` gives each event its address on the page; only the page that is the address of events
    sets it.
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
    when: Literal["all", "past", "next"] = "all"
    undated: bool = False
    months: bool = False
    anchors: bool = False
    heading: Literal["2", "3", "4", "5"] = "3"


@dataclass(frozen=True, kw_only=True, slots=True)
class Group:
    """The events of a month, or without a heading all of them."""

    title: Markup | None
    events: tuple[Event, ...]


def chosen(drawing: Drawing, options: TimelineOptions) -> tuple[Event, ...]:
    """Return the events that the options choose, in the order of their dates."""
    book = drawing.book
    first = drawing.setting.once("first days", lambda: _first_days(book))
    return tuple(
        event
        for event in _narrowed(drawing, options)
        if event.level <= options.level
        and _begins_within(first[event.id], options)
        and (options.when == "all" or book.is_to_come(event) == (options.when == "next"))
    )


def _narrowed(drawing: Drawing, options: TimelineOptions) -> tuple[Event, ...]:
    """Return the events that fit those options which the filters of all events have too."""
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
    )


def _first_days(book: FactBook) -> Mapping[str, datetime.date | None]:
    """The day that each event begins on at the earliest, where one is known."""
    return {event.id: day.first if (day := event.day) is not None else None for event in book.timeline}


def _begins_within(first: datetime.date | None, options: TimelineOptions) -> bool:
    if options.undated:
        return first is None
    if options.from_ is None and options.until is None:
        return True
    if first is None:
        return False
    after = options.from_ is None or options.from_.first is None or first >= options.from_.first
    before = options.until is None or options.until.last is None or first <= options.until.last
    return after and before


def typed_dates(event: Event) -> tuple[tuple[str, DateStatement], ...]:
    """Return the typed dates of an event in their order, where there are several."""
    dates = sorted(event.dates.items(), key=lambda entry: entry[1].date.sort_key)
    return tuple(dates) if len(dates) > 1 else ()


def plans(event: Event) -> tuple[tuple[str, Date | None], ...]:
    """Return what is planned beside the dates of an event: the kind, and when, None where no day is set."""
    return tuple(
        (kind, date if isinstance(date, Date) else None)
        for kind, date in event.due.items()
        if kind not in event.dates
    )


def _groups(at: Drawing, events: Sequence[Event], options: TimelineOptions) -> tuple[Group, ...]:
    if not options.months:
        return (Group(title=None, events=tuple(events)),)
    # What is known less precisely comes first, as it begins with the year.
    months = [(_month(event), event) for event in events]
    months.sort(key=lambda entry: entry[0])
    return tuple(
        Group(
            title=at.date(Date.parse(month)) if month else Markup.escape(at.word("month-not-known")),
            events=tuple(event for _, event in found),
        )
        for month, found in groupby(months, key=lambda entry: entry[0])
    )


def _month(event: Event) -> str:
    """The month that an event falls or begins in; empty where its date is less precise."""
    day = event.day
    if day is None or day.first is None:
        return ""
    begun = day.start if day.is_interval and day.start is not None else day
    if begun.first is None or begun.last is None or begun.first.month != begun.last.month or begun.width > 31:  # type: ignore[operator]
        return ""
    return f"{begun.first.year:04}-{begun.first.month:02}"


def _whole(at: Drawing, options: TimelineOptions) -> Markup:
    """The link from an excerpt to all events that fit, on their own page, where a reader can filter them."""
    events = _narrowed(at, options)
    if options.anchors or not events:
        return Markup("")
    query = _query(at, options)
    return Markup('<p class="bf-whole"><a{} href="{}{}">{}</a></p>').format(
        # Without a script there are no filters.
        Markup(' class="bf-scripted"') if query else "",
        at.page("timeline.md"),
        f"?{urlencode(query)}" if query else "",
        at.count("timeline-whole", len(events)),
    )


def _query(at: Drawing, options: TimelineOptions) -> Mapping[str, str]:
    given = {name: value for name in _NARROWING if (value := getattr(options, name)) is not None}
    if "strand" in given:
        given["strand"] = strand_key(at.book, given["strand"], options.dispute)
    if "proceeding" in given:
        given.setdefault("measure", given.pop("proceeding"))
    if len(at.book.disputes) < 2:
        given.pop("dispute", None)
    return given


def draw(drawing: Drawing, options: TimelineOptions) -> Markup:
    """Draw the events as a list; where there are none, say so."""
    events = chosen(drawing, options)
    form = "timeline", options.heading, options.months, options.dispute
    drawing.used |= {event.id for event in events}
    if options.anchors:
        drawing.used.add("kind:record")  # an event is filed under what is part of what it names, too
    return drawing.render(
        "timeline.html.jinja",
        groups=_groups(drawing, events, options) if events else (),
        options=options,
        depth=int(options.heading) + options.months,
        typed_dates=typed_dates,
        plans=plans,
        strand_of=lambda event: strand_of(drawing, event),
        filed=lambda event: filed_under(drawing.book, event) if options.anchors else {},
        records=lambda record_ids: _known(drawing, record_ids),
        short_name=short_name,
        resting_on=resting_on,
        is_long=options.anchors and len(drawing.book.timeline) > _MANY,
        is_named=lambda strand, materials: strand.title in map(drawing.name, materials),
        of=partial(disputes_named, drawing, among=options.dispute),
        whole=_whole(drawing, options),
        # An excerpt is short, and one of many.
        row=lambda event, draw: drawing.again(form, event, draw) if options.anchors else draw(event),
    )


def resting_on(event: Event) -> tuple[Citation, ...]:
    """Return the sources of an event, and those of each report of its dates that is not set aside."""
    stated = (*((event.date,) if event.date is not None else ()), *event.dates.values())
    reports = (report for statement in stated for report in statement.reports if report.rank != "deprecated")
    cited = (*event.sources, *(citation for report in reports for citation in report.sources))
    return tuple(dict.fromkeys(cited))


def _known(at: Drawing, record_ids: Sequence[str]) -> tuple[Record, ...]:
    return tuple(at.book.by_id[record_id] for record_id in record_ids if record_id in at.book.by_id)


TIMELINE = View(name="timeline", options=TimelineOptions, draw=draw)
