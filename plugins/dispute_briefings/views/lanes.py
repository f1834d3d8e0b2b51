"""A bar for each strand: when what it is made of was in force, and when something changed."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from markupsafe import Markup

from dispute_briefings.facts.histories import units_of
from dispute_briefings.facts.spans import spans
from dispute_briefings.facts.status import State
from dispute_briefings.views.drawing import Drawing
from dispute_briefings.views.rows import Regulation
from dispute_briefings.views.scale import Scale

# From the height of a lane and where it ends at the top, in pixels, by what holds: told apart without colour.
_HEIGHT = 16
_DRAWN = {
    State.NOT_YET: 1,
    State.IN_FORCE: 12,
    State.SUSPENDED: 6,
    State.ENDED: 2,
    State.UNCLEAR: 12,
}


@dataclass(frozen=True, kw_only=True, slots=True)
class Segment:
    """A time in which a state lasts, as a rectangle: places in percent, heights in pixels."""

    state: State
    x: str
    width: str
    y: int
    height: int


@dataclass(frozen=True, kw_only=True, slots=True)
class Lane:
    """One course of states: its segments, the same in words, and the places of the changes."""

    segments: tuple[Segment, ...]
    words: Markup
    changes: tuple[str, ...]
    height: int = _HEIGHT


def lanes(
    at: Drawing, records: Iterable[Regulation], changes: Sequence[datetime.date], scale: Scale
) -> tuple[Lane, ...]:
    """Return a lane for each distinct course of the units of measures and proceedings."""
    marks = tuple(scale.place(day) for day in changes if scale.first <= day <= scale.last)
    found: dict[tuple[tuple[State, datetime.date | None], ...], None] = {}
    for record in records:
        for unit in units_of(record) if not record.retracted else ():
            course = [(span.status.state, span.first) for span in spans(at.book, record, unit, scale.last)]
            begun = [course[0], *(after for before, after in pairwise(course) if before[0] != after[0])]
            found.setdefault(tuple(begun))
    return tuple(
        Lane(segments=_segments(course, scale), words=_words(at, course), changes=marks) for course in found
    )


def legend(shown: Iterable[Lane]) -> tuple[Segment, ...]:
    """Return one segment for each state that lanes show, in the order of the states."""
    states = {segment.state for lane in shown for segment in lane.segments}
    return tuple(_segment(state, "0%", "100%") for state in State if state in states)


def _segments(course: Sequence[tuple[State, datetime.date | None]], scale: Scale) -> tuple[Segment, ...]:
    ends = [first for _, first in course[1:]]
    drawn = []
    for (state, first), after in zip(course, [*ends, None], strict=True):
        begin = first or scale.first
        drawn.append(_segment(state, scale.place(begin), scale.width(begin, after or scale.last)))
    return tuple(drawn)


def _segment(state: State, x: str, width: str) -> Segment:
    height = _DRAWN[state]
    return Segment(state=state, x=x, width=width, y=_HEIGHT - height, height=height)


def _words(at: Drawing, course: Sequence[tuple[State, datetime.date | None]]) -> Markup:
    told = [
        Markup("{}: {}").format(
            at.day(first).striptags() if first else at.word("regime-before"), at.word(f"state-{state}")
        )
        for state, first in course
    ]
    return Markup("; ").join(told)
