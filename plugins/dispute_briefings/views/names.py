"""The names of a record: in which language, of which kind, how read, by whom used."""

from __future__ import annotations

from dataclasses import dataclass

from markupsafe import Markup

from dispute_briefings.facts.book import FactBook
from dispute_briefings.facts.model import Name, Record, Value
from dispute_briefings.facts.values import AnyRef
from dispute_briefings.views.drawing import Drawing, View
from dispute_briefings.views.labels import language_name, with_readings


class NamesOptions(Value):
    """Of which record."""

    record: AnyRef


@dataclass(frozen=True, kw_only=True, slots=True)
class Row:
    """A name, how it is read, what its language is called, and its anchor where it is a fact of its own."""

    name: Name
    reading: Name | None
    language: str
    anchor: str


def has_more_names(book: FactBook, record: Record) -> bool:
    """Whether the names of a record say more than its title does."""
    title = record.heading.in_language(book.language, book.language)[1]
    return any(
        name.text != title or name.reading or name.used_by or name.sources for name in record.all_names
    )


def draw(drawing: Drawing, options: NamesOptions) -> Markup:
    """Draw the names as a table; where there are none, say so."""
    record = drawing.book.by_id[options.record]
    drawing.used.add(record.id)
    numbers = {id(name): number for number, name in enumerate(record.names, start=1)}
    rows = [
        Row(
            name=name,
            reading=reading,
            language=language_name(drawing, name.lang or drawing.book.language),
            anchor=f"names-{numbers[id(name)]}" if name.sources and id(name) in numbers else "",
        )
        for name, reading in with_readings(record.all_names)
    ]
    return drawing.render("names.html.jinja", record=record, rows=rows)


NAMES = View(name="names", options=NamesOptions, draw=draw)
