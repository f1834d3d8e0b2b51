"""Lines and columns in prose, which Python-Markdown forgets.

Everything that could be syntax of ours gets a mark in the source: one private-use character that
stands for its number. The marked text is converted, and which marks arrive where our processors
look tells what is prose and what is code, by the word of the parser itself. What comes out of that
conversion is thrown away.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from dispute_briefings.problems import Position

# The two private-use planes (Unicode 16.0, section 23.5), without their non-characters.
_FIRST_PLANE, _SECOND_PLANE, _SIZE = 0xF0000, 0x100000, 0xFFFE

MARK = "[\U000f0000-\U000ffffd\U00100000-\U0010fffd]"
"""Matches one mark, as part of a regular expression."""

_CANDIDATE = re.compile(
    r"(?P<link>\[\[)|(?P<citation>\[@)|(?:(?<=\n)|\A)[ \t>]*(?P<block>/{3,}[ ]*[\w-]+)", re.MULTILINE
)


# After code (190), math (189) and escapes (180); before footnotes (175) and links (170).
BEFORE_LINKS = 176
# Right after inline patterns (20).
AFTER_INLINE = 19.999


@dataclass(frozen=True, kw_only=True, slots=True)
class Candidate:
    """A place in the source where syntax of ours may begin.

    `start` is the offset of its first character, `end` that of the first one behind the brackets or
    the block's name.
    """

    start: int
    end: int
    is_block: bool


@dataclass(frozen=True, kw_only=True)
class MarkedText:
    """A Markdown text and the candidates in it.

    `file` and `first_line` are where the text stands: a page's text begins below its front matter.
    """

    text: str
    file: str
    first_line: int = 1

    @cached_property
    def candidates(self) -> tuple[Candidate, ...]:
        """All candidates, in the order of the text."""
        return tuple(self._candidates())

    def _candidates(self) -> Iterator[Candidate]:
        for found in _CANDIDATE.finditer(self.text):
            kind = found.lastgroup or "link"
            yield Candidate(start=found.start(kind), end=found.end(kind), is_block=kind == "block")

    @property
    def marked(self) -> str:
        """The text with a mark behind each candidate."""
        pieces, last = [], 0
        for number, candidate in enumerate(self.candidates[: 2 * _SIZE]):
            pieces += [self.text[last : candidate.end], _mark(number)]
            last = candidate.end
        return "".join([*pieces, self.text[last:]])

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


def _mark(number: int) -> str:
    return chr(_FIRST_PLANE + number if number < _SIZE else _SECOND_PLANE + number - _SIZE)
