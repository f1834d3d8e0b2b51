"""On which line each thing is written that a page shows: found by what pages and links are addressed by.

Nothing is noted on pages for this. A fact has an address on the site (`views/addresses.py`), which
elements have as their `id` and links lead to; and a text of a fact sheet is found by its words.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass

from dispute_briefings.facts import tree
from dispute_briefings.facts.book import FactBook
from dispute_briefings.facts.model import Measure, Proceeding, Record
from dispute_briefings.facts.text import placed_paragraphs
from dispute_briefings.problems import Position
from dispute_briefings.prose.articles import Article
from dispute_briefings.views.addresses import fact_target, page_of, reports_target, target_of
from dispute_briefings.views.fact_links import flat

_ENDING = 60  # characters, by which a text is known
_SHORTEST = 16


@dataclass(frozen=True, kw_only=True, slots=True)
class Place:
    """An address of the site, and where it is written; without an anchor it is a whole page.

    `page` is the page's address below that of the site: empty for the home page.
    """

    page: str
    anchor: str
    position: Position


def places_of(book: FactBook, articles: Iterable[Article], url: Callable[[str], str]) -> Iterator[Place]:
    """Yield the places of all records, facts and articles.

    Args:
        book: what could be read of the facts.
        articles: the author's pages.
        url: gives the address of a page from its path below the content folder.
    """
    for record in book.records:
        at = record.origin.position()
        yield _place(target_of(record), at, url)
        if book.disputes and record is book.disputes[0] and len(book.disputes) == 1:
            yield _place("index.md", at, url)
        yield from _steps(record, url)
    for fact in book.facts.values():
        at = fact.record.origin.position(fact.path)
        if fact_target(fact) != target_of(fact.record):
            yield _place(fact_target(fact), at, url)
        if fact.standing.in_conflict:
            yield _place(reports_target(fact), at, url)
    for article in articles:
        yield Place(page=url(article.path), anchor="", position=Position(file=article.file))


def _steps(record: Record, url: Callable[[str], str]) -> Iterator[Place]:
    if isinstance(record, (Measure, Proceeding)):
        for number in range(len(record.history)):
            at = record.origin.position(("history", number))
            yield _place(f"{page_of(record)}#history-{number + 1}", at, url)


def _place(target: str, position: Position, url: Callable[[str], str]) -> Place:
    page, _, anchor = target.partition("#")
    return Place(page=url(page), anchor=anchor, position=position)


def texts_of(book: FactBook) -> Mapping[str, Position]:
    """Return where the paragraphs of texts begin, by their last characters without white space.

    What is written in two places, or is too short to be known again, is left out.
    """
    found: dict[str, Position | None] = {}
    for record in book.records:
        for path, text in tree.texts(book.values_of(record)):
            for start, paragraph in placed_paragraphs(text):
                at = record.origin.position(path, offset=start)
                ending = "".join(flat(paragraph).split())[-_ENDING:]
                if len(ending) >= _SHORTEST:
                    found[ending] = at if found.get(ending, at) == at else None
    return {ending: at for ending, at in found.items() if at is not None}
