"""The sentence around a place in a Markdown text."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

# What parts one run of prose from the next: an empty line, the end of a heading, a line that begins an
# element of its own, the bars of a table (not that of a link).
_PARTING = re.compile(
    r"^[ \t>]*\#{1,6}[ \t].*(?P<end>\n) | \n[ \t>]*(?=\n)"
    r"| \n(?=[ \t>]*(?:[-*+]|\d+[.)]|\#{1,6}|\|)[ \t])"
    r"| \n(?=[ \t]*(?:!!!|\?\?\?|///|```|~~~|:[ \t]))"
    r"| (?<!\\)\|(?![^\[\]\n]*\]\])",
    re.MULTILINE | re.VERBOSE,
)
_LEAD = re.compile(r"[\s>]*(?:(?:[-*+]|\d+[.)]|#{1,6}|:|\[\^[^\]\n]+\]:)[ \t]+)?\s*")
_NOTE = r"\[[@^][^\[\]]*\]"
_END = re.compile(
    rf"\[\[[^\[\]]*\]\] | {_NOTE} | \]\([^()]*\)"
    rf"| (?P<end>[.!?]['\"”’)\]*_]*(?:{_NOTE})*(?=\s+[^\sa-z]) | [。！？][」』”’)）]*(?:{_NOTE})*)",
    re.VERBOSE,
)
# Words that end with a point inside a sentence.
_ABBREVIATED = re.compile(
    r"(?:\b(?:[A-Z]|Art|Co|Corp|Dr|Inc|Ltd|Mr|Mrs|Ms|Nos?|St|ca|cf|e\.g|i\.e|paras?|pp?|vs)|\.[A-Z])\.$"
)
_LONGEST_ABBREVIATION = 8
_QUOTED = re.compile(r"\n[ \t]*>[ \t>]*")


def on_one_line(text: str, start: int, end: int) -> str:
    """Return what stands between two offsets of a Markdown text on one line, without marks of quotation."""
    return " ".join(_QUOTED.sub(" ", text[start:end]).split())


@dataclass(frozen=True, kw_only=True)
class Sentences:
    """The sentences of a Markdown text, as written."""

    text: str

    @cached_property
    def _runs(self) -> tuple[tuple[int, int], ...]:
        """Where each run of prose begins and ends."""
        partings = [found.span(found.lastgroup or 0) for found in _PARTING.finditer(self.text)]
        starts = [0, *(end for _, end in partings)]
        ends = [*(start for start, _ in partings), len(self.text)]
        return tuple(zip(starts, ends, strict=True))

    def around(self, offset: int) -> str:
        """Return the sentence that holds an offset, with its Markdown, on one line."""
        return on_one_line(self.text, *self.span(offset))

    def span(self, offset: int) -> tuple[int, int]:
        """Return where the sentence that holds an offset begins and ends."""
        run = bisect_right(self._runs, (offset, len(self.text))) - 1
        if run not in self._parted:
            self._parted[run] = tuple(self._sentences(*self._runs[run]))
        sentences = self._parted[run]
        start, end = sentences[max(0, bisect_right(sentences, (offset, len(self.text))) - 1)]
        if offset < start:  # in what leads the run, as the number of an item
            start = self._runs[run][0]
        return start, max(end, offset)

    @cached_property
    def _parted(self) -> dict[int, tuple[tuple[int, int], ...]]:
        """The sentences of each run that was asked for, by its number."""
        return {}

    def _sentences(self, start: int, end: int) -> Iterator[tuple[int, int]]:
        lead = _LEAD.match(self.text, start, end)
        start = lead.end() if lead else start
        for found in _END.finditer(self.text, start, end):
            if found["end"] is None or _ABBREVIATED.search(
                self.text, max(start, found.end() - _LONGEST_ABBREVIATION), found.end()
            ):
                continue
            yield start, found.end()
            start = found.end()
        yield start, end
