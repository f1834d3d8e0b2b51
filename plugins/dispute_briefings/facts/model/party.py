"""A party: a government, ministry, court, firm, organisation or person."""

from __future__ import annotations

from typing import Annotated, Any, ClassVar

from pydantic import Field

from dispute_briefings.facts.dates import Date
from dispute_briefings.facts.model.record import Record
from dispute_briefings.facts.statements import DateStatement, Statement, TextReport
from dispute_briefings.facts.values import Id, Line, PartyKind, PartyRef, Suggestion


class OfficeReport(TextReport):
    """A report of an office: its title is the value; `of` is where it is held."""

    of: PartyRef | None = None
    """Where the office is held."""
    from_: Date | None = Field(default=None, alias="from")
    """When it began."""
    until: Date | None = None
    """When it ended."""


class OfficeStatement(Statement):
    """An office that a person holds or held, written as ``{title, of, from, until, sources}``."""

    _KEPT: ClassVar[frozenset[str]] = frozenset({"reports", "conflict", "id"})
    VALUE_NAME: ClassVar[str] = "title"

    id: Id | None = None
    """An id for the office, unique in its record."""
    reports: tuple[OfficeReport, ...]
    """Reports on the office, where they differ."""

    @classmethod
    def _titled(cls, report: Any) -> Any:
        if isinstance(report, dict) and cls.VALUE_NAME in report:
            return {"value" if key == cls.VALUE_NAME else key: value for key, value in report.items()}
        return report

    @classmethod
    def lifted(cls, written: Any) -> Any:
        """Return an office with its title as the value of each report."""
        lifted = super().lifted(written)
        if isinstance(lifted, dict) and isinstance(lifted.get("reports"), (list, tuple)):
            return {**lifted, "reports": [cls._titled(report) for report in lifted["reports"]]}
        return lifted


class Party(Record):
    """Whoever acts in a dispute; `country` is an ISO 3166-1 alpha-2 code."""

    KIND: ClassVar[str] = "party"

    kind: PartyKind
    """What sort of party it is."""
    country: Annotated[Line, Suggestion(("party",))] | None = None
    """Its country: a two-letter code as in ISO 3166-1, or the id of a party."""
    part_of: PartyRef | None = None
    """The party that it is a part of."""
    offices: tuple[OfficeStatement, ...] = ()
    """The offices that a person holds or held."""
    from_: DateStatement | None = Field(default=None, alias="from")
    """When it began to be."""
    until: DateStatement | None = None
    """When it ceased to be."""
