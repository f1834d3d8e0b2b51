"""Which files of the folder of fact sheets hold which kind of record."""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from dispute_briefings.problems import Position, Problem, nearest, problem

# The name of a file or folder, and the kind of the records in it.
KIND_OF_NAME = {
    "dispute": "dispute",
    "parties": "party",
    "materials": "material",
    "measures": "measure",
    "proceedings": "proceeding",
    "events": "event",
    "questions": "question",
    "conflicts": "conflict",
    "figures": "figure",
    "unknowns": "unknown",
    "glossary": "term",
    "sources": "source",
}
_YAML = {".yml", ".yaml"}


@dataclass(frozen=True, kw_only=True, slots=True)
class Sheet:
    """A file of fact sheets: its kind, and the dispute's folder that it lies in, if any.

    `file` is how problems name it.
    """

    path: Path
    file: str
    kind: str
    dispute: str | None

    @property
    def stem(self) -> str:
        """The file's name without its ending."""
        return self.path.stem


def sheets(folder: Path, *, root: Path) -> tuple[tuple[Sheet, ...], tuple[str, ...], tuple[Problem, ...]]:
    """Return the sheets below a folder, the CSV files there, and what was not understood; by name.

    Hidden files and the `README.md` of a folder are neither.
    """
    found: list[Sheet] = []
    tables: list[str] = []
    problems: list[Problem] = []
    for path in _walk(folder):
        parts = path.relative_to(folder).with_suffix("").parts
        file = _named(path, root)
        if path.is_dir():
            problems.append(_of_folder(path, file))
            continue
        if path.suffix not in _YAML:
            if path.suffix.lower() == ".csv":
                tables.append(file)
                continue
            cure = "only .yml and .yaml files hold records: rename it or move it elsewhere"
            if path.suffix == ".md":
                cure = "an article belongs into `articles/`, beside the fact sheets: move it there"
            if path.name != "README.md":
                problems.append(problem("unread-file", Position(file=file), "this file is not read", cure))
            continue
        kind = next((KIND_OF_NAME[name] for name in reversed(parts) if name in KIND_OF_NAME), None)
        if kind is None:
            near = next((n for name in reversed(parts) if (n := nearest(name, KIND_OF_NAME))), "")
            cure = near or f"call the file or its folder one of: {', '.join(KIND_OF_NAME)}"
            what = "neither the file nor a folder above it is named after a kind"
            problems.append(problem("unknown-kind", Position(file=file), what, cure))
            continue
        dispute = parts[0] if parts[0] not in KIND_OF_NAME else None
        found.append(Sheet(path=path, file=file, kind=kind, dispute=dispute))
    return tuple(found), tuple(tables), (*problems, *_without_dispute(found))


def _without_dispute(found: list[Sheet]) -> Iterator[Problem]:
    """A folder that is not named after a kind is a dispute's."""
    known = {sheet.dispute for sheet in found if sheet.kind == "dispute" and sheet.dispute}
    told = set(known)
    for sheet in found:
        if sheet.dispute is not None and sheet.dispute not in told:
            told.add(sheet.dispute)
            what = f"the folder '{sheet.dispute}' is no dispute's: it holds no dispute.yml"
            cure = nearest(sheet.dispute, known) or "add a dispute.yml, or move the records"
            yield problem("missing-dispute", Position(file=sheet.file), what, cure)


def _walk(folder: Path) -> Iterator[Path]:
    """Yield the files below a folder by name, and the folders that are links or are called as files are."""
    for here, folders, files in os.walk(folder):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        # Those that nobody would look for a folder behind; what lies in one is read as in any other.
        linked = [n for n in folders if (Path(here) / n).is_symlink() or Path(n).suffix in _YAML]
        for name in sorted([*files, *linked]):
            if not name.startswith(".") and not name.endswith("~"):
                yield Path(here) / name


def _of_folder(path: Path, file: str) -> Problem:
    if path.is_symlink():
        what, cure = "this link to a folder is not followed", "put the folder itself here"
        return problem("unread-file", Position(file=file), what, cure)
    what, cure = "this is a folder, with the name of a file", f"put a file here, or call it '{path.stem}'"
    return problem("unreadable-file", Position(file=file), what, cure)


def _named(path: Path, root: Path) -> str:
    try:
        return path.relative_to(root).as_posix()
    except ValueError:
        return path.as_posix()
