"""Plain text of a fact sheet, with its ``[[links]]`` and ``[@citations]``.

The syntax is that of articles; nothing else in the text means anything, least of all HTML.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

_MARK = re.compile(r"\[\[(?P<target>[^\[\]|\n]+)(?:\|(?P<label>[^\[\]\n]+))?\]\]|\[(?P<cited>@[^\[\]\n]+)\]")

_OPENING = re.compile(r"\[(?:\[|@)")


@dataclass(frozen=True, slots=True)
class Words:
    """A run of plain words."""

    text: str


@dataclass(frozen=True, slots=True)
class Link:
    """A link to a record or fact; `label` is None where the target says what to show."""

    target: str
    label: str | None
    start: int


@dataclass(frozen=True, slots=True)
class Cited:
    """One source cited, with the place in it, if given; `start` is the offset of its id."""

    source: str
    at: str | None
    start: int


@dataclass(frozen=True, slots=True)
class Citations:
    """The sources cited at one place."""

    cited: tuple[Cited, ...]
    start: int


Inline = Words | Link | Citations


@lru_cache(maxsize=20_000)
def inlines(text: str) -> tuple[Inline, ...]:
    """Return the runs, links and citations of a text in their order.

    A bracket that is neither stays as it is written.
    """
    found: list[Inline] = []
    end = 0
    for match in _MARK.finditer(text):
        if match.start() > end:
            found.append(Words(text=text[end : match.start()]))
        end = match.end()
        if match["target"] is not None:
            label = match["label"].strip() if match["label"] else None
            found.append(Link(target=match["target"].strip(), label=label, start=match.start()))
        else:
            inside = cited(match["cited"], match.start("cited"))
            found.append(Citations(cited=inside, start=match.start()))
    if end < len(text) or not found:
        found.append(Words(text=text[end:]))
    return tuple(found)


def unfinished(text: str) -> tuple[int, ...]:
    """Return where brackets begin that were meant for a link or a citation, and are neither."""
    rest = _MARK.sub(lambda found: " " * len(found[0]), text) if "[" in text else ""
    return tuple(found.start() for found in _OPENING.finditer(rest))


def cited(inside: str, start: int = 0) -> tuple[Cited, ...]:
    """Return the sources named in ``@source, locator; @source``, which begins at an offset of a text."""
    sources = []
    for part in inside.split(";"):
        named = part.lstrip().removeprefix("@").lstrip()
        source, _, at = named.partition(",")
        begin = start + len(part) - len(named)
        sources.append(Cited(source=source.strip(), at=at.strip() or None, start=begin))
        start += len(part) + 1
    return tuple(sources)


_BREAK = re.compile(r"\n[ \t]*\n")


def paragraphs(text: str) -> tuple[str, ...]:
    """Return the paragraphs of a text: blank lines part them, other line breaks are spaces."""
    return tuple(paragraph for _, paragraph in placed_paragraphs(text))


def placed_paragraphs(text: str) -> tuple[tuple[int, str], ...]:
    """Return the paragraphs of a text, each with the offset that it begins at."""
    starts = [0, *(found.end() for found in _BREAK.finditer(text))]
    ends = [*(found.start() for found in _BREAK.finditer(text)), len(text)]
    parts = ((start, text[start:end]) for start, end in zip(starts, ends, strict=True))
    return tuple(
        (start + len(part) - len(part.lstrip()), " ".join(part.split()))
        for start, part in parts
        if part.strip()
    )


def linked(text: str) -> Iterator[str]:
    """Yield the ids of the records that a text links or cites."""
    for inline in inlines(text):
        if isinstance(inline, Link):
            yield inline.target.partition(".")[0]
        elif isinstance(inline, Citations):
            yield from (cited.source for cited in inline.cited)
