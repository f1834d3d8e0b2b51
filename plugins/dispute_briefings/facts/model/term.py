"""A term of the glossary."""

from __future__ import annotations

from typing import ClassVar

from dispute_briefings.facts.model.record import Record
from dispute_briefings.facts.statements import TextStatement
from dispute_briefings.facts.values import AnyRef, PartyRefs, TermRef


class Term(Record):
    """A term; `used_by` names the parties whose word it is."""

    KIND: ClassVar[str] = "term"

    definition: TextStatement
    """What it means."""
    see: tuple[AnyRef, ...] = ()
    """Records to look at, too."""
    broader: TermRef | None = None
    """The term that this one is a sort of."""
    used_by: PartyRefs = ()
    """The parties whose word it is."""
