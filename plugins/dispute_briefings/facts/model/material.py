"""A material: what it is, what it is for and how schemes identify it."""

from __future__ import annotations

from typing import ClassVar

from pydantic import Field

from dispute_briefings.facts.model.record import Record
from dispute_briefings.facts.statements import Citation, IdentifierStatement, TextStatement
from dispute_briefings.facts.values import IdentifierScheme, MaterialRef, PartyRef, Text, Value


class Supplier(Value):
    """A firm that makes or sells the material."""

    party: PartyRef
    """The firm."""
    text: Text | None = None
    """What it makes or sells."""
    sources: tuple[Citation, ...] = ()
    """Where that is written."""


class Material(Record):
    """A material; it is a term of the glossary too.

    A tariff code is a proxy for statistics, an entry of a control list is law; a mixture or a class
    of substances has no identifier of its own (``match: none``).
    """

    KIND: ClassVar[str] = "material"

    definition: TextStatement | None = None
    """What it is, in a sentence."""
    uses: tuple[TextStatement, ...] = ()
    """What it is used for, each on its own."""
    forms: tuple[TextStatement, ...] = ()
    """The forms that it comes in, each on its own."""
    identifiers: dict[IdentifierScheme, IdentifierStatement] = Field(default_factory=dict)
    """How schemes identify it: `cas`, `hs` and so on, each with its identifier."""
    suppliers: tuple[Supplier, ...] = ()
    """Who makes or sells it."""
    members: tuple[MaterialRef, ...] = ()
    """The materials that belong to this class."""
    broader: MaterialRef | None = None
    """The material that this one is a sort of."""
