"""The first mention of a record in each section of an article becomes a link to it.

A section begins at a heading of the first or second level. Those whom a dispute is between are linked once
on a page: every section names them. Nothing is linked in headings, links, code,
quotations, HTML and views, nor where the author says so: with ``glossary: off`` for a page, with the class
``no-glossary`` for a passage, or for a section on its heading.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.treeprocessors import Treeprocessor
from markdown.util import ETX, STX, AtomicString

from dispute_briefings.facts.addresses import resolve
from dispute_briefings.language.names import FoundName
from dispute_briefings.prose.links import LINKED, element_of
from dispute_briefings.prose.page import Page, Pages
from dispute_briefings.views.addresses import page_of

OFF = "no-glossary"
"""The class of what holds no links by name."""

_LEVELS = {f"h{level}": level for level in range(1, 7)}
_BEGINS_SECTION = 2
_APART = frozenset(
    "a abbr blockquote button caption cite code del dfn dt h1 h2 h3 h4 h5 h6 kbd label math pre q s samp "  # noqa: SIM905
    "script strike style summary svg textarea th var".split()
)
_TITLES = frozenset({"admonition-title"})
_WITHIN_A_LINE = frozenset("b bdi bdo big em i ins mark small span strong sub sup u".split())  # noqa: SIM905
_NOTES = "footnote"
_OWN = "bf-"

# What Python-Markdown keeps behind a placeholder: raw HTML, and characters that a backslash stood before.
_KEPT = re.compile(rf"{STX}(?:wzxhzdk:(?P<html>\d+)|(?P<char>\d{{2,3}})|[^{ETX}]*){ETX}")
_ADDRESS = re.compile(r"[a-z][a-z0-9+.-]*://\S+")
_BLANK = "\0"
_EMPTY = frozenset({"br", "hr", "img", "input", "wbr"})
_TAG = re.compile(r"<(?P<closes>/?)(?P<tag>[A-Za-z][A-Za-z0-9]*)(?P<attributes>[^<>]*?)(?P<alone>/?)>")


class NameLinks(Treeprocessor):
    """Links names in the finished tree of an article, before its abbreviations and contents are made."""

    def __init__(self, pages: Pages, md: Markdown) -> None:
        super().__init__(md)
        self._pages = pages

    def run(self, root: Element) -> None:
        """Put the links into the page at hand."""
        page = self._pages.current
        if page.places is None and page.has_glossary:
            walk = _Walk(pages=self._pages, page=page, md=self.md)
            walk.through(root, is_prose=True)


@dataclass(kw_only=True)
class _Walk:
    """A way through a page.

    `met` are the records linked in this section, `met_before` those of all sections before it; `raw` the
    open tags of raw HTML; `off_from` is the level of the heading that switched its section off.
    """

    pages: Pages
    page: Page
    md: Markdown
    met: set[str] = field(default_factory=set)
    met_before: set[str] = field(default_factory=set)
    raw: list[str] = field(default_factory=list)
    off_from: int | None = None

    def through(self, element: Element, *, is_prose: bool) -> None:
        """Link names in an element and what is in it, in the order of the text."""
        classes = (element.get("class") or "").split()
        if LINKED in classes:
            made = self.page.links.get(element.text or "")
            if made is not None and made.meant.is_record:
                self.met.add(made.meant.record.id)
            return
        if any(each.startswith(_OWN) for each in classes):
            return
        self._enter(element, classes)
        is_prose = is_prose and element.tag not in _APART and OFF not in classes and not _TITLES & {*classes}
        if element.text:
            self._link(element, None, element.text, is_prose=is_prose)
        for child in list(element):
            self.through(child, is_prose=is_prose)
            if child.tag not in _WITHIN_A_LINE and child.tag not in _APART:
                self.raw.clear()
            if child.tail:
                self._link(element, child, child.tail, is_prose=is_prose)

    def _enter(self, element: Element, classes: list[str]) -> None:
        if element.tag not in _WITHIN_A_LINE and element.tag not in _APART:
            self.raw.clear()  # raw HTML within a line ends with its block
        level = _LEVELS.get(element.tag)
        if level is not None:
            if level <= _BEGINS_SECTION:
                self._begin_section()
            if self.off_from is None or level <= self.off_from:
                self.off_from = level if OFF in classes else None
        elif _NOTES in classes:
            self._begin_section()
            self.off_from = None

    def _begin_section(self) -> None:
        self.met_before |= self.met
        self.met.clear()

    def _link(self, parent: Element, before: Element | None, text: str, *, is_prose: bool) -> None:
        """Link names in the text at the start of an element, or in that behind a child of it."""
        shown = self._shown(text)
        if not is_prose or self.off_from is not None or isinstance(text, AtomicString):
            return
        chosen = tuple(self._chosen(shown))
        if not chosen:
            return
        index = 0 if before is None else list(parent).index(before) + 1
        ends = [*(found.start for found, _ in chosen[1:]), len(text)]
        for number, ((found, record), end) in enumerate(zip(chosen, ends, strict=True)):
            label = " ".join(text[found.start : found.end].split())
            link = element_of(self.pages, resolve(self.page.setting.book, record), label, by_name=True)
            link.tail = text[found.end : end]
            parent.insert(index + number, link)
        start = text[: chosen[0][0].start]
        if before is None:
            parent.text = start
        else:
            before.tail = start

    def _chosen(self, text: str) -> Iterator[tuple[FoundName, str]]:
        """Yield the names in a text that become links, with the record of each."""
        for found in self.pages.names.found_in(text):
            record = found.records[0] if len(found.records) == 1 else None
            if record is not None and not self._is_linked(record):
                self.met.add(record)
                yield found, record

    def _is_linked(self, record: str) -> bool:
        """Whether a link to a record stands before here, or would lead to where the reader is."""
        if record in self.met or (record in self.met_before and record in self.pages.participants):
            return True
        return page_of(self.page.setting.book.by_id[record]) == self.page.path

    def _shown(self, text: str) -> str:
        """Return a text of the same length in which all is blank that is no prose, and note open tags."""
        if STX not in text and not self.raw and "://" not in text:
            return text
        pieces: list[str] = []
        last = 0
        for kept in _KEPT.finditer(text):
            pieces += [self._prose(text[last : kept.start()]), self._filling(kept)]
            last = kept.end()
        return "".join([*pieces, self._prose(text[last:])])

    def _prose(self, text: str) -> str:
        return _BLANK * len(text) if self.raw else _ADDRESS.sub(lambda found: _BLANK * len(found[0]), text)

    def _filling(self, kept: re.Match[str]) -> str:
        """Return what stands for a placeholder; a character that was escaped stands for itself."""
        if kept["char"] is not None:
            return chr(int(kept["char"])) * len(kept[0])
        blocks = self.md.htmlStash.rawHtmlBlocks
        if kept["html"] is not None and int(kept["html"]) < len(blocks):
            self._open_or_close(str(blocks[int(kept["html"])]))
        return _BLANK * len(kept[0])

    def _open_or_close(self, html: str) -> None:
        tag = _TAG.fullmatch(html.strip())
        if tag is None or tag["alone"] or (name := tag["tag"].lower()) in _EMPTY:
            return
        if tag["closes"]:
            if name in self.raw:
                del self.raw[len(self.raw) - 1 - self.raw[::-1].index(name) :]
        elif self.raw or name in _APART or OFF in tag["attributes"]:
            self.raw.append(name)
