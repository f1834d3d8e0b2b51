"""One thing has one record, and one id names one thing."""

from __future__ import annotations

import unicodedata
from collections import defaultdict
from collections.abc import Iterator
from functools import cache

from dispute_briefings.facts.book import FactBook
from dispute_briefings.facts.checks.finding import Finding, finding
from dispute_briefings.facts.model import Material, Measure, Party, Proceeding, Record, Term

_NAMED = (Party, Material, Measure, Proceeding, Term)
# Fields whose entries may have ids of their own, and those that lead from a record to one like it.
_PARTED = ("strands", "parts", "offices", "positions")
_UPWARD = ("part_of", "broader", "derived_from")


def check_identity(book: FactBook) -> Iterator[Finding]:
    """Yield ids that stand twice, names that two records share, and records that contain themselves."""
    yield from _duplicate_ids(book)
    yield from _shared_names(book)
    yield from _circles(book)


def _duplicate_ids(book: FactBook) -> Iterator[Finding]:
    """Ids are unique in the site and never reused, parts' ids are unique in their record."""
    first: dict[str, Record] = {}
    for record in book.records:
        if record.id in first:
            what = f"the id stands already at {first[record.id].origin.position(('id',))}"
            yield finding("duplicate-id", record, ("id",), what, "give one of the two another id")
        first.setdefault(record.id, record)
    for record in book.records:
        for index, old in enumerate(record.formerly):
            if old in first:
                what = f"the former id '{old}' is in use at {first[old].origin.position(('id',))}"
                yield finding("duplicate-id", record, ("formerly", index), what, "an id is never used again")
        for field in _present(type(record), _PARTED):
            seen: set[str] = set()
            for index, part in enumerate(getattr(record, field)):
                if part.id is not None and part.id in seen:
                    what = f"the id '{part.id}' stands twice in `{field}`"
                    yield finding("duplicate-id", record, (field, index, "id"), what, "give one another id")
                seen.add(part.id)


def _shared_names(book: FactBook) -> Iterator[Finding]:
    """Two records that share a name are one thing, or say that they are not (`not_same_as`)."""
    named: dict[tuple[str, str], dict[str, Record]] = defaultdict(dict)
    for record in book.records:
        if isinstance(record, _NAMED):
            for name in record.all_names:
                if name.kind not in {"symbol", "abbreviation"}:
                    folded = unicodedata.normalize("NFKC", name.text).casefold()
                    named[name.lang or book.language, folded][record.id] = record
    told: set[tuple[str, str]] = set()
    for (_, _), sharing in named.items():
        first, *others = sharing.values()
        for other in others:
            apart = other.id in first.not_same_as or first.id in other.not_same_as
            if not apart and (first.id, other.id) not in told:
                told.add((first.id, other.id))
                what = f"shares a name with {first.kind_name} '{first.id}'"
                cure = f"make them one record, or write `not_same_as: [{first.id}]`"
                yield finding("shared-name", other, ("name",), what, cure)


def _circles(book: FactBook) -> Iterator[Finding]:
    """No record is part of itself, broader than itself or derived from itself."""
    for record in book.records:
        for field in _present(type(record), _UPWARD):
            seen, target = {record.id}, getattr(record, field)
            while target is not None and target not in seen:
                seen.add(target)
                target = getattr(book.by_id.get(target), field, None)
            if target == record.id:
                what = f"`{field}` leads back to it"
                yield finding("circular", record, (field,), what, "take one of the links out")


@cache
def _present(kind: type[Record], fields: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(field for field in fields if field in kind.model_fields)
