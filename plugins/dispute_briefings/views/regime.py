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
from dispute_briefings.facts.turns import reach, reaches
from dispute_briefings.facts.values import MaterialRef, MeasureRef
from dispute_briefings.views.day_links import day_link
from dispute_briefings.views.drawing import Drawing, View
from dispute_briefings.views.reports import supporting
from dispute_briefings.views.scale import Scale
from dispute_briefings.views.strictness import shares

# The bar is this many pixels high where the strictest of its regimes applies.
_HEIGHT = 36


class RegimeOptions(Value):
    """Of which material, and under which measure; without one, under each that covers it."""

    material: MaterialRef
    measure: MeasureRef | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class Stretch:
    """A span as drawn: its place and width in percent of the bar, its height in pixels, its sources.

    `begins` and `ends` are its dates in words, empty where it has no known beginning or no end. `share` is
    how strict its regime is beside the strictest; `day` leads to the state of play on its first day.
    """

    span: Span
    x: str
    width: str
    height: int
    share: float
    colour: str | None
    begins: Markup
    ends: Markup
    day: Markup
    sources: tuple[Citation, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class Bar:
    """A measure's stretches; years that begin within it and the day of the last check, with their places."""

    measure: Measure
    stretches: tuple[Stretch, ...]
    years: tuple[tuple[int, str], ...]
    as_of: datetime.date
    checked: str


def draw(drawing: Drawing, options: RegimeOptions) -> Markup:
    """Draw each measure on the material that a rule is known for, and name the others."""
    book = drawing.book
    material = book.record(options.material, Material)
    measures = [m for m in book.measures_on(material) if options.measure in {None, m.id}]
    drawing.used |= {"kind:measure", material.id, *(measure.id for measure in measures)}
    drawing.used |= {step.event for measure in measures for step in measure.history if step.event}
    found = [_bar(drawing, measure, material.id) for measure in measures]
    bars = [bar for bar in found if any(stretch.span.status.regime for stretch in bar.stretches)]
    without = [bar.measure.id for bar in found if bar not in bars]
    return drawing.render("regime.html.jinja", material=material, bars=bars, without=without, height=_HEIGHT)


def _bar(at: Drawing, measure: Measure, unit: str) -> Bar:
    as_of = at.book.as_of(measure)
    days = reach(at.book, [measure], as_of)
    scale = Scale(first=days.first, last=days.last)
    return Bar(
        measure=measure,
        stretches=_stretches(at, measure, spans(at.book, measure, unit, as_of), scale, as_of),
        years=scale.years(),
        as_of=as_of,
        checked=scale.place(as_of),
    )


def _stretches(
    at: Drawing, measure: Measure, found: Sequence[Span], scale: Scale, as_of: datetime.date
) -> tuple[Stretch, ...]:
    regimes = at.book.vocabulary.regimes
    told = reaches(at.book)
    sources = {dated.index: supporting(dated) for dated in at.book.history(measure)}
    strict = shares(at.book, (span.status.regime for span in found))
    stretches = []
    for span, following in pairwise([*found, None]):
        assert span is not None
        first = span.first or scale.first
        after = following.first if following is not None and following.first is not None else as_of
        regime = span.status.regime
        share = strict[regime] if regime is not None else 0.0
        stretches.append(
            Stretch(
                span=span,
                x=scale.place(first),
                width=scale.width(first, after),
                height=round(_HEIGHT * share),
                share=share,
                colour=regimes[regime].colour if regime is not None else None,
                begins=_begin(at, span),
                ends=_begin(at, following) if following is not None else Markup(""),
                day=day_link(at, span.first, told),
                sources=sources.get(span.status.step, ()) if span.status.step and span.first else (),
            )
        )
    return tuple(stretches)


def _begin(at: Drawing, span: Span) -> Markup:
    if span.since is not None:
        return at.date(span.since)
    return at.day(span.first) if span.first is not None else Markup("")


REGIME = View(name="regime", options=RegimeOptions, draw=draw)
