"""A generated page: where it stands, and its Markdown of headings, sentences and blocks."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from decimal import Decimal

from dispute_briefings.facts.book import FactBook
from dispute_briefings.facts.model import Dispute, Figure, Record, Text
from dispute_briefings.problems import Position
from dispute_briefings.views.values import number_in
from dispute_briefings.views.wording import plural_key, wording

# Everything that Markdown, or an extension of it, could take for more than a character.
_MEANINGFUL = re.compile(r"[\\`*_{}\[\]<>&#|!~^=+:$\"'@]")


@dataclass(frozen=True, kw_only=True, slots=True)
class GeneratedPage:
    """A page that the facts make.

    `path` is below the content folder, as of a file there. `source` is the place in the fact sheets
    that an editor would change, None for a page that many make. `as_of` is the day it speaks of.
    `leads_to` is the page that a former address leads to; `is_empty` says that there is nothing on it yet.
    """

    path: str
    title: str
    markdown: str
    as_of: datetime.date
    source: Position | None = None
    leads_to: str | None = None
    is_empty: bool = False


@dataclass(frozen=True, kw_only=True, slots=True)
class Desk:
    """What pages are written from: the book, and the words of ours in the site's language."""

    book: FactBook

    @property
    def words(self) -> Mapping[str, str]:
        """Our words by key."""
        return wording(self.book.language)

    def plain(self, text: Text) -> str:
        """Return a text in the site's language."""
        return text.in_language(self.book.language, self.book.language)[1]

    @property
    def several(self) -> tuple[Dispute, ...]:
        """The disputes of a site that has more than one; none of any other."""
        return self.book.disputes if len(self.book.disputes) > 1 else ()

    def count(self, key: str, number: int) -> str:
        """Return our words for a number of things, in the plural of the site's language: ``3 events``."""
        language = self.book.language
        words = self.words[plural_key(language, key, number)]
        return words.format(n=number_in(language, Decimal(number)))

    def page(self, path: str, title: str, parts: list[str], record: Record | None = None) -> GeneratedPage:
        """Return a page with its title as the heading, of a record or of many."""
        markdown = "\n\n".join([f"# {escaped(title)}", *(part for part in parts if part)]) + "\n"
        source = record.origin.position() if record is not None else None
        return GeneratedPage(
            path=path, title=title, markdown=markdown, as_of=self.book.as_of(record), source=source
        )

    def empty_page(self, path: str, title: str) -> GeneratedPage:
        """Return a page on which there is nothing yet, and which says so."""
        return replace(self.page(path, title, [escaped(self.words["none-yet"])]), is_empty=True)

    def record_page(self, path: str, record: Record, parts: list[str]) -> GeneratedPage:
        """Return the page of a record, headed by its name."""
        return self.page(path, self.plain(record.heading), parts, record)

    def section(self, key: str, *parts: str, anchor: str = "", look: str = "", level: int = 2) -> str:
        """Return a heading in our words and what stands below it; `look` is a class of both."""
        marks = " ".join(filter(None, (f"#{anchor}" if anchor else "", f".{look}" if look else "")))
        marked = f" {{{marks}}}" if marks else ""
        return "\n\n".join(
            [f"{'#' * level} {escaped(self.words[key])}{marked}", *(part for part in parts if part)]
        )


def shown_once(figures: Iterable[Figure]) -> Iterator[Figure]:
    """Yield figures without those that an earlier one shows beside its own, as its mirror."""
    mirrored: set[str] = set()
    for figure in figures:
        if figure.id not in mirrored:
            yield figure
        mirrored |= {figure.mirror} if figure.mirror else set()


def jumps(targets: Iterable[tuple[str, str]], *, to: str = "", anchor: str = "") -> str:
    """Return a line of links to the sections of a page, each by its words and its anchor or page.

    `to` says what they all lead to; `anchor` is an address of the line itself.
    """
    links = " ".join(f"[{escaped(words)}]({target})" for words, target in targets)
    marks = f"#{anchor} .bf-jump" if anchor else ".bf-jump"
    return f"{escaped(to) + ' ' if to else ''}{links}\n{{: {marks} }}"


def escaped(text: str) -> str:
    """Return Markdown that shows a text as it is, on one line, whatever extensions are on."""
    return _MEANINGFUL.sub(lambda found: f"&#{ord(found[0])};", " ".join(text.split()))


def block(name: str, **options: str | None) -> str:
    """Return a block that shows a view: ``/// timeline`` with its options, those without a value left out.

    An underscore at the end of an option's name is dropped: ``from_``.
    """
    given = {key.rstrip("_"): value.replace("'", "''") for key, value in options.items() if value is not None}
    lines = [f"    {key}: '{value}'" for key, value in given.items()]
    return "\n".join([f"/// {name}", *lines, "///"])
