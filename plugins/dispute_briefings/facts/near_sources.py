"""Which source somebody means who names what has no such id: by an id that is near, or by its publisher."""

from __future__ import annotations

import difflib
import re

from dispute_briefings.facts.book import FactBook
from dispute_briefings.facts.model import Source
from dispute_briefings.facts.shape import as_id
from dispute_briefings.problems import nearest

# So many sources of a publisher are named where one is meant.
_SUGGESTED = 3
# What the ids of dated publications end with: one of another day is another publication.
_DAY = re.compile(r"(?<=-)\d{4}(?:-\d\d){0,2}$")


def near_source(book: FactBook, named: str) -> str:
    """Return the cure for a source that is not there: ``did you mean 'post-2031-05-06'?``, or nothing.

    Who names a publisher is told the ids of its sources, the newest first.
    """
    by_publisher: dict[str, list[Source]] = {}
    for source in book.of_kind(Source):
        by_publisher.setdefault(source.publisher, []).append(source)
    names = {name: p for p in by_publisher for name in (p.casefold(), as_id(p))}
    if (publisher := names.get(named.casefold())) is not None:
        return _listed(by_publisher[publisher])
    if near := nearest(named, (source.id for source in book.of_kind(Source))):
        other_day = _DAY.search(named) and _day(named) != _day(near.removesuffix("'?"))
        return f"add it with `briefings new source`, or {near}" if other_day else near
    near_names = difflib.get_close_matches(named.casefold(), sorted(names), n=1)
    return _listed(by_publisher[names[near_names[0]]]) if near_names else ""


def _day(record_id: str) -> str:
    """What the id of a source ends with, where that is a date."""
    found = _DAY.search(record_id)
    return found[0] if found else ""


def _listed(sources: list[Source]) -> str:
    published = sorted(sources, key=lambda each: str(each.published or ""), reverse=True)
    more = len(published) - _SUGGESTED
    listed = ", ".join(each.id for each in published[:_SUGGESTED]) + (f" and {more} more" if more > 0 else "")
    return f"write the id of one of its sources: {listed}"
