"""Lines and columns in prose, which Python-Markdown forgets.

Everything that could be syntax of ours, and every word that a check has found, gets a mark in the
source: one private-use character that stands for its number. The marked text is converted, and which
marks arrive where tells what is prose and what is code, by the word of the parser itself. What comes
out of that conversion is thrown away.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import Any, Literal

from dispute_briefings.problems import Position

# The two private-use planes (Unicode 16.0, section 23.5), without their non-characters.
_FIRST_PLANE, _SECOND_PLANE, _SIZE = 0xF0000, 0x100000, 0xFFFE

_MARKS = 2 * _SIZE
MARK = "[\U000f0000-\U000ffffd\U00100000-\U0010fffd]"
"""Matches one mark, as part of a regular expression."""

_ANY_MARK = re.compile(MARK)
_BRACKETED = re.compile(r"\[\[[^\[\]\n]*(?:\n(?!\s*\n)[^\[\]\n]*)*\]\]|\[@[^\[\]]*\]")
# Begun with a bracket or a bar, it passes over all else at once; what leads a block is looked at then.
_CANDIDATE = re.compile(r"(?P<link>\[\[)|(?P<citation>\[@)|(?P<block>/(?<!//)/{2,}[ ]*[\w-]+)")
_LEAD = " \t>"


# After code (190), math (189) and escapes (180); before footnotes (175) and links (170).
BEFORE_LINKS = 176
# Right after inline patterns (20).
AFTER_INLINE = 19.999


CandidateKind = Literal["link", "citation", "block", "words"]


@dataclass(frozen=True, kw_only=True, slots=True)
class Candidate:
    """A place in the source where syntax of ours may begin, or where words stand that a check has found.

    `start` is the offset of its first character, `end` that of the first one behind the brackets, the
    block's name or the words.
    """

    start: int
    end: int
    kind: CandidateKind

    @property
    def is_block(self) -> bool:
        """Whether a block may begin here."""
        return self.kind == "block"


@dataclass(frozen=True, kw_only=True)
class MarkedText:
    """A Markdown text and the candidates in it.

    `file` and `first_line` are where the text stands: a page's text begins below its front matter.
    `words` are the offsets of words to follow, each of its beginning and its end. Words in the brackets
    of a link or a citation are followed with it.
    """

    text: str
    file: str
    first_line: int = 1
    words: tuple[tuple[int, int], ...] = ()

    @cached_property
    def candidates(self) -> tuple[Candidate, ...]:
        """All candidates, in the order of the text."""
        if not self.words:
            return self._syntax
        carriers = {self.carrier(start, end) for start, end in self.words}
        return tuple(sorted({*self._syntax, *carriers}, key=lambda each: (each.end, each.start)))

    @property
    def _syntax(self) -> tuple[Candidate, ...]:
        return _syntax(self.text)

    @cached_property
    def _brackets(self) -> tuple[tuple[int, int, Candidate], ...]:
        """From where to where each link and citation reaches, one after the other."""
        reaching: list[tuple[int, int, Candidate]] = []
        for each in self._syntax:
            if each.is_block or (reaching and each.start < reaching[-1][1]):
                continue
            if (found := _BRACKETED.match(self.text, each.start)) is not None:
                reaching.append((each.start, found.end(), each))
        return tuple(reaching)

    @cached_property
    def _openings(self) -> list[int]:
        return [start for start, _, _ in self._brackets]

    def _bracket_around(self, offset: int) -> Candidate | None:
        index = bisect_right(self._openings, offset) - 1
        if index < 0 or self._brackets[index][1] <= offset:
            return None
        return self._brackets[index][2]

    def carrier(self, start: int, end: int) -> Candidate:
        """Return the candidate whose mark stands for words: the link around them, or they themselves."""
        return self._bracket_around(start) or Candidate(start=start, end=end, kind="words")

    @property
    def marked(self) -> str:
        """The text with a mark behind each candidate; a private-use character of its own gives way."""
        pieces, last = [], 0
        for number, candidate in enumerate(self.candidates[:_MARKS]):
            pieces += [self._plain[last : candidate.end], _mark(number)]
            last = candidate.end
        return "".join([*pieces, self._plain[last:]])

    @cached_property
    def _plain(self) -> str:
        return _ANY_MARK.sub("\N{REPLACEMENT CHARACTER}", self.text)

    def numbered(self, mark: str) -> Candidate | None:
        """Return the candidate that a mark stands for; None for a character that is no mark of ours."""
        code = ord(mark)
        number = code - _FIRST_PLANE if code < _SECOND_PLANE else code - _SECOND_PLANE + _SIZE
        return self.candidates[number] if 0 <= number < len(self.candidates) else None

    @cached_property
    def _lines(self) -> list[int]:
        return [0, *(newline.end() for newline in re.finditer("\n", self.text))]

    def line_at(self, offset: int) -> int:
        """Return the number of the line that an offset is in, as counted in the file."""
        return bisect_right(self._lines, offset) - 1 + self.first_line

    def position(self, offset: int) -> Position:
        """Return the place of an offset."""
        index = bisect_right(self._lines, offset) - 1
        column = offset - self._lines[index] + 1
        return Position(file=self.file, line=index + self.first_line, column=column)

    def line(self, number: int) -> str:
        """Return a line by its number in the file; empty where there is none."""
        index = number - self.first_line
        if not 0 <= index < len(self._lines):
            return ""
        end = self._lines[index + 1] - 1 if index + 1 < len(self._lines) else len(self.text)
        return self.text[self._lines[index] : end]


# A text is read with all others first, and then when its page is made.
@lru_cache(maxsize=2_000)
def _syntax(text: str) -> tuple[Candidate, ...]:
    return tuple(_found(text))


def _found(text: str) -> Iterator[Candidate]:
    for found in _CANDIDATE.finditer(text):
        kind: Any = found.lastgroup
        start, end = found.span()
        if kind != "block" or not text[text.rfind("\n", 0, start) + 1 : start].strip(_LEAD):
            yield Candidate(start=start, end=end, kind=kind)


def _mark(number: int) -> str:
    return chr(_FIRST_PLANE + number if number < _SIZE else _SECOND_PLANE + number - _SIZE)
