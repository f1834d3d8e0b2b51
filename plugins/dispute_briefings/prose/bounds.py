"""Markdown that would crash Python-Markdown, or keep it busy for minutes, made harmless beforehand.

What can be meant as syntax stays as it is. What cannot - the hundredth bracket that nobody closes,
the start of a marked section of SGML - is exchanged for a character that no pattern matches until
the page is finished: the reader sees what was typed.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from itertools import pairwise
from typing import Any
from xml.etree.ElementTree import Element, SubElement

from markdown.blockparser import BlockParser
from markdown.inlinepatterns import Pattern
from markdown.util import AtomicString

DEEPEST = 40
"""How deeply quotations, lists and other blocks may be nested; each level costs a dozen stack frames."""

_UNCLOSED_AT_MOST = 30
_LINES_AT_MOST = 200
_CODE_SPANS_AT_MOST = 1000
_EMPHASES_AT_MOST = 300

# Noncharacters, which no text holds: https://www.unicode.org/faq/private_use.html#nonchar1
_STAND_INS = {char: chr(0xFDD0 + number) for number, char in enumerate("[(`<:*_^~=+")}
_STANDING_FOR = str.maketrans({stand_in: char.replace("<", "&lt;") for char, stand_in in _STAND_INS.items()})

_STAND_IN = re.compile(f"[{''.join(_STAND_INS.values())}]")

# Python's HTMLParser reads ``<![`` as the start of a marked section and fails where it is none.
_MARKED_SECTION = "<!["
_BLANK_LINE = re.compile(r"(\n[ \t]*\n)")
_BRACKET = re.compile(r"(?<!\\)[\[\]]")
_TARGET = re.compile(r"(?<=\])\(")
_BACKTICKS = re.compile(r"`+")
_EMPHASIS = re.compile(r"([*_^~=+])\1*")
# Where an item of a list begins; a list begins a block, or follows a heading.
_ITEM = r"[ \t]*(?:[-*+]|\d+[.)])[ \t]"
_LIST = re.compile(rf"\n*(?:#[^\n]*\n)*{_ITEM}")
_NEXT_ITEM = re.compile(rf"\n(?={_ITEM})")
_LINE_END = re.compile(r"\n")
_TABLE = re.compile(r"^(?=[^\n|]*\|)[-:| \t]*-[-:| \t]*$", re.MULTILINE)
_TAG = re.compile(r"<(?=[A-Za-z/!?])")
_ALONE = re.compile(r"^(?=#{1,6}[ \t]|\*?\[[^\]\n]+\]:)", re.MULTILINE)
_DEFINITION = re.compile(r"^ {0,3}(:)(?=[ \t])", re.MULTILINE)


def bounded(text: str) -> str:
    """Return a text whose conversion takes time and stack in proportion to its length."""
    text = text.replace(_MARKED_SECTION, _STAND_INS["<"] + _MARKED_SECTION[1:])
    text = _exchanged(text, (tag.start() for tag in _TAG.finditer(text, text.rfind(">") + 1)))
    return "".join(_bounded_block(block) for block in _BLANK_LINE.split(text))


def restored(html: str) -> str:
    """Return the HTML with what was exchanged in its place again, as text."""
    return html.translate(_STANDING_FOR) if _STAND_IN.search(html) else html


def _bounded_block(block: str) -> str:
    if len(block) <= _UNCLOSED_AT_MOST:
        return block
    for characters, unmatched in _UNMATCHED:
        if sum(map(block.count, characters)) <= _UNCLOSED_AT_MOST:
            continue  # closed or not, so few are not too many
        places = list(unmatched(block))
        if len(places) > _UNCLOSED_AT_MOST:
            block = _exchanged(block, places)
    if block.count("\n") > _LINES_AT_MOST and "<pre" not in block:
        # Each line that is a block of its own is cut off a block that stays long.
        block = _ALONE.sub("\n", block)
    return block


def _unclosed_brackets(block: str) -> Iterator[int]:
    """Yield each bracket that no other one closes outside code, from left to right."""
    open_ones: list[int] = []
    code = iter(_code_spans(block))
    span = next(code, None)
    for bracket in _BRACKET.finditer(block):
        while span and span.stop <= bracket.start():
            span = next(code, None)
        if span and bracket.start() in span:
            continue
        if bracket[0] == "[":
            open_ones.append(bracket.start())
        elif open_ones:
            open_ones.pop()
    yield from open_ones


def _code_spans(block: str) -> Iterator[range]:
    """Yield where inline code stands: between two runs of backticks of the same length."""
    runs = list(_BACKTICKS.finditer(block))
    next_like: dict[int, int] = {}
    closing: list[int | None] = []
    for number, run in reversed(list(enumerate(runs))):
        closing.append(next_like.get(len(run[0])))
        next_like[len(run[0])] = number
    number = 0
    while number < len(runs):
        closed = closing[-1 - number]
        if closed is not None:
            yield range(runs[number].start(), runs[closed].end())
        number = (closed or number) + 1


def _unclosed_targets(block: str) -> Iterator[int]:
    """Yield each ``(`` behind a ``]`` that no ``)`` follows."""
    yield from (target.start() for target in _TARGET.finditer(block, block.rfind(")") + 1))


def _unclosed_backticks(block: str) -> Iterator[int]:
    """Yield each backtick of a run after which no run has its length, or that is one of too many."""
    runs = list(_BACKTICKS.finditer(block))
    last = {len(run[0]): run for run in runs}
    closed = [run for run in runs if last[len(run[0])] is not run]
    unclosed = [run for run in runs if last[len(run[0])] is run]
    yield from (at for run in unclosed + closed[2 * _CODE_SPANS_AT_MOST :] for at in range(*run.span()))


def _definitions(block: str) -> Iterator[int]:
    """Yield each colon of a definition that is one too many for one block."""
    found = [definition.start(1) for definition in _DEFINITION.finditer(block)]
    yield from found[_LINES_AT_MOST:]


def _emphases(block: str) -> Iterator[int]:
    """Yield each mark of an emphasis that is one too many for one paragraph, item or row."""
    if len(block) <= _EMPHASES_AT_MOST:
        return
    ends = _LINE_END if _TABLE.search(block) else _NEXT_ITEM if _LIST.match(block) else None
    bounds = [0, *(end.start() for end in ends.finditer(block)), len(block)] if ends else [0, len(block)]
    for start, end in pairwise(bounds):
        if end - start > _EMPHASES_AT_MOST:
            runs = list(_EMPHASIS.finditer(block, start, end))[_EMPHASES_AT_MOST:]
            yield from (at for run in runs for at in range(*run.span()))


# Each with the characters that it yields places of.
_UNMATCHED: tuple[tuple[str, Callable[[str], Iterator[int]]], ...] = (
    ("`", _unclosed_backticks),  # first: what they enclose is no syntax for the others
    ("[", _unclosed_brackets),
    ("(", _unclosed_targets),
    (":", _definitions),
    ("*_^~=+", _emphases),
)


def _exchanged(text: str, places: Iterable[int]) -> str:
    characters = None
    for place in places:
        characters = characters or list(text)
        characters[place] = _STAND_INS[characters[place]]
    return "".join(characters) if characters else text


def bound_depth(parser: BlockParser) -> None:
    """Let a parser read blocks that are nested more deeply than `DEEPEST` as one piece of text."""
    parse, depth = parser.parseBlocks, 0

    def parse_blocks(parent: Element, blocks: list[str]) -> None:
        nonlocal depth
        if depth >= DEEPEST:
            SubElement(parent, "p").text = AtomicString("\n".join(blocks))
            blocks.clear()
            return
        depth += 1
        try:
            parse(parent, blocks)
        finally:
            depth -= 1

    parser.parseBlocks = parse_blocks  # type: ignore[method-assign]


def survive(patterns: Iterable[Pattern]) -> None:
    """Let a pattern of Python-Markdown's, or of pymdownx, that fails on a text take it for no match.

    Some fail on marks of emphasis in an odd order (`==>^=`, pymdown-extensions 13.1). What is written
    stays as it is then. A pattern of anybody else fails as it did.
    """
    for pattern in patterns:
        if type(pattern).__module__.startswith(("markdown.", "pymdownx.")) and "handleMatch" not in vars(
            pattern
        ):
            vars(pattern)["handleMatch"] = _surviving(pattern.handleMatch)


def _surviving(handle: Callable[..., Any]) -> Callable[..., Any]:
    def handle_match(found: re.Match[str], *data: str) -> Any:
        try:
            return handle(found, *data)
        except (LookupError, TypeError, ValueError):
            return (None, None, None) if data else None

    return handle_match
