"""From the Markdown of a page to its HTML: with one converter for all pages, and once for the same input."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import asdict
from functools import cached_property
from typing import Any

from markdown import Markdown
from mkdocs.commands import build
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import BuildError
from mkdocs.structure import pages as stock
from mkdocs.structure.files import Files
from mkdocs.structure.pages import Page
from mkdocs.structure.toc import get_toc

from dispute_briefings.mkdocs_plugin.article_head import drawn_since
from dispute_briefings.mkdocs_plugin.digests import digest
from dispute_briefings.mkdocs_plugin.incremental.alone import is_alone
from dispute_briefings.mkdocs_plugin.incremental.extensions import are_known
from dispute_briefings.mkdocs_plugin.incremental.unchanged import Conversion, asked_of, may_be_left
from dispute_briefings.mkdocs_plugin.incremental.workers import Workers
from dispute_briefings.mkdocs_plugin.lookups import Lookups, not_of_facts
from dispute_briefings.mkdocs_plugin.store import Store
from dispute_briefings.problems import restored
from dispute_briefings.prose.extension import BriefingsExtension
from dispute_briefings.prose.safety import SafetyExtension

# Where so many pages had to be made, and at least half of all so far, most of those to come have to be too.
_MOST_ALONE = 10

_POPULATE = vars(build)["_populate_page"]

_log = logging.getLogger(stock.__name__)


def converter(
    config: MkDocsConfig, extension: BriefingsExtension, lookups: Lookups, store: Store | None, basis: str
) -> Converter:
    """Return what converts the pages of a build.

    Args:
        config: the configuration.
        extension: ours, which is told of each page before.
        lookups: where it looks things up.
        store: what earlier builds have left; None where nothing is taken from there.
        basis: a digest of all that is the same for every page.
    """
    return Converter(config, extension, lookups, store if are_known(config) else None, basis)


class Converter:
    """Converts pages as MkDocs does (`Page.render`), which makes a new converter for each of them."""

    def __init__(
        self,
        config: MkDocsConfig,
        extension: BriefingsExtension,
        lookups: Lookups,
        store: Store | None,
        basis: str,
    ) -> None:
        self._config, self._extension, self._lookups = config, extension, lookups
        self._store, self._basis = store, basis
        self._puts_aside = store is not None and store.keeps and is_alone(config)
        self._workers = Workers(store) if store is not None else None
        self._pages: Sequence[Page] = ()
        self._missing = 0
        self._html: dict[str, str] = {}
        self.keys: dict[str, str] = {}
        """The key of each page that was converted, by path: equal for equal text and content."""
        self.conversions: dict[str, tuple[Conversion, list[str]]] = {}
        """Those that a later build may leave as they are, each with what it asked of files and articles."""

    def begin(self, files: Files) -> None:
        """Take note of all pages: they are known now."""
        if self._workers is not None:
            self._pages = [file.page for file in files.documentation_pages() if file.page is not None]

    def _count(self, files: Files) -> None:
        """Count a page that has to be made; where most have to be, let others convert the rest too."""
        self._missing += 1
        if self._workers is None or self._missing < _MOST_ALONE or self._missing < len(self.keys) // 2:
            return
        rest, self._pages = [page for page in self._pages if page.file.src_uri not in self.keys], ()
        self._workers.begin(rest, lambda page: _POPULATE(page, self._config, files))

    def end(self) -> None:
        """Let nobody convert pages any more."""
        if self._workers is not None:
            self._workers.end()

    def takes(self, page: Page, files: Files, written: str, told: str) -> Files:
        """Let a page be converted here; return the files that it is to look others up in.

        Args:
            page: the page.
            files: the files of the site.
            written: what its file holds.
            told: what is known of it beside its text.
        """
        self._lookups.begin()
        noted = self._lookups.files(files)
        if self._is_reusable:
            # Of the instance: MkDocs asks the page to convert itself, after all plugins had its Markdown.
            vars(page)["render"] = lambda config, files: self._render(page, config, files, written, told)
        return noted

    @cached_property
    def _is_reusable(self) -> bool:
        return are_known(self._config)

    @cached_property
    def _markdown(self) -> Markdown:
        return Markdown(
            extensions=self._config["markdown_extensions"],
            extension_configs=self._config["mdx_configs"] or {},
        )

    @cached_property
    def _safety(self) -> SafetyExtension | None:
        extensions: list[object] = [*self._config.markdown_extensions]
        return next((each for each in extensions if isinstance(each, SafetyExtension)), None)

    def _render(self, page: Page, config: MkDocsConfig, files: Files, written: str, told: str) -> None:
        """Convert a page, or take it over from an earlier build."""
        del vars(page)["render"]  # it holds the text
        assert page.markdown is not None
        files = self._lookups.files(files)
        begun = digest(
            self._basis,
            page.file.src_uri,
            page.url,
            written,
            page.markdown,
            told,
            levels(config),
        )
        if self._workers is not None:
            self._workers.collect()
        names = self._store.get(f"lookups {begun}") if self._store is not None else None
        if names is not None and self._store is not None:
            key = self._key_of(begun, names)
            found, outcome = self._store.marked(f"content {key}")
            if found is not None and self._store.holds(found["html"]):
                self._take_over(found, page, files)
                self._note_key(page, written, outcome)
                self._note_conversion(page, text_key(page, written, told), names, found, begun, key)
                if not self._puts_aside:
                    self.bring_back(page)
                return
        self._count(files)
        with _told() as records:
            self._convert(page, config, files)
        html = f"html {digest(page.content or '')}"
        made = self._kept(page, html, records)
        if self._store is not None:
            noted = self._lookups.noted
            self._store.put(f"lookups {begun}", noted)
            # First: who finds the other one finds this too.
            self._store.put(html, page.content)
            key = self._key_of(begun, noted)
            outcome = self._store.put(f"content {key}", made)
            self._note_key(page, written, outcome)
            self._note_conversion(page, text_key(page, written, told), noted, made, begun, key)
            self._html[page.file.src_uri] = html

    def _key_of(self, begun: str, names: Sequence[str]) -> str:
        """Return the key of what is converted from a text, by all that it has looked up."""
        return digest(begun, "\0".join(names), self._lookups.answers(names))

    def _note_key(self, page: Page, written: str, outcome: str) -> None:
        """Note the key of a page by a digest of what its conversion has made: others may make the same."""
        assert page.markdown is not None
        self.keys[page.file.src_uri] = digest(written, page.markdown, outcome)

    def _note_conversion(
        self, page: Page, text: str, names: Sequence[str], made: Mapping[str, Any], begun: str, key: str
    ) -> None:
        path = page.file.src_uri
        if not self._puts_aside or not may_be_left(made, page):
            return
        asked = not_of_facts(names)
        conversion = Conversion(
            text=text,
            answer=self._lookups.answers(asked),
            key=self.keys[path],
            title=made["title"],
            day=page.update_date,
            anchors=made["anchors"],
            links=made["links"],
            problems=made["problems"],
            meta=asked_of(page),
            entries=[f"lookups {begun}", f"content {key}", made["html"]],
        )
        self.conversions[path] = conversion, asked

    def _convert(self, page: Page, config: MkDocsConfig, files: Files) -> None:
        md = self._markdown.reset()
        raw_html = stock._RawHTMLPreprocessor()
        anchors = stock._ExtractAnchorsTreeprocessor(page.file, files, config)
        links = stock._RelativePathTreeprocessor(page.file, files, config)
        title = stock._ExtractTitleTreeprocessor()
        for each in (raw_html, anchors, links, title):
            each._register(md)
        assert page.markdown is not None
        page.content = md.convert(page.markdown)
        page.toc = get_toc(getattr(md, "toc_tokens", []))
        page._title_from_render = title.title
        page.present_anchor_ids = anchors.present_anchor_ids | raw_html.present_anchor_ids
        if _log.getEffectiveLevel() > logging.DEBUG:
            page.links_to_anchors = links.links_to_anchors

    def put_aside(self, page: Page) -> bool:
        """Let the content of a page go until it is put into the theme; return whether it can be.

        Of all pages at once, it is most of what a build holds in memory, and a later one needs little of it.
        """
        if not self._puts_aside or page.file.src_uri not in self._html:
            return False
        page.content = ""
        return True

    def bring_back(self, page: Page) -> None:
        """Let a page have its content again, if it was put aside.

        Raises:
            BuildError: it is not kept any more.
        """
        key = self._html.get(page.file.src_uri)
        if key is None or page.content or self._store is None:
            return
        page.content = self._store.get(key)
        if page.content is None:
            raise BuildError("What is kept between builds was changed by others meanwhile; build again.")

    def _kept(self, page: Page, html: str, records: list[logging.LogRecord]) -> Mapping[str, Any]:
        path = page.file.src_uri
        problems = self._extension.problems_on(path)
        return {
            "html": html,
            "toc": getattr(self._markdown, "toc_tokens", []),
            "title": page._title_from_render,
            "anchors": sorted(page.present_anchor_ids or ()),
            "links": [[to.src_uri, anchors] for to, anchors in (page.links_to_anchors or {}).items()],
            "problems": [asdict(each) for each in problems],
            "used": sorted(self._extension.used(path)),
            "left_out": list(self._safety.left_out) if self._safety is not None else [],
            "since": drawn_since(page),
            "told": [[record.levelno, record.getMessage()] for record in records],
        }

    def _take_over(self, found: Mapping[str, Any], page: Page, files: Files) -> None:
        page.content, self._html[page.file.src_uri] = "", found["html"]
        page.toc = get_toc(found["toc"])
        page._title_from_render = found["title"]
        page.present_anchor_ids = set(found["anchors"])
        if _log.getEffectiveLevel() > logging.DEBUG:
            linked = ((files.get_file_from_path(path), anchors) for path, anchors in found["links"])
            page.links_to_anchors = {file: anchors for file, anchors in linked if file is not None}
        self._extension.take_over(map(restored, found["problems"]), found["used"])
        if self._safety is not None:
            self._safety.left_out.clear()
            self._safety.left_out.update(dict.fromkeys(found["left_out"]))
        drawn_since(page, found["since"])
        for level, message in found["told"]:
            _log.log(level, "%s", message)


def text_key(page: Page, written: str, told: str) -> str:
    """Return a digest of a page's text: of its file, of what is known of it beside that, of its address."""
    return digest(written, told, page.url, page.file.dest_uri, page.file.inclusion.name)


def levels(config: MkDocsConfig) -> str:
    """What MkDocs tells of links, and at which level its log listens."""
    links = config.validation.links
    levels = (links.not_found, links.absolute_links, links.unrecognized_links, links.anchors)
    return f"{levels} {_log.getEffectiveLevel() > logging.DEBUG}"


@contextmanager
def _told() -> Iterator[list[logging.LogRecord]]:
    """Yield a list that fills with what MkDocs tells of the page that it converts."""
    records: list[logging.LogRecord] = []
    listener = _Listener(records.append)
    _log.addHandler(listener)
    try:
        yield records
    finally:
        _log.removeHandler(listener)


class _Listener(logging.Handler):
    def __init__(self, note: Callable[[logging.LogRecord], None]) -> None:
        super().__init__(logging.DEBUG)
        self._note = note

    def emit(self, record: logging.LogRecord) -> None:
        self._note(record)
