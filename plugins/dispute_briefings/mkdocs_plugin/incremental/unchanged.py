"""Pages that nothing has changed for since the last build: they are not even read through.

What is made of a page is decided by its own text, and by what all pages have in common: the settings, the
facts, the files of the site and its navigation. Where both are as they were, the page is what it was: one
entry of the store says so for all of them, and none of their keys is worked out. What a page asks of
articles (who names a record) is asked again: it changes with most edits, and few pages ask it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, MutableMapping
from typing import Any, TypedDict

import mkdocs.commands.build as stock
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import Files, InclusionLevel
from mkdocs.structure.pages import Page

from dispute_briefings.mkdocs_plugin.digests import digest
from dispute_briefings.mkdocs_plugin.incremental.navigation import shown
from dispute_briefings.mkdocs_plugin.lookups import Lookups
from dispute_briefings.mkdocs_plugin.store import Store
from dispute_briefings.problems import Problem, restored

_STOCK = vars(stock)["_populate_page"]

_PLAIN = (str, int, float, bool, type(None))


class Conversion(TypedDict):
    """A page that was converted: what it was made from, and what others may ask of it.

    `text` is a digest of its file and of what was read of it before, `answer` that of the answers to what
    was `asked` of articles, `key` that of what was made. `day` is the one that the sitemap says. `anchors`
    are those in it, `links` those that lead to anchors, by the path of the page that has them. `problems`
    are what was found on it. `meta` is what the navigation shows of its front matter. `entries` are the keys
    of what is kept of it.
    """

    text: str
    asked: list[str]
    answer: str
    key: str
    title: str | None
    day: str
    anchors: list[str]
    links: list[tuple[str, dict[str, str]]]
    problems: list[dict[str, Any]]
    meta: dict[str, Any]
    entries: list[str]


class _Kept(Conversion):
    """The same, with the keys of the finished page, and of what search is given of it, if it is."""

    page: str
    search: str | None


class UnchangedPages:
    """Stands in for the step of MkDocs that reads and converts a page (`_populate_page`)."""

    def __init__(self, store: Store, lookups: Lookups, basis: str) -> None:
        """Begin with what the last build has noted.

        Args:
            store: where it was noted.
            lookups: answers what pages ask of articles.
            basis: a digest of all that pages have in common, but for the navigation (`digest_of_site`).
        """
        self._store, self._lookups, self._name = store, lookups, f"unchanged {basis}"
        kept = store.get(self._name) or {"navigation": "", "pages": {}}
        self._navigation: str = kept["navigation"]
        self._before: dict[str, _Kept] = kept["pages"]
        self._left: dict[str, _Kept] = {}
        self._convert: Callable[[Page], object] = lambda _: None

    def begin(
        self,
        config: MkDocsConfig,
        files: Files,
        text: Callable[[Page, str], str],
        keys: MutableMapping[str, str],
        go_on: Callable[[], None],
    ) -> None:
        """Stand in for MkDocs' own step.

        Args:
            config: the configuration.
            files: the files of the site.
            text: returns the digest of a page's text (`Conversion`), from what its file holds.
            keys: those of all pages by path, to which are added those of the pages that are left.
            go_on: is called before each page; what it raises ends the build.
        """

        def populate(page: Page, config: MkDocsConfig, files: Files, dirty: bool = False) -> None:
            go_on()
            excluded = page.file.inclusion.value <= InclusionLevel.DRAFT.value
            if dirty or excluded or not self._leaves(page, files, text, keys):
                _STOCK(page, config, files, dirty)

        vars(stock)["_populate_page"] = populate
        self._convert = lambda page: _STOCK(page, config, files)

    def end(self) -> None:
        """Give MkDocs its own step back."""
        vars(stock)["_populate_page"] = _STOCK

    def _leaves(
        self,
        page: Page,
        files: Files,
        text: Callable[[Page, str], str],
        keys: MutableMapping[str, str],
    ) -> bool:
        """Leave a page as it is, if it is what it was; what others may ask of it is put on it."""
        path = page.file.src_uri
        if (kept := self._before.get(path)) is None:
            return False
        try:
            written = page.file.content_string
        except (OSError, ValueError):  # MkDocs tells it
            return False
        if text(page, written) != kept["text"] or self._lookups.answers(kept["asked"]) != kept["answer"]:
            return False
        keys[path] = kept["key"]
        page.markdown, page.content, page.meta = "", "", dict(kept["meta"])
        page._title_from_render, page.update_date = kept["title"], kept["day"]
        page.present_anchor_ids = set(kept["anchors"])
        linked = ((files.get_file_from_path(to), anchors) for to, anchors in kept["links"])
        page.links_to_anchors = {file: anchors for file, anchors in linked if file is not None} or None
        self._left[path] = kept
        return True

    def settle(self, navigation: str, pages: Mapping[str, Page]) -> None:
        """Convert what was left after all, unless the navigation is what it was.

        Args:
            navigation: a digest of it.
            pages: all pages, by path.
        """
        if navigation != self._navigation:
            self._navigation = navigation
            for path in tuple(self._left):
                self.open(pages[path])

    def open(self, page: Page) -> None:
        """Convert a page now, if it was left."""
        if self._left.pop(page.file.src_uri, None) is not None:
            page.markdown, page.content, page.meta, page._title_from_render = None, None, {}, None
            self._convert(page)

    @property
    def problems(self) -> Iterator[Problem]:
        """What was found on the pages that were left."""
        return (restored(each) for kept in self._left.values() for each in kept["problems"])

    def keys_of(self, page: Page) -> tuple[str, str | None] | None:
        """Return the keys of a finished page that was left, and of what search is given of it."""
        kept = self._left.get(page.file.src_uri)
        return (kept["page"], kept["search"]) if kept is not None else None

    def save(
        self,
        conversions: Mapping[str, Conversion],
        pages: Mapping[str, str],
        search: Mapping[str, str | None],
    ) -> None:
        """Leave to the next build what was made in this one, or left.

        Args:
            conversions: the pages that were converted, as far as they may be left, by path.
            pages: the keys of finished pages.
            search: those of what search is given.
        """
        made = {
            path: _Kept(**conversion, page=pages[path], search=search.get(path))
            for path, conversion in conversions.items()
            if path in pages
        }
        for path, kept in self._left.items():
            for key in kept["entries"]:
                self._store.keep(key)
            made[path] = kept
        self._store.put(self._name, {"navigation": self._navigation, "pages": made})


def may_be_left(conversion: Mapping[str, Any], page: Page) -> bool:
    """Return whether making a page tells nothing, and what the navigation shows of it is plain."""
    told = (conversion[each] for each in ("left_out", "told"))
    return not any(told) and all(isinstance(each, _PLAIN) for each in shown(page).values())


def digest_of_site(settings: str, facts: str, levels: str, run: str, files: Files) -> str:
    """Return a digest of all that pages have in common but for the navigation."""
    listed = (f"{file.src_uri}\0{file.url}\0{file.dest_uri}\0{file.inclusion.name}" for file in files)
    return digest(settings, facts, levels, run, *listed)
