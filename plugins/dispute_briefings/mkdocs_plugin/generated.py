"""Generated pages as MkDocs' files, and their place in the navigation."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files, InclusionLevel

from dispute_briefings.exports.figures import files_of_figures
from dispute_briefings.mkdocs_plugin.site import Site
from dispute_briefings.mkdocs_plugin.sources import project_folder
from dispute_briefings.pages.page import GeneratedPage
from dispute_briefings.problems import Position

# A section that lists more pages than this links to its index alone: a navigation that names every
# page on every page makes the size of a site grow with the square of its pages.
_LONGEST_SECTION = 30

_MOST_DISPUTES = 7

# The order of the navigation: a page, or a folder whose index and pages make a section.
_ORDER = (
    "index.md",
    "timeline.md",
    "status.md",
    "articles",
    "materials",
    "measures",
    "positions.md",
    "contested.md",
    "figures",
    "parties",
    "glossary.md",
    "sources",
    "about.md",
)
_INDEX_ONLY = frozenset({"sources", "parties"})


def with_generated(files: Files, config: MkDocsConfig, site: Site) -> Files:
    """Add generated pages and files of figures, name the pages in the navigation; return the same files."""
    generated = [File.generated(config, page.path, content=page.markdown) for page in site.pages.values()]
    for file in generated:
        file.edit_uri = _edit_uri(site.pages[file.src_uri].source, config)
        files.append(file)
    for path, content in files_of_figures(site.book).items() if site.book is not None else ():
        files.append(File.generated(config, path, content=content))
    if config.nav is None and site.pages:
        config.nav = _navigation(files, site)
        named = set(_named(config.nav))
        for file in files.documentation_pages():
            if file.src_uri not in named:
                file.inclusion = InclusionLevel.NOT_IN_NAV
    return files


def _edit_uri(source: Position | None, config: MkDocsConfig) -> str | None:
    """Return the fact sheet of a page from the content folder, as MkDocs' links for editing are made."""
    if source is None:
        return None
    sheet = project_folder(config) / source.file
    return Path(os.path.relpath(sheet, config.docs_dir)).as_posix()


def _navigation(files: Files, site: Site) -> list[Any]:
    # A former address leads on; the page that it leads to is named. What is empty is worth no visit.
    unnamed = {path for path, page in site.pages.items() if page.leads_to is not None or page.is_empty}
    pages = {file.src_uri for file in files.documentation_pages()} - unnamed
    rest = sorted(path for path in pages - site.pages.keys() if "/" not in path and path not in _ORDER)
    disputes = sorted(path for path in pages & site.pages.keys() if path.startswith("disputes/"))
    # The only dispute is the home page; many are listed there.
    shown = disputes if 1 < len(disputes) <= _MOST_DISPUTES else []
    order = (_ORDER[0], *shown, *_ORDER[1:], *rest)
    return [entry for place in order for entry in _entries(place, pages, site.pages)]


def _named(nav: Any) -> Iterator[str]:
    """Yield the pages that a navigation names."""
    for entry in nav:
        if isinstance(entry, str):
            yield entry
        else:
            yield from _named(next(iter(entry.values())))


def _entries(place: str, pages: set[str], generated: Mapping[str, GeneratedPage]) -> Iterator[Any]:
    if place in pages:
        yield place
        return
    index = f"{place}/index.md"
    inside = sorted(path for path in pages if path.startswith(f"{place}/") and path != index)
    if not inside:
        return
    if index in pages and (place in _INDEX_ONLY or len(inside) > _LONGEST_SECTION):
        yield index
    elif index in pages and index in generated:
        yield {generated[index].title: [index, *inside]}
    else:
        yield {place.capitalize(): [*([index] if index in pages else []), *inside]}
