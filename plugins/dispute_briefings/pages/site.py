"""The whole site before anything renders it: facts, articles and generated pages."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from dispute_briefings.facts.book import FactBook
from dispute_briefings.facts.loader import Loaded, load
from dispute_briefings.facts.model import Figure
from dispute_briefings.facts.same import Same
from dispute_briefings.pages.about import about_page
from dispute_briefings.pages.brief import brief_pages
from dispute_briefings.pages.home import dispute_pages
from dispute_briefings.pages.overviews import (
    articles_page,
    contested_page,
    glossary_pages,
    positions_page,
    status_page,
)
from dispute_briefings.pages.page import Desk, GeneratedPage
from dispute_briefings.pages.records import (
    figure_pages,
    material_pages,
    measure_pages,
    party_pages,
    source_pages,
)
from dispute_briefings.pages.redirects import redirect_pages
from dispute_briefings.pages.settings import Settings
from dispute_briefings.pages.timeline import timeline_page
from dispute_briefings.problems import Position, Problem, Severity, in_order, nearest, problem
from dispute_briefings.prose.articles import (
    Article,
    KeptReadings,
    KnownArticles,
    entries_of,
    mentioned_in,
    read_articles,
)
from dispute_briefings.prose.checking import problems_in_prose
from dispute_briefings.prose.short_texts import problems_in_sheets
from dispute_briefings.prose.targets import Targets
from dispute_briefings.views.addresses import data_of, table_of
from dispute_briefings.views.setting import ArticleEntry, ArticleMention


@dataclass(frozen=True, kw_only=True, slots=True)
class Site:
    """A site that was read without an error; `problems` are its warnings and notes."""

    book: FactBook
    articles: tuple[Article, ...]
    pages: tuple[GeneratedPage, ...]
    problems: tuple[Problem, ...]

    @property
    def mentioned(self) -> Mapping[str, tuple[ArticleMention, ...]]:
        """The articles that name each record, by its id."""
        return mentioned_in(self.articles, self.book)

    @property
    def entries(self) -> tuple[ArticleEntry, ...]:
        """The articles as a list shows them."""
        return entries_of(self.articles)

    @property
    def by_path(self) -> Mapping[str, GeneratedPage]:
        """The generated pages by path."""
        return {page.path: page for page in self.pages}


def load_facts(settings: Settings) -> Loaded:
    """Return the facts of a site, with what is wrong in them."""
    return load(
        settings.fact_sheets,
        root=settings.root,
        vocabulary=settings.vocabulary,
        language=settings.language,
        strict_review=settings.strict_review,
    )


def assemble(
    settings: Settings,
    *,
    with_prose: bool = False,
    loaded: Loaded | None = None,
    readings: KeptReadings | None = None,
    known: KnownArticles | None = None,
) -> tuple[Site | None, tuple[Problem, ...]]:
    """Return the site, or None where an error stands in its way, and all problems in order.

    Args:
        settings: where the site's inputs are.
        with_prose: whether links, citations and blocks in the text of pages are looked through too.
            A build does so while it renders, with its own Markdown extensions; where another error
            stops it before that, they are looked through all the same, so that all is told at once.
        loaded: the facts, where they were read already.
        readings: what is kept of pages that were read before.
        known: pages that are as they were. With them, only facts and what has changed is checked: words of
            fact sheets, and what else an edit may have made wrong, are left to whoever reads all.
    """
    loaded = loaded or load_facts(settings)
    articles, found = read_articles(
        settings.content,
        settings.root,
        loaded.book,
        fact_sheets=settings.fact_sheets,
        language=settings.language,
        exclude_docs=settings.exclude_docs,
        readings=readings,
        known=known,
    )
    in_sheets = _problems_in_sheets(Same(loaded.book)) if loaded.book is not None and known is None else ()
    missing = _missing_folder(settings)
    problems = (*missing, *in_sheets, *_still_unused(loaded, articles), *found)
    stopped = any(each.severity is Severity.ERROR for each in problems)
    if loaded.book is not None and known is None and (with_prose or stopped):
        problems += problems_in_prose(
            articles,
            loaded.book,
            content=settings.content,
            root=settings.root,
            unbound=settings.unbound,
            targets=_targets(settings, loaded.book, articles) if settings.links else None,
        )
        stopped = any(each.severity is Severity.ERROR for each in problems)
    problems = in_order(problems)
    if loaded.book is None or stopped:
        return None, problems
    pages = generated_pages(loaded.book, taken={article.path for article in articles})
    return Site(book=loaded.book, articles=articles, pages=pages, problems=problems), problems


def _targets(settings: Settings, book: FactBook, articles: tuple[Article, ...]) -> Targets:
    """All that a link may lead to: the files of the content folder, and what the facts make."""
    made = generated_pages(book, taken={article.path for article in articles})
    files = {page.path for page in made}
    files |= {path for figure in book.of_kind(Figure) for path in (table_of(figure), data_of(figure))}
    for here, folders, names in os.walk(settings.content):
        folders[:] = [each for each in folders if Path(here, each) != settings.fact_sheets]
        below = Path(here).relative_to(settings.content).as_posix()
        files |= {name if below == "." else f"{below}/{name}" for name in names}
    return Targets(files=frozenset(files), kinds=settings.links)


def _missing_folder(settings: Settings) -> tuple[Problem, ...]:
    """A folder of fact sheets that mkdocs.yml names is there; a site without any names none."""
    folder = settings.fact_sheets
    if folder.is_dir() or folder == settings.content / "fact_sheets":
        return ()
    near = nearest(folder.name, (p.name for p in settings.content.glob("*") if p.is_dir()))
    what = f"there is no folder '{folder.name}' of fact sheets"
    cure = near or "correct `fact_sheets:` of the plugin, or add the folder"
    return (problem("bad-configuration", Position(file="mkdocs.yml"), what, cure),)


def _still_unused(loaded: Loaded, articles: tuple[Article, ...]) -> tuple[Problem, ...]:
    """The problems of the facts, without those of sources that no fact but an article cites."""
    by_id = loaded.book.by_id if loaded.book is not None else {}
    sources = {source for article in articles for source in article.cited}
    cited = {by_id[source].origin.position() for source in sources if source in by_id}
    return tuple(p for p in loaded.problems if p.code != "unused-source" or p.position not in cited)


# Facts alone decide both: in a preview, an edit of an article leaves them as they are.
@lru_cache(maxsize=2)
def _problems_in_sheets(book: Same[FactBook]) -> tuple[Problem, ...]:
    return tuple(problems_in_sheets(book.value))


def generated_pages(book: FactBook, *, taken: set[str]) -> tuple[GeneratedPage, ...]:
    """Return the pages that the facts make; an author's own page at a path (`taken`) wins."""
    return tuple(page for page in _pages_of(Same(book)) if page.path not in taken)


@lru_cache(maxsize=2)
def _pages_of(book: Same[FactBook]) -> tuple[GeneratedPage, ...]:
    desk = Desk(book=book.value)
    return (
        *dispute_pages(desk),
        *brief_pages(desk),
        timeline_page(desk),
        status_page(desk),
        *material_pages(desk),
        *measure_pages(desk),
        positions_page(desk),
        contested_page(desk),
        *figure_pages(desk),
        *party_pages(desk),
        *glossary_pages(desk),
        *source_pages(desk),
        articles_page(desk),
        about_page(desk),
        *redirect_pages(desk),
    )
