"""What is not known, and what would settle it."""

from __future__ import annotations

from typing import ClassVar

from dispute_briefings.facts.model.record import Record
from dispute_briefings.facts.values import AnyRef, Text


class Unknown(Record):
    """An open question of fact: what is known, what is only reported, what is not known."""

    KIND: ClassVar[str] = "unknown"

    question: Text
    known: Text | None = None
    reported: Text | None = None
    not_known: Text | None = None
    settles_if: Text | None = None
    about: tuple[AnyRef, ...] = ()
