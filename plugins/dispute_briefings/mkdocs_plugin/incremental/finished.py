"""Finished pages: one that an earlier build has made from the same is not put into the theme again."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import Any

import mkdocs.commands.build as stock
from jinja2 import Environment
from mkdocs import utils
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page

from dispute_briefings.mkdocs_plugin.digests import digest
from dispute_briefings.mkdocs_plugin.incremental.conversion import Converter
from dispute_briefings.mkdocs_plugin.incremental.unchanged import UnchangedPages
from dispute_briefings.mkdocs_plugin.incremental.workers import Workers
from dispute_briefings.mkdocs_plugin.search import Search, text_of
from dispute_briefings.mkdocs_plugin.store import Store
from dispute_briefings.mkdocs_plugin.written import WrittenFiles

# What this plugin notes on a page beside what the author wrote.
_FOOT = "briefings"
_OURS = ("article", _FOOT, "location", "search", "template")

_STOCK = vars(stock)["_build_page"]


class FinishedPages:
    """Stands in for the step of MkDocs that puts a page into the theme (`_build_page`).

    It is used only where no other plugin takes part in that step.
    """

    def __init__(
        self,
        store: Store,
        basis: str,
        templates: str,
        navigation: Mapping[str, str],
        converter: Converter,
        unchanged: UnchangedPages,
        around: Callable[[Page, MkDocsConfig], object],
        search: Search | None,
        place: Path | None,
        go_on: Callable[[], None],
    ) -> None:
        """Begin.

        Args:
            store: what earlier builds have left.
            basis: a digest of all else that is the same for every page.
            templates: a digest of the site's own templates.
            navigation: one of what each page shows of the navigation, by path.
            converter: has converted the pages: it knows the key of each, and what was put aside.
            unchanged: knows which were left, and their keys.
            around: notes on a page what the theme shows around its content, and returns what it does not.
            search: what is given each page.
            place: the folder of the site that this build replaces, if there is one.
            go_on: is called before each page; what it raises ends the build.
        """
        self._store, self._basis = store, basis
        self._templates, self._navigation = templates, navigation
        self._converter, self._unchanged = converter, unchanged
        self._keys = converter.keys
        self._around, self._search, self._place, self._go_on = around, search, place, go_on
        self._page_keys: dict[str, str] = {}
        self._search_keys: dict[str, str | None] = {}
        self._workers = Workers(store)
        self.written = WrittenFiles(store, place)
        """What stands in the files of the site that this build replaces, and of the new one."""

    def begin(self, config: MkDocsConfig, env: Environment, files: Files, nav: Navigation) -> None:
        """Stand in for MkDocs' own step, and let others take it too with pages that have to be made.

        Args:
            config: the configuration.
            env: what the theme's templates are filled in with.
            files: the files of the site.
            nav: its navigation.
        """
        vars(stock)["_build_page"] = self._build
        doc_files = files.documentation_pages()
        missing: list[Page] = []
        for page in (file.page for file in doc_files if file.page is not None):
            if (content := self._keys.get(page.file.src_uri)) is not None:
                left = self._unchanged.keys_of(page)
                key = left[0] if left is not None else self._key(page, config, content)
                self._page_keys[page.file.src_uri] = key
                if not (self.written.stands(page.file.dest_uri, key) or self._store.holds(key)):
                    missing.append(page)

        def make(page: Page) -> None:
            path = page.file.src_uri
            self._search_in(page, self._keys[path])
            self._made(self._page_keys[path], page, config, doc_files, nav, env)

        self._workers.begin(missing, make)

    def complete(self) -> None:
        """Leave to the next build which page stands where: all were made."""
        self.written.save()
        self._unchanged.save(
            self._converter.conversions, self._page_keys, self._search_keys, self._navigation
        )

    def end(self) -> None:
        """Give MkDocs its own step back."""
        self._workers.end()
        vars(stock)["_build_page"] = _STOCK

    def _build(
        self,
        page: Page,
        config: MkDocsConfig,
        doc_files: Sequence[File],
        nav: Navigation,
        env: Environment,
        dirty: bool = False,
        excluded: bool = False,
    ) -> None:
        self._go_on()
        content, key = (kept.get(page.file.src_uri) for kept in (self._keys, self._page_keys))
        if content is None or key is None or dirty or excluded:
            self._bring_back(page)
            _STOCK(page, config, doc_files, nav, env, dirty, excluded)
            return
        self._workers.collect()
        self._search_in(page, content)
        path, target = page.file.dest_uri, Path(page.file.abs_dest_path)
        if self.written.take_over(path, key, target):
            self._store.keep(key)
        else:
            kept = self._store.get(key) or self._made(key, page, config, doc_files, nav, env)
            if kept["html"] is not None:
                self._write(path, target, kept["html"])
                self.written.note(path, key, target)
        # Of all pages at once, this is most of what a build holds in memory; nobody asks for it any more.
        page.content = None

    def _search_in(self, page: Page, content: str) -> None:
        """Let a page be found before it is put into the theme, where the indexer would be given it too."""
        if self._search is None:
            return
        left = self._unchanged.keys_of(page)
        key = left[1] if left is not None else self._search_key(page, content)
        self._search_keys[page.file.src_uri] = key
        if key is None:
            return
        if left is not None:
            self._store.keep(key)
            self._search.take(page, key, lambda: self._store.get(key) or self._searched(page, key))
        elif self._store.holds(key):
            self._search.take(page, key, partial(self._store.get, key))
        else:
            self._search.take(page, key, partial(str, self._searched(page, key)))

    def _search_key(self, page: Page, content: str) -> str | None:
        assert self._search is not None
        told = self._search.told_of(page)
        return f"search {digest(self._basis, content, repr(told))}" if told is not None else None

    def _searched(self, page: Page, key: str) -> str | None:
        """Return what the indexer is given for a page, which is kept."""
        assert self._search is not None
        self._bring_back(page)
        if (told := self._search.told_of(page)) is None:
            return None
        made = text_of(page, told)
        self._store.put(key, made)
        return made

    def _bring_back(self, page: Page) -> None:
        """Let a page have its content again, whether it was left or put aside."""
        self._unchanged.open(page)
        self._converter.bring_back(page)

    def _made(
        self,
        key: str,
        page: Page,
        config: MkDocsConfig,
        doc_files: Sequence[File],
        nav: Navigation,
        env: Environment,
    ) -> Mapping[str, str | None]:
        """Return a page put into the theme, which is kept."""
        self._bring_back(page)
        with _kept_back() as written:
            _STOCK(page, config, doc_files, nav, env)
        html = written.get(page.file.abs_dest_path)
        made = {"html": html.decode("utf-8") if html is not None else None}
        self._store.put(key, made)
        return made

    def _key(self, page: Page, config: MkDocsConfig, content: str) -> str:
        around = self._around(page, config)
        beside = [page.previous_page, page.next_page, page.parent]
        return "page " + digest(
            self._basis,
            self._templates,
            self._navigation[page.file.src_uri],
            content,
            page.file.dest_uri,
            repr(page.title),
            repr([(each.title, getattr(each, "url", None)) if each else None for each in beside]),
            repr((page.canonical_url, page.abs_url, page.edit_url, page.update_date, page.is_homepage)),
            repr([_noted(page, name) for name in _OURS]),
            repr(around),
        )

    def _write(self, path: str, target: Path, html: str) -> None:
        """Write a page, or link it to the same one of the site as it is."""
        content = html.encode("utf-8")
        target.parent.mkdir(parents=True, exist_ok=True)
        if self._place is not None:
            old = self._place / path
            try:
                if old.stat().st_size == len(content) and old.read_bytes() == content:
                    os.link(old, target)
                    return
            except OSError:  # there is none, or no links on this file system
                pass
        target.write_bytes(content)


@contextmanager
def _kept_back() -> Iterator[dict[str, bytes]]:
    """Yield what MkDocs writes meanwhile, by its path, in the place of files."""
    written: dict[str, bytes] = {}
    writes = utils.write_file
    vars(utils)["write_file"] = lambda content, path: written.__setitem__(path, content)
    try:
        yield written
    finally:
        vars(utils)["write_file"] = writes


def _noted(page: Page, name: str) -> Any:
    """What is noted on a page, without words that the settings choose for all pages alike."""
    noted = page.meta.get(name)
    return {key: noted[key] for key in noted if key != "words"} if name == _FOOT and noted else noted
