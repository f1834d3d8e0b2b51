"""What may be published of a text: nobody puts out somebody else's by mistake.

A quotation serves what is said about it. Who republishes more than that needs a licence, and the record of
the source says that there is one, where whoever checks the page finds it.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator
from typing import Literal

from dispute_briefings.facts.book import FactBook
from dispute_briefings.facts.model import Source
from dispute_briefings.problems import Position, Problem, problem

Rights = Literal["own", "licensed", "quoted"]

MOST_QUOTED = 3_000
"""How many characters a page may quote: about 500 words, or three screens. Wide ones count twice."""

# Which share of a page may be quotations and the page still be our own, once it quotes more than so much.
_MOSTLY, _BRIEF = 0.5, 600

_QUOTED = re.compile(
    r"^ {0,3}>[^\n]*(?:\n(?![ \t]*$)[^\n]*)*|<blockquote\b[^>]*>.*?(?:</blockquote>|\Z)",
    re.MULTILINE | re.DOTALL | re.IGNORECASE,
)
_FENCED = re.compile(
    r"^ {0,3}(?P<fence>`{3,}|~{3,})[^\n]*\n.*?(?:^ {0,3}(?P=fence)|\Z)", re.MULTILINE | re.DOTALL
)
_MARKS = re.compile(r"^[ >]+|</?blockquote\b[^>]*>", re.MULTILINE | re.IGNORECASE)
_LETTER = re.compile(r"[^\n]")


def extent(text: str) -> int:
    """Return how much text there is, in characters; a wide one, as Japanese has, says as much as two."""
    # Most characters occur often: each is looked up once.
    return sum(
        count * (2 if unicodedata.east_asian_width(char) in "FW" else 1)
        for char, count in Counter(text).items()
    )


def rights_problems(
    rights: Rights | None, kind: str | None, text: str, at: Position, first_line: int
) -> Iterator[Problem]:
    """Yield what is wrong with the rights in a page on its own.

    Args:
        rights: what its front matter says.
        kind: of which kind it is, if it is an article.
        text: the page behind its front matter.
        at: the place of `rights` in its file.
        first_line: the line on which the text begins.
    """
    if rights == "quoted":
        if kind not in {None, "digest"}:
            what = f"'{kind}' and `rights: quoted`: only a digest may consist of quotations"
            yield problem("bad-rights", at, what, "write `rights: own` or `rights: licensed`")
        if (size := extent(text)) > MOST_QUOTED:
            what = f"{size:,} characters are quoted, and {MOST_QUOTED:,} are allowed"
            cure = "shorten it, or write `rights: licensed` if there is a licence"
            yield problem("bad-rights", at, what, cure)
    elif rights == "own":
        yield from _too_much_quoted(text, at.file, first_line)


def _too_much_quoted(text: str, file: str, first_line: int) -> Iterator[Problem]:
    """What is ours quotes others briefly, and is for the most part our own words."""
    if ">" not in text:  # with which both a quotation and its tag are written
        return
    prose = _FENCED.sub(lambda code: _LETTER.sub(" ", code[0]), text)
    total, first = 0, None
    for found in _QUOTED.finditer(prose):
        total += extent(_MARKS.sub("", found[0]).strip())
        first = first if first is not None else found.start()
    if first is None or total <= _BRIEF:
        return
    whole = extent(_MARKS.sub("", prose).strip())
    cure = (
        "say it in your own words, shorten the quotations, or write `rights: licensed` if there is a licence"
    )
    line = first_line + text.count("\n", 0, first)
    if total > MOST_QUOTED:
        what = f"{total:,} characters stand in block quotations, and {MOST_QUOTED:,} are allowed"
    elif total > _MOSTLY * whole:
        what = f"{total * 100 // whole} % of a page of `rights: own` stands in block quotations"
    else:
        return
    yield problem("bad-rights", Position(file=file, line=line), what, cure)


def licence_problems(
    rights: Rights | None, source: str | None, at: Position, book: FactBook
) -> Iterator[Problem]:
    """Yield what is wrong with a licence: a page that has one names its source, whose record says so too."""
    if rights != "licensed":
        return
    record = book.by_id.get(source) if source is not None else None
    if source is None:
        what = "`rights: licensed`, and no source that the licence is for"
        yield problem("bad-rights", at, what, "add `source: <id>`, whose record has `rights: licensed`")
    elif isinstance(record, Source) and record.rights not in {"own", "licensed"}:
        what = f"`rights: licensed`, and the record of '{source}' has `rights: {record.rights}`"
        cure = "write `rights: licensed` into that record if there is a licence, or digest the source instead"
        yield problem("bad-rights", at, what, cure)
