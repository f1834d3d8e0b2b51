"""Terms and materials in the order of their names, with definition, names in other languages and uses."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from functools import partial

from markupsafe import Markup

from dispute_briefings.facts.book import FactBook
from dispute_briefings.facts.model import Material, Name, Term, Value
from dispute_briefings.facts.values import Language, Line
from dispute_briefings.views.drawing import ArticleMention, Drawing, View
from dispute_briefings.views.labels import disputes_named, with_readings

Entry = Term | Material

# Where a name that begins with no letter of the alphabet stands.
OTHERS = "#"


class GlossaryOptions(Value):
    """Which entries: those under a `letter`, and those with a name in a `language`, headed by it."""

    letter: Line | None = None
    language: Language | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class Headed:
    """An entry under the name that heads it; its other names, each with its reading, if it is known."""

    entry: Entry
    head: Name
    reading: Name | None
    others: tuple[tuple[Name, Name | None], ...]

    @property
    def is_term(self) -> bool:
        """Whether this is its place on the site: a material has a page of its own."""
        return isinstance(self.entry, Term)


def entries(book: FactBook) -> tuple[Entry, ...]:
    """Return terms and materials by name, as the site's language calls them."""
    found: list[Entry] = [*book.of_kind(Term), *book.of_kind(Material)]
    return tuple(sorted(found, key=lambda entry: (_sort_key(_name_of(book, entry)), entry.id)))


def letters(book: FactBook) -> tuple[str, ...]:
    """Return the letters that entries begin with, in order, the others last."""
    found = {letter_of(book, entry) for entry in entries(book)}
    return (*sorted(found - {OTHERS}), *sorted(found & {OTHERS}))


def languages(book: FactBook) -> tuple[str, ...]:
    """Return the other languages that entries have names in, in their own writing: ``ko``, ``ja``."""
    site = book.language.partition("-")[0]
    tags = (
        name.lang for entry in entries(book) for name in entry.all_names if "Latn" not in (name.lang or "")
    )
    return tuple(sorted({tag.partition("-")[0] for tag in tags if tag is not None} - {site}))


def letter_of(book: FactBook, entry: Entry) -> str:
    """Return the letter that an entry stands under: without its accent, and ``#`` for none of A to Z."""
    first = _sort_key(_name_of(book, entry))[:1].upper()
    return first if first.isascii() and first.isalpha() else OTHERS


def _name_of(book: FactBook, entry: Entry) -> str:
    return entry.heading.in_language(book.language, book.language)[1]


def _as_read(found: Headed) -> str:
    """Hangul is read as it is written; what is read otherwise goes by its reading."""
    written = found.head.text
    is_hangul = unicodedata.name(written[:1], "").startswith("HANGUL")
    return written if is_hangul or found.reading is None else found.reading.text


def _sort_key(name: str) -> str:
    """The name without accents and case; Hangul and kana are left whole, for they sort as they are."""
    if not name[:1].isascii() and unicodedata.name(name[:1], "").startswith(
        ("HANGUL", "HIRAGANA", "KATAKANA")
    ):
        return name
    plain = unicodedata.normalize("NFKD", name)
    return "".join(char for char in plain if not unicodedata.combining(char)).casefold()


def draw(drawing: Drawing, options: GlossaryOptions) -> Markup:
    """Draw the entries chosen; where there is none, say so."""
    book = drawing.book
    drawing.used |= {"kind:term", "kind:material"}
    chosen = [e for e in entries(book) if options.letter is None or letter_of(book, e) == options.letter]
    headed = [found for entry in chosen if (found := _headed(drawing, entry, options.language)) is not None]
    if options.language is not None:
        headed.sort(key=lambda found: _sort_key(_as_read(found)))
    drawing.used |= {found.entry.id for found in headed}
    form = "glossary", options.language
    return drawing.render(
        "glossary.html.jinja",
        headed=headed,
        of=partial(disputes_named, drawing),
        naming=partial(_naming, drawing),
        row=lambda found, draw: drawing.again(form, found.entry, lambda _: draw(found)),
    )


def _naming(at: Drawing, entry: Entry) -> tuple[ArticleMention, ...]:
    """The articles that name an entry."""
    at.used.add(f"mentions:{entry.id}")
    return at.setting.mentioned.get(entry.id, ())


def _headed(at: Drawing, entry: Entry, language: str | None) -> Headed | None:
    """Return an entry under its first name in a language (None: the page's); None where it has none there."""
    names = with_readings(entry.all_names)
    if language is None:
        tag, text = at.spoken(entry.heading)
        heads = [(n, r) for n, r in names if (n.lang or at.book.language, n.text) == (tag, text)]
        heads = heads or [(Name(text=text, lang=tag), None)]
    else:
        heads = [(n, r) for n, r in names if (n.lang or at.book.language).partition("-")[0] == language]
    if not heads:
        return None
    head, reading = heads[0]
    others = tuple((n, r) for n, r in names if n is not head)
    return Headed(entry=entry, head=head, reading=reading, others=others)


GLOSSARY = View(name="glossary", options=GlossaryOptions, draw=draw)
