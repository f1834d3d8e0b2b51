"""``[[id]]``, ``[[id|text]]`` and ``[[address.of.fact]]`` in prose."""

from __future__ import annotations

import re
from collections.abc import Mapping
from html import unescape
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.inlinepatterns import InlineProcessor
from markdown.treeprocessors import Treeprocessor
from markdown.util import STX, AtomicString

from dispute_briefings.facts.addresses import Addressed, AmbiguousAddressError, resolve
from dispute_briefings.facts.book import FactBook, UnknownAddressError
from dispute_briefings.problems import Position
from dispute_briefings.prose.page import LinkMade, Page, Pages
from dispute_briefings.prose.places import MARK
from dispute_briefings.prose.untouched import is_untouched
from dispute_briefings.views.fact_links import linked, without_links

# An escaped bar, as a table needs it, has become a placeholder where tables are on.
_BAR = "(?:\\||\\\\\\||\x02klzzwxh:\\d+\x03)"
# What follows `[[1]]` in a Markdown link whose text is in brackets; `(HF)` after a link is prose.
DESTINATION = r"(?:\((?:<|[^\s()]*[/#.:@])[^()]*\)|\[(?![@^\[])[^\]\n]*\]|\(\s*\))"

LINK = (
    rf"\[\[(?P<mark>{MARK})?(?P<target>[^\[\]|\\\n\x02\x03]+?)"
    rf"(?:{_BAR}(?P<label>[^\[\]]+))?\]\](?!{DESTINATION})"
)

_LINK = re.compile(LINK)
_OF_MARKDOWN = re.compile(rf"\[\[[^\[\]\n]*\]\]{DESTINATION}")
_TAG = re.compile(r"<[^<>]*>")
LINKED = "bf-link"
"""The class of an element around a link of ours."""


class LinkProcessor(InlineProcessor):
    """Puts a link to a record or fact in the place of its address."""

    def __init__(self, pages: Pages, md: Markdown) -> None:
        super().__init__(LINK, md)
        self._pages = pages

    def handleMatch(  # type: ignore[override]  # noqa: N802 - of Python-Markdown
        self, m: re.Match[str], data: str
    ) -> tuple[Element | None, int | None, int | None]:
        """Return the link, or what is wrong with it, as an element."""
        page = self._pages.current
        if is_untouched(data, m.start()):
            page.left_alone.add(m["mark"])
            return None, None, None
        target = m["target"].strip()
        label = " ".join(unescape(self.unescape(m["label"])).split()) if m["label"] else None
        try:
            meant = resolve(page.setting.book, target)
        except UnknownAddressError as error:
            page.report(*_problem(page, m["mark"], target, error))
            return unknown(label or target, error.cure), m.start(), m.end()
        if page.places is not None:
            return carried("span", m["mark"]), m.start(), m.end()
        return element_of(self._pages, meant, label), m.start(), m.end()


def element_of(pages: Pages, meant: Addressed, label: str | None, *, by_name: bool = False) -> Element:
    """Return an element that holds a link, and note the link on the page at hand.

    Args:
        pages: the pages; the one at hand is linked from.
        meant: what the link leads to.
        label: its words, where they are not those of what it leads to.
        by_name: whether it was made because the text names a record, and not written as a link.
    """
    page = pages.current
    link = linked(meant, label, page.drawing, by_name=by_name)
    element = Element("span", {"class": LINKED})
    element.text = AtomicString(pages.fragments.keep(str(link)))
    page.links[element.text] = LinkMade(meant=meant, html=link)
    return element


class PlainWhereNested(Treeprocessor):
    """Leaves the mere text of a link where none can be: in a link of the page, in an attribute."""

    def __init__(self, pages: Pages) -> None:
        super().__init__()
        self._pages = pages

    def run(self, root: Element) -> None:
        """Look through a page that has links of ours."""
        links = self._pages.current.links
        if not links:
            return
        for outer in root.iter("a"):
            for inner in outer.iter("span"):
                if inner.get("class") == LINKED and inner.text in links:
                    text = without_links(links[inner.text].html)
                    inner.text = AtomicString(self._pages.fragments.keep(str(text)))
        for element in root.iter():
            for name, value in element.items():
                if STX in value:  # the text of an image, the title of a link
                    element.set(name, _in_words(value, links))


def _in_words(value: str, links: Mapping[str, LinkMade]) -> str:
    for placeholder, link in links.items():
        value = value.replace(placeholder, unescape(_TAG.sub("", str(link.html))))
    return value


def is_sound_link(book: FactBook, text: str, start: int) -> bool:
    """Whether the link at an offset of a source text leads somewhere, or is one of Markdown's own."""
    if (found := _LINK.match(text, start)) is None:
        return _OF_MARKDOWN.match(text, start) is not None
    try:
        resolve(book, found["target"].strip())
    except UnknownAddressError:
        return False
    return True


def carried(tag: str, mark: str | None) -> Element:
    """Return what stands for a link or a citation while marks are followed: its mark goes on."""
    element = Element(tag)
    element.text = AtomicString(mark or "")
    return element


def unknown(shown: str, cure: str) -> Element:
    """Return what stands on the page in the place of something that is not there."""
    element = Element("span", {"class": "bf-unknown"})
    if cure:
        element.set("title", cure)
    element.text = AtomicString(shown)
    return element


def _problem(
    page: Page, mark: str | None, target: str, error: UnknownAddressError
) -> tuple[str, Position, str, str]:
    position = page.position(mark)
    if isinstance(error, AmbiguousAddressError):
        return "ambiguous-fact", position, f"'{target}' means several facts", error.cure
    if target.partition(".")[0] in page.setting.book.by_id:
        return "unknown-fact", position, f"no fact '{target}'", error.cure
    return "unknown-record", position, f"no record '{target.partition('.')[0]}'", error.cure
