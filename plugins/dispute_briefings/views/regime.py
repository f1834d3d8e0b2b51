"""The licence regime of a material over time: a bar and a table for each measure, never merged."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from dataclasses import dataclass

from markupsafe import Markup

from dispute_briefings.facts.model import Material, Measure, Value
from dispute_briefings.facts.spans import Span, spans
from dispute_briefings.facts.statements import Citation
from dispute_briefings.facts.values import MaterialRef, MeasureRef
from dispute_briefings.views.drawing import Drawing, View

# The bar is drawn in units of which this many make its width; half a year before the first change
# and after the last shows what was before and what came after.
_WIDTH = 1000
_MARGIN = datetime.timedelta(days=183)


class RegimeOptions(Value):
    """Of which material, and under which measure; without one, under each that covers it."""

    material: MaterialRef
    measure: MeasureRef | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class Stretch:
    """A span as drawn: where it begins and how wide it is, its level of strictness, and its sources."""

    span: Span
    x: int
    width: int
    colour: str | None
    sources: tuple[Citation, ...]


def draw(drawing: Drawing, options: RegimeOptions) -> Markup:
    """Draw each measure on the material."""
    book = drawing.book
    material = book.record(options.material, Material)
    measures = book.measures_on(material)
    if options.measure is not None:
        measures = tuple(measure for measure in measures if measure.id == options.measure)
    drawing.used |= {"kind:measure", material.id, *(measure.id for measure in measures)}
    drawn = [(measure, _stretches(drawing, measure, material.id)) for measure in measures]
    return drawing.render("regime.html.jinja", material=material, drawn=drawn, width=_WIDTH, years=_years)


def _stretches(drawing: Drawing, measure: Measure, unit: str) -> tuple[Stretch, ...]:
    book = drawing.book
    found = spans(book, measure, unit, book.as_of(measure))
    begin, end = _range(found, book.as_of(measure))
    sources = {dated.index: dated.sources for dated in book.history(measure)}
    regimes = book.vocabulary.regimes
    stretches = []
    for span in found:
        x = _place(span.first or begin, begin, end)
        after = _place(span.last + datetime.timedelta(days=1) if span.last else end, begin, end)
        regime = regimes.get(span.status.regime) if span.status.regime else None
        stretches.append(
            Stretch(
                span=span,
                x=x,
                width=max(after - x, 1),
                colour=regime.colour if regime else None,
                sources=sources.get(span.status.step, ()) if span.status.step else (),
            )
        )
    return tuple(stretches)


def _range(found: Sequence[Span], as_of: datetime.date) -> tuple[datetime.date, datetime.date]:
    """The days that the bar begins and ends with: at most half a year beyond the first and last change."""
    firsts = [span.first for span in found if span.first is not None]
    begin = min(firsts, default=as_of) - _MARGIN
    return begin, max(min(max(firsts, default=as_of) + _MARGIN, as_of), begin + _MARGIN)


def _place(day: datetime.date, begin: datetime.date, end: datetime.date) -> int:
    return min(_WIDTH, max(0, round((day - begin).days * _WIDTH / max((end - begin).days, 1))))


def _years(stretches: Sequence[Stretch], as_of: datetime.date) -> list[tuple[int, int]]:
    """Return the years that begin within the bar, each with its place."""
    begin, end = _range([stretch.span for stretch in stretches], as_of)
    days = [(year, datetime.date(year, 1, 1)) for year in range(begin.year + 1, end.year + 1)]
    return [(year, _place(day, begin, end)) for year, day in days]


REGIME = View(name="regime", options=RegimeOptions, draw=draw)
