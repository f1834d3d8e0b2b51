"""Every id that a record uses names something that there is."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from dispute_briefings.facts import tree
from dispute_briefings.facts.addresses import AmbiguousAddressError, resolve
from dispute_briefings.facts.book import FactBook, UnknownAddressError
from dispute_briefings.facts.checks.finding import Finding, finding
from dispute_briefings.facts.histories import units_of
from dispute_briefings.facts.model import (
    Dispute,
    Event,
    Measure,
    Proceeding,
    Record,
    Reference,
    Source,
    Word,
)
from dispute_briefings.facts.model.dispute import Participant
from dispute_briefings.facts.near_records import near_record
from dispute_briefings.facts.statements import Citation
from dispute_briefings.facts.text import Citations, Link, inlines, unfinished
from dispute_briefings.problems import a, nearest


@dataclass(frozen=True, slots=True)
class _Known:
    """What may be named: the book, and the ids of records that could not be read."""

    book: FactBook
    broken: frozenset[str]


def check_references(book: FactBook, broken: frozenset[str]) -> Iterator[Finding]:
    """Yield references to records, words and parts that are not there, or are of another kind."""
    known = _Known(book=book, broken=broken)
    for record in book.records:
        for found in book.references_of(record):
            if isinstance(found.mark, Word):
                yield from _word(known, record, found)
            elif isinstance(found.mark, Reference):
                yield from _reference(known, record, found.path, found.id, found.mark.kinds)
        for path, text in book.texts_of(record):
            yield from _in_text(known, record, path, text)
        yield from _parts(known, record)
        yield from _twice(book, record)


def _word(known: _Known, record: Record, found: tree.Found) -> Iterator[Finding]:
    """A status, kind, regime, scheme or unit stands in the vocabulary."""
    assert isinstance(found.mark, Word)
    words = known.book.vocabulary.list_of(found.mark.of)
    if found.id not in words:
        name = found.mark.of.replace("_", " ")
        add = f"add it under `{found.mark.of}:` of the site's vocabulary"
        cure = nearest(found.id, words) or f"write one of: {', '.join(words)}; or {add}"
        yield finding("unknown-word", record, found.path, f"'{found.id}' is not among the {name}", cure)


def _reference(
    known: _Known,
    record: Record,
    path: tree.Path,
    record_id: str,
    kinds: tuple[str, ...],
    offset: int | None = None,
) -> Iterator[Finding]:
    """An id names a record of the kind that its place asks for; `offset` is where it stands in a text."""
    target = known.book.by_id.get(record_id)
    if target is None:
        if record_id not in known.broken:
            yield _unknown(known, record, path, record_id, kinds, offset)
    elif kinds and target.kind_name not in kinds and not _is_one_of_two(known, record_id, kinds):
        wanted = " or ".join(kinds)
        what = f"'{record_id}' is of the kind {target.kind_name}, and {wanted} is wanted here"
        cure = near_record(known.book, record_id, kinds) or f"name a record of the kind {wanted}"
        yield finding("wrong-kind", record, path, what, cure, offset=offset)


def _is_one_of_two(known: _Known, record_id: str, kinds: tuple[str, ...]) -> bool:
    """Whether two records have an id, which is told, and one of them is of the kind that is wanted."""
    return any(each.id == record_id and each.kind_name in kinds for each in known.book.records)


def _unknown(
    known: _Known,
    record: Record,
    path: tree.Path,
    record_id: str,
    kinds: tuple[str, ...],
    offset: int | None,
) -> Finding:
    wanted = " or ".join(kinds) or "record"
    code = "unknown-source" if kinds == ("source",) else "unknown-record"
    if record_id in known.book.renamed:
        cure = f"it is called '{known.book.renamed[record_id]}' now"
    else:
        cure = near_record(known.book, record_id, kinds) or f"add {a(wanted)} with this id, or correct the id"
    return finding(code, record, path, f"no {wanted} '{record_id}'", cure, offset=offset)


def _in_text(known: _Known, record: Record, path: tree.Path, text: str) -> Iterator[Finding]:
    """Links and citations in a text lead to a record or fact, and to a source; each has an end."""
    for start in unfinished(text):
        kind, end = ("link", "]]") if text[start + 1] == "[" else ("citation", "]")
        what = f"`{text[start : start + 2]}` begins a {kind} that has no end"
        cure = f"end it with `{end}` and leave out brackets inside"
        yield finding("unfinished-link", record, path, what, cure, offset=start)
    for inline in inlines(text):
        if isinstance(inline, Citations):
            for cited in inline.cited:
                yield from _reference(known, record, path, cited.source, ("source",), cited.start)
        elif isinstance(inline, Link):
            record_id, _, rest = inline.target.partition(".")
            if record_id not in known.book.by_id:
                yield from _reference(known, record, path, record_id, (), inline.start)
            elif rest:
                yield from _address(known, record, path, inline)


def _address(known: _Known, record: Record, path: tree.Path, link: Link) -> Iterator[Finding]:
    address, at = link.target, link.start
    try:
        resolve(known.book, address)
    except AmbiguousAddressError as error:
        what = f"'{address}' means several facts"
        yield finding("ambiguous-fact", record, path, what, error.cure, offset=at)
    except UnknownAddressError as error:
        yield finding("unknown-fact", record, path, f"no fact '{address}'", error.cure, offset=at)


def _parts(known: _Known, record: Record) -> Iterator[Finding]:
    """A step's `only` names materials or parts of its measure, an event's `strand` one of its dispute."""
    book = known.book
    if isinstance(record, (Measure, Proceeding)):
        units = [unit for unit in units_of(record) if unit]
        for index, step in enumerate(record.history):
            for place, unit in enumerate(step.only):
                if unit not in units:
                    cure = nearest(unit, units) or f"write one of: {', '.join(units) or 'none (take it out)'}"
                    what = f"'{unit}' is no material or part of it"
                    yield finding("unknown-part", record, ("history", index, "only", place), what, cure)
    if isinstance(record, Event) and record.strand and not known.broken & {*book.disputes_of(record)}:
        disputes = [book.by_id.get(dispute) for dispute in book.disputes_of(record)]
        strands = [strand.id for d in disputes if isinstance(d, Dispute) for strand in d.strands]
        if not disputes:
            what = f"no strand '{record.strand}', for its file lies in the folder of no dispute"
            cure = "move the file into that of its dispute, or name the dispute under `also_in:`"
            yield finding("unknown-part", record, ("strand",), what, cure)
        elif record.strand not in strands:
            cure = (
                nearest(record.strand, strands)
                or f"write one of: {', '.join(strands) or 'none (take it out)'}"
            )
            yield finding(
                "unknown-part", record, ("strand",), f"no strand '{record.strand}' in its dispute", cure
            )
    if isinstance(record, Source) and record.derived_from and record.derived_from in book.renamed:
        cure = f"it is called '{book.renamed[record.derived_from]}' now"
        yield finding("unknown-source", record, ("derived_from",), f"no source '{record.derived_from}'", cure)


def _twice(book: FactBook, record: Record) -> Iterator[Finding]:
    """A list names each record and each source once, and never the record that it belongs to."""
    named: set[tuple[tree.Path, object]] = set()
    listed: list[tuple[tree.Path, tree.Path, object, str]] = [
        (found.path, found.path[:-1], found.id, found.id)
        for found in book.references_of(record)
        if isinstance(found.mark, Reference) and isinstance(found.path[-1], int)
    ]
    for path, value in book.values_of(record):
        if isinstance(value, Citation):
            listed.append((path, path[:-1], value, value.ref))
        elif isinstance(value, Participant):
            listed.append(((*path, "party"), path[:-1], value.party, value.party))
    for path, of, stated, name in listed:
        if (of, stated) in named:
            yield finding("named-twice", record, path, f"'{name}' stands in this list twice", "take one out")
        elif name == record.id:
            yield finding(
                "named-twice", record, path, f"'{name}' names itself", "take it out, or name another"
            )
        named.add((of, stated))
