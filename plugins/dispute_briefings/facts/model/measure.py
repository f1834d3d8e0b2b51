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
    authority: PartyRefs = ()
    toward: PartyRefs = ()
    legal_basis: tuple[Text, ...] = ()
    materials: tuple[MaterialRef, ...] = ()
    parts: tuple[Part, ...] = ()
    before: Regime | None = None
    answers: tuple[MeasureRef, ...] = ()
    history: tuple[Step, ...] = Field(min_length=1)
