"""Search: what each page is found by goes to the index as it is rendered, which is written at the end."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from html import escape
from pathlib import Path

from jinja2 import Environment
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import BuildError
from mkdocs.structure.pages import Page

from dispute_briefings.exports.search_entries import FACETS, Facets, facets_of, facets_of_page, search_entries
from dispute_briefings.facts.book import FactBook
from dispute_briefings.facts.model import Record, Source
from dispute_briefings.mkdocs_plugin.config import BriefingsOptions
from dispute_briefings.mkdocs_plugin.digests import digest
from dispute_briefings.mkdocs_plugin.indexing import Index, IndexingError
from dispute_briefings.mkdocs_plugin.indexing.letters import LETTERS, given
from dispute_briefings.mkdocs_plugin.site import Site
from dispute_briefings.mkdocs_plugin.sources import kept_folder
from dispute_briefings.mkdocs_plugin.store import Store, forgetful, opened
from dispute_briefings.prose.articles import Article
from dispute_briefings.views.addresses import page_of
from dispute_briefings.views.wording import wording

# The search plugins of MkDocs and of Material bring an index and a dialog of their own.
_OTHERS = ("search", "material/search")

_LINK_TO_HEADING = re.compile(r'<a class="headerlink".*?</a>')
# What the indexer never asks for makes up half of a page.
_UNASKED = re.compile(r"""\s(?:href|class|title|src|aria-[a-z]+|data-bf-[a-z-]+)="[^"<>]*"(?=[^<>]*>)""")
_TEXT = re.compile(rf">([^<{LETTERS}]*[{LETTERS}][^<]*)<")

MOST_BYTES = 100_000_000
"""How much the index of earlier builds may take."""

# Our words for a number of results begin so, with the plural form behind it.
_COUNT = "search-count-"

# A source repeats the words of the facts that rest on it, which come first.
_OF_SOURCES = 0.4


def has_search(config: MkDocsConfig, options: BriefingsOptions) -> bool:
    """Whether the site has our search: it asks for it, and for no other one."""
    return options.search and not any(name in config.plugins for name in _OTHERS)


def begun(config: MkDocsConfig, options: BriefingsOptions, site: Site) -> Search | None:
    """Return the search of a build that begins; None for a site that has another one, or none."""
    if site.book is None or not has_search(config, options):
        return None
    return Search(site, site.book, kept_folder(config, options))


def with_search_words(env: Environment, config: MkDocsConfig, options: BriefingsOptions) -> Environment:
    """Let templates know whether there is a search, and its words; the same environment is returned."""
    words = wording(str(config.theme.get("language") or "en"))
    counts = {key.removeprefix(_COUNT): text for key, text in words.items() if key.startswith(_COUNT)}
    facets = [
        {"name": name, "label": words[f"search-facet-{name}"], "any": words[f"search-any-{name}"]}
        for name in FACETS
    ]
    env.globals["briefings"] = {
        "search": has_search(config, options),
        "words": words,
        "script_words": json.dumps(
            {
                "none": words["search-none"],
                "failed": words["search-failed"],
                "counts": counts,
                "facets": facets,
            },
            ensure_ascii=False,
        ),
    }
    return env


@dataclass(frozen=True, kw_only=True, slots=True)
class Told:
    """What the indexer is told of a page beside its content, which `has_content` says it is given too."""

    title: str
    facets: Facets
    weight: float = 1
    has_content: bool = True


class Search:
    """The search of one build."""

    def __init__(self, site: Site, book: FactBook, folder: Path | None) -> None:
        """Begin.

        Args:
            site: what pages are made from.
            book: its facts.
            folder: where the index is kept between builds, if it is.
        """
        self._site, self._book, self._folder = site, book, folder
        self._urls: dict[str, str] = {}
        self._with_page = {page_of(record): record for record in book.records}
        self._index: Index | None = None

    def start(self) -> None:
        """Begin the index, before the first page.

        Raises:
            BuildError: the indexer cannot be run here.
        """
        with _failures():
            self._index = Index(self._book.language.partition("-")[0], self._store)

    def _store(self) -> Store:
        if self._folder is None:
            return forgetful()
        return opened(self._folder, "search", most_bytes=MOST_BYTES)

    def add(self, page: Page) -> None:
        """Add a page that was just rendered, unless its author leaves it out of search."""
        if page.file.src_uri not in self._urls and (told := self.told_of(page)) is not None:
            text = text_of(page, told)
            self.take(page, digest(text), lambda: text)

    def take(self, page: Page, key: str, text: Callable[[], str | None]) -> None:
        """Add a page with what returns that which the indexer is given for it, equal for equal keys."""
        self._urls[page.file.src_uri] = page.url
        self._add(page.url, key, text)

    def _add(self, address: str, key: str, text: Callable[[], str | None]) -> None:
        if self._index is not None:  # a worker has none
            with _failures():
                self._index.add(address, key, text)

    def told_of(self, page: Page) -> Told | None:
        """Return what the indexer is told of a page beside its content; None for one left out of search."""
        asked = page.meta.get("search")
        if (isinstance(asked, Mapping) and asked.get("exclude")) or self._repeats(page):
            return None
        path, title = page.file.src_uri, str(page.title)
        article, generated = self._site.articles.get(path), self._site.pages.get(path)
        record = self._record_of(path) if generated is not None else None
        if generated is not None and record is None:
            # What is on it is found at its own place.
            return Told(title=title, facets=self._kind(), has_content=False)
        weight = _OF_SOURCES if isinstance(record, Source) else 1
        return Told(title=title, facets=self._facets(article, record), weight=weight)

    def _repeats(self, page: Page) -> bool:
        """A single dispute's page is the home too."""
        path = page.file.src_uri
        return len(self._book.disputes) == 1 and path == page_of(self._book.disputes[0])

    def _record_of(self, path: str) -> Record | None:
        if path == "index.md" and len(self._book.disputes) == 1:
            return self._book.disputes[0]
        found = self._with_page.get(path)
        return found if found is not None and path.endswith(f"/{found.id}.md") else None

    def _facets(self, article: Article | None, record: Record | None) -> Facets:
        if record is not None:
            return facets_of(self._book, record)
        if article is None:
            return self._kind()
        named = (*article.about, *(mention.record for mention in article.mentions))
        dates = [date for date in (article.date,) if date is not None]
        words = wording(self._book.language)
        kind = words[f"article-{article.kind}"] if article.kind is not None else words["search-page"]
        return facets_of_page(self._book, kind, named, article.dispute, dates)

    def _kind(self) -> Facets:
        return {"kind": (wording(self._book.language)["search-page"],)}

    def complete(self) -> None:
        """Add what shares a page; it is the last that is added."""
        for entry in search_entries(self._book):
            path, mark, anchor = entry.target.partition("#")
            if path in self._urls:
                html = f"<h1>{escape(entry.title)}</h1><p>{escape(entry.text)}</p>"
                text = indexed(html, entry.title, entry.facets)
                self._add(f"{self._urls[path]}{mark}{anchor}", digest(text), partial(str, text))
        if self._index is not None:
            with _failures():
                self._index.complete()

    def finish(self, folder: Path, place: Path | None) -> None:
        """Write the index into a folder.

        Args:
            folder: an empty one, or none yet.
            place: where it is to stand, if that is known: files that are the same there are linked.

        Raises:
            BuildError: the indexer failed.
        """
        assert self._index is not None
        with _failures():
            self._index.write(folder, place)

    def close(self) -> None:
        """End the index, whatever became of the build."""
        if self._index is not None:
            self._index.close()


@contextmanager
def _failures() -> Iterator[None]:
    """Tell what becomes of the index in words of a build.

    Raises:
        BuildError: it failed.
    """
    try:
        yield
    except IndexingError as error:
        raise BuildError(
            f"The index for search could not be made: {error}. Without one, the site builds with "
            "`search: false` below `briefings:` in mkdocs.yml."
        ) from error


def text_of(page: Page, told: Told) -> str:
    """Return what the indexer is given for a page, which is told something beside its content."""
    html = str(page.content or "") if told.has_content else f"<h1>{escape(told.title)}</h1>"
    return indexed(html, told.title, told.facets, told.weight)


def indexed(html: str, title: str, facets: Facets, weight: float = 1) -> str:
    """Return what the indexer is given for a page: its content, title and facets, as HTML.

    Args:
        html: the content, as on the page.
        title: what a result is called.
        facets: what it is narrowed down by.
        weight: that of its words beside those of other pages.
    """
    head = [f'<p data-pagefind-meta="title" data-pagefind-ignore>{escape(given(title, set()))}</p>']
    head += [
        f'<p data-pagefind-filter="{name}" data-pagefind-ignore>{escape(value)}</p>'
        for name, values in facets.items()
        for value in values
    ]
    text = _UNASKED.sub("", _LINK_TO_HEADING.sub("", html))
    told: set[str] = set()
    text = _TEXT.sub(lambda found: f">{given(found[1], told)}<", text)
    body = f'<div data-pagefind-body data-pagefind-weight="{weight}">{text}</div>'
    return f"<!doctype html><html><body>{''.join(head)}{body}</body></html>"
