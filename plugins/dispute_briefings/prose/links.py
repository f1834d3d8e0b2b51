"""``[[id]]``, ``[[id|text]]`` and ``[[address.of.fact]]`` in prose."""

from __future__ import annotations

import re
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.inlinepatterns import InlineProcessor
from markdown.treeprocessors import Treeprocessor
from markdown.util import AtomicString
from markupsafe import Markup

from dispute_briefings.facts.addresses import Addressed, AmbiguousAddressError, resolve
from dispute_briefings.facts.book import FactBook, UnknownAddressError
from dispute_briefings.facts.conflicts import standing
from dispute_briefings.facts.status import State
from dispute_briefings.problems import Position
from dispute_briefings.prose.page import Page, Pages
from dispute_briefings.prose.places import MARK
from dispute_briefings.prose.untouched import is_untouched
from dispute_briefings.views import Drawing
from dispute_briefings.views.addresses import target_of

# An escaped bar, as a table needs it, has become a placeholder where tables are on.
_BAR = "(?:\\||\\\\\\||\x02klzzwxh:\\d+\x03)"
# What follows `[[1]]` in a Markdown link whose text is in brackets; `(HF)` after a link is prose.
DESTINATION = r"(?:\((?:<|[^\s()]*[/#.:@])[^()]*\)|\[[^\]\n]*\]|\(\s*\))"

LINK = (
    rf"\[\[(?P<mark>{MARK})?(?P<target>[^\[\]|\\\n\x02\x03]+?)"
    rf"(?:{_BAR}(?P<label>[^\[\]]+))?\]\](?!{DESTINATION})"
)

_LINK = re.compile(LINK)
_OF_MARKDOWN = re.compile(rf"\[\[[^\[\]\n]*\]\]{DESTINATION}")
_LINKED = "bf-link"
_ANCHOR = re.compile(r"</?a\b[^>]*>")


class LinkProcessor(InlineProcessor):
    """Puts a link to a record or fact in the place of its address."""

    def __init__(self, pages: Pages, md: Markdown) -> None:
        super().__init__(LINK, md)
        self._pages = pages

    def handleMatch(  # type: ignore[override]  # noqa: N802 - of Python-Markdown
        self, m: re.Match[str], data: str
    ) -> tuple[Element | None, int | None, int | None]:
        """Return the link, or what is wrong with it, as an element."""
        if is_untouched(data, m.start()):
            return None, None, None
        page, target = self._pages.current, m["target"].strip()
        label = " ".join(self.unescape(m["label"]).split()) if m["label"] else None
        try:
            meant = resolve(page.setting.book, target)
        except UnknownAddressError as error:
            page.report(*_problem(page, m["mark"], target, error))
            return unknown(label or target, error.cure), m.start(), m.end()
        if page.places is not None:
            return Element("span"), m.start(), m.end()
        link = linked(page.drawing, meant, label)
        element = Element("span", {"class": _LINKED})
        element.text = AtomicString(self._pages.fragments.keep(str(link)))
        page.links[element.text] = link
        return element, m.start(), m.end()


class LinksInLinks(Treeprocessor):
    """Takes a link out of a link that a page puts around it; its text stays."""

    def __init__(self, pages: Pages) -> None:
        super().__init__()
        self._pages = pages

    def run(self, root: Element) -> None:
        """Look through the links of a page that has links of ours."""
        links = self._pages.current.links
        for outer in root.iter("a") if links else ():
            for inner in outer.iter("span"):
                if inner.get("class") == _LINKED and inner.text in links:
                    inner.text = AtomicString(self._pages.fragments.keep(str(_flat(links[inner.text]))))


def is_sound_link(book: FactBook, text: str, start: int) -> bool:
    """Whether the link at an offset of a source text leads somewhere, or is one of Markdown's own."""
    if (found := _LINK.match(text, start)) is None:
        return _OF_MARKDOWN.match(text, start) is not None
    try:
        resolve(book, found["target"].strip())
    except UnknownAddressError:
        return False
    return True


def linked(drawing: Drawing, meant: Addressed, label: str | None) -> Markup:
    """Return the link to a record, or a value linked to its place, by a label if one is given."""
    drawing.used.update((meant.address, meant.record.id, *meant.also))
    if meant.address == meant.record.id and meant.value is None:
        shown = Markup.escape(label) if label else drawing.name(meant.record)
        return Markup('<a class="bf-record" href="{}">{}</a>').format(
            drawing.href(meant.record), _flat(shown)
        )
    shown = Markup.escape(label) if label else _value(drawing, meant)
    link = Markup('<a class="bf-fact" href="{}">{}</a>').format(
        drawing.setting.resolve(target_of(meant.record)), _flat(shown)
    )
    return link + _contested(drawing, meant)


def unknown(shown: str, cure: str) -> Element:
    """Return what stands on the page in the place of something that is not there."""
    element = Element("span", {"class": "bf-unknown"})
    if cure:
        element.set("title", cure)
    element.text = AtomicString(shown)
    return element


def _value(drawing: Drawing, meant: Addressed) -> Markup:
    if isinstance(meant.value, State):
        return Markup.escape(drawing.word(f"state-{meant.value}"))
    if meant.value is None:
        return Markup.escape(drawing.word("no-value"))
    return drawing.value(meant.value, meant.unit)


def _contested(drawing: Drawing, meant: Addressed) -> Markup:
    how = standing(meant.reports)
    if not how.contested:
        return Markup("")
    return Markup(' <a class="bf-contested" href="{}">{}</a>').format(
        drawing.page("contested.md"), drawing.word("contested")
    )


def _flat(html: Markup) -> Markup:
    """Return HTML without links, so that it can stand in one."""
    return Markup(_ANCHOR.sub("", html))


def _problem(
    page: Page, mark: str | None, target: str, error: UnknownAddressError
) -> tuple[str, Position, str, str]:
    position = page.position(mark)
    if isinstance(error, AmbiguousAddressError):
        return "ambiguous-fact", position, f"'{target}' means several facts", error.cure
    if target.partition(".")[0] in page.setting.book.by_id:
        return "unknown-fact", position, f"no fact '{target}'", error.cure
    return "unknown-record", position, f"no record '{target.partition('.')[0]}'", error.cure
