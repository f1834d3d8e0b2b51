"""A dispute: what is in dispute, between whom, and as of when the editors last looked."""

from __future__ import annotations

from typing import ClassVar

from pydantic import Field

from dispute_briefings.facts.dates import Date
from dispute_briefings.facts.model.record import Record
from dispute_briefings.facts.statements import DateStatement
from dispute_briefings.facts.values import Id, PartyRef, QuestionRef, RegulationRef, Text, Value


class Participant(Value):
    """A party of the dispute, the side it is on and what it does there."""

    party: PartyRef
    """The party."""
    side: Id
    """The camp that it belongs to, an id that you choose."""
    role: Text | None = None
    """What it does in the dispute."""


class Strand(Value):
    """One line of the dispute with a status of its own."""

    id: Id
    """The id of the strand, unique in its dispute."""
    title: Text
    """What readers see it called."""
    of: tuple[RegulationRef, ...]
    """The measures and proceedings whose status is the strand's."""


class DisputeScope(Value):
    """What the briefing covers and what it leaves out."""

    included: tuple[Text, ...] = Field(default=(), alias="in")
    """What the briefing covers, a line each."""
    excluded: tuple[Text, ...] = Field(default=(), alias="out")
    """What it leaves out, a line each."""


class Dispute(Record):
    """A dispute; `as_of` is the day on which the editors last checked the state of play."""

    KIND: ClassVar[str] = "dispute"

    as_of: Date
    """The day on which the editors last checked the state of play; `current` means on this day."""
    parties: tuple[Participant, ...] = ()
    """Who takes part, and on which side."""
    strands: tuple[Strand, ...] = ()
    """The lines of the dispute that a reader follows."""
    opened: DateStatement | None = None
    """When it began."""
    closed: DateStatement | None = None
    """When it ended."""
    scope: DisputeScope | None = None
    """What the briefing covers and leaves out."""
    lead_questions: tuple[QuestionRef, ...] = ()
    """The questions that matter most, the first of all first."""
