"""What a build is made from: read and checked as a whole before anything is written."""

from __future__ import annotations

import datetime
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files
from mkdocs.structure.pages import Page
from mkdocs.utils import get_relative_url

from dispute_briefings.facts.book import FactBook
from dispute_briefings.facts.turns import Reach, reaches
from dispute_briefings.language.names import names_of
from dispute_briefings.mkdocs_plugin.config import BriefingsOptions
from dispute_briefings.mkdocs_plugin.digests import digest_of_files
from dispute_briefings.mkdocs_plugin.kept_parts import KeptParts
from dispute_briefings.mkdocs_plugin.known_facts import KnownFacts
from dispute_briefings.mkdocs_plugin.lookups import Lookups
from dispute_briefings.mkdocs_plugin.sources import (
    PACKAGE_THEME,
    excluded_docs,
    fact_sheets_folder,
    project_folder,
    vocabulary_file,
)
from dispute_briefings.pages import site as pages
from dispute_briefings.pages.descriptions import descriptions
from dispute_briefings.pages.page import GeneratedPage
from dispute_briefings.pages.settings import Settings
from dispute_briefings.problems import Problem, ProblemsFound
from dispute_briefings.prose.articles import Article, KeptReadings, KnownArticles
from dispute_briefings.prose.extension import BriefingsExtension
from dispute_briefings.views.addresses import page_of

# MkDocs writes the latest day into the head of a gzip file, which knows none before this one.
_EARLIEST = datetime.date(1970, 1, 1)


@dataclass(frozen=True, kw_only=True, slots=True)
class Site:
    """The finished input of one build.

    `problems` are those that do not stop a build: warnings and notes. `pages` are the generated
    pages by path, `days` the day that each page speaks of, by path, and `day` that of all others.
    `articles` are the author's own pages by path. `descriptions` are what generated pages are, in a
    sentence, by path. `reaches` are the days that can be asked about each dispute. `lookups` are those of
    the page at hand. `extension` converts the prose of every page; there is none, and no `book`, before
    facts were read.
    """

    problems: tuple[Problem, ...] = ()
    pages: Mapping[str, GeneratedPage] = field(default_factory=dict)
    days: Mapping[str, datetime.date] = field(default_factory=dict)
    day: datetime.date = datetime.date.min
    articles: Mapping[str, Article] = field(default_factory=dict)
    book: FactBook | None = None
    extension: BriefingsExtension | None = None
    descriptions: Mapping[str, str] = field(default_factory=dict)
    reaches: tuple[Reach, ...] = ()
    lookups: Lookups = field(default_factory=Lookups)

    def repeats_home(self, path: str) -> bool:
        """Whether a page is that of a single dispute, which the home page is too."""
        alone = self.book.disputes if self.book is not None else ()
        return len(alone) == 1 and path == page_of(alone[0]) and "index.md" in self.pages


@dataclass(frozen=True, kw_only=True, slots=True)
class Changes:
    """The files and folders that have changed since a site was read, as absolute paths."""

    paths: Collection[Path]
    since: Site

    def may_be_of_facts(self, settings: Settings) -> bool:
        """Whether something else has changed than articles."""
        return not all(
            path.suffix == ".md"
            and path.is_relative_to(settings.content)
            and not path.is_relative_to(settings.fact_sheets)
            for path in self.paths
        )

    def untouched(self, settings: Settings) -> KnownArticles | None:
        """Return the articles that are as they were; None where nothing was read yet."""
        if self.since.book is None:
            return None
        touched = {
            path.relative_to(settings.content).as_posix()
            for path in self.paths
            if path.is_relative_to(settings.content)
        }
        kept = {
            path: article
            for path, article in self.since.articles.items()
            if not any(path == each or path.startswith(f"{each}/") for each in touched)
        }
        return KnownArticles(by_path=kept, names=names_of(self.since.book))


def prepare(
    config: MkDocsConfig,
    options: BriefingsOptions,
    facts: KnownFacts,
    readings: KeptReadings | None = None,
    changes: Changes | None = None,
    parts: KeptParts | None = None,
) -> Site:
    """Return the site that the content and the options describe.

    Args:
        config: the configuration.
        options: those of the plugin.
        facts: those read last.
        readings: what is kept of pages that were read before.
        changes: what alone has changed since a site was read; left out, everything is read again.
        parts: keeps parts of pages for the next build.

    Raises:
        ProblemsFound: there is an error in the content; it carries all of its problems.
    """
    settings = _settings(config, options)
    loaded = facts.last if changes is not None and not changes.may_be_of_facts(settings) else None
    loaded = loaded or facts.loaded(settings, lambda: digest_of_facts(config, options))
    known = changes.untouched(settings) if changes is not None else None
    site, problems = pages.assemble(settings, loaded=loaded, readings=readings, known=known)
    if site is None:
        raise ProblemsFound(problems)
    lookups = Lookups(site.mentioned, site.entries, site.book, parts)
    extension = BriefingsExtension(
        book=lookups.book,
        mentioned=lookups.mentioned,
        articles=lookups.articles,
        unbound=options.unbound,
        once=lookups.once,
        again=lookups.again,
    )
    return Site(
        problems=problems,
        pages=site.by_path,
        days=_days(site),
        day=site.book.as_of(),
        articles={article.path: article for article in site.articles},
        book=site.book,
        extension=extension,
        descriptions=descriptions(site.book, site.by_path),
        reaches=reaches(site.book),
        lookups=lookups,
    )


def digest_of_facts(config: MkDocsConfig, options: BriefingsOptions) -> str:
    """Return a digest of all fact sheets and of the site's words.

    Raises:
        OSError: a file cannot be read.
    """
    folder, vocabulary = fact_sheets_folder(config, options), vocabulary_file(config, options)
    facts = (path for path in folder.rglob("*") if path.is_file())
    usual = PACKAGE_THEME / "vocabulary.yml"
    words = (path for path in (vocabulary, usual) if path is not None and path.is_file())
    return digest_of_files([*facts, *words], project_folder(config))


def _days(site: pages.Site) -> dict[str, datetime.date]:
    """Return the day that each page speaks of: as of, or when an article was last changed or written."""
    written = {article.path: article.updated or article.date for article in site.articles}
    known = {
        path: date.first for path, date in written.items() if date is not None and date.first is not None
    }
    return {**{path: page.as_of for path, page in site.by_path.items()}, **known}


def _settings(config: MkDocsConfig, options: BriefingsOptions) -> Settings:
    return Settings(
        root=project_folder(config),
        content=project_folder(config) / config.docs_dir,
        fact_sheets=fact_sheets_folder(config, options),
        vocabulary=vocabulary_file(config, options),
        language=str(config.theme.get("language") or "en"),
        strict_review=options.strict_review,
        exclude_docs=excluded_docs(config),
        unbound=options.unbound,
    )


def with_extension(config: MkDocsConfig, site: Site) -> MkDocsConfig:
    """Let every page be converted with the site's facts, and with all that generated pages are written in.

    An entry ``briefings`` of the configuration, which other engines need, gives way.
    """
    if site.extension is not None:
        others = [each for each in config.markdown_extensions if not _is_ours(each)]
        needed = [name for name in ("attr_list", "tables", "toc") if name not in others]
        # MkDocs hands the list to Python-Markdown, which takes extensions as well as their names.
        config.markdown_extensions = [*others, *needed, site.extension]  # type: ignore[list-item]
    return config


def _is_ours(extension: object) -> bool:
    return extension == "briefings" or isinstance(extension, BriefingsExtension)


def begin_page(markdown: str, whole: str, page: Page, files: Files, site: Site, config: MkDocsConfig) -> str:
    """Tell the extension which page it converts next; the Markdown stays as it is.

    Args:
        markdown: the page without its front matter.
        whole: what its file holds.
        page: the page.
        files: the files of the site.
        site: what pages are made from.
        config: the configuration.
    """
    if site.extension is None:
        return markdown

    @cache
    def relative(url: str) -> str:
        return get_relative_url(url, page.url)

    def resolve(target: str) -> str:
        path, mark, anchor = target.partition("#")
        # Asked for each time: which part of a page asks is noted.
        file = files.get_file_from_path(path)
        return relative(file.url if file is not None else path) + mark + anchor

    lines_before = whole.count("\n") - markdown.count("\n")
    path = page.file.src_uri
    written = site.articles.get(path)
    site.extension.at_page(
        path,
        resolve,
        file=written.file if written is not None else _name(page.file, config),
        first_line=1 + lines_before,
        language=written.language if written is not None else None,
        is_checked=written is not None,
        title=written.title if written is not None else "",
        date=written.date if written is not None else None,
        has_glossary=written is not None and written.glossary,
    )
    generated = site.pages.get(path)
    target = files.get_file_from_path(generated.leads_to) if generated and generated.leads_to else None
    if target is not None:
        # The theme has a page for it; search would show the same record twice.
        page.meta["template"], page.meta["location"] = "redirect.html", target.url
        page.meta["search"] = {"exclude": True}
    # Not the day of the build: the same inputs give the same site on any day.
    page.update_date = max(site.days.get(path, site.day), _EARLIEST).isoformat()
    return markdown


def _name(file: File, config: MkDocsConfig) -> str:
    """How problems name a page: by its file, and a generated one by where it would be."""
    path = Path(file.abs_src_path or Path(config.docs_dir, file.src_uri))
    root = project_folder(config)
    return path.relative_to(root).as_posix() if path.is_relative_to(root) else path.as_posix()


def problems_of_pages(site: Site) -> tuple[Problem, ...]:
    """Return what was found while pages were converted, as a name that stands for nothing."""
    return tuple(site.extension.problems) if site.extension is not None else ()
