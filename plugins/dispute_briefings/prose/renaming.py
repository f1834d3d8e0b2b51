"""An id in the pages that authors write: front matter, links, citations and the options of blocks."""

from __future__ import annotations

import re
from collections.abc import Iterator

from dispute_briefings.facts import tree
from dispute_briefings.facts.renaming import Edit, Renaming, applied, edits_in_links, offset_at
from dispute_briefings.facts.values import Reference, Value
from dispute_briefings.prose.arrivals import in_prose
from dispute_briefings.prose.front_matter import FrontMatter, Opening, opening
from dispute_briefings.prose.places import Candidate, MarkedText
from dispute_briefings.views import VIEWS

_BRACKETED = re.compile(r"\[\[[^\[\]\n]*\]\]|\[@[^\[\]]*\]")
_OPTION = re.compile(r"[ \t>]*(?:(?P<key>\w+):)?(?P<value>[^\n]*)")
_END = re.compile(r"[ \t>]*/{3,}[ \t]*$")


def renamed_page(written: str, file: str, renamed: Renaming, *, is_article: bool) -> str:
    """Return a page with the record's new id wherever it names it; what is code stays as it is.

    Args:
        written: all of the page's file.
        file: how problems name it.
        renamed: from which id to which.
        is_article: whether it is an article.
    """
    start = opening(written, file, is_article=is_article)
    # Line ends are as many as the parts see, whatever they are.
    begins = offset_at(written, start.first_line, 1)
    edits = [*_in_front_matter(written, start, renamed), *_in_text(written, begins, file, renamed)]
    return applied(written, edits)


def _in_front_matter(written: str, start: Opening, renamed: Renaming) -> Iterator[Edit]:
    if start.matter is None:
        return
    for path in _paths(start.matter, renamed.old):
        place = start.document.position(path)
        yield from _at(written, offset_at(written, place.line, place.column), renamed)


def _paths(matter: FrontMatter, old: str) -> Iterator[tree.Path]:
    for found in tree.references(tree.values(matter)):
        if isinstance(found.mark, Reference) and found.id == old:
            yield found.path


def _at(text: str, start: int, renamed: Renaming) -> Iterator[Edit]:
    start += text[start : start + 1] in {'"', "'"}
    if text.startswith(renamed.old, start):
        yield Edit(start, start + len(renamed.old), renamed.new)


def _in_text(written: str, begins: int, file: str, renamed: Renaming) -> Iterator[Edit]:
    text = written[begins:]
    places = MarkedText(text=text, file=file)
    for each in in_prose(places):
        if found := _BRACKETED.match(text, each.start):
            for edit in edits_in_links(found[0], renamed):
                offset = begins + found.start()
                yield Edit(edit.start + offset, edit.end + offset, edit.text)
    for each in places.candidates:
        if each.is_block:
            yield from _in_block(written, begins, each, renamed)


def _in_block(written: str, begins: int, block: Candidate, renamed: Renaming) -> Iterator[Edit]:
    """Yield the edits of the options that hold ids; the lines below an option belong to it."""
    name = written[begins + block.start : begins + block.end].strip("/ ")
    if name not in VIEWS:
        return
    options: type[Value] = VIEWS[name].options
    naming = {field.written for field in tree.fields(options) if isinstance(field.mark, Reference)}
    named = re.compile(rf"(?<![\w-]){re.escape(renamed.old)}(?![\w-])")
    start, key = written.find("\n", begins + block.end) + 1, ""
    while start > 0 and (line := _OPTION.match(written, start)) is not None:
        if _END.match(line[0].rstrip("\r")) or not line[0].strip():
            return
        key = line["key"] or key
        if key in naming:
            for found in named.finditer(written, line.start("value"), line.end("value")):
                yield Edit(found.start(), found.end(), renamed.new)
        start = written.find("\n", line.end()) + 1
