"""An id in the column of sources of a figure's points."""

from __future__ import annotations

import re
from collections.abc import Iterator

from dispute_briefings.facts.renaming.edits import Edit
from dispute_briefings.facts.renaming.links import Renaming

# A cell and what ends it (RFC 4180, section 2): quoted, with quotes doubled, or plain.
_CELL = re.compile(r'(?P<cell>"(?:[^"]|"")*"|[^,\r\n]*)(?P<end>,|\r\n|\r|\n|\Z)')


def edits_in_series(text: str, renamed: Renaming) -> Iterator[Edit]:
    """Yield the edits of a CSV file."""
    named = re.compile(rf'(?:^|;)[\s"]*(?P<id>{re.escape(renamed.old)})[\s"]*(?=;|$)')
    header: list[str] | None = None
    row: list[tuple[int, str]] = []
    for found in _CELL.finditer(text):
        row.append((found.start("cell"), found["cell"]))
        if found["end"] == "," or (not found["end"] and not found["cell"] and len(row) == 1):
            continue
        if header is None:
            header = [cell.strip('"') for _, cell in row]
        for name, (start, cell) in zip(header, row, strict=False):
            if name == "sources":
                for each in named.finditer(cell):
                    yield Edit(start + each.start("id"), start + each.end("id"), renamed.new)
        row = []
