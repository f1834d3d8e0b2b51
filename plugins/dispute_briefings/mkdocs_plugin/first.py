"""The page that is being looked at, made anew on its own after an edit, before the whole site is."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import mkdocs.commands.build as stock
from jinja2 import Environment
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import Files, InclusionLevel
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page

from dispute_briefings.mkdocs_plugin.escaping import plain_titles
from dispute_briefings.mkdocs_plugin.site import Site

# With MkDocs' own steps: what a build puts in their place may belong to one that is over.
_POPULATE, _BUILD = vars(stock)["_populate_page"], vars(stock)["_build_page"]


@dataclass(frozen=True, kw_only=True, slots=True)
class LastBuild:
    """What the last build that succeeded has left: all that a page is put into.

    `titles` are those that the navigation gives to pages, by path.
    """

    config: MkDocsConfig
    files: Files
    nav: Navigation
    env: Environment
    titles: Mapping[str, str]


def titles_given(pages: Iterable[Page]) -> dict[str, str]:
    """Return the titles that the navigation gives to pages, by path; before others are put in their place."""
    return {page.file.src_uri: vars(page)["title"] for page in pages if "title" in vars(page)}


def at_address(last: LastBuild, address: str) -> Page | None:
    """Return the page at an address below that of the site, if the last build made one."""
    wanted = address or "./"
    for file in last.files.documentation_pages():
        if file.page is not None and file.url == wanted and file.inclusion is not InclusionLevel.EXCLUDED:
            return file.page
    return None


def made_anew(page: Page, last: LastBuild, site: Site, served: Path) -> bool:
    """Make a page from what a site is now, and around it what was there; return whether it is still there.

    Titles of other pages and the navigation are those of the last build: the next one tells their like.
    """
    path, file = page.file.src_uri, page.file
    generated = site.pages.get(path)
    if generated is not None:
        file.content_string = generated.markdown
    elif path not in site.articles:
        return False
    file.dest_dir = str(served)
    vars(file).pop("abs_dest_path", None)
    _forget(page, last.titles.get(path))
    site.lookups.begin()
    _POPULATE(page, last.config, site.lookups.files(last.files))
    plain_titles([page])
    _BUILD(page, last.config, last.files.documentation_pages(), last.nav, last.env)
    return True


def _forget(page: Page, title: str | None) -> None:
    """Forget what the last conversion has left on a page."""
    given: dict[str, Any] = {"markdown": None, "content": None, "meta": {}, "_title_from_render": None}
    vars(page).update(given)
    vars(page).pop("title", None)
    vars(page).pop("render", None)
    if title is not None:
        page.title = title
