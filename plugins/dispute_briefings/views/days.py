"""The state of play on any day: a row for each strand and material, and all that it said over time.

Nothing is computed while reading. Each row carries what it says from each of its changes to the next, as
the status strip draws it, and a script shows what belongs to the day that the reader chooses. Without the
script the rows tell of the day that the facts were checked on.
"""

from __future__ import annotations

import datetime
import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from markupsafe import Markup

from dispute_briefings.facts.book import FactBook
from dispute_briefings.facts.dates import Date
from dispute_briefings.facts.model import Dispute, Material, Measure, Value
from dispute_briefings.facts.turns import Reach, reach, regulations, turns
from dispute_briefings.facts.values import DisputeRef
from dispute_briefings.language.dates import in_words
from dispute_briefings.views.drawing import Drawing, View
from dispute_briefings.views.lanes import Lane, lanes, legend
from dispute_briefings.views.lines import Lines
from dispute_briefings.views.rows import Regulation, row_of, rows, strands
from dispute_briefings.views.scale import Scale
from dispute_briefings.views.strictness import shares

# What the script says, by the names that it has for it.
_SAID = {
    "as-of": "days-as-of",
    "changed": "days-changed",
    "count": "days-changed-count",
    "later": "days-later",
    "never": "days-not-a-day",
    "outside": "days-outside",
    "next": "days-next",
    "previous": "days-previous",
    "start": "days-start",
}


class DaysOptions(Value):
    """Of which dispute; left out, of all."""

    dispute: DisputeRef | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class Stay:
    """What a row says from a day on (None: from before the first change), until the next one begins."""

    first: datetime.date | None
    drawn: Markup


@dataclass(frozen=True, kw_only=True, slots=True)
class Line:
    """A row over time; `now` is what it says on the day that the facts were checked on."""

    title: Markup
    now: Markup
    stays: tuple[Stay, ...]
    lanes: tuple[Lane, ...] = ()


@dataclass(frozen=True, kw_only=True, slots=True)
class Course:
    """The state of play of one dispute over time."""

    dispute: Dispute
    reach: Reach
    scale: Scale
    strands: tuple[Line, ...]
    materials: tuple[Line, ...]

    @property
    def lanes(self) -> tuple[Lane, ...]:
        """All lanes, to say what is drawn in them."""
        return tuple(lane for line in self.strands for lane in line.lanes)


def draw(drawing: Drawing, options: DaysOptions) -> Markup:
    """Draw each dispute that has a measure or proceeding; where there is none, say so."""
    drawing.used.add("kind:dispute")
    asked = [d for d in drawing.book.disputes if options.dispute in {None, d.id}]
    courses = [_course(drawing, d) for d in asked if regulations(drawing.book, d)]
    language = drawing.setting.language
    return drawing.render(
        "days.html.jinja",
        courses=courses,
        is_one_of_several=len(asked) > 1,
        legend=legend,
        months=json.dumps(_months(language), ensure_ascii=False),
        said=json.dumps({name: drawing.word(key) for name, key in _SAID.items()}, ensure_ascii=False),
    )


def _course(at: Drawing, dispute: Dispute) -> Course:
    book, as_of = at.book, at.book.as_of(dispute)
    records = regulations(book, dispute)
    days = reach(book, records, as_of)
    scale = Scale(first=days.first, last=days.last)
    lines = Lines(at=at)

    def strand_on(of: Sequence[Regulation]) -> Callable[[datetime.date], Markup]:
        def on(day: datetime.date) -> Markup:
            found = [row for record in of for row in rows(at, record, day)]
            return at.render("stay.html.jinja", rows=found, named=len(of) > 1, lines=lines)

        return on

    told = []
    for strand in strands(at, dispute):
        line = _line(book, strand.title, strand.records, strand_on(strand.records), as_of)
        changes = [stay.first for stay in line.stays if stay.first is not None]
        told.append(
            Line(
                title=line.title,
                now=line.now,
                stays=line.stays,
                lanes=lanes(at, strand.records, changes, scale),
            )
        )
    return Course(
        dispute=dispute,
        reach=days,
        scale=scale,
        strands=tuple(told),
        materials=_materials(at, records, lines, as_of),
    )


def _materials(
    at: Drawing, records: Sequence[Regulation], lines: Lines, as_of: datetime.date
) -> tuple[Line, ...]:
    book = at.book
    measures = [record for record in records if isinstance(record, Measure)]
    named = dict.fromkeys(material for measure in measures for material in measure.materials)
    found = [book.record(material, Material) for material in named]

    def material_on(unit: str, of: Sequence[Measure]) -> Callable[[datetime.date], Markup]:
        days = turns([dated for measure in of for dated in book.history(measure)])
        strict = shares(book, (book.status(m, day, unit).regime for m in of for day in _with_before(days)))

        def on(day: datetime.date) -> Markup:
            on_day = [row_of(at, measure, unit, day) for measure in of]
            return at.render("licence.html.jinja", rows=on_day, lines=lines, shares=strict)

        return on

    told = []
    for material in found:
        if not material.retracted:
            of = [measure for measure in measures if material.id in measure.materials]
            told.append(_line(book, at.link(material.id), of, material_on(material.id, of), as_of))
    return tuple(told)


def _line(
    book: FactBook,
    title: Markup,
    records: Sequence[Regulation],
    on: Callable[[datetime.date], Markup],
    as_of: datetime.date,
) -> Line:
    days = turns([dated for record in records for dated in book.history(record)])
    stays: list[Stay] = []
    for day in _with_before(days) or (as_of,):
        drawn = on(day)
        if not stays or drawn != stays[-1].drawn:
            stays.append(Stay(first=day if stays else None, drawn=drawn))
    return Line(title=title, now=on(as_of), stays=tuple(stays))


def _with_before(days: Sequence[datetime.date]) -> tuple[datetime.date, ...]:
    """Days, and before them the day before the first."""
    if not days or days[0] == datetime.date.min:
        return tuple(days)
    return (days[0] - datetime.timedelta(days=1), *days)


def _months(language: str) -> list[str]:
    """How a day of each month is written, with slots for the day and the year: ``{d} July {y}``."""
    written = (in_words(Date.parse(f"2001-{month:02}-22"), language) for month in range(1, 13))
    return [words.replace("2001", "{y}").replace("22", "{d}") for words in written]


DAYS = View(name="days", options=DaysOptions, draw=draw)
