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
    text: Text | None = None
    sources: tuple[Citation, ...] = ()


class Material(Record):
    """A material; it is a term of the glossary too.

    A tariff code is a proxy for statistics, an entry of a control list is law; a mixture or a class
    of substances has no identifier of its own (``match: none``).
    """

    KIND: ClassVar[str] = "material"

    definition: TextStatement | None = None
    uses: tuple[TextStatement, ...] = ()
    forms: tuple[TextStatement, ...] = ()
    identifiers: dict[IdentifierScheme, IdentifierStatement] = Field(default_factory=dict)
    suppliers: tuple[Supplier, ...] = ()
    members: tuple[MaterialRef, ...] = ()
    broader: MaterialRef | None = None
