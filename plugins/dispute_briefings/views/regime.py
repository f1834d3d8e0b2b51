"""The licence regime of a material over time: a bar and a table for each measure, never merged."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from markupsafe import Markup

from dispute_briefings.facts.model import Material, Measure, Value
from dispute_briefings.facts.spans import Span, spans
from dispute_briefings.facts.statements import Citation
from dispute_briefings.facts.values import MaterialRef, MeasureRef
from dispute_briefings.views.drawing import Drawing, View
from dispute_briefings.views.reports import supporting

# Half a year before the first change and after the last shows what was before and what came after.
_MARGIN = datetime.timedelta(days=183)
# The bar is this many pixels high where the strictest of its regimes applies.
_HEIGHT = 36
# More years than this are not written below the bar, for their names would touch on a telephone.
_YEARS = 8


class RegimeOptions(Value):
    """Of which material, and under which measure; without one, under each that covers it."""

    material: MaterialRef
    measure: MeasureRef | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class Stretch:
    """A span as drawn: its place and width in percent of the bar, its height in pixels, its sources.

    `begins` and `ends` are its dates in words, empty where it has no known beginning or no end.
    """

    span: Span
    x: str
    width: str
    height: int
    colour: str | None
    begins: Markup
    ends: Markup
    sources: tuple[Citation, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class Bar:
    """A measure's stretches, and the years that begin within it with their places in percent."""

    measure: Measure
    stretches: tuple[Stretch, ...]
    years: tuple[tuple[int, str], ...]


def draw(drawing: Drawing, options: RegimeOptions) -> Markup:
    """Draw each measure on the material."""
    book = drawing.book
    material = book.record(options.material, Material)
    measures = [m for m in book.measures_on(material) if options.measure in {None, m.id}]
    drawing.used |= {"kind:measure", material.id, *(measure.id for measure in measures)}
    drawing.used |= {step.event for measure in measures for step in measure.history if step.event}
    bars = [_bar(drawing, measure, material.id) for measure in measures]
    return drawing.render("regime.html.jinja", material=material, bars=bars, height=_HEIGHT)


def _bar(at: Drawing, measure: Measure, unit: str) -> Bar:
    as_of = at.book.as_of(measure)
    found = spans(at.book, measure, unit, as_of)
    begin, end = _range(found, as_of)
    years = range(begin.year + 1, end.year + 1)
    step = -(-len(years) // _YEARS) or 1
    return Bar(
        measure=measure,
        stretches=_stretches(at, measure, found, begin, end),
        years=tuple((year, _percent(datetime.date(year, 1, 1), begin, end)) for year in years[::step]),
    )


def _stretches(
    at: Drawing, measure: Measure, found: Sequence[Span], begin: datetime.date, end: datetime.date
) -> tuple[Stretch, ...]:
    regimes = at.book.vocabulary.regimes
    sources = {dated.index: supporting(dated) for dated in at.book.history(measure)}
    levels = sorted(
        {span.status.regime for span in found if span.status.regime is not None}, key=list(regimes).index
    )
    stretches = []
    for span, following in pairwise([*found, None]):
        assert span is not None
        first = span.first or begin
        last = following.first if following is not None and following.first is not None else end
        regime = span.status.regime
        level = levels.index(regime) + 1 if regime is not None else 0
        stretches.append(
            Stretch(
                span=span,
                x=_percent(first, begin, end),
                width=_share((last - first).days, begin, end),
                height=round(_HEIGHT * level / max(len(levels), 1)),
                colour=regimes[regime].colour if regime is not None else None,
                begins=_begin(at, span),
                ends=_begin(at, following) if following is not None else Markup(""),
                sources=sources.get(span.status.step, ()) if span.status.step and span.first else (),
            )
        )
    return tuple(stretches)


def _begin(at: Drawing, span: Span) -> Markup:
    if span.since is not None:
        return at.date(span.since)
    return at.day(span.first) if span.first is not None else Markup("")


def _range(found: Sequence[Span], as_of: datetime.date) -> tuple[datetime.date, datetime.date]:
    """The days that the bar begins and ends with: at most half a year beyond the first and last change."""
    firsts = [span.first for span in found if span.first is not None]
    begin = min(firsts, default=as_of) - _MARGIN
    return begin, max(min(max(firsts, default=as_of) + _MARGIN, as_of), begin + _MARGIN)


def _percent(day: datetime.date, begin: datetime.date, end: datetime.date) -> str:
    return _share((day - begin).days, begin, end)


def _share(days: int, begin: datetime.date, end: datetime.date) -> str:
    return f"{100 * min(max(days, 0), (end - begin).days) / max((end - begin).days, 1):.2f}%"


REGIME = View(name="regime", options=RegimeOptions, draw=draw)
