"""Which record somebody means who names what is no id: by its name, or by an id or a name that is near."""

from __future__ import annotations

import difflib

from dispute_briefings.facts.book import FactBook
from dispute_briefings.facts.model import Record
from dispute_briefings.facts.near_sources import near_source
from dispute_briefings.facts.shape import as_id
from dispute_briefings.problems import nearest


def near_record(book: FactBook, named: str, kinds: tuple[str, ...] = ()) -> str:
    """Return the cure for a record that is not there: ``write its id: bis``, or nothing.

    Args:
        book: the records, each with its names in all languages.
        named: what stands in the place of the id.
        kinds: the kinds that it may be; left out, any.
    """
    if kinds == ("source",):
        return near_source(book, named)
    records = [record for record in book.records if not kinds or record.kind_name in kinds]
    by_name: dict[str, list[str]] = {}
    for record in records:
        for name in spoken_names(book, record):
            by_name.setdefault(name, []).append(record.id)
    for spelling in (named.casefold(), named.casefold().replace("-", " ")):
        if meant := by_name.get(spelling):
            return f"write its id: {meant[0]}" if len(meant) == 1 else f"write one of: {', '.join(meant)}"
    if near := nearest(as_id(named) or named, (record.id for record in records)):
        return near
    near_names = difflib.get_close_matches(named.casefold(), sorted(by_name), n=1, cutoff=0.75)
    return f"did you mean '{by_name[near_names[0]][0]}'?" if near_names else ""


def spoken_names(book: FactBook, record: Record) -> frozenset[str]:
    """Return what a record is called, in small letters: its id, its heading and all its names."""
    heading = record.heading.in_language(book.language, book.language)[1]
    return frozenset(name.casefold() for name in (record.id, heading, *(n.text for n in record.all_names)))
