"""A measure: a rule that one party applies toward another, and its history."""

from __future__ import annotations

from typing import ClassVar

from pydantic import Field

from dispute_briefings.facts.model.history import Part, Step
from dispute_briefings.facts.model.record import Record
from dispute_briefings.facts.values import MaterialRef, MeasureRef, PartyRef, PartyRefs, Regime, Text


class Measure(Record):
    """A measure; `before` is the regime without it, `answers` the measures that it responds to."""

    KIND: ClassVar[str] = "measure"

    by: PartyRef
    """The party whose measure it is."""
    authority: PartyRefs = ()
    """Who carries it out."""
    toward: PartyRefs = ()
    """Whom it is directed at."""
    legal_basis: tuple[Text, ...] = ()
    """What it rests on in law, each on its own."""
    materials: tuple[MaterialRef, ...] = ()
    """The materials that it covers."""
    parts: tuple[Part, ...] = ()
    """Its parts, where they can have a status of their own."""
    before: Regime | None = None
    """The rule that applies without it."""
    answers: tuple[MeasureRef, ...] = ()
    """The measures that it responds to."""
    history: tuple[Step, ...] = Field(min_length=1)
    """What became of it, step by step in the order of time."""
