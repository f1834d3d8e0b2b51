"""A small made-up quarrel, and pages converted with its facts."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

from markdown import Markdown

from dispute_briefings.facts.book import FactBook
from dispute_briefings.facts.dates import Date
from dispute_briefings.facts.loader import load
from dispute_briefings.prose.extension import BriefingsExtension
from dispute_briefings.prose.safety import SafetyExtension
from dispute_briefings.views.addresses import directory_url

SITE = Path(__file__).parent / "site"
USUAL = (
    "abbr",
    "admonition",
    "attr_list",
    "def_list",
    "footnotes",
    "md_in_html",
    "tables",
    "toc",
    "pymdownx.blocks.details",
    "pymdownx.superfences",
)


@cache
def book() -> FactBook:
    """Return the facts of the quarrel."""
    loaded = load(SITE / "content" / "fact_sheets", root=SITE)
    assert loaded.book is not None, "\n".join(map(str, loaded.problems))
    return loaded.book


def extension_at(
    path: str = "articles/page.md",
    language: str = "en",
    *,
    is_checked: bool = False,
    date: Date | None = None,
    title: str = "",
) -> BriefingsExtension:
    """Return the extension, turned to a page."""
    extension = BriefingsExtension(book=book())
    extension.at_page(path, directory_url, language=language, is_checked=is_checked, date=date, title=title)
    return extension


def converted(text: str, extension: BriefingsExtension | None = None) -> str:
    """Return a page's HTML, sanitised as on a site."""
    extensions = [*USUAL, extension or extension_at(), SafetyExtension()]
    return Markdown(extensions=extensions).convert(text)


def without_notes(html: str) -> str:
    """Return the HTML of a page without the notes at its foot, and without what leads to them."""
    kept = re.sub(r'<section aria-labelledby="facts-and-terms".*?</section>\n?', "", html, flags=re.DOTALL)
    return re.sub(r' (?:data-bf-note|aria-describedby)="note--[^"]*"', "", kept)


def told(text: str, path: str = "page.md") -> list[str]:
    """Return the problems of a page, each on a line."""
    extension = extension_at(path)
    converted(text, extension)
    return [str(problem) for problem in extension.problems]
