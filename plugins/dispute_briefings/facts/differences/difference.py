"""One difference between two states of the facts: what kind of change, where, from what to what."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Any

from dispute_briefings.facts.model import Figure, Point, Record
from dispute_briefings.facts.statements import Citation


class Change(StrEnum):
    """What became of a fact, in the order in which it is told."""

    RENAMED = "renamed"
    ADDED = "added"
    REMOVED = "removed"
    RETRACTED = "retracted"
    RESTORED = "restored"
    STATUS = "status"
    """What applies on the day of the last check is another thing than on that day before."""
    CORRECTED = "corrected"
    """The value that is shown first is another one, and the old one does not hold it."""
    SHARPENED = "sharpened"
    """It says more precisely what it said before."""
    CONTESTED = "contested"
    """A report differs from the others, and nothing settles it."""
    WEIGHED = "weighed"
    SETTLED = "settled"
    MOVED = "moved"
    """A party answers a question otherwise than before; a plan, a check or a review has another day."""
    SOURCED = "source added"
    UNSOURCED = "source lost"
    CHANGED = "changed"
    """Anything else that a record says."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Difference:
    """One change of one fact.

    `address` and `record` are those of the later state, of the earlier one for what was removed.
    `before` and `after` are what is written there, each from its own state: a record, a statement, a
    `Status`, an entry, a text, a tuple of ids; None for nothing. `sources` are those that the later
    fact rests on; `units` the materials or parts that a status is of.
    """

    change: Change
    address: str
    record: Record
    path: tuple[str | int, ...] = ()
    before: Any = None
    after: Any = None
    sources: tuple[Citation, ...] = ()
    units: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True, slots=True)
class Spot:
    """A place in a record while it is compared: its path, its address, and what facts there rest on.

    `rests_on` are the sources of what the place is in, before and after.
    """

    record: Record
    path: tuple[str | int, ...] = ()
    parts: tuple[str, ...] = ()
    rests_on: tuple[tuple[Citation, ...], tuple[Citation, ...]] = ((), ())

    def at(self, key: str) -> Spot:
        """Return the place of a field or key below this one."""
        return replace(self, path=(*self.path, key), parts=(*self.parts, key))

    def entry(self, index: int, value: object) -> Spot:
        """Return the place of an entry of a list: it goes by its id or period, else by its number."""
        if isinstance(value, Point) and isinstance(self.record, Figure):
            return replace(self, path=(*self.path, index), parts=(value.period.text,))
        name = getattr(value, "id", None) or str(index + 1)
        return replace(self, path=(*self.path, index), parts=(*self.parts, name))

    def tell(self, change: Change, before: Any, after: Any, sources: tuple[Citation, ...] = ()) -> Difference:
        """Return a difference at this place."""
        return Difference(
            change=change,
            address=".".join((self.record.id, *self.parts)),
            record=self.record,
            path=self.path,
            before=before,
            after=after,
            sources=sources,
        )
