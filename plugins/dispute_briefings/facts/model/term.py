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
    see: tuple[AnyRef, ...] = ()
    broader: TermRef | None = None
    used_by: PartyRefs = ()
