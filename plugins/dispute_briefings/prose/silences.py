"""Silences: ``<!-- briefings: ignore relative-date: the ministry's own words -->``.

What is told of a text may be right all the same. A silence stands in the paragraph that it is for, or
before it. It never reaches the page.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass

from dispute_briefings.problems import RULES, Problem, Severity, nearest, problem
from dispute_briefings.prose.places import MarkedText

SILENCE = re.compile(r"<!--\s*briefings\s*:(?P<said>(?:(?!<!--|-->).)*)-->", re.DOTALL | re.IGNORECASE)
"""What is said to us in a comment."""

_SAID = re.compile(
    r"\s*ignore\s+(?P<codes>[\w-]+(?:\s*,\s*[\w-]+)*)\s*(?::\s*(?P<reason>.*?))?\s*",
    re.DOTALL | re.IGNORECASE,
)
_EMPTY_LINES = re.compile(r"(?:[ \t>]*\n)*")
_EMPTY_LINE = re.compile(r"\n[ \t>]*\n")
_END_OF_BLOCK = re.compile(r"\n[ \t>]*(?:\n|\Z)")
_FORM = "write <!-- briefings: ignore relative-date: the reason -->"
_OF_PROSE = frozenset({"unfinished-link", "second-title", "relative-date", "unbound", "motive", "drift"})


@dataclass(frozen=True, kw_only=True, slots=True)
class Silence:
    """A comment to us at offset `start`, and the lines that it is for, both included.

    `said` is the comment as written; `codes` is None where it cannot be read.
    """

    start: int
    said: str
    codes: tuple[str, ...] | None
    reason: str
    first_line: int
    last_line: int


def silences(places: MarkedText) -> tuple[Silence, ...]:
    """Return the silences of a text, also those that stand in code."""
    if "<!--" not in places.text:
        return ()
    return tuple(_silence(places, found) for found in SILENCE.finditer(places.text))


def _silence(places: MarkedText, found: re.Match[str]) -> Silence:
    said = _SAID.fullmatch(found["said"])
    first, last = _block(places.text, found.start(), found.end())
    return Silence(
        start=found.start(),
        said=found[0],
        codes=tuple(re.split(r"\s*,\s*", said["codes"])) if said else None,
        reason=(said["reason"] or "") if said else "",
        first_line=places.line_at(first),
        last_line=places.line_at(last),
    )


def _block(text: str, start: int, end: int) -> tuple[int, int]:
    """Return from where to where the paragraph reaches that a comment stands in, or that follows it."""
    begin = max((found.end() for found in _EMPTY_LINE.finditer(text, 0, start)), default=0)
    finish = _END_OF_BLOCK.search(text, end)
    last = finish.start() if finish else len(text)
    alone = SILENCE.sub("", text[begin:last]).strip(" \t\n>")
    if alone:
        return begin, last
    following = _EMPTY_LINES.match(text, min(last + 1, len(text)))
    last = following.end() if following else last
    finish = _END_OF_BLOCK.search(text, last)
    return begin, finish.start() if finish else len(text)


def without_silences(html: str) -> str:
    """Return HTML without the comments to us."""
    return SILENCE.sub("", html) if "<!--" in html else html


def unsilenced(
    found: Iterable[Problem], given: Iterable[Silence], places: MarkedText, arrived: Collection[str]
) -> Iterator[Problem]:
    """Yield the problems that are not silenced, and what is wrong with silences.

    Args:
        found: the problems of a page.
        given: the silences in its text.
        places: the text.
        arrived: the comments that the parser took for such; one in code is none.
    """
    real = [silence for silence in given if silence.said in arrived]
    used: set[tuple[int, str]] = set()
    for each in found:
        by = [s for s in real if _silences(s, each)]
        used.update((silence.start, each.code) for silence in by)
        if not by:
            yield each
    for silence in real:
        yield from _wrong(silence, places, used)


def _silences(silence: Silence, found: Problem) -> bool:
    reaches = silence.first_line <= found.position.line <= silence.last_line
    return bool(reaches and found.code in (silence.codes or ()) and _may_be(found.code))


def _may_be(code: str) -> bool:
    return code in _OF_PROSE or (code in RULES and RULES[code].severity is not Severity.ERROR)


def _wrong(silence: Silence, places: MarkedText, used: Collection[tuple[int, str]]) -> Iterator[Problem]:
    position = places.position(silence.start)
    if silence.codes is None:
        yield problem("bad-silence", position, "a comment to the program says nothing that it knows", _FORM)
        return
    if not silence.reason:
        named = ", ".join(silence.codes)
        yield problem("bad-silence", position, f"'{named}' is silenced, and no reason is given", _FORM)
        return
    for code in silence.codes:
        if code not in RULES:
            near = nearest(code, _OF_PROSE) or f"the codes are {', '.join(sorted(_OF_PROSE))}"
            yield problem("needless-silence", position, f"there is no problem '{code}'", near)
        elif not _may_be(code):
            yield problem("bad-silence", position, f"'{code}' cannot be silenced", "mend what is wrong")
        elif (silence.start, code) not in used:
            what = f"'{code}' is silenced, and there is nothing to silence"
            yield problem("needless-silence", position, what, "take it out")
