"""Which links, citations and names of a text stand in prose, told without rendering it."""

from __future__ import annotations

import contextlib
import re
from functools import cache
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.inlinepatterns import InlineProcessor
from markdown.treeprocessors import Treeprocessor

from dispute_briefings.prose.places import AFTER_INLINE, BEFORE_LINKS, MARK, Candidate, MarkedText
from dispute_briefings.prose.surroundings import Arrived, Surrounding, surroundings
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

# Code and HTML, wherever they end.
_OPENING = re.compile(r"`|~~~|<[A-Za-z/!?]")
# The definition of a link or an abbreviation.
_DEFINITION = re.compile(r"^ {0,3}\*?\[(?!\^)[^\]\n]+\]:", re.MULTILINE)
# What can enclose words that are code or a quotation, and is not told without the parser.
_ENCLOSING = re.compile(r"<(?:blockquote|cite|code|del|kbd|math|pre|q|s|samp|script|style|textarea|var)\b")
_NOT_OURS = frozenset({Surrounding.QUOTATION, Surrounding.CODE, Surrounding.STRUCK, Surrounding.HEADING})
# What makes a candidate something else: an indentation as of code, a backslash.
_BEFORE = re.compile(r"^(?:[ >]{0,3}(?:\t| {4})|\t).*\Z|\\\Z")


def in_prose(places: MarkedText) -> tuple[Candidate, ...]:
    """Return the links, citations and words that stand in prose, and not in code or HTML.

    Words are not in a quotation or a heading either.
    A text in which none of them can be code or HTML is not converted to tell.

    Args:
        places: the text. Its `words` are not in code between backticks, and not on a line that begins as a
            quotation or a heading: that is told without the parser.
    """
    candidates = tuple(each for each in places.candidates if not each.is_block)
    if not candidates or not _is_doubtful(places, candidates):
        return candidates
    arrivals = _arrivals()
    arrivals.seen.clear()
    arrivals.around = {}
    arrivals.markdown.reset()
    with contextlib.suppress(_Arrived):
        arrivals.markdown.convert(places.marked)
    seen = {places.numbered(mark) for mark in arrivals.seen}
    read = {places.numbered(mark) for mark, around in arrivals.around.items() if not around & _NOT_OURS}
    return tuple(each for each in candidates if each in (read if each.kind == "words" else seen))


def _is_doubtful(places: MarkedText, candidates: tuple[Candidate, ...]) -> bool:
    text = places.text
    if all(each.kind == "words" for each in candidates):
        encloses = _ENCLOSING.search(text) is not None
    else:
        encloses = _OPENING.search(text) is not None or (
            "]:" in text and _DEFINITION.search(text) is not None
        )
    return encloses or any(
        _BEFORE.search(text[text.rfind("\n", 0, each.start) + 1 : each.start]) for each in candidates
    )


class _Arrived(Exception):  # noqa: N818
    """Every mark that arrives in prose has arrived."""


class _Arrivals(InlineProcessor, Treeprocessor):
    """Notes the marks that meet an inline pattern, then stops."""

    def __init__(self) -> None:
        InlineProcessor.__init__(self, rf"\[[\[@](?P<mark>{MARK})")
        self.seen: list[str] = []
        self.around: Arrived = {}
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

    def run(self, root: Element) -> None:
        """Note what stands around words, and leave the rest of the conversion out."""
        self.around = surroundings(root, self.markdown)
        raise _Arrived


@cache
def _arrivals() -> _Arrivals:
    return _Arrivals()
