"""The Markdown extension `briefings`: links to records and facts, citations, and blocks that show a view."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any
from xml.etree.ElementTree import Element

from markdown import Extension, Markdown
from markdown.postprocessors import Postprocessor
from markdown.preprocessors import Preprocessor
from markdown.treeprocessors import Treeprocessor

from dispute_briefings.facts.book import FactBook
from dispute_briefings.problems import Problem, in_order
from dispute_briefings.prose.blocks import ViewBlockProcessor
from dispute_briefings.prose.citations import CitationNumbers, CitationProcessor
from dispute_briefings.prose.links import LinkProcessor
from dispute_briefings.prose.page import Page, Pages
from dispute_briefings.prose.places import AFTER_INLINE, BEFORE_LINKS, MarkedText
from dispute_briefings.prose.safety import SafetyExtension
from dispute_briefings.views.addresses import directory_url
from dispute_briefings.views.drawing import ArticleEntry, ArticleMention

# Before everything: no other preprocessor has changed the text yet.
_FIRST = 10_000
# Before the contents are made (5), of which the heading of the list is part.
_AFTER_STOP = 19.99
# Right after the blocks of pymdownx (89.99), which keep what stands in them.
_AFTER_BLOCKS = 89.98
# After the sanitiser (-1000), which puts fragments in itself where it is on.
_LAST = -1001


class BriefingsExtension(Extension):
    """Binds prose to the facts of one site.

    `problems` and `used` tell of the pages converted so far, as they were at their last conversion.
    """

    def __init__(
        self,
        *,
        book: FactBook,
        mentioned: Mapping[str, tuple[ArticleMention, ...]] | None = None,
        articles: tuple[ArticleEntry, ...] = (),
        **settings: Any,
    ) -> None:
        super().__init__(**settings)
        self._pages = Pages(book=book, mentioned=mentioned or {}, articles=articles)
        self.at_page("index.md", directory_url)

    def at_page(
        self,
        path: str,
        resolve: Callable[[str], str],
        *,
        file: str | None = None,
        first_line: int = 1,
        language: str | None = None,
    ) -> None:
        """Say which page is converted next.

        Args:
            path: the page below the content folder, as MkDocs' `src_uri`.
            resolve: gives the link from this page to another by its path, with an anchor or not.
            file: how problems name the page; left out, by its path.
            first_line: the number of the text's first line in the file, behind the front matter.
            language: the language of the page; left out, the site's.
        """
        self._pages.turn_to(
            path,
            resolve,
            file=file or path,
            first_line=first_line,
            language=language or self._pages.book.language,
        )

    @property
    def problems(self) -> tuple[Problem, ...]:
        """What is wrong on the pages converted so far, in order."""
        return in_order(each for page in self._pages.converted.values() for each in page.problems)

    def used(self, path: str) -> frozenset[str]:
        """Return the records, facts and sources that a page used, by address; nothing for an unknown page."""
        page = self._pages.converted.get(path)
        return frozenset(page.used) if page else frozenset()

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 - of Python-Markdown
        """Put the parts in their places."""
        pages = self._pages
        md.registerExtension(self)
        md.preprocessors.register(_Follower(pages, md), "briefings_places", _FIRST)
        md.parser.blockprocessors.register(
            ViewBlockProcessor(pages, md.parser, md), "briefings_blocks", _AFTER_BLOCKS
        )
        md.inlinePatterns.register(LinkProcessor(pages, md), "briefings_links", BEFORE_LINKS)
        md.inlinePatterns.register(CitationProcessor(pages, md), "briefings_citations", BEFORE_LINKS)
        md.treeprocessors.register(CitationNumbers(pages), "briefings_numbers", _AFTER_STOP)
        md.treeprocessors.register(_Stop(pages), "briefings_stop", AFTER_INLINE)
        md.postprocessors.register(_Restorer(pages), "briefings_fragments", _LAST)


class _Followed(Exception):  # noqa: N818
    """Every mark that arrives in prose has arrived."""


class _Follower(Preprocessor):
    """Converts the marked text first, and throws the result away."""

    def __init__(self, pages: Pages, md: Markdown) -> None:
        super().__init__(md)
        self._pages, self._md = pages, md

    def run(self, lines: list[str]) -> list[str]:
        page = self._pages.current
        if page.places is not None:
            return lines
        self._pages.fragments = _fragments(self._md) or self._pages.fragments
        text = "\n".join(lines).replace("\r\n", "\n").replace("\r", "\n")
        places = MarkedText(text=text, file=page.file, first_line=page.first_line)
        if places.candidates:
            self._follow(page, places)
        page.begin()
        self._pages.fragments.clear()
        return text.split("\n")

    def _follow(self, page: Page, places: MarkedText) -> None:
        page.places = places
        try:
            self._md.convert(places.marked)
        except _Followed:
            pass
        finally:
            page.places = None
            self._md.reset()


class _Stop(Treeprocessor):
    def __init__(self, pages: Pages) -> None:
        super().__init__()
        self._pages = pages

    def run(self, root: Element) -> None:  # noqa: ARG002
        if self._pages.current.places is not None:
            raise _Followed


class _Restorer(Postprocessor):
    def __init__(self, pages: Pages) -> None:
        super().__init__()
        self._pages = pages

    def run(self, text: str) -> str:
        return self._pages.fragments.around(str, text)


def _fragments(md: Markdown) -> Any:
    """Return where the sanitiser keeps the HTML that it leaves alone, if it is on."""
    found = (each for each in md.registeredExtensions if isinstance(each, SafetyExtension))
    return next((each.fragments for each in found), None)


def makeExtension(**settings: Any) -> BriefingsExtension:  # noqa: N802 - the name that Python-Markdown asks for
    """Return the extension, for engines that name it by its entry point."""
    return BriefingsExtension(**settings)
