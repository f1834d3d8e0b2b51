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
    """What is reported."""
    said_by: PartyRefs = ()
    """Who says so, beside the sources."""
    sources: tuple[Citation, ...] = Field(min_length=1)
    """The sources that report it."""


class Conflict(Record):
    """What sources tell differently; `handling` says how this site treats it."""

    KIND: ClassVar[str] = "conflict"

    question: Text
    """What sources tell differently, as a question."""
    about: tuple[AnyRef, ...] = ()
    """The records that it is about."""
    reports: tuple[Account, ...] = Field(min_length=2)
    """The accounts, two at least."""
    kind: ConflictKind
    """What sort of conflict it is."""
    handling: Text | None = None
    """How this site treats it."""
    settles_if: Text | None = None
    """What would settle it."""
