"""A proceeding: a case before a court, a panel or another forum, and its history."""

from __future__ import annotations

from typing import ClassVar

from pydantic import Field

from dispute_briefings.facts.model.history import Part, Step
from dispute_briefings.facts.model.record import Record
from dispute_briefings.facts.statements import Citation
from dispute_briefings.facts.values import Line, PartyRefs, Text, Value


class Claim(Value):
    """A provision that a complainant relies on."""

    instrument: Text
    """The treaty or law."""
    article: Line | None = None
    """The provision in it."""
    text: Text | None = None
    """What is claimed."""
    sources: tuple[Citation, ...] = ()
    """Where that is written."""


class Proceeding(Record):
    """A proceeding; `number` is the forum's own, such as DS590."""

    KIND: ClassVar[str] = "proceeding"

    forum: Text
    """The court, panel or other forum."""
    number: Line | None = None
    """The forum's own number of it."""
    complainant: PartyRefs = ()
    """Who brought it."""
    respondent: PartyRefs = ()
    """Against whom."""
    claims: tuple[Claim, ...] = ()
    """The provisions that the complainant relies on."""
    parts: tuple[Part, ...] = ()
    """Its parts, where they can have a status of their own."""
    history: tuple[Step, ...] = Field(min_length=1)
    """What became of it, step by step in the order of time."""
