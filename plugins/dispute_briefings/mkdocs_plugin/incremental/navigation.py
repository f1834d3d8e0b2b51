"""The navigation of a site as a digest: what each page shows of all others."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from mkdocs.structure import StructureItem
from mkdocs.structure.nav import Navigation

from dispute_briefings.mkdocs_plugin.digests import canonical, digest

SHOWN = ("icon", "status", "subtitle", "title")
"""What the theme shows of a page's front matter in the navigation."""


def digest_of_navigation(nav: Navigation) -> str:
    """Return a digest of all entries in their order, once the titles of pages are known.

    Raises:
        UnknownValueError: front matter holds what has no form that two runs share.
    """
    home = nav.homepage.url if nav.homepage else ""
    return digest(home, *_entries(nav.items))


def _entries(items: Sequence[StructureItem]) -> Iterator[str]:
    for item in items:
        yield f"{type(item).__name__} {item.title} {getattr(item, 'url', '')} {canonical(shown(item))}"
        if children := getattr(item, "children", None):
            yield "("
            yield from _entries(children)
            yield ")"


def shown(item: StructureItem) -> dict[str, Any]:
    """Return what the theme shows of a page's front matter in the navigation; nothing of other entries."""
    meta: Mapping[str, Any] = getattr(item, "meta", None) or {}
    return {key: meta[key] for key in SHOWN if key in meta}
