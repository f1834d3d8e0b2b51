"""The conversion before the conversion: it follows marks to tell where problems are, and is thrown away.

A page on which everything that looks like syntax of ours is in order is not converted twice.
"""

from __future__ import annotations

import contextlib
import logging
import re
from collections.abc import Iterable, Iterator
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.preprocessors import Preprocessor
from markdown.treeprocessors import Treeprocessor
from markdown.util import AtomicString

from dispute_briefings.problems import in_order
from dispute_briefings.prose.blocks import is_sound_block, names_of_others
from dispute_briefings.prose.checks import CHECKS
from dispute_briefings.prose.citations import is_sound_citation
from dispute_briefings.prose.finding import Check, Finding, told
from dispute_briefings.prose.fragments import Fragments
from dispute_briefings.prose.links import is_sound_link
from dispute_briefings.prose.page import Page, Pages
from dispute_briefings.prose.places import MARK, Candidate, MarkedText
from dispute_briefings.prose.readable import PageText
from dispute_briefings.prose.safety import SafetyExtension
from dispute_briefings.prose.silences import SILENCE, silences, unsilenced, without_silences
from dispute_briefings.prose.surroundings import surroundings

log = logging.getLogger(__name__)

_LEFT_OVER = re.compile(rf"\[(?P<second>[\[@])(?P<mark>{MARK})")
_MARKS = re.compile(MARK)
_NO_PROSE = frozenset({"a", "code", "pre", "script", "style"})


class _Followed(Exception):  # noqa: N818
    """Every mark that arrives in prose has arrived."""


class Follower(Preprocessor):
    """Begins a page: where something may be wrong on it, marks are followed through it first."""

    def __init__(self, pages: Pages, md: Markdown, checks: Iterable[Check] = CHECKS) -> None:
        super().__init__(md)
        self._pages, self._md, self._checks = pages, md, tuple(checks)

    def run(self, lines: list[str]) -> list[str]:
        """Return the lines as they are."""
        page = self._pages.current
        if page.places is not None:
            return lines
        page.begin()
        text = "\n".join(lines).replace("\r\n", "\n").replace("\r", "\n")
        findings = self._findings(page, text)
        words = tuple((each.start, each.end) for each in findings)
        places = MarkedText(text=text, file=page.file, first_line=page.first_line, words=words)
        given = silences(places) if page.is_checked else ()
        if findings or given or any(self._is_doubtful(page, places, each) for each in places.candidates):
            self._follow(page, places)
            found = (*page.problems, *told(findings, places, page.arrived))
            page.problems[:] = unsilenced(found, given, places, page.comments)
        self._pages.keep_in(_sanitised_around(self._md))
        return text.split("\n")

    def _findings(self, page: Page, text: str) -> tuple[Finding, ...]:
        if not page.is_checked:
            return ()
        book, language = page.setting.book, page.setting.language
        written = PageText(
            text=text,
            book=book,
            language=language,
            title=page.title,
            date=page.date,
            has_glossary=page.has_glossary,
            unbound=page.unbound,
        )
        return tuple(finding for check in self._checks for finding in check(written))

    def _is_doubtful(self, page: Page, places: MarkedText, candidate: Candidate) -> bool:
        text, start, book = places.text, candidate.start, page.setting.book
        if candidate.kind == "words":
            return False
        if candidate.is_block:
            return not is_sound_block(page, text, start, names_of_others(self._md))
        return not (is_sound_link(book, text, start) or is_sound_citation(book, text, start))

    def _follow(self, page: Page, places: MarkedText) -> None:
        page.places, page.arrived, page.comments = places, {}, set()
        references, self._md.references = self._md.references, _References()
        try:
            with contextlib.suppress(_Followed):
                self._md.convert(places.marked)
        finally:
            page.places = None
            self._md.references = references
            self._md.reset()


class _References(dict[str, tuple[str, str]]):
    """The links that a text defines, which are found by their text with marks in it, too."""

    def __contains__(self, name: object) -> bool:
        return super().__contains__(_MARKS.sub("", str(name)))

    def __getitem__(self, name: str) -> tuple[str, str]:
        return super().__getitem__(_MARKS.sub("", name))


class End(Treeprocessor):
    """Ends the conversion that follows marks, once no other pattern can take them.

    With `tells`, the problems of the page are logged at the end of the other one.
    """

    def __init__(self, pages: Pages, md: Markdown, *, tells: bool) -> None:
        super().__init__(md)
        self._pages, self._tells = pages, tells

    def run(self, root: Element) -> None:
        """Tell of what looks like a link or citation and was none."""
        page = self._pages.current
        if page.places is None:
            for found in in_order(page.problems) if self._tells else ():
                log.warning("%s", found)
            self._take_silences_out()
            return
        page.arrived = surroundings(root, self.md)
        page.comments = {found[0] for raw in self._raw_html() for found in SILENCE.finditer(raw)}
        for left_over in _left_over(root):
            if left_over["mark"] in page.left_alone:
                continue
            opening, closing = ("[[", "]]") if left_over["second"] == "[" else ("[@", "]")
            what = f"`{opening}` begins a {'link' if opening == '[[' else 'citation'} that has no end"
            cure = f"end it with `{closing}` and leave out brackets inside, or write \\{opening}"
            page.report("unfinished-link", page.position(left_over["mark"]), what, cure)
        raise _Followed

    def _raw_html(self) -> tuple[str, ...]:
        return tuple(raw for raw in self.md.htmlStash.rawHtmlBlocks if isinstance(raw, str))

    def _take_silences_out(self) -> None:
        blocks = self.md.htmlStash.rawHtmlBlocks
        blocks[:] = [without_silences(raw) if isinstance(raw, str) else raw for raw in blocks]


def _left_over(element: Element) -> Iterator[re.Match[str]]:
    if element.tag in _NO_PROSE:
        return
    if element.text and not isinstance(element.text, AtomicString):
        yield from _LEFT_OVER.finditer(element.text)
    for child in element:
        yield from _left_over(child)
        if child.tail:
            yield from _LEFT_OVER.finditer(child.tail)


def _sanitised_around(md: Markdown) -> Fragments | None:
    """Return what the sanitiser leaves alone, if it is on."""
    found = (each for each in md.registeredExtensions if isinstance(each, SafetyExtension))
    return next((each.fragments for each in found), None)
