"""The status strip: what applies on a day, a row for each strand and distinct result."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from markupsafe import Markup

from dispute_briefings.facts.dates import Date
from dispute_briefings.facts.model import Measure, Value
from dispute_briefings.facts.status import State
from dispute_briefings.facts.values import DisputeRef, MaterialRef, MeasureRef, ProceedingRef, StrandId
from dispute_briefings.views.addresses import page_of
from dispute_briefings.views.drawing import Drawing, View
from dispute_briefings.views.lines import Lines
from dispute_briefings.views.rows import Row, regulation, row_of, rows, strands


class StatusOptions(Value):
    """Of what: one of a measure, a proceeding, a material, a strand or a dispute; none of them: all disputes.

    `on` is the day asked about, the last one of a month or year; left out, the day that stands for today.
    `dates` are written in full, or `short` where there is little room.
    """

    dispute: DisputeRef | None = None
    measure: MeasureRef | None = None
    proceeding: ProceedingRef | None = None
    material: MaterialRef | None = None
    strand: StrandId | None = None
    on: Date | None = None
    dates: Literal["long", "short"] = "long"


@dataclass(frozen=True, kw_only=True, slots=True)
class Strip:
    """Rows that share a title; `named` says whether each row names its measure.

    One that is `at_home` stands on the page of its measure, whose heading is the title.
    """

    title: Markup
    rows: tuple[Row, ...]
    named: bool
    at_home: bool = False


def draw(drawing: Drawing, options: StatusOptions) -> Markup:
    """Draw the strip; where nothing has a status, say so."""
    drawing.dates = options.dates
    strips = tuple(strip for strip in _strips(drawing, options) if strip.rows)
    day = _shared_day(strips)
    return drawing.render(
        "status.html.jinja",
        strips=strips,
        asked=options.on,
        lines=Lines(at=drawing),
        verdict=_verdict(drawing, strips, day) if day is not None and options.on is None else "",
        day=day,
    )


def _shared_day(strips: tuple[Strip, ...]) -> datetime.date | None:
    """The day that several strips are told of, if it is one, so that it is said once."""
    days = {row.day for strip in strips for row in strip.rows}
    return days.pop() if len(strips) > 1 and len(days) == 1 else None


def _verdict(at: Drawing, strips: tuple[Strip, ...], day: datetime.date) -> Markup:
    """How many strips have something that holds, in a sentence: the first that a reader wants to know."""
    holding = sum(any(row.status.state is State.IN_FORCE for row in strip.rows) for strip in strips)
    if holding == len(strips):
        key = "verdict-both" if holding == 2 else "verdict-all"
    else:
        key = {0: "verdict-none", 1: "verdict-one"}.get(holding, "verdict-some")
    return at.sentence(key, n=at.number(holding), all=at.number(len(strips)), date=at.day(day))


def _strips(at: Drawing, options: StatusOptions) -> Iterator[Strip]:
    day = _day(options)
    alone = options.measure or options.proceeding
    if alone is not None:
        record = regulation(at, alone)
        at_home = at.setting.page == page_of(record)
        found = tuple(rows(at, record, day))
        # What is only read aloud there is no link that the keyboard would stop at.
        title = at.name(record) if at_home else at.link(record.id)
        yield Strip(title=title, rows=found, named=False, at_home=at_home)
    elif options.material is not None:
        at.used.add("kind:measure")
        for measure in at.book.of_kind(Measure):
            if options.material in measure.materials:
                row = row_of(at, measure, options.material, day)
                yield Strip(title=at.link(measure.id), rows=(row,), named=False)
    else:
        at.used.add("kind:dispute")
        for dispute in at.book.disputes:
            if options.dispute in {None, dispute.id}:
                for strand in strands(at, dispute):
                    if not dispute.strands or options.strand in {None, strand.id}:
                        found = tuple(row for record in strand.records for row in rows(at, record, day))
                        yield Strip(title=strand.title, rows=found, named=strand.is_named)


def _day(options: StatusOptions) -> datetime.date | None:
    return options.on.last or options.on.first if options.on is not None else None


STATUS = View(name="status", options=StatusOptions, draw=draw)
