"""The points of a figure, from the CSV file beside it."""

from __future__ import annotations

import csv
import io
import re
from pathlib import Path
from typing import Any

from dispute_briefings.problems import Position, Problem, nearest, problem
from dispute_briefings.source_yaml import Document, Yaml, YamlMapping, YamlSequence, read_text

COLUMNS = ("period", "value", "low", "high", "sources", "note", "rank", "why", "approx")


def read_points(path: Path, *, file: str, inside: Path) -> tuple[Document | None, tuple[Problem, ...]]:
    """Return the points of a CSV file as a document shaped like `Figure.points`, with their places.

    Sources are separated by ``;``; an empty value is a gap; a repeated period is two reports.
    """
    text, problems = read_text(path, file=file, inside=inside)
    if text is None:
        return None, problems
    rows = csv.reader(io.StringIO(text, newline=""), strict=True)
    points = _sequence((1, 1))
    line = 1
    told = list(problems)
    try:
        header = next(rows, [])
        told += _header_problems(header, file)
        if told:
            return None, tuple(told)
        by_period: dict[str, YamlMapping] = {}
        while True:
            line = rows.line_num + 1
            row = next(rows, None)
            if row is None:
                break
            if not any(cell.strip() for cell in row):
                continue
            if len(row) != len(header):
                what = f"this line has {len(row)} cells, the first line {len(header)}"
                cure = "write one cell per column; put text that holds a comma in double quotes"
                told.append(problem("bad-value", Position(file=file, line=line), what, cure))
                continue
            _add(points, by_period, dict(zip(header, row, strict=True)), _places(header, row, line))
    except csv.Error:
        # The line that the row begins in: quotes that are not closed take in all that follows.
        column = text.splitlines()[line - 1].rfind('"') + 1
        position = Position(file=file, line=line, column=max(column, 1))
        what = "the double quotes that begin here are not closed, or a text goes on behind them"
        told.append(problem("bad-value", position, what, "close them at the end of the cell"))
        return None, tuple(told)
    return Document(file=file, root=points), tuple(told)


def _header_problems(header: list[str], file: str) -> list[Problem]:
    position = Position(file=file)
    if len(header) == 1 and (found := re.search(r"[;\t]", header[0])):
        sign = "semicolons" if found[0] == ";" else "tabs"
        cure = "save the file with commas between the cells, and with points in the numbers"
        return [problem("bad-value", position, f"the cells are parted by {sign}", cure)]
    if "period" not in header:
        cure = f"begin the file with the line {','.join(COLUMNS)}"
        return [problem("missing-field", position, "the first line names no column `period`", cure)]
    twice = next((name for at, name in enumerate(header) if name in header[:at]), None)
    if twice is not None:
        cure = "take one of the two out, or give it the name of what it holds"
        return [problem("duplicate-key", position, f"two columns are called `{twice}`", cure)]
    return [
        problem("unknown-field", position, f"no column `{name}`", nearest(name, COLUMNS) or "take it out")
        for name in header
        if name not in COLUMNS
    ]


def _places(header: list[str], row: list[str], line: int) -> dict[str, tuple[int, int]]:
    """Where each cell begins, as far as the cells before it are not quoted."""
    column, places = 1, {}
    for name, cell in zip(header, row, strict=True):
        places[name] = (line, column)
        column += len(cell) + 1
    return places


def _mapping(entries: dict[str, Any], places: dict[str, tuple[int, int]], at: tuple[int, int]) -> YamlMapping:
    mapping = YamlMapping(at)
    mapping.update(entries)
    mapping.key_at = mapping.value_at = {key: places.get(key, at) for key in entries}
    return mapping


def _sequence(at: tuple[int, int]) -> YamlSequence:
    sequence = YamlSequence(at)
    sequence.item_at = []
    return sequence


def _add(
    points: YamlSequence,
    by_period: dict[str, YamlMapping],
    row: dict[str, str],
    places: dict[str, tuple[int, int]],
) -> None:
    at = places["period"]
    cells: dict[str, Yaml] = {
        key: cell.strip() for key, cell in row.items() if key != "period" and cell.strip()
    }
    if isinstance(sources := cells.get("sources"), str):
        named = _sequence(places["sources"])
        named.extend(source.strip() for source in sources.split(";") if source.strip())
        named.item_at.extend(places["sources"] for _ in named)
        cells["sources"] = named
    period = row["period"].strip()
    if period not in by_period:
        point = _mapping({"period": period, "reports": _sequence(at)}, {"period": at}, at)
        by_period[period] = point
        points.append(point)
        points.item_at.append(at)
    reports = by_period[period]["reports"]
    assert isinstance(reports, YamlSequence)
    if cells.keys() & {"value", "low", "high"}:
        reports.append(_mapping(cells, places, at))
        reports.item_at.append(at)
