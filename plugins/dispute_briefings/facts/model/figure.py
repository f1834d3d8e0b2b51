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
    """The period that it is of."""
    reports: tuple[NumberReport, ...] = ()
    """Its values; none is a gap, two may differ."""


class Figure(Record):
    """A series; `mirror` is the same flow as the other side measures it.

    Without `chart` its points stand in a table alone: they do not compare.
    """

    KIND: ClassVar[str] = "figure"

    title: Text
    """What is measured."""
    unit: Unit
    """The unit of its values."""
    frequency: Literal["annual", "half-yearly", "quarterly", "monthly", "irregular"]
    """How often there is a value."""
    measured_by: PartyRefs
    """Whose statistics they are."""
    method: Text | None = None
    """How it is measured."""
    caveat: Text | None = None
    """What a reader has to know before comparing."""
    materials: tuple[MaterialRef, ...] = ()
    """The materials that it is about."""
    mark_events: tuple[EventRef, ...] = ()
    """Events that are marked in the chart."""
    mirror: FigureRef | None = None
    """The same flow as the other side measures it."""
    chart: bool = True
    """Whether there is a chart; where points do not compare, a table alone says more."""
    points: tuple[Point, ...] = ()
    """The points, which stand in a CSV file beside the fact sheet."""
