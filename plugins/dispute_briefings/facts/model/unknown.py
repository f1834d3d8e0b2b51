"""What is not known, and what would settle it."""

from __future__ import annotations

from typing import ClassVar

from dispute_briefings.facts.model.record import Record
from dispute_briefings.facts.values import AnyRef, Text


class Unknown(Record):
    """An open question of fact: what is known, what is only reported, what is not known."""

    KIND: ClassVar[str] = "unknown"

    question: Text
    """What is not known, as a question."""
    known: Text | None = None
    """What is known."""
    reported: Text | None = None
    """What is reported, and not sure."""
    not_known: Text | None = None
    """What nobody has found."""
    settles_if: Text | None = None
    """What would settle it."""
    about: tuple[AnyRef, ...] = ()
    """The records that it is about."""
