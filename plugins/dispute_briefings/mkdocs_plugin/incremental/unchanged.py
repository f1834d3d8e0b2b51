"""Pages that nothing has changed for since the last build: they are not even read through.

What is made of a page is decided by its own text, by what all pages have in common, the settings and the
facts, and by what it shows of others: where the files are that it links to, who names a record, the
navigation. Where all that is as it was, the page is what it was: one entry of the store says so for all of
them, and none of their keys is worked out.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, MutableMapping, Sequence
from typing import Any, TypedDict

import mkdocs.commands.build as stock
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import Files, InclusionLevel
from mkdocs.structure.pages import Page

from dispute_briefings.mkdocs_plugin.incremental.navigation import SHOWN
from dispute_briefings.mkdocs_plugin.lookups import Lookups
from dispute_briefings.mkdocs_plugin.store import Store
from dispute_briefings.problems import Problem, restored

_STOCK = vars(stock)["_populate_page"]

_PLAIN = (str, int, float, bool, type(None))


class Conversion(TypedDict):
    """A page that was converted: what it was made from, and what others may ask of it.

    `text` is a digest of its file and address and of what was read of it before, `answer` that of the answers
    to what it asks of files and articles, `key` that of what was made. `day` is the one that the sitemap
    says. `anchors` are those in it, `links` those that lead to anchors, by the path of the page that has
    them. `problems` are what was found on it. `meta` is what the navigation and the sitemap ask of its
    front matter.
    `entries` are the keys of what is kept of it.
    """

    text: str
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
    """The same, with the keys of the finished page, of what search is given of it, and of what is around it.

    `asked` are the numbers of its questions among those of all pages.
    """

    asked: list[int]
    page: str
    search: str | None
    navigation: str


class UnchangedPages:
    """Stands in for the step of MkDocs that reads and converts a page (`_populate_page`)."""

    def __init__(
        self,
        store: Store,
        lookups: Lookups,
        basis: str,
        text: Callable[[Page, str], str],
        keys: MutableMapping[str, str],
        *,
        may_leave: bool,
    ) -> None:
        """Begin with what the last build has noted.

        Args:
            store: where it was noted.
            lookups: answers what pages ask of articles.
            basis: a digest of all that pages have in common.
            text: returns the digest of a page's text (`Conversion`), from what its file holds.
            keys: those of all pages by path, to which are added those of the pages that are left.
            may_leave: whether nobody asks more of a page than is noted here.
        """
        self._store, self._lookups, self._name = store, lookups, f"unchanged {basis}"
        self._text, self._keys = text, keys
        kept = (store.get(self._name) if may_leave else None) or {"names": [], "pages": {}}
        self._names: list[str] = kept["names"]
        self._before: dict[str, _Kept] = kept["pages"]
        self._left: dict[str, _Kept] = {}
        self._convert: Callable[[Page], object] = lambda _: None

    def begin(self, config: MkDocsConfig, files: Files, go_on: Callable[[], None]) -> None:
        """Stand in for MkDocs' own step.

        Args:
            config: the configuration.
            files: the files of the site.
            go_on: is called before each page; what it raises ends the build.
        """

        def populate(page: Page, config: MkDocsConfig, files: Files, dirty: bool = False) -> None:
            go_on()
            excluded = page.file.inclusion.value <= InclusionLevel.DRAFT.value
            if dirty or excluded or not self._leaves(page, files):
                _STOCK(page, config, files, dirty)

        self._lookups.files(files)
        vars(stock)["_populate_page"] = populate
        self._convert = lambda page: _STOCK(page, config, files)

    def end(self) -> None:
        """Give MkDocs its own step back."""
        vars(stock)["_populate_page"] = _STOCK

    def _leaves(self, page: Page, files: Files) -> bool:
        """Leave a page as it is, if it is what it was; what others may ask of it is put on it."""
        path = page.file.src_uri
        if (kept := self._before.get(path)) is None:
            return False
        try:
            written = page.file.content_string
        except (OSError, ValueError):  # MkDocs tells it
            return False
        if self._text(page, written) != kept["text"]:
            return False
        if self._lookups.answers(self._names[number] for number in kept["asked"]) != kept["answer"]:
            return False
        self._keys[path] = kept["key"]
        page.markdown, page.content, page.meta = "", "", dict(kept["meta"])
        page._title_from_render, page.update_date = kept["title"], kept["day"]
        page.present_anchor_ids = set(kept["anchors"])
        linked = ((files.get_file_from_path(to), anchors) for to, anchors in kept["links"])
        page.links_to_anchors = {file: anchors for file, anchors in linked if file is not None} or None
        self._left[path] = kept
        return True

    def settle(self, navigation: Mapping[str, str], pages: Mapping[str, Page]) -> None:
        """Convert after all what was left and shows another navigation than it did.

        Args:
            navigation: a digest of what each page shows of it, by path.
            pages: all pages, by path.
        """
        for path, kept in tuple(self._left.items()):
            if kept["navigation"] != navigation[path]:
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
        conversions: Mapping[str, tuple[Conversion, Sequence[str]]],
        pages: Mapping[str, str],
        search: Mapping[str, str | None],
        navigation: Mapping[str, str],
    ) -> None:
        """Leave to the next build what was made in this one, or left.

        Args:
            conversions: the pages that were converted, as far as they may be left, by path, with what each
                asked of files and articles.
            pages: the keys of finished pages.
            search: those of what search is given.
            navigation: a digest of what each page shows of it.
        """
        numbers: dict[str, int] = {}

        def numbered(names: Iterable[str]) -> list[int]:
            return [numbers.setdefault(name, len(numbers)) for name in names]

        made = {
            path: _Kept(
                **conversion,
                asked=numbered(asked),
                page=pages[path],
                search=search.get(path),
                navigation=navigation[path],
            )
            for path, (conversion, asked) in conversions.items()
            if path in pages
        }
        for path, kept in self._left.items():
            for key in kept["entries"]:
                self._store.keep(key)
            kept["asked"] = numbered(self._names[number] for number in kept["asked"])
            made[path] = kept
        self._store.put(self._name, {"names": [*numbers], "pages": made})


def may_be_left(conversion: Mapping[str, Any], page: Page) -> bool:
    """Return whether making a page tells nothing, and what others ask of its front matter is plain."""
    told = (conversion[each] for each in ("left_out", "told"))
    return not any(told) and all(isinstance(each, _PLAIN) for each in asked_of(page).values())


def asked_of(page: Page) -> dict[str, Any]:
    """Return what the navigation and the sitemap ask of a page's front matter."""
    return {key: page.meta[key] for key in (*SHOWN, "template") if key in page.meta}
