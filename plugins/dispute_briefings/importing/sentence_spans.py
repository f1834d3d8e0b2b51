"""Where the sentences of an article begin and end."""

from __future__ import annotations

import re
from bisect import bisect_right

from dispute_briefings.importing.western_days import MONTHS
from dispute_briefings.language.sentences import Sentences

# A point that ends no sentence: of a month or a title that is cut, before a number or name; of a German day.
_CUT = re.compile(
    r"\b(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec|Gov|Gen|Sen|Rep|Lt|Col|U\.S|U\.N)\.(?=\s)|(?<=\d)\.(?=\s?\d)"
    rf"|(?<=\d)\.(?=\s{MONTHS}\b)"
)


class SentenceSpans:
    """The sentences of a text, each found by an offset in it; a line is a paragraph."""

    def __init__(self, text: str) -> None:
        self.text = text
        self._parted = Sentences(text=_CUT.sub(lambda found: f"{found[0][:-1]}_", text))
        self._lines = [0, *(found.end() for found in re.finditer("\n", text))]

    def around(self, offset: int) -> tuple[int, int]:
        """Return where the sentence that holds an offset begins and ends."""
        start, end = self._parted.span(offset)
        index = bisect_right(self._lines, offset) - 1
        line_end = self._lines[index + 1] - 1 if index + 1 < len(self._lines) else len(self.text)
        return max(start, self._lines[index]), min(end, line_end)
