"""The book of facts for engines that run no plugin of ours."""

from __future__ import annotations

import hashlib
import os
from functools import lru_cache
from pathlib import Path

from dispute_briefings.facts.book import FactBook
from dispute_briefings.facts.loader import load
from dispute_briefings.problems import ProblemsFound, Severity


class FactSheetsError(ProblemsFound):
    """Raised with every problem of fact sheets that no book can be made from; its text lists the errors."""

    def __str__(self) -> str:
        errors = [problem for problem in self.problems if problem.severity is Severity.ERROR]
        return "\n".join([f"the fact sheets cannot be read: {super().__str__()}", *map(str, errors)])


def book_at(fact_sheets: Path, *, vocabulary: Path, language: str) -> FactBook:
    """Return the book of facts of a folder; it is read once for as long as no file changes.

    Args:
        fact_sheets: the folder, from the one that the engine runs in.
        vocabulary: the site's additions to the vocabulary; the file need not exist.
        language: the site's language.

    Raises:
        FactSheetsError: there is an error in a fact sheet.
        FileNotFoundError: there is no such folder.
    """
    if not fact_sheets.is_dir():
        raise FileNotFoundError(f"there is no folder '{fact_sheets}'; set `fact_sheets` of the extension")
    return _book(fact_sheets, vocabulary, language, _digest(fact_sheets, vocabulary))


@lru_cache(maxsize=4)
def _book(fact_sheets: Path, vocabulary: Path, language: str, digest: str) -> FactBook:  # noqa: ARG001
    here = Path.cwd()
    folders = [(here / fact_sheets).resolve(), (here / vocabulary).resolve().parent]
    inside = all(folder.is_relative_to(here.resolve()) for folder in folders)
    root = here if inside else Path(os.path.commonpath(folders))
    loaded = load(here / fact_sheets, root=root, vocabulary=here / vocabulary, language=language)
    if loaded.book is None:
        raise FactSheetsError(loaded.problems)
    return loaded.book


def _digest(fact_sheets: Path, vocabulary: Path) -> str:
    """Return a digest of all that the book is made from: names and content."""
    digest = hashlib.sha256()
    for path in (*sorted(fact_sheets.rglob("*")), vocabulary):
        if path.is_file():
            digest.update(f"{path}\0{path.stat().st_size}\0".encode())
            digest.update(path.read_bytes())
    return digest.hexdigest()
