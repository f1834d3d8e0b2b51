"""Leaving out the entry around a mistake, so that the rest of a text can be read."""

from __future__ import annotations

import sys
from collections.abc import Sequence

from dispute_briefings.source_yaml.mistakes import Mistake

# Begins what stands in the place of an entry that was left out. No text that is read holds it: it is one
# of the characters that are reported and replaced before.
LEFT_OUT = "\u202b"


def left_out(
    lines: list[str], mistake: Mistake, open_columns: Sequence[tuple[int, bool]], number: int
) -> range:
    """Replace the entry around a mistake by a place-holder, in place; return its rows, none if in vain.

    `open_columns` are the column and whether it is a list of each block that is open at the mistake,
    from the outermost. `number` makes the place-holder unique.
    """
    row = min(mistake.row, len(lines) - 1)
    if lines[row].startswith("%"):
        lines[row] = ""
        return range(row, row + 1)
    for column, is_list in reversed(open_columns or _outermost(lines)):
        start = _start_of_entry(lines, row, column, is_list)
        if start < 0:
            continue
        if mistake.code == "bad-indent" and not lines[row][: mistake.column].strip():
            start = row  # the entry above is whole: only what does not line up is left out
        if lines[start].startswith(LEFT_OUT, column + 2 if is_list else column):
            continue
        stop = row + 1
        alien = not _begins_entry(lines[start], column, is_list)
        while stop < len(lines) and not _ends_entry(lines[stop], column, is_list, alien):
            stop += 1
        holder = f"- {LEFT_OUT}{number}" if is_list else f"{LEFT_OUT}{number}:"
        before = lines[start][:column] if _begins_entry(lines[start], column, is_list) else " " * column
        lines[start] = before + holder
        lines[start + 1 : stop] = [""] * (stop - start - 1)
        return range(start, stop)
    return range(0)


def _start_of_entry(lines: list[str], row: int, column: int, is_list: bool) -> int:
    """Return the row where the entry around a row begins, in a block at a column; -1 if it is not in it."""
    if _begins_entry(lines[row], column, is_list) or _indent(lines[row]) == column:
        return row
    if _indent(lines[row]) < column:
        return -1
    while row >= 0 and not _begins_entry(lines[row], column, is_list):
        row -= 1
        if row >= 0 and _indent(lines[row]) < column and not _begins_entry(lines[row], column, is_list):
            return -1
    return row


def _indent(line: str) -> int:
    """Return the column where a line begins; one without content is as deep as can be."""
    text = line.lstrip(" ")
    return len(line) - len(text) if text and not text.startswith("#") else sys.maxsize


def _outermost(lines: list[str]) -> list[tuple[int, bool]]:
    """Return the block that a text opens with: a mistake in its first line comes before it is told."""
    for line in lines:
        text = line.lstrip(" ")
        if text and not text.startswith(("#", "---")):
            return [(len(line) - len(text), text.startswith("- "))]
    return []


def _begins_entry(line: str, column: int, is_list: bool) -> bool:
    before, entry = line[:column], line[column : column + 2]
    if before.strip(" -") or entry[:1] in ("", " ", "#"):
        return False
    is_item = entry[0] == "-" and entry[1:] in ("", " ")
    return is_item if is_list else not is_item


def _ends_entry(line: str, column: int, is_list: bool, alien: bool) -> bool:
    """Return whether an entry does not reach this line; an alien one, no entry of its block, reaches far."""
    indent = _indent(line)
    if indent != column or alien:
        return indent < column or (indent == column and _begins_entry(line, column, is_list))
    # The items of a list may stand in the column of the key that they belong to.
    return is_list or not (line[column:] == "-" or line.startswith("- ", column))
