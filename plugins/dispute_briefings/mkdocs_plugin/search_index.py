"""Material's search index, whose texts its script puts into the page as HTML."""

from __future__ import annotations

import html
import json
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

import nh3
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.pages import Page

# What Material keeps of a page in its index.
_KEPT = frozenset({"code", "li", "ol", "p", "pre", "sub", "sup", "ul"})


def titles_by_address(pages: Iterable[Page]) -> dict[str, str]:
    """Return the titles of pages as Material puts them into its index where it finds no heading: as typed."""
    return {page.url: str(page.meta.get("title", page.title)) for page in pages}


def escape_search_index(config: MkDocsConfig, titles: Mapping[str, str]) -> None:
    """Make the finished index safe in its place, if there is one."""
    index = Path(config.site_dir, "search", "search_index.json")
    if index.is_file():
        index.write_text(escaped_index(index.read_text("utf-8"), titles), "utf-8", newline="\n")


def escaped_index(index: str, titles: Mapping[str, str]) -> str:
    """Return an index whose titles, texts and tags are HTML without anything that acts on its own.

    Material escapes what it takes from a page, but neither tags nor the title of a page whose text
    does not begin with a heading: `titles` has those, by address.
    """
    content = json.loads(index)
    for entry in content["docs"]:
        entry.update(_escaped(entry, titles.get(entry["location"])))
    return json.dumps(content, ensure_ascii=False, separators=(",", ":"))


def _escaped(entry: Mapping[str, Any], typed: str | None) -> dict[str, Any]:
    title = entry["title"]
    return {
        "title": html.escape(title, quote=False) if title == typed else _cleaned(title),
        "text": _cleaned(entry["text"]),
        **({"tags": [html.escape(tag, quote=False) for tag in entry["tags"]]} if "tags" in entry else {}),
    }


def _cleaned(text: str) -> str:
    return _CLEANER.clean(text) if "<" in text else text


_CLEANER = nh3.Cleaner(tags=_KEPT, attributes={}, link_rel=None)
