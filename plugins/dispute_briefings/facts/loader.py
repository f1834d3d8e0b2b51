"""From a folder of fact sheets to a finished book of facts, or to what is wrong with them."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path
from typing import Any

from dispute_briefings.facts.book import FactBook
from dispute_briefings.facts.checks import check
from dispute_briefings.facts.layout import Sheet, sheets
from dispute_briefings.facts.misnamed import with_near_ids
from dispute_briefings.facts.model import KINDS, Figure, Origin, Record
from dispute_briefings.facts.same import Same
from dispute_briefings.facts.shape import as_id, shaped
from dispute_briefings.facts.tables import table_of, told_of_strays, with_points
from dispute_briefings.facts.vocabulary import read_vocabulary
from dispute_briefings.facts.written import Written, ids_meant, written_in
from dispute_briefings.problems import Position, Problem, Severity, in_order, problem
from dispute_briefings.source_yaml import Document, read

# After so many mistakes in the records of one file, the rest of it is not looked at.
MOST_MISTAKES = 500
_REST = f"after {MOST_MISTAKES} mistakes the rest of the file is not looked at"

_MISSING = {
    "unknown-record",
    "unknown-source",
    "unknown-fact",
    "unknown-part",
    "missing-points",
    "unused-source",
}


@dataclass(frozen=True, kw_only=True, slots=True)
class Loaded:
    """What was read: the book, or None where an error stands in its way, and all problems in order.

    `known` is what could be read even then: good for ids and names, and for nothing that has to be sound.
    """

    book: FactBook | None
    problems: tuple[Problem, ...]
    known: FactBook


def load(
    folder: Path,
    *,
    root: Path,
    vocabulary: Path | None = None,
    language: str = "en",
    strict_review: bool = False,
) -> Loaded:
    """Return the book of facts below a folder.

    Args:
        folder: the folder of fact sheets.
        root: the folder that problems name files from; links may not lead out of it.
        vocabulary: the site's additions to the vocabulary, if any.
        language: the site's language, a BCP 47 tag.
        strict_review: whether a review that is due is a warning.
    """
    with _no_collecting():
        return _load(folder, root, vocabulary, language, strict_review=strict_review)


@contextmanager
def _no_collecting() -> Iterator[None]:
    """Hold Python's cyclic collector back: records do not refer to each other, and all of them stay.

    It would walk through all that is there again and again while the book grows, which takes a third of
    the time of loading a large one, and once more when it is let go. So what is there by then is put
    aside, until the next book is loaded: then the last one may be what is to be collected.
    """
    enabled = gc.isenabled()
    gc.disable()
    gc.unfreeze()
    try:
        yield
    finally:
        if enabled:
            gc.freeze()
            gc.enable()


def _load(folder: Path, root: Path, vocabulary: Path | None, language: str, *, strict_review: bool) -> Loaded:
    problems: list[Problem] = []
    records: list[Record] = []
    broken: set[str] = set()
    documents: dict[str, Document] = {}
    wanted: dict[str, Position] = {}
    words, unread = read_vocabulary(vocabulary, root=root)
    found, tables, stray = sheets(folder, root=root)
    problems += [*unread, *stray]
    lost = any(each.code in {"unknown-kind", "unreadable-file"} for each in stray)
    for sheet in found:
        document, told = read(sheet.path, file=sheet.file, inside=root)
        problems += told
        if document is None:
            lost = True
            continue
        # The points of a figure stand in another file.
        shape = _shaped_anew if sheet.kind == "figure" else _shaped
        documents[sheet.file] = document
        if sheet.kind == "figure":
            figures, _ = written_in(sheet, document)
            wanted |= {table_of(sheet, each.id, inside=root)[1]: each.position for each in figures}
        here = shape(sheet, Same(document), root)
        problems += here.problems
        records += here.records
        broken |= here.broken
    book = FactBook(records=tuple(records), vocabulary=words, language=language)
    checked = check(book, broken=frozenset(broken), strict_review=strict_review)
    # A word that is not known may stand in the part of the vocabulary that could not be read.
    following = {"unknown-word"} if unread else set()
    # What nothing is known of, or nothing names, may stand in the file that could not be read.
    following |= _MISSING if lost else set()
    problems += [each for each in checked if each.code not in following]
    if not lost:
        problems = [*told_of_strays(problems, tables, wanted)]
    in_all = in_order(with_near_ids(problems, documents, book))
    stopped = any(each.severity is Severity.ERROR for each in in_all)
    return Loaded(book=None if stopped else book, problems=in_all, known=book)


@dataclass(frozen=True, kw_only=True, slots=True)
class _Shaped:
    """What was read of one file; `broken` are the ids of the records that could not be."""

    records: tuple[Record, ...]
    problems: tuple[Problem, ...]
    broken: frozenset[str]


def _shaped_anew(sheet: Sheet, same: Same[Document], root: Path) -> _Shaped:
    records: list[Record] = []
    broken: set[str] = set()
    written_here, problems = written_in(sheet, same.value)
    mistakes = 0
    for written in written_here:
        if mistakes >= MOST_MISTAKES:
            broken.add(written.id)
            continue
        record, wrong = _record(written, inside=root)
        mistakes += len(wrong)
        if mistakes >= MOST_MISTAKES:
            *wrong, last = wrong
            wrong.append(replace(last, what=f"{last.what} ({_REST})"))
        problems += wrong
        if record is not None:
            records.append(record)
        else:
            # What names the record by the id that it should have is not told as well.
            broken |= {written.id, as_id(written.id)}
    if problems:
        broken |= ids_meant(same.value)
    if problems and sheet.kind == "dispute" and sheet.dispute:
        broken.add(sheet.dispute)
    return _Shaped(records=tuple(records), problems=tuple(problems), broken=frozenset(broken))


# A preview reads all files again, of which one has changed.
_shaped = lru_cache(maxsize=2_000)(_shaped_anew)


def _record(written: Written, *, inside: Path) -> tuple[Record | None, list[Problem]]:
    """Return one record with its origin, and a figure with its points."""
    kind, document = KINDS[written.sheet.kind], written.document
    origin = Origin(document=document, path=written.path, dispute=written.sheet.dispute)
    fields: dict[str, Any] = {key: value for key, value in written.mapping.items() if key != "format"}
    problems: list[Problem] = []
    if kind is Figure:
        if "points" in fields:
            cure = f"write them in figures/{written.id}.csv"
            position = origin.position(("points",), of_key=True)
            return None, [problem("unknown-field", position, "points do not stand in the fact sheet", cure)]
        origin, told_of_points = with_points(written.sheet, written.id, origin, inside)
        problems += told_of_points
        if origin.points is not None:
            fields["points"] = origin.points.root
    record, told = shaped(
        kind,
        {**fields, "id": written.id},
        what=f"{written.sheet.kind} '{written.id}'",
        place=lambda path, of_key: origin.position(path, of_key=of_key),
    )
    if record is None or problems:
        # Where a part of the file could not be read, what seems to be missing may stand there.
        kept = (each for each in told if document.complete or each.code != "missing-field")
        return None, [*problems, *kept]
    object.__setattr__(record, "_origin", origin)
    return record, []
