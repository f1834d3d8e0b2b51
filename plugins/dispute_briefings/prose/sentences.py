"""The sentence around a place in a Markdown text."""

from __future__ import annotations

import re
from bisect import bisect_right
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
        start, end = self.span(offset)
        return " ".join(_QUOTED.sub(" ", self.text[start:end]).split())

    def span(self, offset: int) -> tuple[int, int]:
        """Return where the sentence that holds an offset begins and ends."""
        start, end = self._runs[bisect_right(self._runs, (offset, len(self.text))) - 1]
        end = max(end, offset)
        lead = _LEAD.match(self.text, start, end)
        start = lead.end() if lead and lead.end() <= offset else start
        for found in _END.finditer(self.text, start, end):
            if found["end"] is None or _ABBREVIATED.search(
                self.text, max(start, found.end() - _LONGEST_ABBREVIATION), found.end()
            ):
                continue
            if found.end() > offset:
                end = found.end()
                break
            start = found.end()
        return start, end
