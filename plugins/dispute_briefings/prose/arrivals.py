"""Which links and citations of a text stand in prose, told without rendering it."""

from __future__ import annotations

import contextlib
import re
from functools import cache
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.inlinepatterns import InlineProcessor
from markdown.treeprocessors import Treeprocessor

from dispute_briefings.prose.places import AFTER_INLINE, BEFORE_LINKS, MARK, Candidate, MarkedText
from dispute_briefings.prose.untouched import is_untouched

# The extensions that decide what is code, as this project's sites have them.
USUAL = (
    "abbr",
    "admonition",
    "attr_list",
    "def_list",
    "footnotes",
    "md_in_html",
    "tables",
    "pymdownx.blocks.details",
    "pymdownx.details",
    "pymdownx.superfences",
    "pymdownx.tabbed",
)

# Code and HTML, wherever they end; definitions of links and abbreviations.
_OPENING = re.compile(r"`|~~~|<[A-Za-z/!?]|^ {0,3}\*?\[(?!\^)[^\]\n]+\]:", re.MULTILINE)
# What makes a candidate something else: an indentation as of code, a backslash.
_BEFORE = re.compile(r"^(?:[ >]{0,3}(?:\t| {4})|\t).*\Z|\\\Z")


def in_prose(places: MarkedText) -> tuple[Candidate, ...]:
    """Return the links and citations that stand in prose, and not in code or HTML.

    A text in which none of them can be code or HTML is not converted to tell.
    """
    candidates = tuple(each for each in places.candidates if not each.is_block)
    if not candidates or not _is_doubtful(places, candidates):
        return candidates
    arrivals = _arrivals()
    arrivals.seen.clear()
    arrivals.markdown.reset()
    with contextlib.suppress(_Arrived):
        arrivals.markdown.convert(places.marked)
    seen = {places.numbered(mark) for mark in arrivals.seen}
    return tuple(each for each in candidates if each in seen)


def _is_doubtful(places: MarkedText, candidates: tuple[Candidate, ...]) -> bool:
    text = places.text
    return _OPENING.search(text) is not None or any(
        _BEFORE.search(text[text.rfind("\n", 0, each.start) + 1 : each.start]) for each in candidates
    )


class _Arrived(Exception):  # noqa: N818
    """Every mark that arrives in prose has arrived."""


class _Arrivals(InlineProcessor, Treeprocessor):
    """Notes the marks that meet an inline pattern, then stops."""

    def __init__(self) -> None:
        InlineProcessor.__init__(self, rf"\[[\[@](?P<mark>{MARK})")
        self.seen: list[str] = []
        self.markdown = Markdown(extensions=list(USUAL))
        self.markdown.inlinePatterns.register(self, "briefings_arrivals", BEFORE_LINKS)
        self.markdown.treeprocessors.register(self, "briefings_arrivals", AFTER_INLINE)

    def handleMatch(  # type: ignore[override]  # noqa: N802 - of Python-Markdown
        self, m: re.Match[str], data: str
    ) -> tuple[str, int, int]:
        """Note a mark; what stands there is of no use any more."""
        if not is_untouched(data, m.start()):
            self.seen.append(m["mark"])
        return "", m.start(), m.end()

    def run(self, root: Element) -> None:  # noqa: ARG002
        """Leave the rest of the conversion out."""
        raise _Arrived


@cache
def _arrivals() -> _Arrivals:
    return _Arrivals()
