"""What each page shows of the navigation, as a digest: of all entries, or of those beside it and above.

Where Material prunes the navigation (`navigation.prune`), a page has the entries beside it and beside each
section that it lies in. Of any other section, only the title is there, with the address of its first page.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from typing import Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure import StructureItem
from mkdocs.structure.nav import Navigation, Section
from mkdocs.structure.pages import Page

from dispute_briefings.mkdocs_plugin.digests import canonical, digest

SHOWN = ("icon", "status", "subtitle", "title")
"""What the theme shows of a page's front matter in the navigation."""

_PRUNE = "navigation.prune"
# With others, entries of sections are shown where a page does not lie.
_BESIDE_IT = frozenset({_PRUNE, "navigation.footer", "navigation.top", "navigation.tracking"})


def shown_on_pages(nav: Navigation, pages: Mapping[str, Page], *, is_pruned: bool) -> dict[str, str]:
    """Return for each page a digest of what it shows of the navigation, once the titles of all are known.

    Args:
        nav: the navigation.
        pages: the pages of the site, by path.
        is_pruned: whether a page shows what is beside it and above alone (`is_pruned`).

    Raises:
        UnknownValueError: front matter holds what has no form that two runs share.
    """
    home = nav.homepage.url if nav.homepage else ""
    if not is_pruned:
        return dict.fromkeys(pages, digest(home, *_entries(nav.items)))

    @cache
    def inside(section: StructureItem) -> str:
        return digest(*map(_told, getattr(section, "children", ())))

    above = digest(home, *map(_told, nav.items))
    return {
        path: digest(above, *map(inside, page.ancestors), *map(_told, _before_and_after(page)))
        for path, page in pages.items()
    }


def _before_and_after(page: Page) -> Iterator[StructureItem]:
    """Yield the pages that the theme leads on to, which may lie in other sections."""
    yield from (each for each in (page.previous_page, page.next_page) if each is not None)


def is_pruned(config: MkDocsConfig) -> bool:
    """Return whether the theme shows on a page the entries beside it and above, and no others."""
    features = {str(each) for each in config.theme.get("features") or ()}
    of_navigation = {each for each in features if each.startswith("navigation.")}
    return config.theme.name == "material" and _PRUNE in features and of_navigation <= _BESIDE_IT


def _entries(items: Sequence[StructureItem]) -> Iterator[str]:
    for item in items:
        yield _told(item)
        if children := getattr(item, "children", None):
            yield "("
            yield from _entries(children)
            yield ")"


def _told(item: StructureItem) -> str:
    return f"{type(item).__name__} {item.title} {_leads_to(item)} {canonical(_shown(item))}"


def _leads_to(item: StructureItem | None) -> str:
    """Return the address that an entry leads to: a section to its first page."""
    if isinstance(item, Section):
        return _leads_to(next(iter(item.children), None))
    return str(getattr(item, "url", ""))


def _shown(item: StructureItem) -> dict[str, Any]:
    """Return what the theme shows of a page's front matter in the navigation; nothing of other entries."""
    meta: Mapping[str, Any] = getattr(item, "meta", None) or {}
    return {key: meta[key] for key in SHOWN if key in meta}
