"""Terms and materials in the order of their names, with definition, names in other languages and uses."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence

from markupsafe import Markup

from dispute_briefings.facts.book import FactBook
from dispute_briefings.facts.model import Material, Name, Record, Term, Value
from dispute_briefings.facts.statements import TextStatement
from dispute_briefings.facts.values import Line
from dispute_briefings.views.drawing import Drawing, View

# Where a name that begins with no letter of the alphabet stands.
OTHERS = "#"


class GlossaryOptions(Value):
    """Which entries: those under a letter, all without one."""

    letter: Line | None = None


def entries(book: FactBook) -> tuple[Term | Material, ...]:
    """Return terms and materials by name, as the site's language calls them."""
    found: list[Term | Material] = [*book.of_kind(Term), *book.of_kind(Material)]
    return tuple(sorted(found, key=lambda record: (_sort_key(book, record), record.id)))


def letters(book: FactBook) -> tuple[str, ...]:
    """Return the letters that entries begin with, in order, the others last."""
    found = {letter_of(book, record) for record in entries(book)}
    return (*sorted(found - {OTHERS}), *sorted(found & {OTHERS}))


def letter_of(book: FactBook, record: Record) -> str:
    """Return the letter that an entry stands under: without its accent, and ``#`` for none of A to Z."""
    first = _sort_key(book, record)[:1].upper()
    return first if first.isascii() and first.isalpha() else OTHERS


def _sort_key(book: FactBook, record: Record) -> str:
    name = record.heading.in_language(book.language, book.language)[1]
    plain = unicodedata.normalize("NFKD", name)
    return "".join(char for char in plain if not unicodedata.combining(char)).casefold()


def draw(drawing: Drawing, options: GlossaryOptions) -> Markup:
    """Draw the entries under a letter, or all."""
    book = drawing.book
    drawing.used |= {"kind:term", "kind:material"}
    chosen = [
        record
        for record in entries(book)
        if options.letter is None or letter_of(book, record) == options.letter
    ]
    drawing.used |= {record.id for record in chosen}
    return drawing.render(
        "glossary.html.jinja", entries=chosen, names=_names, definition=_definition, is_term=_is_term
    )


def _is_term(record: Record) -> bool:
    return isinstance(record, Term)


def _definition(record: Term | Material) -> TextStatement | None:
    return record.definition


def _names(drawing: Drawing, record: Record) -> Sequence[Name]:
    """Its other names; a transliteration stands beside the name it reads, not by itself."""
    return [name for name in drawing.names(record) if name.kind != "romanised"]


GLOSSARY = View(name="glossary", options=GlossaryOptions, draw=draw)
