"""A page's text as checks read it: with everything blanked that is syntax and no words.

Nothing moves: a word is at the same offset as in the source. What is code and what is a quotation is
not told here but by the parser, once a check has found something: this only keeps addresses, ids and
attributes from looking like words.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass, field
from functools import cached_property

from dispute_briefings.facts.book import FactBook
from dispute_briefings.facts.dates import Date
from dispute_briefings.language.sentences import Sentences
from dispute_briefings.problems import Severity

OBJECT = "\N{OBJECT REPLACEMENT CHARACTER}"
"""Stands in the place of each character of a link, a citation or a piece of code."""

# Where none of these stands, nothing that is blanked begins: most of a text is passed over at once.
_BEGINS = r"(?=[<`\[\]{&] | ^ | \bhttps?:)"
_BLANKED = r"""
    (?P<comment><!--(?:(?!<!--|-->).)*-->)
    | (?P<fence>^(?P<lead>[ \t>]*)(?P<ticks>`{3,}|~{3,})[^`\n]*\n(?:.*\n)*?(?P=lead)(?P=ticks)[`~]*[ \t]*$)
    | (?P<code>(?<![`\\])(?P<tick>`+)(?!`)(?:(?!\n[ \t]*\n).)*?(?<!`)(?P=tick)(?!`))
    | (?P<link>\[\[(?:(?!\n[ \t]*\n)[^\[\]])*\]\])
    | (?P<citation>\[@(?:(?!\n[ \t]*\n)[^\[\]])*\])
    | (?P<note>\[\^[^\]\n]*\]:?)
    | (?P<definition>^[ ]{0,3}\*?\[[^\]\n]+\]:[^\n]*)
    | (?P<block>^(?P<indent>[ \t>]*)/{3,}[ ]*[\w-]*(?P<options>[^\n]*(?:\n(?P=indent)(?:[ ]{4}|\t)[^\n]*)*))
    | (?P<marker>^[ \t>]*\d{1,3}[.)](?=[ \t]))
    | (?P<tag></?[A-Za-z](?:[^<>"']|"[^"]*"|'[^']*')*>|<[A-Za-z][A-Za-z0-9+.-]*:[^<>\s]*>)
    | (?P<target>\]\([^()\n]*(?:\([^()\n]*\)[^()\n]*)*\))
    | (?P<reference>(?<=\])\[[^\[\]\n]+\])
    | (?P<address>\bhttps?://[^\s<>()]+)
    | (?P<attributes>\{[ ]?[:\#.][^{}\n]*\}|\{[^{}\n]*=[^{}\n]*\})
    | (?P<entity>&(?:\#\d+|\#[xX][0-9a-fA-F]+|\w+);)
"""
_NOTHING_TO_READ = re.compile(f"{_BEGINS}(?:{_BLANKED})", re.VERBOSE | re.MULTILINE | re.DOTALL)
_SHORT = 1_000
# An article is read with all others, and again when its page is made, for the last time: what was read waits
# for that. The thousands of texts of fact sheets that come in between are left out.
_waiting: dict[str, str] = {}
_MOST_WAITING = 2_000
_OBJECTS = frozenset({"code", "link", "citation"})


def readable(text: str) -> str:
    """Return a Markdown text with all blanked but words, emphasis and line ends; it keeps its length."""
    if len(text) < _SHORT:
        return _read(text)
    read = _waiting.pop(text, None)
    if read is None:
        read = _read(text)
        if len(_waiting) < _MOST_WAITING:
            _waiting[text] = read
    return read


def _read(text: str) -> str:
    return _NOTHING_TO_READ.sub(_blanked, text)


def _blanked(found: re.Match[str]) -> str:
    filling = OBJECT if found.lastgroup in _OBJECTS else " "
    if found.lastgroup == "block":
        return _block(found)
    return _filled(found[0], filling)


def _block(found: re.Match[str]) -> str:
    """Blank a block's name and options; the title behind its bar is read."""
    head, newline, options = found["options"].partition("\n")
    name = " " * (len(found[0]) - len(found["options"]))
    return name + head + newline + _filled(options, " ")


def _filled(text: str, filling: str) -> str:
    if "\n" not in text:
        return filling * len(text)
    return "\n".join(filling * len(line) for line in text.split("\n"))


_LINK = re.compile(r"\[\[(?P<target>[^\[\]|\\]+?)\s*(?:\\?\|(?P<label>[^\[\]]+))?\]\]")
# What others said, in the marks of each language; an apostrophe opens nothing.
_QUOTED = re.compile(
    r"“[^”“]*”|「[^」]*」|『[^』]*』|«[^»]*»|‹[^›]*›|‘(?<!\w‘)[^‘]*?’(?!\w)|\"(?<![\w\\]\")(?=\S)[^\"]*?(?<=\S)\"(?!\w)"
)
_EMPTY_LINE = re.compile(r"\n[ \t>]*\n")


@dataclass(frozen=True, kw_only=True, slots=True)
class FactLink:
    """A link to a record or a fact, from offset `start` to `end`; `label_start` is where its text begins."""

    start: int
    end: int
    target: str
    label: str | None
    label_start: int


@dataclass(frozen=True, kw_only=True)
class PageText:
    """The text of one page that an author wrote, and what it is checked against.

    `text` is its Markdown without front matter, with line ends of one character. `date` is the day
    that it was written, where it says so; `beside` a date that a reader sees beside the text.
    `has_glossary` says that names become links, `unbound` how much a date without a source weighs.
    """

    text: str
    book: FactBook = field(repr=False)
    language: str
    title: str = ""
    date: Date | None = None
    beside: Date | None = None
    has_glossary: bool = True
    unbound: Severity = Severity.NOTE

    @cached_property
    def readable(self) -> str:
        """The words of the text, at the same offsets."""
        return readable(self.text)

    @cached_property
    def sentences(self) -> Sentences:
        """The sentences of the text."""
        return Sentences(text=self.text)

    @cached_property
    def links(self) -> tuple[FactLink, ...]:
        """The links to records and facts, in order; those that turn out to be code are among them."""
        return tuple(
            FactLink(
                start=found.start(),
                end=found.end(),
                target=found["target"].strip(),
                label=found["label"],
                label_start=found.start("label"),
            )
            for found in _LINK.finditer(self.text)
            if self.readable[found.start()] == OBJECT
        )

    @cached_property
    def _quotations(self) -> tuple[tuple[int, int], ...]:
        spans = (found.span() for found in _QUOTED.finditer(self.readable))
        return tuple(span for span in spans if not _EMPTY_LINE.search(self.readable, *span))

    def is_quoted(self, offset: int) -> bool:
        """Whether an offset lies between quotation marks."""
        index = bisect_right(self._quotations, (offset, len(self.text))) - 1
        return index >= 0 and offset < self._quotations[index][1]
