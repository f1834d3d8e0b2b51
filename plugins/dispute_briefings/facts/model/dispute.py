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
    side: Id
    role: Text | None = None


class Strand(Value):
    """One line of the dispute with a status of its own."""

    id: Id
    title: Text
    of: tuple[RegulationRef, ...]


class DisputeScope(Value):
    """What the briefing covers and what it leaves out."""

    included: tuple[Text, ...] = Field(default=(), alias="in")
    excluded: tuple[Text, ...] = Field(default=(), alias="out")


class Dispute(Record):
    """A dispute; `as_of` is the day on which the editors last checked the state of play."""

    KIND: ClassVar[str] = "dispute"

    as_of: Date
    parties: tuple[Participant, ...] = ()
    strands: tuple[Strand, ...] = ()
    opened: DateStatement | None = None
    closed: DateStatement | None = None
    scope: DisputeScope | None = None
    lead_questions: tuple[QuestionRef, ...] = ()
