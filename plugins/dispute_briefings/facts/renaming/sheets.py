"""Where a record's id stands in the fact sheets: at itself, at those that name it, in texts and series."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import PurePosixPath
from typing import Any

from dispute_briefings.facts import tree
from dispute_briefings.facts.book import FactBook
from dispute_briefings.facts.model import Dispute, Measure, Record, Reference, Source
from dispute_briefings.facts.renaming.edits import Edit, line_break, line_end, offset_at
from dispute_briefings.facts.renaming.links import Renaming, edits_in_links
from dispute_briefings.facts.renaming.series import edits_in_series
from dispute_briefings.facts.shape import as_id
from dispute_briefings.problems import Position, nearest
from dispute_briefings.source_yaml import YamlMapping


class RenameError(ValueError):
    """Raised with why a record cannot be renamed, in a sentence with the cure."""


def renaming(book: FactBook, old: str, new: str) -> Renaming:
    """Return the renaming of a record.

    Raises:
        RenameError: there is no such record, or the new id is none, is taken, or was used before.
    """
    if old in book.renamed:
        raise RenameError(f"'{old}' is called '{book.renamed[old]}' now: rename that")
    if old not in book.by_id:
        strand = next((d for d in book.disputes for each in d.strands if each.id == old), None)
        if strand is not None:
            place = f"in the dispute.yml of '{strand.id}', and under `strand:` of its events"
            raise RenameError(f"'{old}' is a strand and no record: change it {place}")
        cure = nearest(old, book.by_id)
        raise RenameError(f"no record '{old}'" + (f"; {cure}" if cure else ""))
    if as_id(new) != new or not new:
        raise RenameError(f"'{new}' is no id; write {as_id(new) or 'letters a to z, digits and hyphens'}")
    if new == old:
        raise RenameError(f"'{new}' is its id already: give another one")
    if new in book.by_id:
        raise RenameError(f"'{new}' is the id of another {book.by_id[new].kind_name}: give a new one")
    if new in book.renamed:
        raise RenameError(f"'{new}' was the id of '{book.renamed[new]}', and leads there: give another one")
    measures = frozenset(m.id for m in book.records if isinstance(m, Measure) and old in m.materials)
    return Renaming(old=old, new=new, measures=measures)


def files_of(book: FactBook) -> tuple[str, ...]:
    """Return the files that records are written in, as problems name them."""
    written = ((r.origin.document, r.origin.points) for r in book.records)
    return tuple(dict.fromkeys(each.file for documents in written for each in documents if each is not None))


def moved_files(book: FactBook, renamed: Renaming) -> Mapping[str, str]:
    """Return the files and folders that are named after the record, with their new names.

    Of a dispute that is its folder; of a record with a file of its own the file; of a figure its points.
    """
    record = book.by_id[renamed.old]
    if isinstance(record, Dispute):
        folder = PurePosixPath(record.origin.document.file).parent
        return {str(folder): str(folder.with_name(renamed.new))}
    named = [record.origin.document.file] if record.origin.path == () else []
    named += [record.origin.points.file] if record.origin.points is not None else []
    return {file: str(PurePosixPath(file).with_stem(renamed.new)) for file in named}


def edits_in_sheets(
    book: FactBook, renamed: Renaming, texts: Mapping[str, str]
) -> Mapping[str, tuple[Edit, ...]]:
    """Return the edits of each file.

    Args:
        book: the records.
        renamed: from which id to which.
        texts: the text of each of `files_of` the book.

    Raises:
        RenameError: an id does not stand where it was read.
    """
    found: dict[str, list[Edit]] = {file: list(edits_in_links(text, renamed)) for file, text in texts.items()}
    record = book.by_id[renamed.old]
    for each in book.records:
        for path in _places(book, each, renamed.old):
            position = each.origin.position(path)
            found[position.file].append(_edit_at(texts[position.file], position, renamed))
        if each.origin.points is not None:
            file = each.origin.points.file
            found[file] += edits_in_series(texts[file], renamed)
    file = record.origin.document.file
    found[file] += _own_edits(record, renamed, texts[file])
    return {file: tuple(edits) for file, edits in found.items() if edits}


def _places(book: FactBook, record: Record, old: str) -> Iterator[tree.Path]:
    """Yield the paths at which a record names another by its id, points aside."""
    for found in book.references_of(record):
        if isinstance(found.mark, Reference) and found.id == old and found.path[0] != "points":
            yield found.path
    if isinstance(record, Measure) and old in record.materials:
        for index, step in enumerate(record.history):
            for place, unit in enumerate(step.only):
                if unit == old:
                    yield ("history", index, "only", place)
    if isinstance(record, Source) and record.derived_from == old:
        yield ("derived_from",)


def _edit_at(text: str, position: Position, renamed: Renaming) -> Edit:
    start = offset_at(text, position.line, position.column)
    start += text[start : start + 1] in {'"', "'"}
    end = start + len(renamed.old)
    if text[start:end] != renamed.old:
        raise RenameError(f"{position}: '{renamed.old}' is named here, and not as it is: write it plainly")
    return Edit(start, end, renamed.new)


def _own_edits(record: Record, renamed: Renaming, text: str) -> Iterator[Edit]:
    """Yield the edits of the record itself: its id, where it is written, and what it was called before."""
    origin = record.origin
    mapping: Any = origin.document.root
    for part in origin.path:
        mapping = mapping[part]
    assert isinstance(mapping, YamlMapping)
    if "id" in mapping:
        yield _edit_at(text, origin.position(("id",)), renamed)
    if "formerly" in mapping:
        yield _longer_list(record, renamed, text)
    elif text[offset_at(text, *mapping.at)] == "{":
        # The first thing in the braces; a comma parts it from what follows.
        start = offset_at(text, *mapping.at) + 1
        if "id" in mapping:
            start = _edit_at(text, origin.position(("id",)), renamed).end
            start += text[start : start + 1] in {'"', "'"}
        before, after = (", ", "") if "id" in mapping else ("", ", ")
        yield Edit(start, start, f"{before}formerly: [{renamed.old}]{after}")
    else:
        yield _new_line(mapping, renamed, text)


def _new_line(mapping: YamlMapping, renamed: Renaming, text: str) -> Edit:
    """A line below the id; of a record with a file of its own below its first field."""
    keys = [key for key in mapping if key != "format"]
    indent = " " * (mapping.key_at[keys[0]][1] - 1)
    line = f"{indent}formerly: [{renamed.old}]"
    if "id" in mapping:
        end = line_end(text, offset_at(text, *mapping.value_at["id"]))
        return Edit(end, end, line_break(text) + line)
    if len(keys) == 1:
        end = len(text)
        before = "" if text.endswith(("\n", "\r")) else line_break(text)
        return Edit(end, end, before + line + line_break(text))
    # A comment above the next field belongs to that one.
    row = mapping.key_at[keys[1]][0]
    while _is_comment(text, row - 1) and row - 1 > mapping.value_at[keys[0]][0]:
        row -= 1
    start = offset_at(text, row, 1)
    return Edit(start, start, line + line_break(text))


def _is_comment(text: str, row: int) -> bool:
    start = offset_at(text, row, 1)
    return text[start : line_end(text, start)].lstrip().startswith("#")


def _longer_list(record: Record, renamed: Renaming, text: str) -> Edit:
    position = record.origin.position(("formerly",))
    start = offset_at(text, position.line, position.column)
    if text[start] == "[":
        comma = ", " if record.formerly else ""
        return Edit(start + 1, start + 1, renamed.old + comma)
    first = record.origin.position(("formerly", 0))
    line = offset_at(text, first.line, 1)
    before = text[line : offset_at(text, first.line, first.column)]
    if before.strip() != "-":
        raise RenameError(f"{position}: write `formerly:` as [{', '.join(record.formerly)}] first")
    return Edit(line, line, before + renamed.old + line_break(text))
