"""The comparison of two books of facts: what changed, in the order of the later one."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from dispute_briefings.facts.book import FactBook
from dispute_briefings.facts.differences.difference import Change, Difference
from dispute_briefings.facts.differences.records import of_record
from dispute_briefings.facts.differences.sense import Sense
from dispute_briefings.facts.histories import units_of
from dispute_briefings.facts.model import Measure, Proceeding, Record
from dispute_briefings.facts.status import Status


def differences(before: FactBook, after: FactBook) -> tuple[Difference, ...]:
    """Return what changed in the facts between two states: nothing for a book and itself.

    How files are laid out, in which order records stand, and punctuation count for nothing.
    """
    sense = Sense(renamed=_renamed(before, after))
    found = _found(before, after, sense)
    order = {change: number for number, change in enumerate(Change)}
    return tuple(sorted(found, key=lambda each: order[each.change]))


def _renamed(before: FactBook, after: FactBook) -> Mapping[str, str]:
    """Return the present id of each record that had another one before."""
    return {
        old: new
        for old, new in after.renamed.items()
        if old in before.by_id and old not in after.by_id and new not in before.by_id
    }


def _found(before: FactBook, after: FactBook, sense: Sense) -> Iterator[Difference]:
    former = {new: old for old, new in sense.renamed.items()}
    for record in after.records:
        old = before.by_id.get(former.get(record.id, record.id))
        if old is None:
            yield Difference(
                change=Change.ADDED,
                address=record.id,
                record=record,
                after=record,
                sources=record.sources,
            )
            continue
        if record.id in former:
            yield _whole(Change.RENAMED, record, old, record)
        if type(old) is not type(record):
            yield _whole(Change.CHANGED, record, old, record)
            continue
        yield from of_record(old, record, sense)
        if isinstance(old, (Measure, Proceeding)) and isinstance(record, (Measure, Proceeding)):
            yield from _statuses(before, after, old, record, sense)
    for record in before.records:
        if record.id not in after.by_id and record.id not in sense.renamed:
            yield _whole(Change.REMOVED, record, record, None)


def _whole(change: Change, record: Record, before: Record, after: Record | None) -> Difference:
    return Difference(change=change, address=record.id, record=record, before=before, after=after)


def _statuses(
    before: FactBook,
    after: FactBook,
    old: Measure | Proceeding,
    new: Measure | Proceeding,
    sense: Sense,
) -> Iterator[Difference]:
    """Yield what applies now and did not before, each with the materials or parts that share it.

    The day is the one on which each state of the facts was last checked.
    """
    if old.retracted or new.retracted:
        return
    had = {sense.renamed.get(unit, unit) if unit else None: unit for unit in units_of(old)}
    shared: dict[tuple[Status, Status], list[str]] = {}
    for unit in units_of(new):
        if unit in had:
            then, now = before.status(old, unit=had[unit]), after.status(new, unit=unit)
            if _applies(then) != _applies(now):
                shared.setdefault((then, now), []).extend([unit] if unit else [])
    for (then, now), units in shared.items():
        yield Difference(
            change=Change.STATUS,
            address=f"{new.id}.status",
            record=new,
            path=("history",),
            before=then,
            after=now,
            units=tuple(units),
        )


def _applies(status: Status) -> tuple[object, ...]:
    """What a reader is told first; since when is a date, and told as one."""
    return status.state, status.word, status.regime, status.until, status.applied
