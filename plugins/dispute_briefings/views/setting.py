"""What a view is drawn in: the book, the page, its language, its links, the site's articles."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from dispute_briefings.facts.book import FactBook
from dispute_briefings.facts.dates import Date

Once = Callable[[Hashable, Callable[[], Any]], Any]


def kept() -> Once:
    """Return what makes the value of each key once."""
    made: dict[Hashable, Any] = {}

    def once(key: Hashable, make: Callable[[], Any]) -> Any:
        if key not in made:
            made[key] = make()
        return made[key]

    return once


def made_anew(_: Hashable, make: Callable[[], Any]) -> Any:
    """Return what is made, and keep nothing."""
    return make()


@dataclass(frozen=True, kw_only=True, slots=True)
class ArticleMention:
    """That an article names a record: the article's page, title and day, and the sentence as it is written.

    `words` gives the text of the sentence as a reader sees it; left out, it is written so.
    """

    path: str
    title: str
    date: Date | None
    written: str
    words: Callable[[str], str] = field(default=str, repr=False, compare=False)

    @property
    def sentence(self) -> str:
        """The sentence as plain text; it is put into words when it is asked for."""
        return self.words(self.written)


@dataclass(frozen=True, kw_only=True, slots=True)
class ArticleEntry:
    """An article in a list: its page, title and day, and what its front matter gives besides."""

    path: str
    title: str
    date: Date | None
    kind: str
    summary: str | None = None
    dispute: str | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class Setting:
    """What a view is drawn in: the book, the page's language, and how a page is reached from here.

    `resolve` takes a page's path below the content folder, with an anchor or not, and gives a link.
    `mentioned` are the articles that name each record, by its id; `articles` are all of them, the newest
    first. `page` is the path of the page that is drawn on: a record's anchors stand on its own page
    only. None stands for any page. `once` takes a key and what makes a value, and gives that value: what
    pages of one site have in common is made for the first of them, and kept for the others. `again` does
    the same for a part of a page: it may give what was made for an earlier build, where that is the same.
    """

    book: FactBook
    resolve: Callable[[str], str]
    language: str = "en"
    mentioned: Mapping[str, tuple[ArticleMention, ...]] = field(default_factory=dict)
    articles: Sequence[ArticleEntry] = ()
    page: str | None = None
    once: Once = field(default_factory=kept, repr=False, compare=False)
    again: Once = field(default=made_anew, repr=False, compare=False)
