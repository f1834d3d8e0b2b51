"""Ids in front matter and in the options of a block name something that there is."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from dispute_briefings.facts import tree
from dispute_briefings.facts.book import FactBook
from dispute_briefings.facts.near_records import near_record
from dispute_briefings.facts.values import Part, Reference, Value, Word
from dispute_briefings.problems import Position, Problem, a, nearest, problem


def reference_problems(
    book: FactBook, value: Value, position: Callable[[tree.Path], Position], what: str
) -> Iterator[Problem]:
    """Yield the ids in a value that name no record, part or word, or a record of another kind.

    Args:
        book: what can be named.
        value: front matter, or the options of a view.
        position: gives the place of a path in the value.
        what: how to name the value in a problem: ``view 'timeline'``.
    """
    for found in tree.references(tree.values(value)):
        if isinstance(found.mark, Word):
            code, told, cure = _word(book, found)
        elif isinstance(found.mark, Part):
            code, told, cure = _part(book, found, getattr(value, "dispute", None))
        else:
            code, told, cure = _record(book, found)
        if code:
            yield problem(code, position(found.path), f"{what}: {told}", cure)


def _word(book: FactBook, found: tree.Found) -> tuple[str, str, str]:
    assert isinstance(found.mark, Word)
    words = book.vocabulary.list_of(found.mark.of)
    if found.id in words:
        return "", "", ""
    cure = nearest(found.id, words) or f"write one of: {', '.join(words)}"
    return "unknown-word", f"'{found.id}' is not among the {found.mark.of.replace('_', ' ')}", cure


def _part(book: FactBook, found: tree.Found, dispute: str | None) -> tuple[str, str, str]:
    """A strand is one of the dispute that is named beside it, else of any."""
    strands = [s.id for each in book.disputes if dispute in {None, each.id} for s in each.strands]
    if found.id in strands:
        return "", "", ""
    cure = nearest(found.id, strands) or f"write one of: {', '.join(strands) or 'none (take it out)'}"
    where = f"in the dispute '{dispute}'" if dispute in book.by_id else "in any dispute"
    return "unknown-part", f"no strand '{found.id}' {where}", cure


def _record(book: FactBook, found: tree.Found) -> tuple[str, str, str]:
    kinds = found.mark.kinds if isinstance(found.mark, Reference) else ()
    wanted = " or ".join(kinds) or "record"
    record = book.by_id.get(found.id)
    if record is not None and (not kinds or record.kind_name in kinds):
        return "", "", ""
    near = near_record(book, found.id, kinds)
    if record is None:
        code = "unknown-source" if kinds == ("source",) else "unknown-record"
        renamed = f"it is called '{book.renamed[found.id]}' now" if found.id in book.renamed else ""
        return code, f"no {wanted} '{found.id}'", renamed or near or "correct the id"
    return "wrong-kind", f"'{found.id}' is {a(record.kind_name)}, and {a(wanted)} is wanted here", near
