"""Finished pages: one that an earlier build has made from the same is not put into the theme again."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cached_property
from pathlib import Path
from typing import Any

import mkdocs.commands.build as stock
from jinja2 import Environment
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure import StructureItem
from mkdocs.structure.files import File
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page

from dispute_briefings.mkdocs_plugin.digests import canonical, digest
from dispute_briefings.mkdocs_plugin.incremental.store import Store
from dispute_briefings.mkdocs_plugin.search import Search

# What this plugin notes on a page beside what the author wrote.
_OURS = ("article", "briefings", "location", "search", "template")

_STOCK = vars(stock)["_build_page"]


class FinishedPages:
    """Stands in for the step of MkDocs that puts a page into the theme (`_build_page`).

    It is used only where no other plugin takes part in that step.
    """

    def __init__(
        self,
        store: Store,
        basis: str,
        keys: Mapping[str, str],
        around: Callable[[Page, MkDocsConfig], object],
        search: Search | None,
        place: Path | None,
    ) -> None:
        """Begin.

        Args:
            store: what earlier builds have left.
            basis: a digest of all that is the same for every page, the theme among it.
            keys: the key of the content of each page, by path.
            around: notes on a page what the theme shows around its content, and returns what it does not.
            search: what is given each page.
            place: the folder of the site that this build replaces, if there is one.
        """
        self._store, self._basis, self._keys = store, basis, keys
        self._around, self._search, self._place = around, search, place
        self._nav: Navigation | None = None

    def begin(self) -> None:
        """Stand in for MkDocs' own step."""
        vars(stock)["_build_page"] = self._build

    @staticmethod
    def end() -> None:
        """Give MkDocs its own step back."""
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
        content = self._keys.get(page.file.src_uri)
        if content is None or dirty or excluded:
            _STOCK(page, config, doc_files, nav, env, dirty, excluded)
            return
        self._nav = nav
        key = f"page {self._key(page, config, content)}"
        kept = self._store.get(key)
        if kept is not None:
            self._write(page, config, kept["html"])
            if self._search is not None and kept["search"] is not None:
                self._search.take(page, kept["search"])
            return
        text = self._search.text_of(page) if self._search is not None else None
        if self._search is not None and text is not None:
            self._search.take(page, text)
        _STOCK(page, config, doc_files, nav, env)
        html = Path(page.file.abs_dest_path)
        if html.is_file():
            self._store.put(key, {"html": html.read_text("utf-8"), "search": text})

    def _key(self, page: Page, config: MkDocsConfig, content: str) -> str:
        around = self._around(page, config)
        beside = [page.previous_page, page.next_page, page.parent]
        return digest(
            self._basis,
            self._navigation,
            content,
            str(self._search is not None),
            page.file.dest_uri,
            repr(page.title),
            repr([(each.title, getattr(each, "url", None)) if each else None for each in beside]),
            repr((page.canonical_url, page.abs_url, page.edit_url, page.update_date, page.is_homepage)),
            repr([page.meta.get(name) for name in _OURS]),
            repr(around),
        )

    @cached_property
    def _navigation(self) -> str:
        assert self._nav is not None
        home = self._nav.homepage.url if self._nav.homepage else ""
        return digest(home, *_entries(self._nav.items))

    def _write(self, page: Page, config: MkDocsConfig, html: str) -> None:
        """Write a page, or link it to the same one of the site as it is."""
        content, target = html.encode("utf-8"), Path(page.file.abs_dest_path)
        target.parent.mkdir(parents=True, exist_ok=True)
        if self._place is not None:
            old = self._place / target.relative_to(config.site_dir)
            try:
                if old.stat().st_size == len(content) and old.read_bytes() == content:
                    os.link(old, target)
                    return
            except OSError:  # there is none, or no links on this file system
                pass
        target.write_bytes(content)


def _entries(items: Sequence[StructureItem]) -> Iterator[str]:
    for item in items:
        yield f"{type(item).__name__} {item.title} {getattr(item, 'url', '')} {_meta(item)}"
        if children := getattr(item, "children", None):
            yield "("
            yield from _entries(children)
            yield ")"


def _meta(item: StructureItem) -> str:
    """What the theme shows of a page's front matter in the navigation."""
    meta: Mapping[str, Any] = getattr(item, "meta", None) or {}
    return canonical(
        {key: meta[key] for key in sorted(meta) if key in ("icon", "status", "subtitle", "title")}
    )
