"""Characters that have no place in a text that people check by eye, and signs in the wrong width."""

from __future__ import annotations

import re
import unicodedata
from itertools import islice

from dispute_briefings.problems import Position, Problem, problem

# Controls but for tab and line feed, separators of lines and paragraphs, all that Unicode calls
# Bidi_Control (UAX 9), a byte order mark inside the text, noncharacters, halves of surrogate pairs.
# Joiners (U+200C, U+200D) stay: words and emoji are spelled with them.
ODD = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028\u2029\u202a-\u202e\u2066-\u2069"
    "\ufeff\ufffe\uffff\ud800-\udfff]"
)
# What stands for an odd character until the text is read, so that columns stay as they are.
STAND_IN = "\u202a"
MOST = 20
MOST_IN_TEXT = 1000

_NAMES = {
    "\0": "NUL",
    "\x0c": "a form feed",
    "\x1b": "an escape character",
    "\x7f": "a delete character",
    "\x85": "a line break of another kind",
    "\u2028": "a line separator",
    "\u2029": "a paragraph separator",
    "\ufeff": "a byte order mark in the middle of the text",
}
_TABBED = re.compile(r"^ *\t[ \t]*(?=[^\s#])", re.MULTILINE)

_FULL_WIDTH = re.compile(
    r"(?=.*[０-９－／．：])(?=.*[0-9０-９])[0-9０-９\-－−‐ー～〜~／/．.：:，,？?％%＋+ＴTＺZ ]+"
)
_DASHES = str.maketrans({"−": "-", "‐": "-", "ー": "-", "〜": "~"})
# A key in a line of its own, or an entry of a list, with a colon in full width.
FULL_WIDTH_KEY = re.compile(r"[ \u3000]*(?:- +)*([a-z][a-z0-9_-]*) *：")


def named(character: str) -> str:
    """Return a character as a problem names it: ``U+202E (right-to-left override)``."""
    name = _NAMES.get(character) or unicodedata.name(character, "").lower()
    if not name:
        name = {"Cs": "half a character", "Cn": "no character"}.get(
            unicodedata.category(character), "a control character"
        )
    return f"U+{ord(character):04X} ({name})"


def without_odd(text: str) -> str:
    """Return the text without odd characters."""
    return ODD.sub("", text)


def with_stand_ins(text: str) -> str:
    """Return the text with one and the same stand-in for each odd character."""
    return ODD.sub(STAND_IN, text)


def is_no_text(text: str) -> bool:
    """Whether a text has so many odd characters that it is none: a picture, an archive, zeros of a disk."""
    return sum(1 for _ in islice(ODD.finditer(text), MOST_IN_TEXT)) == MOST_IN_TEXT


def odd_characters(text: str, file: str, *, first_line: int) -> tuple[Problem, ...]:
    """Return a problem for each line of a text that has odd characters, at the first of them.

    Lines end in a line feed, or in a carriage return with one. No more than 20 lines are told.
    """
    problems: list[Problem] = []
    row = start = 0
    while (found := ODD.search(text, start)) and len(problems) < MOST:
        row, start = row + text.count("\n", start, found.start()), text.rfind("\n", 0, found.start()) + 1
        end = text.find("\n", found.start())
        line = text[found.end() : end if end >= 0 else None].removesuffix("\r")
        if found[0] != "\r" or text[found.end() : found.end() + 1] != "\n":
            more = len(line) - len(without_odd(line))
            what = f"the invisible character {named(found[0])} has no place in a text"
            if more:
                what += f" (and {more} more on this line)"
            if len(problems) == MOST - 1:
                what += "; what follows was not searched"
            position = Position(file=file, line=first_line + row, column=found.start() - start + 1)
            problems.append(problem("bad-character", position, what, "delete it"))
        if end < 0:
            break
        row, start = row + 1, end + 1
    return tuple(problems)


def tabbed_lines(text: str) -> tuple[range, ...]:
    """Return the runs of lines, from 0, that are indented with a tab."""
    runs: list[range] = []
    row = at = 0
    for found in _TABBED.finditer(text):
        row, at = row + text.count("\n", at, found.start()), found.start()
        if runs and row == runs[-1].stop:
            runs[-1] = range(runs[-1].start, row + 1)
        else:
            runs.append(range(row, row + 1))
    return tuple(runs)


def half_width(value: str) -> str:
    """Return a value that is all digits, in full width, as it should be written; or nothing."""
    if _FULL_WIDTH.fullmatch(value):
        return unicodedata.normalize("NFKC", value.translate(_DASHES)).strip()
    return ""
