"""``[@source, where; @other]`` in prose: numbers, and the list of sources that they lead to."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from xml.etree.ElementTree import Element, SubElement

from markdown import Markdown
from markdown.inlinepatterns import InlineProcessor
from markdown.treeprocessors import Treeprocessor
from markdown.util import AtomicString

from dispute_briefings.facts.book import FactBook
from dispute_briefings.facts.model import Source
from dispute_briefings.facts.text import cited
from dispute_briefings.problems import nearest
from dispute_briefings.prose.bibliography import CitedAt, entries, label_of
from dispute_briefings.prose.links import DESTINATION, unknown
from dispute_briefings.prose.page import Page, Pages
from dispute_briefings.prose.places import MARK
from dispute_briefings.prose.untouched import is_untouched

CITATION = rf"\[@(?P<mark>{MARK})?(?P<cited>[^\[\]\x02\x03]+)\](?!{DESTINATION})"

_CITATION = re.compile(CITATION)
_OF_MARKDOWN = re.compile(rf"\[@[^\[\]\n]*\]{DESTINATION}")

PLACE_OF_SOURCES = "bf-cited-place"
"""The class of an element that waits for the list of sources."""

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
        if is_untouched(data, m.start()):
            return None, None, None
        page = self._pages.current
        element = Element("sup", {"class": "bf-cite"})
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
        return element, m.start(), m.end()


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
        return f"'{source}' is a {book.by_id[source].kind_name}: link it as [[{source}]]"
    return nearest(source, (each.id for each in book.of_kind(Source)))


@dataclass(frozen=True, kw_only=True, slots=True)
class _Numbered:
    element: Element
    cited: CitedAt
    in_link: bool


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
        for found in _pending(root, page):
            times = by_source.setdefault(found.cited.source.id, [])
            times.append(found.cited)
            number = list(by_source).index(found.cited.source.id) + 1
            html = label_of(page.drawing, found.cited, number, len(times), is_link=not found.in_link)
            found.element.text = AtomicString(self._pages.fragments.keep(str(html)))
        page.used.update(by_source)
        self._write_list(root, places, page, tuple(map(tuple, by_source.values())))

    def _write_list(
        self, root: Element, places: list[Element], page: Page, by_source: tuple[tuple[CitedAt, ...], ...]
    ) -> None:
        kept = self._pages.fragments.keep(str(entries(page.drawing, by_source)))
        if places:
            places[0].text = AtomicString(kept)
            return
        section = SubElement(root, "section", {"class": "bf-cited", "aria-labelledby": _ANCHOR})
        heading = SubElement(section, "h2", {"id": _ANCHOR})
        heading.text = AtomicString(page.drawing.word("cited-heading"))
        SubElement(section, "div").text = AtomicString(kept)


def _pending(root: Element, page: Page) -> Iterator[_Numbered]:
    """Yield the citations in the order in which they stand on the page."""
    stack: list[tuple[Element, bool]] = [(root, False)]
    while stack:
        element, in_link = stack.pop()
        if (number := element.attrib.pop(_PENDING, None)) is not None:
            yield _Numbered(element=element, cited=page.cited[int(number)], in_link=in_link)
        inside = in_link or element.tag == "a"
        stack += [(child, inside) for child in reversed(element)]
