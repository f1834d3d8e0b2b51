"""A chart: a panel for each unit, over one axis of time, with every word in a place of its own."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from dispute_briefings.facts.dates import Date
from dispute_briefings.views.chart.drawn_series import Places, columns, dots, form_of, levels, line, spots
from dispute_briefings.views.chart.labels import LINE, NARROW, Box, Label, Room, Wish, width_of
from dispute_briefings.views.chart.scale import Scale, scale_over
from dispute_briefings.views.chart.series import Amount, Series, days_of, missing
from dispute_briefings.views.chart.shapes import Band, Column, Dot, Panel, Spot, Stroke, TimeTick
from dispute_briefings.views.chart.time_axis import Stretch, TimeAxis, time_axis

# Heights in pixels: the plot, a row of event numbers, and the room for a value over the highest amount.
_PLOT, _ROW, _HEAD = 150.0, 20.0, 18.0
# A number of an event takes so much; two that are closer stand in two rows.
_NUMBER = 19.0
# The steps in which the room left of the scale grows, and how many there are.
_GUTTER, _GUTTERS = 8.0, 10
# So few columns would be broad in a wide drawing.
_FEW = 4
# Of a longer series only the ends, the highest and the lowest say their value.
_MOST_VALUES = 40


@dataclass(frozen=True, kw_only=True, slots=True)
class Wording:
    """How a chart writes: an amount, a number of its scale, and a period in two parts for the axis."""

    amount: Callable[[Amount], str]
    number: Callable[[Decimal], str]
    period: Callable[[Date], tuple[str, str]]


@dataclass(frozen=True, kw_only=True, slots=True)
class Chart:
    """Panels over one axis of time."""

    panels: tuple[Panel, ...]

    @property
    def looks(self) -> frozenset[str]:
        """What has to be explained: how an amount may look that is not simply so."""
        columns = [column for panel in self.panels for column in panel.columns]
        amounts = [column.amount for column in columns]
        amounts += [dot.amount for panel in self.panels for dot in panel.dots]
        strokes = [stroke for panel in self.panels for stroke in panel.strokes]
        found: set[str] = {a.look for a in amounts} | {s.look for s in strokes}
        found.discard("sure")
        found |= {stroke.kind for stroke in strokes} - {"line"}
        found |= {"range" for amount in amounts if amount.is_range}
        found |= {"missing" for panel in self.panels if panel.missing}
        found |= {"cut" for panel in self.panels if panel.cuts}
        return frozenset(found | {"part" for column in columns if column.amount.is_part})


def chart_of(series: Sequence[Series], events: Sequence[Stretch], wording: Wording) -> Chart | None:
    """Return the chart of series, with the stretches of events marked; None where there is no amount."""
    drawn = [each for each in series if each.amounts]
    if not drawn:
        return None
    regular = all(each.figure.frequency != "irregular" for each in drawn)
    periods = [amount.days for each in drawn for amount in each.amounts]
    axis = time_axis(periods, events, regular=regular)
    by_unit: dict[str, list[Series]] = {}
    for each in drawn:
        by_unit.setdefault(each.figure.unit, []).append(each)
    return Chart(panels=tuple(_panel(held, axis, events, wording) for held in by_unit.values()))


def _panel(series: Sequence[Series], axis: TimeAxis, events: Sequence[Stretch], wording: Wording) -> Panel:
    amounts = [amount for each in series for amount in each.amounts]
    form = form_of(series)
    scale = scale_over(
        [number for each in amounts for number in (each.low, each.high)], from_nought=form != "line"
    )
    marks = _marks(events, axis)
    top = _ROW * max((mark.row + 1 for mark in marks), default=0) + _HEAD
    bottom = top + _PLOT
    places = Places(
        axis=axis,
        down=lambda number: top + (1 - scale.share(number)) * _PLOT,
        base=top + (1 - scale.share(scale.base)) * _PLOT,
    )
    as_columns = columns(series, places) if form == "columns" else ()
    strokes = levels(series, places) if form == "levels" else ()
    as_dots: tuple[Dot, ...] = ()
    if form == "line":
        strokes = tuple(stroke for each in series for stroke in line(each, places))
        as_dots = tuple(dot for each in series for dot in dots(each, places))
    where = list(spots(series, places, form, as_columns))
    labels, is_said = _values(where, wording, _taken(as_columns, strokes, as_dots), bottom)
    ticks = () if is_said else _ticks(scale, places, wording)
    gaps = missing(series)
    under = bottom + (LINE if any(label.y > bottom for label in labels) else 0)
    times = _times(amounts, [period for run in gaps for period in run], axis, wording, under + LINE + 4)
    return Panel(
        series=tuple(series),
        top=top,
        bottom=bottom,
        base=places.base,
        height=under + 2 * LINE + (12 if any(time.lower for time in times) else 0),
        gutter=_gutter(ticks),
        is_short=form == "columns" and len({a.days for a in amounts}) <= _FEW and not axis.cuts,
        starts_at=scale.low,
        scale=ticks,
        columns=as_columns,
        strokes=strokes,
        dots=as_dots,
        labels=labels,
        times=times,
        missing=_missing(gaps, axis),
        cuts=tuple(Band(x=cut.x, width=cut.width) for cut in axis.cuts),
        marks=marks,
    )


def _marks(events: Sequence[Stretch], axis: TimeAxis) -> tuple[Band, ...]:
    """Return events with their numbers, in as few rows as keep them apart on a telephone."""
    ends: list[float] = []
    marks = []
    for number, (start, end) in enumerate(events, start=1):
        x, x_end = axis.place(start), axis.place(end)
        middle = (x + x_end) / 2 * NARROW / 100
        row = next((row for row, last in enumerate(ends) if last + _NUMBER <= middle), len(ends))
        ends[row : row + 1] = [middle]
        marks.append(Band(x=x, width=x_end - x, number=number, row=row))
    return tuple(marks)


def _missing(gaps: Iterable[Sequence[Date]], axis: TimeAxis) -> tuple[Band, ...]:
    found = []
    for run in gaps:
        begin, end = days_of(run[0]), days_of(run[-1])
        if begin and end and not axis.is_cut((begin[0], end[1])):
            x = axis.place(begin[0])
            found.append(Band(x=x, width=axis.place(end[1]) - x))
    return tuple(found)


def _taken(columns: Iterable[Column], strokes: Iterable[Stroke], dots: Iterable[Dot]) -> list[Box]:
    """Return where a value cannot stand, for something is drawn there."""
    boxes = [
        Box(x=c.x, x_end=c.x + c.width, top=c.y, bottom=c.y + c.height)
        for c in columns
        if c.amount.look != "aside"
    ]
    boxes += [Box(x=d.x, x_end=d.x, top=d.y - 4, bottom=d.y + 4, before=4, after=4) for d in dots]
    for stroke in strokes:
        # A slanting line is taken as a stair.
        steps = 1 if stroke.y == stroke.y_end else 8
        for step in range(steps):
            heights = [stroke.y + (stroke.y_end - stroke.y) * (step + more) / steps for more in (0, 1)]
            width = (stroke.x_end - stroke.x) / steps
            x = stroke.x + width * step
            boxes.append(
                Box(x=x, x_end=x + width, top=min(heights) - 2, bottom=max(heights) + 2, before=1, after=1)
            )
    return boxes


def _values(
    spots: Sequence[Spot], wording: Wording, taken: list[Box], bottom: float
) -> tuple[tuple[Label, ...], bool]:
    """Return the values that have room, and whether all of them have it on a telephone.

    One that was set aside is told in the table alone.
    """
    standing = [spot for spot in spots if spot.amount.look != "aside"]
    by_importance = _notable(standing)
    if len(standing) <= _MOST_VALUES:
        by_importance += [spot for spot in standing if spot not in by_importance]
    several = len({spot.side for spot in standing}) > 1
    wishes = []
    for spot in by_importance:
        lines = tuple(line for line in spot.lines if line < bottom - 2 or spot.amount.high < 0)
        wishes.append(
            Wish(text=wording.amount(spot.amount), x=spot.x, lines=lines, side=spot.side if several else 0)
        )
    labels = Room(taken=taken).place(wishes)
    return labels, sum(not label.wide_only for label in labels) == len(standing)


def _notable(spots: Sequence[Spot]) -> list[Spot]:
    """Return the last, the highest, the lowest and the first, each once."""
    notable = (
        [
            spots[-1],
            max(spots, key=lambda spot: spot.amount.high),
            min(spots, key=lambda spot: spot.amount.low),
            spots[0],
        ]
        if spots
        else []
    )
    return [spot for place, spot in enumerate(notable) if spot not in notable[:place]]


def _ticks(scale: Scale, places: Places, wording: Wording) -> tuple[Label, ...]:
    return tuple(
        Label(text=wording.number(tick), x=0, y=places.down(tick), anchor="end") for tick in scale.ticks
    )


def _gutter(ticks: Iterable[Label]) -> int:
    widest = max((width_of(tick.text) for tick in ticks), default=0.0)
    return min(int(-(-(widest + _GUTTER) // _GUTTER)), _GUTTERS) if widest else 0


def _times(
    amounts: Sequence[Amount], gaps: Iterable[Date], axis: TimeAxis, wording: Wording, y: float
) -> tuple[TimeTick, ...]:
    """Return the names of periods that have room: the last, the first, those with an amount, all others."""
    periods = list(dict.fromkeys(amount.period for amount in amounts))
    missing_ones = [gap for gap in gaps if (days := days_of(gap)) and not axis.is_cut(days)]
    wanted = [periods[-1], periods[0], *periods[-2:0:-1], *missing_ones]
    words = {period: wording.period(period) for period in wanted}
    # Years stand above where there are whole ones, so that all of them stand on one line.
    years_first = any(not part for part, _ in words.values())
    lines = {
        period: ((year or part, part if year else "") if years_first else (part, year))
        for period, (part, year) in words.items()
    }
    wishes = []
    for period in wanted:
        begin, end = days_of(period) or (0.0, 0.0)
        text = max(lines[period], key=width_of)
        wishes.append(Wish(text=text, x=(axis.place(begin) + axis.place(end)) / 2, lines=(y,)))
    labels = Room(gap=6).place(wishes)
    by_place = {(wish.x, wish.text): lines[period] for wish, period in zip(wishes, wanted, strict=True)}
    placed = sorted(labels, key=lambda label: label.x)
    ticks = []
    shown = {False: "", True: ""}
    for label in placed:
        upper, lower = by_place[label.x, label.text]
        repeats = lower == (shown[True] if label.wide_only else shown[False]) and not years_first
        ticks.append(TimeTick(upper=replace(label, text=upper), lower="" if repeats else lower))
        shown[True] = lower
        if not label.wide_only:
            shown[False] = lower
    return tuple(ticks)
