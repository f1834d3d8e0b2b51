"""The timeline: all events, by year."""

from __future__ import annotations

from collections.abc import Iterator

from dispute_briefings.pages.page import Desk, GeneratedPage, block


def timeline_page(desk: Desk) -> GeneratedPage:
    """Return the timeline with a heading for each year; it is the address of every event."""
    return desk.page("timeline.md", desk.words["timeline"], list(_parts(desk)))


def _parts(desk: Desk) -> Iterator[str]:
    days = [event.day for event in desk.book.timeline]
    years = sorted({day.first.year for day in days if day is not None and day.first is not None})
    for year in years:
        cut = block("timeline", from_=f"{year:04d}", until=f"{year:04d}", anchors="true")
        yield f"## {year:04d} {{#y{year:04d}}}\n\n{cut}"
    if any(day is None or day.first is None for day in days):
        yield desk.section("undated", block("timeline", undated="true", anchors="true"), anchor="undated")
    if not days:
        yield block("timeline", anchors="true")
