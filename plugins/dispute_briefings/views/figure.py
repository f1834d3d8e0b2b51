"""A figure: its chart and table, beside the same flow as the other side measures it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from markupsafe import Markup

from dispute_briefings.facts.dates import Date
from dispute_briefings.facts.model import Dispute, Event, Figure, Party, Point, Value
from dispute_briefings.facts.values import FigureRef
from dispute_briefings.language.axis_words import axis_words
from dispute_briefings.views.addresses import data_of, page_of, table_of
from dispute_briefings.views.chart import (
    Amount,
    Chart,
    Series,
    Wording,
    chart_of,
    days_of,
    missing,
    series_of,
)
from dispute_briefings.views.drawing import Drawing, View

# A table of more rows than this waits behind a click.
_LONG = 10
# The values of so few periods are read off a chart at a glance.
_FEW = 3
# So many gaps are named one by one.
_MOST_GAPS = 8


class FigureOptions(Value):
    """Which figure, and how much of it: all, or in `brief` its chart, a line and the way to the rest."""

    id: FigureRef
    form: Literal["full", "brief"] = "full"


@dataclass(frozen=True, kw_only=True, slots=True)
class Row:
    """A period and its point in each series; None where a series does not have the period.

    `difference` is the first value less the second, where both are known in one unit.
    """

    period: Date
    points: tuple[Point | None, ...]
    difference: Decimal | None


@dataclass(frozen=True, kw_only=True, slots=True)
class Said:
    """What a chart shows of one series, in words, and the runs of periods that have no figure.

    `more_gaps` is how many runs are not named. `is_plain` is a chart of so few amounts that each stands
    in it by its value.
    """

    series: Series
    amounts: tuple[Markup, ...]
    gaps: tuple[Markup, ...]
    more_gaps: int
    is_plain: bool


def draw(drawing: Drawing, options: FigureOptions) -> Markup:
    """Draw the figure as a chart, and as a table with a column for each series."""
    asked = drawing.book.record(options.id, Figure)
    figures = [asked]
    if asked.mirror is not None and not drawing.book.record(asked.mirror, Figure).retracted:
        figures.append(drawing.book.record(asked.mirror, Figure))
    series = _with_sides(drawing, figures)
    drawing.used |= {each.id for each in figures}
    events = _events(drawing, figures)
    chart = _chart(drawing, series, events) if all(each.chart for each in figures) else None
    rows = _rows([each.figure for each in series])
    return drawing.render(
        "figure.html.jinja",
        figure=asked,
        series=series,
        own=[each.figure for each in series].index(asked),
        rows=rows,
        has_difference=any(row.difference is not None for row in rows),
        is_long=len(rows) > _LONG,
        is_brief=options.form == "brief",
        is_own_page=drawing.setting.page == page_of(asked),
        chart=chart,
        said=[_said(drawing, each) for each in series if each.amounts],
        events=events if chart else (),
        notes=_notes(series),
        table_of=table_of,
        data_of=data_of,
    )


def _with_sides(at: Drawing, figures: Sequence[Figure]) -> tuple[Series, ...]:
    """Return figures with the colours of the sides that measure them, in the order of the sides.

    So a side has its place and colour on both pages. A figure alone is of no side's colour; two whose
    measurers stand on no side, or on one, have a colour each.
    """
    if len(figures) == 1:
        return (series_of(figures[0]),)
    sides = {figure.id: _side(at, figure) for figure in figures}
    everyone = at.book.of_kind(Figure)
    ordered = sorted(figures, key=lambda each: (sides[each.id], everyone.index(each)))
    apart = len(set(sides.values())) == len(figures) and min(sides.values()) > 0
    return tuple(
        series_of(figure, sides[figure.id] if apart else number)
        for number, figure in enumerate(ordered, start=1)
    )


def _side(at: Drawing, figure: Figure) -> int:
    """Return the number of the side that measures a figure, as its dispute names the sides; 0 for none."""
    for dispute_id in at.book.disputes_of(figure):
        dispute = at.book.record(dispute_id, Dispute)
        side_of = {entry.party: entry.side for entry in dispute.parties}
        sides = list(dict.fromkeys(entry.side for entry in dispute.parties))
        for party_id in figure.measured_by:
            above: str | None = party_id
            met: set[str] = set()
            while above is not None and above not in met:
                if above in side_of:
                    return sides.index(side_of[above]) + 1
                met.add(above)
                above = at.book.record(above, Party).part_of
    return 0


def _events(at: Drawing, figures: Sequence[Figure]) -> tuple[Event, ...]:
    """Return the events to be marked, in the order of time: those of a known day that still stand."""
    named = dict.fromkeys(event for figure in figures for event in figure.mark_events)
    found = [at.book.record(event, Event) for event in named]
    at.used |= set(named)
    kept = [event for event in found if not event.retracted and event.day and days_of(event.day)]
    return tuple(sorted(kept, key=lambda event: event.day.sort_key if event.day else ()))


def _chart(at: Drawing, series: Sequence[Series], events: Sequence[Event]) -> Chart | None:
    language = at.setting.language
    wording = Wording(
        amount=lambda amount: _written(at, amount),
        number=at.number,
        period=lambda period: axis_words(period, language),
    )
    days = [days for event in events if event.day and (days := days_of(event.day))]
    return chart_of(series, days, wording)


def _written(at: Drawing, amount: Amount) -> str:
    """Return an amount in as few letters as a chart has room for."""
    ends = [at.number(amount.low), *([at.number(amount.high)] if amount.is_range else [])]
    return f"{'≈' if amount.approx else ''}{'–'.join(ends)}"


def _said(at: Drawing, series: Series) -> Said:
    """Say the last, highest and lowest amount of a series, and where it has none."""
    standing = [amount for amount in series.amounts if amount.look != "aside"] or list(series.amounts)
    last = standing[-1]
    # Eleven months of a year are no lowest year.
    whole = [amount for amount in standing if not amount.is_part] or standing
    highest = max(whole, key=lambda amount: amount.high)
    lowest = min(whole, key=lambda amount: amount.low)
    told = [("chart-latest", last)]
    if highest.high > lowest.low:
        told += [("chart-highest", highest), ("chart-lowest", lowest)]
    gaps = missing([series])
    named = [
        at.sentence("range", low=at.date(run[0]), high=at.date(run[-1])) if len(run) > 1 else at.date(run[0])
        for run in gaps[:_MOST_GAPS]
    ]
    return Said(
        series=series,
        amounts=tuple(
            at.sentence(key, value=_values(at, series, amount), date=at.date(amount.period))
            for key, amount in told
        ),
        gaps=tuple(named),
        more_gaps=len(gaps) - len(named),
        is_plain=len({amount.days for amount in standing}) <= _FEW,
    )


def _values(at: Drawing, series: Series, meant: Amount) -> Markup:
    """Return what the reports of an amount's period give; those that differ are all named."""
    held = [each for each in series.amounts if each.period == meant.period and each.look != "aside"]
    kept = [each for each in held if each.look == "sure"] or held or [meant]
    return Markup(" / ").join(_written(at, each) for each in kept)


def _notes(series: Sequence[Series]) -> list[tuple[str, object, Figure]]:
    return [
        (key, text, each.figure)
        for each in series
        for key, text in (("figure-method", each.figure.method), ("figure-caveat", each.figure.caveat))
        if text is not None
    ]


def _rows(figures: Sequence[Figure]) -> tuple[Row, ...]:
    by_period = [{point.period: point for point in figure.points} for figure in figures]
    periods = sorted(
        {period for points in by_period for period in points}, key=lambda period: period.sort_key
    )
    one_unit = len({figure.unit for figure in figures}) == 1
    rows = []
    for period in periods:
        points = tuple(points.get(period) for points in by_period)
        rows.append(Row(period=period, points=points, difference=_difference(points) if one_unit else None))
    return tuple(rows)


def _difference(points: Sequence[Point | None]) -> Decimal | None:
    """Return the first value less the second; None where one is missing, a range, or of another scope."""
    values = []
    for point in points:
        standing = [report for report in point.reports if report.rank != "deprecated"] if point else []
        best = next((report for report in standing if report.rank == "preferred"), None)
        report = best or (standing[0] if standing else None)
        if report is None or report.value is None or report.scope is not None:
            return None
        values.append(report.value)
    return values[0] - values[1] if len(values) > 1 else None


FIGURE = View(name="figure", options=FigureOptions, draw=draw)
