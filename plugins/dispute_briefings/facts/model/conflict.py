"""A conflict between reports on something that is no single value."""

from __future__ import annotations

from typing import ClassVar

from pydantic import Field

from dispute_briefings.facts.model.record import Record
from dispute_briefings.facts.statements import Citation
from dispute_briefings.facts.values import AnyRef, ConflictKind, PartyRefs, Text, Value


class Account(Value):
    """One side of a conflict: what is reported, and by which sources."""

    text: Text
    said_by: PartyRefs = ()
    sources: tuple[Citation, ...] = Field(min_length=1)


class Conflict(Record):
    """What sources tell differently; `handling` says how this site treats it."""

    KIND: ClassVar[str] = "conflict"

    question: Text
    about: tuple[AnyRef, ...] = ()
    reports: tuple[Account, ...] = Field(min_length=2)
    kind: ConflictKind
    handling: Text | None = None
    settles_if: Text | None = None
