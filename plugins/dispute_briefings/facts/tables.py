"""The CSV files beside the figures: each figure has one that is named after it, and no other is read."""

from __future__ import annotations

import difflib
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import replace
from pathlib import Path, PurePosixPath

from dispute_briefings.facts.layout import Sheet
from dispute_briefings.facts.model import Origin
from dispute_briefings.facts.points import read_points
from dispute_briefings.facts.shape import as_id
from dispute_briefings.problems import Position, Problem, problem


def table_of(sheet: Sheet, figure: str, *, inside: Path) -> tuple[Path, str]:
    """Return the CSV file of a figure, and how problems name it.

    Args:
        sheet: the file that the figure is written in.
        figure: its id.
        inside: the folder that problems name files from.
    """
    beside = sheet.path.parent
    path = (beside if beside.name == "figures" else beside / "figures") / f"{figure}.csv"
    return path, path.relative_to(inside).as_posix() if path.is_relative_to(inside) else path.as_posix()


def with_points(
    sheet: Sheet, figure: str, origin: Origin, inside: Path
) -> tuple[Origin, tuple[Problem, ...]]:
    """Return the origin of a figure with the document of its points, and what is wrong with them."""
    path, file = table_of(sheet, figure, inside=inside)
    if not path.exists():
        what = f"figure '{figure}': there is no {file}"
        cure = "add the file: period,value,sources"
        return origin, (problem("missing-points", origin.position(), what, cure),)
    points, problems = read_points(path, file=file, inside=inside)
    return replace(origin, points=points), problems


def told_of_strays(
    problems: Iterable[Problem], tables: Collection[str], wanted: Mapping[str, Position]
) -> Iterator[Problem]:
    """Yield the problems, those of missing points with the table that is likely theirs, and other stray ones.

    Args:
        problems: what is wrong so far.
        tables: all CSV files among the fact sheets.
        wanted: the files of all figures, each with the place of its figure.
    """
    strays = [file for file in tables if file not in wanted]
    missing = {place: file for file, place in wanted.items() if file not in tables}
    taken: set[str] = set()
    for each in problems:
        file = missing.get(each.position, "") if each.code == "missing-points" else ""
        near = _near(file, strays) if file else ""
        taken.add(near)
        cure = f"if its points are in {near}, move that to {file}"
        yield replace(each, cure=cure) if near else each
    for file in strays:
        if file not in taken:
            what = "this table is not read: no figure is named after it"
            cure = f"add a figure with the id {as_id(PurePosixPath(file).stem)}, or take the file out"
            yield problem("unread-file", Position(file=file), what, cure)


def _near(file: str, strays: Collection[str]) -> str:
    """Return the stray table whose name is near, or the only one that there is."""
    stems = {PurePosixPath(stray).stem: stray for stray in strays}
    if near := difflib.get_close_matches(PurePosixPath(file).stem, sorted(stems), n=1, cutoff=0.6):
        return stems[near[0]]
    return next(iter(strays)) if len(strays) == 1 else ""
