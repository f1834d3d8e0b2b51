"""``/// timeline`` with its options: a view in the place where a page asks for it."""

from __future__ import annotations

import re
import textwrap
from collections.abc import Collection
from dataclasses import dataclass, replace
from xml.etree.ElementTree import Element, SubElement

from markdown import Markdown
from markdown.blockparser import BlockParser
from markdown.blockprocessors import BlockProcessor
from markdown.util import AtomicString

from dispute_briefings.facts.misnamed import with_near_ids
from dispute_briefings.facts.shape import shaped
from dispute_briefings.facts.values import Value
from dispute_briefings.problems import Position, Problem, nearest, problem
from dispute_briefings.prose.citations import PLACE_OF_SOURCES
from dispute_briefings.prose.page import Page, Pages
from dispute_briefings.prose.places import MARK
from dispute_briefings.prose.references import reference_problems
from dispute_briefings.source_yaml import Document, YamlMapping, parse
from dispute_briefings.views import VIEWS, drawn

_SOURCES_CITED = "sources-cited"

_HEADER = re.compile(
    rf"(?:\A|\n) {{0,3}}(?P<fence>/{{3,}})[ ]*(?P<name>[\w-]+)(?P<mark>{MARK})?[ ]*"
    r"(?:\|(?P<rest>[^\n]*))?(?=\n|\Z)"
)
_OPTION = re.compile(r"[ ]{4,}\S")


@dataclass(frozen=True, kw_only=True, slots=True)
class _Block:
    """A block as written: `options` is its YAML, dedented; `closed` whether its end was found."""

    name: str
    mark: str | None
    rest: str | None
    options: str
    stray: str
    closed: bool
    after: str


class ViewBlockProcessor(BlockProcessor):
    """Draws the view that a block names; blocks of other extensions are left to them."""

    def __init__(self, pages: Pages, parser: BlockParser, md: Markdown) -> None:
        super().__init__(parser)
        self._pages = pages
        self._md = md

    def test(self, parent: Element, block: str) -> bool:  # noqa: ARG002 - of Python-Markdown
        """Return whether a block of ours begins in this block of text."""
        return self._header(block) is not None

    def run(self, parent: Element, blocks: list[str]) -> None:
        """Put the view into the parent."""
        text = blocks.pop(0)
        header = self._header(text)
        assert header is not None
        if before := text[: header.start()].strip("\n"):
            self.parser.parseBlocks(parent, [before])
        block = _read(header, text)
        if not block.closed and blocks and (end := _end(header["fence"]).match(blocks[0])):
            blocks[0] = blocks[0][end.end() :]
            block = _closed(block)
        if block.after.strip():
            blocks.insert(0, block.after.lstrip("\n"))
        parent.append(self._element(block))

    def _header(self, text: str) -> re.Match[str] | None:
        if "///" not in text:
            return None
        others = names_of_others(self._md)
        return next((m for m in _HEADER.finditer(text) if m["name"].lower() not in others), None)

    def _element(self, block: _Block) -> Element:
        page = self._pages.current
        told, options = checked(page, block)
        for each in told:
            page.note(each)
        if told or page.places is not None:
            return _unknown(told)
        if block.name == _SOURCES_CITED:
            return Element("div", {"class": PLACE_OF_SOURCES})
        view = drawn(VIEWS[block.name], page.setting, options)
        page.used |= view.used
        element = Element("div", {"class": "bf-view"})
        element.text = AtomicString(self._pages.fragments.keep(view.html))
        return element


def names_of_others(md: Markdown) -> Collection[str]:
    """Return the names of the blocks that pymdownx knows."""
    if "blocks" not in md.parser.blockprocessors:
        return ()
    names: Collection[str] = getattr(md.parser.blockprocessors["blocks"], "blocks", ())
    return names


def is_sound_block(page: Page, text: str, start: int, others: Collection[str]) -> bool:
    """Whether the block at an offset of a source text is in order, or that of another extension.

    One that stands in something else is not: only the parser can tell what belongs to it.
    """
    line = text.rfind("\n", 0, start) + 1
    chunk = text[line : (text + "\n\n").index("\n\n", line)]
    header = _HEADER.match(chunk)
    if header is None or "\t" in chunk:
        return False
    block = _read(header, chunk)
    return block.name.lower() in others or (block.closed and not checked(page, block)[0])


def _end(fence: str) -> re.Pattern[str]:
    return re.compile(rf"^ {{0,3}}/{{{len(fence)}}}[ ]*(?:\n|\Z)", re.MULTILINE)


def _read(header: re.Match[str], text: str) -> _Block:
    lines = text[header.end() :].removeprefix("\n").split("\n")
    count = next((i for i, line in enumerate(lines) if not _OPTION.match(line)), len(lines))
    remaining = "\n".join(lines[count:])
    end = _end(header["fence"]).search(remaining)
    return _Block(
        name=header["name"],
        mark=header["mark"],
        rest=header["rest"],
        options=textwrap.dedent("\n".join(lines[:count])),
        stray=remaining[: end.start()].strip() if end else "",
        closed=end is not None,
        after=remaining[end.end() :] if end else remaining,
    )


def _closed(block: _Block) -> _Block:
    return _Block(
        name=block.name,
        mark=block.mark,
        rest=block.rest,
        options=block.options,
        stray=block.after.strip(),
        closed=True,
        after="",
    )


def checked(page: Page, block: _Block) -> tuple[tuple[Problem, ...], Value | None]:
    """Return what is wrong with a block, and its options if nothing is."""
    header = page.position(block.mark)
    if block.name not in VIEWS and block.name != _SOURCES_CITED:
        cure = nearest(block.name, [*VIEWS, _SOURCES_CITED]) or f"the views are {', '.join(sorted(VIEWS))}"
        return (problem("unknown-view", header, f"no view '{block.name}'", cure),), None
    what = f"view '{block.name}'"
    if not block.closed:
        cure = "end it with a line of slashes right below its options"
        return (problem("bad-block", header, f"{what}: it does not end", cure),), None
    if block.rest is not None or block.stray:
        cure = "write each option on a line of its own below, indented by four spaces: `    key: value`"
        told = block.rest if block.rest is not None else block.stray.partition("\n")[0]
        return (problem("bad-block", header, f"{what}: '{told.strip()[:60]}' is no option", cure),), None
    document, problems = parse(block.options, page.file, first_line=header.line + 1)
    options = None
    if not problems:
        problems, options = _options(page, block, document, header)
    return tuple(_in_source(page, block, header, each) for each in problems), options


def _options(
    page: Page, block: _Block, document: Document, header: Position
) -> tuple[tuple[Problem, ...], Value | None]:
    what = f"view '{block.name}'"
    written = document.root if document.root is not None else YamlMapping((header.line, header.column))
    if not isinstance(written, YamlMapping):
        cure = "write each option as `key: value`"
        return (problem("bad-block", document.position(), f"{what}: these are no options", cure),), None
    if block.name == _SOURCES_CITED:
        return _without_options(written, document, what), None
    options, problems = shaped(
        VIEWS[block.name].options,
        written,
        what=what,
        place=lambda path, of_key: document.position(path, of_key=of_key) if path else header,
    )
    book = page.setting.book
    if options is None:
        return tuple(with_near_ids(problems, {page.file: document}, book)), None
    return tuple(reference_problems(book, options, document.position, what)), options


def _in_source(page: Page, block: _Block, header: Position, found: Problem) -> Problem:
    """Return a problem at the column that the line has in the source, where it is indented or quoted."""
    lines, index = block.options.split("\n"), found.position.line - header.line - 1
    if page.places is None or not 0 <= index < len(lines):
        return found
    written, line = lines[index], page.places.line(found.position.line)
    before = line.find(written.strip())
    if before < 0:  # there are tabs inside, which the parser has replaced
        before = len(line) - len(line.lstrip(" \t>"))
    column = found.position.column + before - (len(written) - len(written.lstrip()))
    return replace(found, position=replace(found.position, column=max(column, 1)))


def _without_options(written: YamlMapping, document: Document, what: str) -> tuple[Problem, ...]:
    return tuple(
        problem(
            "unknown-field",
            document.position((key,), of_key=True),
            f"{what}: no field `{key}`",
            "take it out: it has no options",
        )
        for key in written
    )


def _unknown(problems: tuple[Problem, ...]) -> Element:
    element = Element("div", {"class": "bf-unknown"})
    for each in problems:
        line = SubElement(element, "p")
        line.text = AtomicString("; ".join(filter(None, (each.what, each.cure))))
    return element
