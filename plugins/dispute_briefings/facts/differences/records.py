"""What changed within one record, field by field."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from dispute_briefings.facts import tree
from dispute_briefings.facts.belonging import owners
from dispute_briefings.facts.dates import Date
from dispute_briefings.facts.differences.difference import Change, Difference, Spot
from dispute_briefings.facts.differences.pairing import paired
from dispute_briefings.facts.differences.sense import Sense
from dispute_briefings.facts.differences.statements import of_dates, of_reports, of_sources
from dispute_briefings.facts.model import Point, Record, Stance, Step, Text, Value
from dispute_briefings.facts.statements import Citation, Statement

# What is told otherwise, or says nothing of the dispute.
_APART = frozenset({"id", "formerly", "ignore"})


def of_record(before: Record, after: Record, sense: Sense) -> Iterator[Difference]:
    """Yield what changed in a record; both are of the same kind."""
    spot = Spot(record=after)
    if before.retracted != after.retracted:
        change = Change.RETRACTED if after.retracted else Change.RESTORED
        yield spot.tell(change, before, after, after.sources)
    if not sense.same(owners(before), owners(after)):
        yield spot.at("dispute").tell(Change.CHANGED, owners(before), owners(after))
    apart = _APART | ({"review"} if before.retracted != after.retracted else set())
    yield from _fields(before, after, spot, sense, apart)


def _fields(
    before: Value, after: Value, spot: Spot, sense: Sense, apart: frozenset[str] = frozenset()
) -> Iterator[Difference]:
    old, new = getattr(before, "sources", ()), getattr(after, "sources", ())
    inside = replace(spot, rests_on=(old or spot.rests_on[0], new or spot.rests_on[1]))
    for field in tree.fields(type(after)):
        if field.name in apart:
            continue
        held, holds = getattr(before, field.name), getattr(after, field.name)
        if field.name == "sources":
            yield from of_sources(held, holds, spot, sense)
        else:
            yield from _values(held, holds, inside.at(field.written), sense)


def _values(before: Any, after: Any, spot: Spot, sense: Sense) -> Iterator[Difference]:
    """Yield what became of a value, whatever its type."""
    if before == after or sense.same(before, after):
        return
    if isinstance(before, dict) and isinstance(after, dict):
        for key in (*after, *(key for key in before if key not in after)):
            yield from _values(before.get(key), after.get(key), spot.at(key), sense)
    elif isinstance(before, tuple) and isinstance(after, tuple):
        yield from _lists(before, after, spot, sense)
    elif before is None or after is None:
        yield _come_or_gone(before, after, spot)
    elif isinstance(before, Date) and isinstance(after, Date):
        yield of_dates(before, after, spot)
    elif type(before) is type(after) and isinstance(after, Value):
        yield from _entries(before, after, spot, sense)
    else:
        yield spot.tell(Change.CHANGED, before, after)


def _come_or_gone(before: Any, after: Any, spot: Spot) -> Difference:
    """An entry or a statement is added or removed; a field of words alone is changed."""
    written = after if before is None else before
    if not isinstance(written, Value):
        return spot.tell(Change.CHANGED, before, after)
    sources = _sources_of(after) if after is not None else ()
    change = Change.ADDED if before is None else Change.REMOVED
    return spot.tell(change, before, after, sources or (spot.rests_on[1] if after is not None else ()))


def _sources_of(value: Value) -> tuple[Citation, ...]:
    """Return the sources of an entry, a step or a statement."""
    stated = value.date if isinstance(value, Step) and value.date is not None else value
    if isinstance(stated, (Statement, Point)):
        own = tuple(citation for report in stated.reports for citation in report.sources)
        return own or getattr(value, "sources", ())
    return tuple(getattr(value, "sources", ()))


def _lists(before: tuple[Any, ...], after: tuple[Any, ...], spot: Spot, sense: Sense) -> Iterator[Difference]:
    if not all(isinstance(each, (Value, Text)) for each in (*before, *after)):
        yield spot.tell(Change.CHANGED, before, after)
        return
    for old, new in paired(before, after, sense):
        if new is None:
            assert old is not None
            yield spot.entry(old, before[old]).tell(Change.REMOVED, before[old], None)
        elif old is None:
            yield _added(before, after[new], spot.entry(new, after[new]), sense)
        else:
            yield from _values(before[old], after[new], spot.entry(new, after[new]), sense)


def _added(before: tuple[Any, ...], entry: Any, spot: Spot, sense: Sense) -> Difference:
    if isinstance(entry, Stance) and (moved_from := _moved_from(before, entry, sense)) is not None:
        return spot.tell(Change.MOVED, moved_from, entry, entry.sources)
    sources = _sources_of(entry) if isinstance(entry, Value) else ()
    return spot.tell(Change.ADDED, None, entry, sources or spot.rests_on[1])


def _moved_from(before: tuple[Stance, ...], entry: Stance, sense: Sense) -> Stance | None:
    """Return the last answer of the party if the new one is later and another; no answer is no move."""
    answers = [s for s in before if sense.same(s.party, entry.party) and s.answer != "unstated"]
    last = max(answers, key=lambda stance: stance.date.sort_key, default=None)
    if last is None or entry.answer in {last.answer, "unstated"}:
        return None
    return last if last.date < entry.date else None


def _entries(before: Any, after: Any, spot: Spot, sense: Sense) -> Iterator[Difference]:
    """Yield what became of a statement or an entry."""
    if isinstance(after, (Statement, Point)):
        yield from of_reports(before, after, spot, sense)
        yield from _fields(before, after, spot, sense, frozenset({"reports", "id", "period"}))
    elif isinstance(after, Step) and before.date is not None and after.date is not None:
        # A step with a date of its own is one fact with it.
        inside = replace(
            spot, rests_on=(before.sources or spot.rests_on[0], after.sources or spot.rests_on[1])
        )
        yield from of_reports(before.date, after.date, inside, sense)
        yield from _fields(before, after, spot, sense, frozenset({"date"}))
    elif isinstance(after, Stance) and before.answer != after.answer:
        # Written over instead of below: it moved if it was said later.
        change = Change.MOVED if before.date < after.date else Change.CORRECTED
        yield spot.tell(change, before, after, after.sources)
        yield from _fields(before, after, spot, sense, frozenset({"answer", "date", "sources", "id"}))
    else:
        yield from _fields(before, after, spot, sense)
