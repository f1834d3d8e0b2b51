"""``[@source, where; @other]`` in prose: numbers, and the list of sources that they lead to."""

from __future__ import annotations

import re
from collections.abc import Iterator
from xml.etree.ElementTree import Element, SubElement

from markdown import Markdown
from markdown.inlinepatterns import InlineProcessor
from markdown.treeprocessors import Treeprocessor
from markdown.util import AtomicString

from dispute_briefings.facts.book import FactBook
from dispute_briefings.facts.model import Source
from dispute_briefings.facts.near_sources import near_source
from dispute_briefings.facts.text import cited
from dispute_briefings.problems import a
from dispute_briefings.prose.bibliography import CitedAt, entries, label_of
from dispute_briefings.prose.links import DESTINATION, unknown
from dispute_briefings.prose.page import Page, Pages, preview_words
from dispute_briefings.prose.places import MARK
from dispute_briefings.prose.untouched import is_untouched

CITATION = rf"\[@(?P<mark>{MARK})?(?P<cited>[^\[\]\x02\x03]+)\](?!{DESTINATION})"

# A number stands right behind its sentence; a forced line break stays.
_SPACE_BEFORE = re.compile(r"(?<=\S)(?!  \n)\s+\Z")
_CITATION = re.compile(CITATION)
_OF_MARKDOWN = re.compile(rf"\[@[^\[\]\n]*\]{DESTINATION}")

PLACE_OF_SOURCES = "bf-cited-place"
"""The class of an element that waits for the list of sources."""

CITED = "bf-cited"
"""The class of the section that it has at the end of a page otherwise."""

_MARK_CLASS = "bf-cite"
_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
_PENDING = "data-briefings-cite"
_ANCHOR = "sources-cited"


class CitationProcessor(InlineProcessor):
    """Puts an element for numbers in the place of a citation; it is numbered once the page is read."""

    def __init__(self, pages: Pages, md: Markdown) -> None:
        super().__init__(CITATION, md)
        self._pages = pages

    def handleMatch(  # type: ignore[override]  # noqa: N802 - of Python-Markdown
        self, m: re.Match[str], data: str
    ) -> tuple[Element | None, int | None, int | None]:
        """Return the element, with whatever is not known shown in it."""
        page = self._pages.current
        if is_untouched(data, m.start()):
            page.left_alone.add(m["mark"])
            return None, None, None
        element = Element("sup", {"class": _MARK_CLASS})
        if page.places is not None:
            element.text = AtomicString(m["mark"] or "")
        for each in cited(" ".join(m["cited"].split())):
            source = page.setting.book.by_id.get(each.source)
            if isinstance(source, Source):
                page.cited.append(CitedAt(source=source, at=each.at))
                SubElement(element, "span", {_PENDING: str(len(page.cited) - 1)})
            else:
                cure = _cure(page, each.source)
                page.report("unknown-source", page.position(m["mark"]), f"no source '{each.source}'", cure)
                element.append(unknown(f"@{each.source}", cure))
        for child in list(element)[:-1]:
            child.tail = AtomicString(", ")
        before = _SPACE_BEFORE.search(data, 0, m.start())
        return element, before.start() if before else m.start(), m.end()


def is_sound_citation(book: FactBook, text: str, start: int) -> bool:
    """Whether the citation at an offset of a source text names sources, or is a link of Markdown's own."""
    if (found := _CITATION.match(text, start)) is None:
        return _OF_MARKDOWN.match(text, start) is not None
    return all(isinstance(book.by_id.get(each.source), Source) for each in cited(found["cited"]))


def _cure(page: Page, source: str) -> str:
    book = page.setting.book
    if source in book.renamed:
        return f"it is called '{book.renamed[source]}' now"
    if source in book.by_id:
        return f"'{source}' is {a(book.by_id[source].kind_name)}: link it as [[{source}]]"
    return near_source(book, source) or "add a source with this id, or correct the id"


class CitationNumbers(Treeprocessor):
    """Numbers the citations in the order of the page, and writes the list of sources."""

    def __init__(self, pages: Pages) -> None:
        super().__init__()
        self._pages = pages

    def run(self, root: Element) -> None:
        """Fill in what the inline processor has left open."""
        page = self._pages.current
        places = [element for element in root.iter("div") if element.get("class") == PLACE_OF_SOURCES]
        if not page.cited and not places:
            return
        by_source: dict[str, list[CitedAt]] = {}
        for element, around in _marks(root):
            self._number(element, page, by_source, is_link="a" not in around)
            if _HEADINGS & around:
                # The contents leave footnotes out by what their ids begin with, and so this number.
                element.set("id", f"fnref-{_ANCHOR}-{len(by_source)}")
        page.used.update(by_source)
        if by_source or places:
            self._write_list(root, places, page, tuple(map(tuple, by_source.values())))

    def _number(
        self, element: Element, page: Page, by_source: dict[str, list[CitedAt]], *, is_link: bool
    ) -> None:
        before: Element | None = None
        for child in list(element):
            if (index := child.get(_PENDING)) is None:
                before = child
                continue
            cited_here = page.cited[int(index)]
            times = by_source.setdefault(cited_here.source.id, [])
            times.append(cited_here)
            number = list(by_source).index(cited_here.source.id) + 1
            html = label_of(page.drawing, cited_here, number, len(times), is_link=is_link)
            text = self._pages.fragments.keep(str(html)) + (child.tail or "")
            element.remove(child)
            if before is None:
                element.text = AtomicString((element.text or "") + text)
            else:
                before.tail = AtomicString((before.tail or "") + text)

    def _write_list(
        self, root: Element, places: list[Element], page: Page, by_source: tuple[tuple[CitedAt, ...], ...]
    ) -> None:
        kept = self._pages.fragments.keep(str(entries(page.drawing, by_source)))
        words = preview_words(page.drawing)
        if places:
            places[0].text = AtomicString(kept)
            places[0].attrib.update(words)
            return
        section = SubElement(root, "section", {"class": CITED, "aria-labelledby": _ANCHOR, **words})
        heading = SubElement(section, "h2", {"id": _ANCHOR})
        heading.text = AtomicString(page.drawing.word("cited-heading"))
        SubElement(section, "div").text = AtomicString(kept)


def _marks(root: Element) -> Iterator[tuple[Element, frozenset[str]]]:
    """Yield the citations in the order in which they stand on the page, with the tags around each."""
    stack: list[tuple[Element, frozenset[str]]] = [(root, frozenset())]
    while stack:
        element, around = stack.pop()
        if element.tag == "sup" and element.get("class") == _MARK_CLASS:
            yield element, around
            continue
        inside = around | {element.tag}
        stack += [(child, inside) for child in reversed(element)]
