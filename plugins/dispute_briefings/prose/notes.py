"""The notes at the foot of a page: what its running text names, each once, where it is looked up.

A link that is all there is in its block - a heading, an entry of a list, a cell - has no note: it is
an index and no text.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator
from functools import lru_cache
from xml.etree.ElementTree import Element, SubElement

from markdown.treeprocessors import Treeprocessor
from markdown.util import BLOCK_LEVEL_ELEMENTS, AtomicString
from markupsafe import Markup

from dispute_briefings.prose.citations import CITED
from dispute_briefings.prose.links import LINKED
from dispute_briefings.prose.page import Page, Pages, preview_words
from dispute_briefings.views.filling import filled
from dispute_briefings.views.notes import DrawnNote, Note, draw, drawn_note, noted

_ANCHOR = "facts-and-terms"
_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
_BLOCKS = frozenset(BLOCK_LEVEL_ELEMENTS) | {"caption"}
# Citations and marks of footnotes stand beside a text.
_BESIDE = frozenset({"sup"})
_WORD = re.compile(r"\w")


class Notes(Treeprocessor):
    """Writes the notes, and lets each link say which one is its own."""

    def __init__(self, pages: Pages) -> None:
        super().__init__()
        self._pages = pages

    def run(self, root: Element) -> None:
        """Add a section with the notes; a page whose text names nothing gets none."""
        page = self._pages.current
        if not page.links:
            return
        about = {
            link: noted(page.links[link.text or ""].meant, page.setting.book) for link in _links(root, page)
        }
        notes = self._notes(page, (about[link] for link in _in_running_text(root, about.keys())))
        if not notes:
            return
        for link, note in about.items():
            if (drawn := notes.get(note.anchor)) is not None:
                self._refer(link, drawn, page)
        self._write(root, page, tuple(notes.values()))

    def _notes(self, page: Page, named: Iterable[Note]) -> dict[str, DrawnNote]:
        """Return the notes that say something, each once, by their anchors."""
        notes = dict[str, DrawnNote]()
        for note in named:
            if note.anchor not in notes:
                drawn = drawn_note(note, page.drawing)
                if drawn.html is not None:
                    notes[note.anchor] = drawn
        return notes

    def _write(self, root: Element, page: Page, notes: tuple[DrawnNote, ...]) -> None:
        section = Element("section", {"class": "bf-named", "aria-labelledby": _ANCHOR})
        section.text = section.tail = "\n"
        root.insert(_before_sources(root), section)
        for name, words in preview_words(page.drawing).items():
            section.set(name, words)
        # What is said here is said better on the pages of the records.
        section.set("data-search-exclude", "")
        heading = SubElement(section, "h2", {"id": _ANCHOR, "data-search-exclude": ""})
        heading.text, heading.tail = AtomicString(page.drawing.word("notes-heading")), "\n"
        kept = self._pages.fragments.keep(str(draw(page.drawing, notes)))
        box = SubElement(section, "div")
        box.text, box.tail = AtomicString(kept), "\n"

    def _refer(self, link: Element, note: DrawnNote, page: Page) -> None:
        html = str(page.links[link.text or ""].html)
        attributes = _attributes(note.anchor, is_described=note.is_described)
        link.text = AtomicString(self._pages.fragments.keep(html.replace(" href=", f"{attributes} href=", 1)))


@lru_cache(maxsize=16_384)
def _attributes(anchor: str, *, is_described: bool) -> Markup:
    described = filled(' aria-describedby="{}--says"', anchor) if is_described else ""
    return filled(' data-bf-note="{}"{}', anchor, described)


def _before_sources(root: Element) -> int:
    """Return where the list of sources stands, if it is what the page ends with."""
    return len(root) - (len(root) > 0 and root[-1].get("class") == CITED)


def _links(root: Element, page: Page) -> Iterator[Element]:
    """Yield the elements of our links, without those that became plain words."""
    for element in root.iter("span"):
        if element.get("class") == LINKED and element.text in page.links:
            yield element


def _in_running_text(root: Element, made: Collection[Element]) -> Iterator[Element]:
    """Yield the links that stand in a block beside other words, in the order of the page."""
    for block in root.iter():
        if block.tag not in _BLOCKS or block.tag in _HEADINGS:
            continue
        words, links = [block.text or ""], []
        for inline in _inlines(block):
            if inline in made:
                links.append(inline)
            elif inline.tag not in _BESIDE:
                words.append(inline.text or "")
            words.append(inline.tail or "")
        if links and any(map(_WORD.search, words)):
            yield from links


def _inlines(block: Element) -> Iterator[Element]:
    """Yield what stands in a block, at any depth, without the blocks in it."""
    for child in block:
        if child.tag not in _BLOCKS:
            yield child
            yield from _inlines(child)
