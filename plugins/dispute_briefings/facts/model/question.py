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
    """An id for the position, unique in its question."""
    party: PartyRef
    """The party whose position it is."""
    said_by: PartyRefs = ()
    """Who said so for it."""
    date: Date
    """When it was said."""
    answer: Answer
    """The answer to the question."""
    stance: Text
    """The position, in a sentence."""
    original: Original | None = None
    """The wording in the language in which it was said."""
    sources: tuple[Citation, ...]
    """Where it is written."""
    confidence: Confidence | None = None
    """How sure the editors are of it."""
    because: str | None = None
    """What that rests on, in a line."""
    note: Text | None = None
    """A remark, shown with the position."""


class Question(Record):
    """A yes-or-no question; `text` is the question itself."""

    KIND: ClassVar[str] = "question"

    text: Text
    """The question, to be answered by yes or no."""
    about: tuple[AnyRef, ...] = ()
    """The records that it is about."""
    positions: tuple[Stance, ...] = ()
    """What the parties answered, each on its day."""
