"""The passages of a page whose names may become links, read from its finished tree.

Left out are headings, links, code, quotations, HTML, our own views, and what has the class ``no-glossary``:
a passage, or with its heading a section.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass, field
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.util import ETX, STX, AtomicString

from dispute_briefings.prose.links import LINKED

OFF = "no-glossary"
"""The class of what holds no links by name."""

_LEVELS = {f"h{level}": level for level in range(1, 7)}
_BEGINS_SECTION = 2
_APART = frozenset(
    "a abbr blockquote button caption cite code del dfn dt h1 h2 h3 h4 h5 h6 kbd label math pre q s samp "  # noqa: SIM905
    "script strike style summary svg textarea th var".split()
)
_WITHIN_A_LINE = _APART | frozenset("b bdi bdo big em i ins mark small span strong sub sup u".split())  # noqa: SIM905
_OFF_TOO = frozenset({OFF, "admonition-title"})
_NOTES = "footnote"
_OWN = "bf-"

# What Python-Markdown keeps behind a placeholder: raw HTML, and characters that a backslash stood before.
_KEPT = re.compile(rf"{STX}(?:wzxhzdk:(?P<html>\d+)|(?P<char>\d{{2,3}})|[^{ETX}]*){ETX}")
_ADDRESS = re.compile(r"[a-z][a-z0-9+.-]*://\S+")
_BLANK = "\0"
_EMPTY = frozenset({"br", "hr", "img", "input", "wbr"})
_TAG = re.compile(r"<(?P<closes>/?)(?P<tag>[A-Za-z][A-Za-z0-9]*)(?P<attributes>[^<>]*?)(?P<alone>/?)>")


@dataclass(frozen=True, slots=True)
class Passage:
    """A text in the tree: that at the start of `parent`, or the one behind its child `before`.

    `shown` is of the same length, with all blank that is no prose. Sections are counted from 0; one begins
    at a heading of the first or second level.
    """

    parent: Element
    before: Element | None
    text: str
    shown: str
    section: int


@dataclass(frozen=True, slots=True)
class Written:
    """A link that an author wrote, to a record or a fact: the placeholder that it stands behind."""

    placeholder: str
    section: int


@dataclass(kw_only=True, slots=True)
class Reading:
    """A way through a page, in the order of its text.

    `raw` are the open tags of raw HTML, `off_from` is the level of the heading that switched its section
    off.
    """

    md: Markdown
    section: int = 0
    raw: list[str] = field(default_factory=list)
    off_from: int | None = None

    def through(self, element: Element, *, is_prose: bool = True) -> Iterator[Passage | Written]:
        """Yield what is in an element."""
        classes = (element.get("class") or "").split() if element.attrib else ()
        if LINKED in classes:
            yield Written(element.text or "", self.section)
            return
        if any(each.startswith(_OWN) for each in classes):
            return
        self._enter(element.tag, classes)
        is_prose = is_prose and element.tag not in _APART and not _OFF_TOO.intersection(classes)
        if element.text and not element.text.isspace():
            yield from self._passage(element, None, element.text, is_prose=is_prose)
        for child in element[:]:
            yield from self.through(child, is_prose=is_prose)
            if child.tag not in _WITHIN_A_LINE:
                self.raw.clear()
            if child.tail and not child.tail.isspace():
                yield from self._passage(element, child, child.tail, is_prose=is_prose)

    def _enter(self, tag: str, classes: Collection[str]) -> None:
        if tag not in _WITHIN_A_LINE:
            self.raw.clear()  # raw HTML within a line ends with its block
        elif tag in _LEVELS:
            self._begin(_LEVELS[tag], is_off=OFF in classes)
        if _NOTES in classes:
            self._begin(0, is_off=False)

    def _begin(self, level: int, *, is_off: bool) -> None:
        if level <= _BEGINS_SECTION:
            self.section += 1
        if self.off_from is None or level <= self.off_from:
            self.off_from = level if is_off else None

    def _passage(
        self, parent: Element, before: Element | None, text: str, *, is_prose: bool
    ) -> Iterator[Passage]:
        shown = text
        if STX in text or self.raw or "://" in text:
            shown = self._shown(text)
        if is_prose and self.off_from is None and not isinstance(text, AtomicString):
            yield Passage(parent, before, text, shown, self.section)

    def _shown(self, text: str) -> str:
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
