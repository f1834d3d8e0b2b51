"""A question on which the parties take positions."""

from __future__ import annotations

from typing import ClassVar, Literal

from dispute_briefings.facts.dates import Date
from dispute_briefings.facts.model.record import Record
from dispute_briefings.facts.statements import Citation, Confidence, Original
from dispute_briefings.facts.values import AnyRef, Id, PartyRef, PartyRefs, Text, Value

Answer = Literal["yes", "no", "partly", "unstated"]


class Stance(Value):
    """What one party answered on one day; a position moved when a later answer differs."""

    id: Id | None = None
    party: PartyRef
    said_by: PartyRefs = ()
    date: Date
    answer: Answer
    stance: Text
    original: Original | None = None
    sources: tuple[Citation, ...]
    confidence: Confidence | None = None
    because: str | None = None
    note: Text | None = None


class Question(Record):
    """A yes-or-no question; `text` is the question itself."""

    KIND: ClassVar[str] = "question"

    text: Text
    about: tuple[AnyRef, ...] = ()
    positions: tuple[Stance, ...] = ()
