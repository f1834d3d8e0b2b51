"""The timeline: an overview, filters, all events by year, and what comes next."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from functools import partial

from dispute_briefings.pages.page import Desk, GeneratedPage, block, escaped

# A year of more events than this has a heading for each month.
_MONTHS = 8

_events = partial(block, "timeline", anchors="true")


def timeline_page(desk: Desk) -> GeneratedPage:
    """Return the timeline with a heading for each year; it is the address of every event."""
    return desk.page("timeline.md", desk.words["timeline"], list(_parts(desk)))


def _parts(desk: Desk) -> Iterator[str]:
    book = desk.book
    if not book.timeline:
        yield _events()
        return
    yield block("timeline-overview")
    yield block("timeline-filters")
    past = [event.day for event in book.timeline if not book.is_to_come(event)]
    years = Counter(day.first.year for day in past if day is not None and day.first is not None)
    for year, number in sorted(years.items()):
        months = "true" if number > _MONTHS else None
        title, cut = (
            f"{year:04d}",
            _events(from_=f"{year:04d}", until=f"{year:04d}", when="past", months=months),
        )
        yield f"{_heading(desk, title, f'y{title}', number)}\n\n{cut}"
    if undated := len(past) - years.total():
        heading = _heading(desk, desk.words["undated"], "undated", undated)
        yield f"{heading}\n\n{_events(undated='true', when='past')}"
    if to_come := len(book.timeline) - len(past):
        yield f"{_heading(desk, desk.words['next'], 'next', to_come)}\n\n{_events(when='next')}"


def _heading(desk: Desk, title: str, anchor: str, number: int) -> str:
    """A heading with how many events stand below it, which the contents leave out."""
    shown, count = escaped(title), escaped(desk.count("count-events", number))
    return f"## {shown} *{count}*{{: .bf-count }} {{#{anchor} .bf-year data-toc-label='{shown}'}}"
