"""A figure: a series of numbers over time, its points in a CSV file beside it."""

from __future__ import annotations

from typing import ClassVar, Literal

from dispute_briefings.facts.dates import Date
from dispute_briefings.facts.model.record import Record
from dispute_briefings.facts.statements import NumberReport
from dispute_briefings.facts.values import (
    EventRef,
    FigureRef,
    MaterialRef,
    PartyRefs,
    Text,
    Unit,
    Value,
)


class Point(Value):
    """The value of one period: no report is a gap, two reports may differ."""

    period: Date
    reports: tuple[NumberReport, ...] = ()


class Figure(Record):
    """A series; `mirror` is the same flow as the other side measures it.

    Without `chart` its points stand in a table alone: they do not compare.
    """

    KIND: ClassVar[str] = "figure"

    title: Text
    unit: Unit
    frequency: Literal["annual", "half-yearly", "quarterly", "monthly", "irregular"]
    measured_by: PartyRefs
    method: Text | None = None
    caveat: Text | None = None
    materials: tuple[MaterialRef, ...] = ()
    mark_events: tuple[EventRef, ...] = ()
    mirror: FigureRef | None = None
    chart: bool = True
    points: tuple[Point, ...] = ()
