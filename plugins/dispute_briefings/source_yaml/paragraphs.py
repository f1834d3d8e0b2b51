"""An empty line in a text begins a paragraph, however the text is written.

YAML folds it away: below ``>``, in quotes and in a plain text over several lines, one empty line is read as a
line break, as the end of a line below ``|`` is (YAML 1.2.2, chapter 6.5). Here it stays an empty line.
"""

from __future__ import annotations

import re

# Lines that are indented further keep their ends, and are no paragraphs.
_FOLDED = re.compile(r"(?<=[^\n ])\n+(?=[^\n ])")


def with_paragraphs(text: str) -> str:
    """Return a text that was folded with the empty lines that it is written with."""
    return _FOLDED.sub(lambda found: f"{found[0]}\n", text)


def origins(text: str) -> list[int]:
    """Return for each character of `with_paragraphs(text)` which one of the text it is, or stands behind."""
    added = {found.end() for found in _FOLDED.finditer(text)}
    return [index for at in range(len(text) + 1) for index in ([at - 1] if at in added else []) + [at]][:-1]
