"""The Markdown extension `briefings`: links to records and facts, citations, and blocks that show a view.

It runs in our MkDocs plugin, which gives it the finished book of facts, and alone under any engine
that runs Python-Markdown, where it reads the fact sheets itself.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import Any

from markdown import Extension, Markdown
from markdown.extensions.attr_list import AttrListExtension
from markdown.postprocessors import Postprocessor

from dispute_briefings.facts.book import FactBook
from dispute_briefings.facts.dates import Date
from dispute_briefings.problems import Problem, Severity, in_order
from dispute_briefings.prose.alone import book_at
from dispute_briefings.prose.blocks import ViewBlockProcessor
from dispute_briefings.prose.checks import CHECKS
from dispute_briefings.prose.citations import CitationNumbers, CitationProcessor
from dispute_briefings.prose.finding import Check
from dispute_briefings.prose.following import End, Follower
from dispute_briefings.prose.links import LinkProcessor, PlainWhereNested
from dispute_briefings.prose.name_links import NameLinks
from dispute_briefings.prose.notes import Notes
from dispute_briefings.prose.page import Pages
from dispute_briefings.prose.places import AFTER_INLINE, BEFORE_LINKS
from dispute_briefings.prose.settings import DEFAULTS, setting
from dispute_briefings.views import VIEWS, Drawn, drawn
from dispute_briefings.views.addresses import directory_url
from dispute_briefings.views.drawing import ArticleEntry, ArticleMention
from dispute_briefings.views.setting import Once

# Before everything: no other preprocessor has changed the text yet.
_FIRST = 10_000
# Before the contents are made (5), of which the heading of the list is part.
_AFTER_END = AFTER_INLINE - 0.001
# Attribute lists (8) are read by then; abbreviations (7) and the contents (5) come after.
_BEFORE_ABBREVIATIONS = 7.5
# What is linked by name has a note too.
_AFTER_NAMES = 7.4
# Right after the blocks of pymdownx (89.99), which keep what stands in them.
_AFTER_BLOCKS = 89.98
# After the sanitiser (-1000), which puts fragments in itself where it is on.
_LAST = -1001


class BriefingsExtension(Extension):
    """Binds prose to the facts of one site.

    `problems` and `used` tell of the pages converted so far, as they were at their last conversion.
    Alone, problems are logged as warnings too.
    """

    def __init__(
        self,
        *,
        book: FactBook | None = None,
        mentioned: Mapping[str, tuple[ArticleMention, ...]] | None = None,
        articles: Sequence[ArticleEntry] = (),
        checks: Iterable[Check] = CHECKS,
        once: Once | None = None,
        again: Once | None = None,
        **settings: Any,
    ) -> None:
        """Take a finished book, with what articles say of its records, or else settings.

        Args:
            book: the facts; left out, they are read when the first page needs them.
            mentioned: the articles that name each record, by its id.
            articles: all articles, the newest first.
            checks: what is checked on the pages that authors wrote.
            once: keeps what pages have in common; left out, for as long as the extension lives.
            again: keeps parts of a page until it is drawn again; left out, none is kept.
            settings: those of `config`, for a book that is to be read.

        Raises:
            UnknownSettingError: there is no such setting.
            ValueError: a setting takes no such value.
        """
        self.config = {key: [*default] for key, default in DEFAULTS.items()}
        super().__init__(**settings)
        self._is_alone = book is None
        self._checks = tuple(checks)
        self._pages = Pages(
            (lambda: book) if book is not None else self._read,
            mentioned=mentioned,
            articles=articles,
            resolve=partial(directory_url, base=self.getConfig("base")),
            has_glossary=self.getConfig("glossary"),
            unbound=Severity(self.getConfig("unbound")),
            is_checked=self.getConfig("check_words"),
            once=once,
            again=again,
        )

    def setConfig(self, key: str, value: Any) -> None:  # noqa: N802 - of Python-Markdown, which would guess
        """Take a setting as it is given, or refuse it."""
        self.config[key][0] = setting(key, value)

    def _read(self) -> FactBook:
        return book_at(
            Path(self.getConfig("fact_sheets")),
            vocabulary=Path(self.getConfig("vocabulary")),
            language=self.getConfig("language"),
        )

    def at_page(
        self,
        path: str,
        resolve: Callable[[str], str],
        *,
        file: str | None = None,
        first_line: int = 1,
        language: str | None = None,
        is_checked: bool = False,
        title: str = "",
        date: Date | None = None,
        has_glossary: bool = True,
    ) -> None:
        """Say which page is converted next.

        Args:
            path: the page below the content folder, as MkDocs' `src_uri`.
            resolve: gives the link from this page to another by its path, with an anchor or not.
            file: how problems name the page; left out, by its path.
            first_line: the number of the text's first line in the file, behind the front matter.
            language: the language of the page; left out, the site's.
            is_checked: whether an author wrote it, so that its words are checked.
            title: its title, which may name the year of the dates on it.
            date: the day that it was written, where that is known.
            has_glossary: whether known names become links on it.
        """
        self._pages.turn_to(
            path,
            resolve,
            file=file or path,
            first_line=first_line,
            language=language,
            is_checked=is_checked,
            title=title,
            date=date,
            has_glossary=has_glossary,
        )

    def drawn_later(self, name: str, options: Mapping[str, object]) -> Callable[[], Drawn]:
        """Return what draws a view as on the page that is converted next, or was just now.

        Args:
            name: that of its block.
            options: those of its block, as they are written.
        """
        view, setting = VIEWS[name], self._pages.current.setting
        return lambda: drawn(view, setting, view.options.model_validate(options))

    @property
    def problems(self) -> tuple[Problem, ...]:
        """What is wrong on the pages converted so far, in order."""
        return in_order(each for page in self._pages.converted.values() for each in page.problems)

    def problems_on(self, path: str) -> tuple[Problem, ...]:
        """Return what is wrong on a page; nothing for an unknown one."""
        page = self._pages.converted.get(path)
        return tuple(page.problems) if page else ()

    def take_over(self, problems: Iterable[Problem], used: Iterable[str]) -> None:
        """Note of the page at hand what an earlier conversion of the same has found."""
        page = self._pages.current
        page.begin()
        page.problems.extend(problems)
        page.used.update(used)

    def used(self, path: str) -> frozenset[str]:
        """Return the records, facts and sources that a page used, by address; nothing for an unknown page."""
        page = self._pages.converted.get(path)
        return frozenset(page.used) if page else frozenset()

    def look_through(self, text: str, md: Markdown) -> None:
        """Find the problems of the page at hand without converting it for good.

        Args:
            text: the page's Markdown.
            md: a converter that this extension is part of.
        """
        Follower(self._pages, md, self._checks).run(text.split("\n"))

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 - of Python-Markdown
        """Put the parts in their places."""
        pages = self._pages
        md.registerExtension(self)
        if "attr_list" not in md.treeprocessors:
            # The generated pages give their headings anchors; whoever names it after us replaces it.
            AttrListExtension().extendMarkdown(md)
        md.preprocessors.register(Follower(pages, md, self._checks), "briefings_places", _FIRST)
        md.parser.blockprocessors.register(
            ViewBlockProcessor(pages, md.parser, md), "briefings_blocks", _AFTER_BLOCKS
        )
        md.inlinePatterns.register(LinkProcessor(pages, md), "briefings_links", BEFORE_LINKS)
        md.inlinePatterns.register(CitationProcessor(pages, md), "briefings_citations", BEFORE_LINKS)
        md.treeprocessors.register(End(pages, md, tells=self._is_alone), "briefings_end", AFTER_INLINE)
        md.treeprocessors.register(PlainWhereNested(pages), "briefings_plain", _AFTER_END)
        md.treeprocessors.register(CitationNumbers(pages), "briefings_numbers", _AFTER_END)
        md.treeprocessors.register(NameLinks(pages, md), "briefings_names", _BEFORE_ABBREVIATIONS)
        md.treeprocessors.register(Notes(pages), "briefings_notes", _AFTER_NAMES)
        md.postprocessors.register(_Restorer(pages), "briefings_fragments", _LAST)


class _Restorer(Postprocessor):
    """Puts the HTML of views into the finished page, and before that into each heading of the contents."""

    def __init__(self, pages: Pages) -> None:
        super().__init__()
        self._pages = pages

    def run(self, text: str) -> str:
        return self._pages.fragments.around(str, text)


def makeExtension(**settings: Any) -> BriefingsExtension:  # noqa: N802 - the name that Python-Markdown asks for
    """Return the extension, for engines that name it by its entry point."""
    return BriefingsExtension(**settings)
