"""A figure: its table, beside the same flow as the other side measures it, with method and caveat."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from markupsafe import Markup

from dispute_briefings.facts.dates import Date
from dispute_briefings.facts.model import Figure, Point, Value
from dispute_briefings.facts.values import FigureRef
from dispute_briefings.views.addresses import table_of
from dispute_briefings.views.drawing import Drawing, View


class FigureOptions(Value):
    """Which figure."""

    id: FigureRef


@dataclass(frozen=True, kw_only=True, slots=True)
class Row:
    """A period and its point in each series; None where a series does not have the period."""

    period: Date
    points: tuple[Point | None, ...]


def draw(drawing: Drawing, options: FigureOptions) -> Markup:
    """Draw the figure as a table, a column for each series."""
    figure = drawing.book.record(options.id, Figure)
    series = [figure]
    if figure.mirror is not None:
        series.append(drawing.book.record(figure.mirror, Figure))
    drawing.used |= {each.id for each in series}
    notes = [
        (key, text, each)
        for each in series
        for key, text in (("figure-method", each.method), ("figure-caveat", each.caveat))
        if text is not None
    ]
    return drawing.render(
        "figure.html.jinja", figure=figure, series=series, rows=_rows(series), notes=notes, table_of=table_of
    )


def _rows(series: Sequence[Figure]) -> tuple[Row, ...]:
    by_period = [{point.period: point for point in figure.points} for figure in series]
    periods = sorted(
        {period for points in by_period for period in points}, key=lambda period: period.sort_key
    )
    return tuple(
        Row(period=period, points=tuple(points.get(period) for points in by_period)) for period in periods
    )


FIGURE = View(name="figure", options=FigureOptions, draw=draw)
