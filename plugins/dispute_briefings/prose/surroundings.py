"""What stands around the marks that have arrived: a heading, a quotation, a link, code, a table."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from enum import StrEnum
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.util import ETX, STX

from dispute_briefings.prose.places import MARK


class Surrounding(StrEnum):
    """Something that words stand in, beside plain prose."""

    HEADING = "heading"
    QUOTATION = "quotation"
    LINK = "link"
    CODE = "code"
    TABLE = "table"
    STRUCK = "struck"


_OF_TAG = {
    **dict.fromkeys(("h1", "h2", "h3", "h4", "h5", "h6"), Surrounding.HEADING),
    **dict.fromkeys(("blockquote", "q", "cite"), Surrounding.QUOTATION),
    "a": Surrounding.LINK,
    **dict.fromkeys(
        ("button", "code", "kbd", "math", "pre", "samp", "script", "style", "textarea", "var"),
        Surrounding.CODE,
    ),
    "table": Surrounding.TABLE,
    **dict.fromkeys(("del", "s", "strike"), Surrounding.STRUCK),
}

_WITHIN_A_LINE = frozenset(
    "a abbr b br code del em i img ins kbd mark q s span strong sub sup u".split()  # noqa: SIM905
)

# A mark, or what Python-Markdown keeps a tag of raw HTML behind until the page is finished.
_MET = re.compile(rf"(?P<mark>{MARK})|{STX}wzxhzdk:(?P<stashed>\d+){ETX}")
_ANY_MARK = re.compile(MARK)
_TAG = re.compile(r"<(?P<closes>/?)(?P<tag>[A-Za-z][A-Za-z0-9]*)[^<>]*?(?P<alone>/?)>")

Arrived = Mapping[str, frozenset[Surrounding]]
"""Each mark that has arrived in the text of a page, with what stands around it."""


def surroundings(root: Element, md: Markdown) -> Arrived:
    """Return the marks in the text of a page, each with what stands around it; prose alone is an empty set.

    Args:
        root: the page after its inline patterns have run.
        md: the converter, which has kept raw HTML.
    """
    arrived: dict[str, frozenset[Surrounding]] = {}
    raw: list[str] = []
    for text, around, begins in _texts(root):
        if begins:
            raw.clear()
        for met in _MET.finditer(text) if STX in text or _ANY_MARK.search(text) else ():
            if met["mark"]:
                arrived[met["mark"]] = around | {_OF_TAG[tag] for tag in raw}
            elif int(met["stashed"]) < len(md.htmlStash.rawHtmlBlocks):
                _open_or_close(raw, str(md.htmlStash.rawHtmlBlocks[int(met["stashed"])]))
    return arrived


def _open_or_close(raw: list[str], html: str) -> None:
    found = _TAG.fullmatch(html.strip())
    tag = found["tag"].lower() if found else ""
    if found is None or tag not in _OF_TAG or found["alone"]:
        return
    if not found["closes"]:
        raw.append(tag)
    elif tag in raw:
        del raw[len(raw) - 1 - raw[::-1].index(tag)]


def _texts(root: Element) -> Iterator[tuple[str, frozenset[Surrounding], bool]]:
    """Yield each text in the order of the page, what stands around it, and whether a block begins with it.

    Raw HTML may begin before emphasis and end behind it, but not in another block.
    """
    stack: list[tuple[Element, frozenset[Surrounding]] | tuple[str, frozenset[Surrounding]]]
    stack = [(root, frozenset())]
    while stack:
        top, around = stack.pop()
        if isinstance(top, str):
            yield top, around, False
            continue
        if (own := _OF_TAG.get(top.tag)) is not None:
            around = around | {own}
        yield top.text or "", around, top.tag not in _WITHIN_A_LINE
        for child in reversed(top):
            if child.tail:
                stack.append((child.tail, around))
            stack.append((child, around))
