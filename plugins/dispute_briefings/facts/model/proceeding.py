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
    article: Line | None = None
    text: Text | None = None
    sources: tuple[Citation, ...] = ()


class Proceeding(Record):
    """A proceeding; `number` is the forum's own, such as DS590."""

    KIND: ClassVar[str] = "proceeding"

    forum: Text
    number: Line | None = None
    complainant: PartyRefs = ()
    respondent: PartyRefs = ()
    claims: tuple[Claim, ...] = ()
    parts: tuple[Part, ...] = ()
    history: tuple[Step, ...] = Field(min_length=1)
