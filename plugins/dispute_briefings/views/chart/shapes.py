"""What a chart is drawn with: places across are percent of the width, places down are pixels.

So it fills whatever column it stands in, and its words and dots keep their size.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from dispute_briefings.views.chart.labels import Label
from dispute_briefings.views.chart.series import Amount, Look, Series


@dataclass(frozen=True, kw_only=True, slots=True)
class Column:
    """An amount as a column.

    One that would be too thin for a rectangle `is_stem`: a line up its middle.
    """

    x: float
    width: float
    y: float
    height: float
    side: int
    amount: Amount
    is_stem: bool = False

    @property
    def middle(self) -> float:
        """The middle of it, in percent."""
        return self.x + self.width / 2


@dataclass(frozen=True, kw_only=True, slots=True)
class Stroke:
    """A line: from one period to the next, along one period (`level`), or from low to high (`range`)."""

    x: float
    y: float
    x_end: float
    y_end: float
    side: int
    kind: Literal["line", "level", "range"]
    look: Look = "sure"


@dataclass(frozen=True, kw_only=True, slots=True)
class Dot:
    """An amount as a point."""

    x: float
    y: float
    side: int
    amount: Amount


@dataclass(frozen=True, kw_only=True, slots=True)
class Spot:
    """Where an amount is to say its value: across, and the lines that its words may stand on, best first."""

    amount: Amount
    side: int
    x: float
    lines: tuple[float, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class Band:
    """A stretch of time: what is missing, what is not to scale, or an event with its number."""

    x: float
    width: float
    number: int = 0
    row: int = 0

    @property
    def middle(self) -> float:
        """The middle of it, in percent."""
        return self.x + self.width / 2


@dataclass(frozen=True, kw_only=True, slots=True)
class TimeTick:
    """A period by name: the upper line of its words, and the lower one, which may be empty."""

    upper: Label
    lower: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Panel:
    """One drawing: the series that share a unit. Down it stand the numbers of events, the plot, the periods.

    `gutter` is the room that the words of the scale take left of it, in steps of 8 pixels; 0 where each
    amount says its value and no scale is needed. `is_short` is one of so few periods that they would be
    broad in a wide column.
    """

    series: tuple[Series, ...]
    top: float
    bottom: float
    base: float
    height: float
    gutter: int
    starts_at: Decimal
    is_short: bool
    scale: tuple[Label, ...]
    columns: tuple[Column, ...]
    strokes: tuple[Stroke, ...]
    dots: tuple[Dot, ...]
    labels: tuple[Label, ...]
    times: tuple[TimeTick, ...]
    missing: tuple[Band, ...]
    cuts: tuple[Band, ...]
    marks: tuple[Band, ...]
