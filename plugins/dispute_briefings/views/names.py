"""The names of a record: in which language, of which kind, how read, by whom used."""

from __future__ import annotations

from dataclasses import dataclass

from markupsafe import Markup

from dispute_briefings.facts.model import Name, Value
from dispute_briefings.facts.values import AnyRef
from dispute_briefings.views.drawing import Drawing, View
from dispute_briefings.views.labels import language_name


class NamesOptions(Value):
    """Of which record."""

    record: AnyRef


@dataclass(frozen=True, kw_only=True, slots=True)
class Row:
    """A name, what its language is called, and its anchor where the name is a fact of its own."""

    name: Name
    language: str
    anchor: str


def draw(drawing: Drawing, options: NamesOptions) -> Markup:
    """Draw the names as a table; where there are none, say so."""
    record = drawing.book.by_id[options.record]
    drawing.used.add(record.id)
    first = len(record.all_names) - len(record.names)
    rows = [
        Row(
            name=name,
            language=language_name(drawing, name.lang or drawing.book.language),
            anchor=f"names-{index - first + 1}" if index >= first and name.sources else "",
        )
        for index, name in enumerate(record.all_names)
    ]
    return drawing.render("names.html.jinja", record=record, rows=rows)


NAMES = View(name="names", options=NamesOptions, draw=draw)
