"""What a build is made from: read and checked as a whole before anything is written."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import Files
from mkdocs.structure.pages import Page
from mkdocs.utils import get_relative_url

from dispute_briefings.mkdocs_plugin.config import BriefingsOptions
from dispute_briefings.mkdocs_plugin.sources import fact_sheets_folder, project_folder, vocabulary_file
from dispute_briefings.pages.page import GeneratedPage
from dispute_briefings.pages.site import Settings, assemble
from dispute_briefings.problems import Problem, ProblemsFound, Severity
from dispute_briefings.prose.extension import BriefingsExtension


@dataclass(frozen=True, kw_only=True, slots=True)
class Site:
    """The finished input of one build.

    `problems` are those that do not stop a build: warnings and notes. `pages` are the generated
    pages by path. `extension` converts the prose of every page.
    """

    problems: tuple[Problem, ...] = ()
    pages: Mapping[str, GeneratedPage] = field(default_factory=dict)
    extension: BriefingsExtension | None = None
    root: str = ""


def prepare(config: MkDocsConfig, options: BriefingsOptions) -> Site:
    """Return the site that the content and the options describe.

    Raises:
        ProblemsFound: there is an error in the content; it carries all of its problems.
    """
    site, problems = assemble(_settings(config, options))
    if site is None:
        raise ProblemsFound(problems)
    extension = BriefingsExtension(book=site.book, mentioned=site.mentioned, articles=site.entries)
    return Site(problems=problems, pages=site.by_path, extension=extension)


def _settings(config: MkDocsConfig, options: BriefingsOptions) -> Settings:
    return Settings(
        root=project_folder(config),
        content=project_folder(config) / config.docs_dir,
        fact_sheets=fact_sheets_folder(config, options),
        vocabulary=vocabulary_file(config, options),
        language=str(config.theme.get("language") or "en"),
        strict_review=options.strict_review,
    )


def with_extension(config: MkDocsConfig, site: Site) -> MkDocsConfig:
    """Let every page be converted with the site's facts, and with what generated pages are written in.

    An entry ``briefings`` of the configuration, which other engines need, gives way.
    """
    if site.extension is not None:
        others = [each for each in config.markdown_extensions if not _is_ours(each)]
        needed = [name for name in ("attr_list", "tables", "toc") if name not in others]
        config.markdown_extensions = [*others, *needed, site.extension]
    return config


def _is_ours(extension: object) -> bool:
    return extension == "briefings" or isinstance(extension, BriefingsExtension)


def begin_page(markdown: str, page: Page, files: Files, site: Site, config: MkDocsConfig) -> str:
    """Tell the extension which page it converts next; the Markdown stays as it is."""
    if site.extension is None:
        return markdown

    def resolve(target: str) -> str:
        path, mark, anchor = target.partition("#")
        file = files.get_file_from_path(path)
        return get_relative_url(file.url if file is not None else path, page.url) + mark + anchor

    generated = site.pages.get(page.file.src_uri)
    raw = page.file.content_string
    place = project_folder(config)
    own = page.file.abs_src_path
    name = own.removeprefix(f"{place}/") if own is not None and generated is None else page.file.src_uri
    site.extension.at_page(
        page.file.src_uri, resolve, file=name, first_line=1 + raw.count("\n") - markdown.count("\n")
    )
    return markdown


def gate(site: Site) -> None:
    """Stop the build if a page names what is not there.

    Raises:
        ProblemsFound: there is an error on a page; it carries all problems of pages.
    """
    problems = site.extension.problems if site.extension is not None else ()
    if any(each.severity is Severity.ERROR for each in problems):
        raise ProblemsFound(problems)
