"""Statements: any date, number, identifier or text that an editor gives, with who reports it.

An editor may write a bare value, one report, or several; the shorter forms are lifted into the last
one before anything is validated, so that a mistake gives one problem.
"""

from __future__ import annotations

import re
from typing import Annotated, Any, ClassVar, Literal, Self

from pydantic import Discriminator, Field, Tag, model_validator
from pydantic_core import PydanticCustomError

from dispute_briefings.facts.dates import Date, DateError
from dispute_briefings.facts.numbers import NUMBER, Number
from dispute_briefings.facts.values import (
    Language,
    Line,
    PartyRef,
    PartyRefs,
    SourceRefId,
    Text,
    Unit,
    Value,
    languages_only,
)

Confidence = Literal["high", "moderate", "low"]
Rank = Literal["preferred", "normal", "deprecated"]
Basis = Literal["fact", "assertion", "assessment"]


class Citation(Value):
    """One source of a statement: `at` is where in it, `role` what it does with the statement."""

    ref: SourceRefId
    """The source."""
    at: Line | None = None
    """Where in it, as `page 4`."""
    quote: Line | None = None
    """Its words, as short as will do."""
    lang: Language | None = None
    """The language of the quotation."""
    role: Literal["reports", "confirms", "denies"] = "reports"
    """What the source does with the statement."""

    @model_validator(mode="before")
    @classmethod
    def _lift(cls, written: Any) -> Any:
        return {"ref": written} if isinstance(written, str) else written


class Original(Value):
    """The wording in the language it was said in."""

    text: Line
    """The words."""
    lang: Language
    """Their language."""


class Scope(Value):
    """What a value covers; values of different scope do not contradict each other."""

    unit: Unit | None = None
    """The unit, where it is another than the fact's."""
    window: Date | None = None
    """The period that is covered."""
    definition: Line | None = None
    """What counts, in a line."""
    measured_by: PartyRef | None = None
    """The party whose statistics it is from."""


class Report(Value):
    """One account of a fact: a value, who reports it and how it ranks."""

    value: Any = None
    """What is stated."""
    low: Any = None
    """In place of a value, the lower end of a range."""
    high: Any = None
    """In place of a value, the upper end of a range."""
    approx: bool = False
    """Whether the source says that it is so about."""
    original: Original | None = None
    """The wording in the language in which it was said."""
    said_by: PartyRefs = ()
    """Who says so."""
    said_on: Date | None = None
    """When it was said."""
    sources: tuple[Citation, ...] = ()
    """The sources that report it."""
    rank: Rank = "normal"
    """Which of several reports is to be believed."""
    why: Line | None = None
    """Why it has this rank."""
    confidence: Confidence | None = None
    """How sure the editors are of it."""
    because: Line | None = None
    """What that rests on, in a line."""
    basis: Basis = "fact"
    """Whether it is a fact, a party's assertion or somebody's assessment."""
    scope: Scope | None = None
    """What exactly is counted or dated."""
    note: Line | None = None
    """A remark, shown with the report."""

    @model_validator(mode="after")
    def _is_whole(self) -> Self:
        bounds = (self.low is not None) + (self.high is not None)
        if (self.value is None) == (bounds == 0) and self.needs_value:
            raise PydanticCustomError("bad-value", "a report has either a value, or low and high")
        if bounds == 1:
            raise PydanticCustomError("bad-value", "low and high come together")
        if bounds and self.low > self.high:
            raise PydanticCustomError("end-before-start", "low is above high")
        if self.rank == "deprecated" and not self.why:
            raise PydanticCustomError("missing-field", "a deprecated report says why: add `why:`")
        return self

    @property
    def needs_value(self) -> bool:
        """Whether the report is empty without a value."""
        return True


class DateReport(Report):
    """A report of a date."""

    value: Date | None = None
    low: Date | None = None
    high: Date | None = None


class NumberReport(Report):
    """A report of a number; its digits are kept as written."""

    value: Number | None = None
    low: Number | None = None
    high: Number | None = None


class TextReport(Report):
    """A report in words."""

    value: Text | None = None


class IdentifierReport(Report):
    """A report of an identifier: `match` says how the entry relates to the material, where that is known."""

    value: Line | None = None
    edition: Line | None = None
    """The edition of the scheme."""
    match: Literal["exact", "broader", "narrower", "proxy", "none"] | None = None
    """How the scheme's entry stands to the material; `none` where a mixture or class has no identifier."""

    @property
    def needs_value(self) -> bool:
        """A mixture or a class has no identifier of its own: ``match: none`` says so without a value."""
        return self.match != "none"


class ConflictNote(Value):
    """What would settle a conflict between reports."""

    settles_if: Text | None = None
    """What would settle it."""
    note: Text | None = None
    """A remark."""
    kind: Annotated[str, Field(pattern=r"^[a-z-]+$")] | None = None
    """What sort of conflict it is."""


class Statement(Value):
    """A fact in its third form: at least one report."""

    _KEPT: ClassVar[frozenset[str]] = frozenset({"reports", "conflict"})
    _TEXTUAL: ClassVar[bool] = False
    VALUE_NAME: ClassVar[str] = "value"
    """What the value of a report is called where it is written."""

    reports: tuple[Any, ...]
    """Several reports of the same thing, which may differ."""
    conflict: ConflictNote | None = None
    """What is to be said where the reports differ."""

    @model_validator(mode="before")
    @classmethod
    def _lift(cls, written: Any) -> Any:
        return cls.lifted(written)

    @classmethod
    def lifted(cls, written: Any) -> Any:
        """Return what is written in the third form: a mapping with `reports`."""
        if isinstance(written, Statement) or (isinstance(written, dict) and "reports" in written):
            return written
        if not isinstance(written, dict) or (cls._TEXTUAL and languages_only(written)):
            return {"reports": [{"value": written}]}
        report = {key: value for key, value in written.items() if key not in cls._KEPT}
        kept = {key: value for key, value in written.items() if key in cls._KEPT}
        return {**kept, "reports": [report]}

    @model_validator(mode="after")
    def _has_reports(self) -> Self:
        if not self.reports:
            raise PydanticCustomError("missing-field", "a statement has at least one report")
        return self

    @property
    def best(self) -> Report:
        """The report to print first: the preferred one, else the first that is not deprecated."""
        reports: tuple[Report, ...] = self.reports
        if len(reports) == 1:
            return reports[0]
        order = {"preferred": 0, "normal": 1, "deprecated": 2}
        return min(reports, key=lambda report: order[report.rank])

    @property
    def value(self) -> Any:
        """The value of the best report: None where it gives a range."""
        return self.best.value


class DateStatement(Statement):
    """A date as reported."""

    reports: tuple[DateReport, ...]

    @property
    def date(self) -> Date:
        """The date of the best report; a range of reports counts from its lower end."""
        best = self.best
        date: Date = best.value if best.value is not None else best.low
        return date


class NumberStatement(Statement):
    """A number as reported."""

    reports: tuple[NumberReport, ...]


class TextStatement(Statement):
    """A text with its sources; a mapping of languages is itself the value."""

    _TEXTUAL: ClassVar[bool] = True

    reports: tuple[TextReport, ...]


class IdentifierStatement(Statement):
    """An identifier of a material in one scheme."""

    reports: tuple[IdentifierReport, ...]


class _Labelled(Value):
    """A fact that has no field of its own."""

    _KEPT: ClassVar[frozenset[str]] = frozenset({"reports", "conflict", "label", "type", "unit"})

    label: Text
    """What the fact is called."""
    unit: Unit | None = None
    """The unit of a number."""


class NumberFact(_Labelled, NumberStatement):
    """A free-standing number."""

    type: Literal["number"] = "number"
    """What the value is; left out, what it looks like."""


class DateFact(_Labelled, DateStatement):
    """A free-standing date."""

    type: Literal["date"] = "date"
    """What the value is; left out, what it looks like."""


class TextFact(_Labelled, TextStatement):
    """A free-standing statement in words."""

    type: Literal["text"] = "text"
    """What the value is; left out, what it looks like."""


def fact_type(written: Any) -> str:
    """Return what a free-standing fact is: as it says, or as its first value looks.

    A number looks like one or has a unit, a date has at least a month; a bare year is a number unless it
    says ``type: date``.
    """
    if isinstance(written, _Labelled):
        return str(getattr(written, "type"))  # noqa: B009 - each subclass has its own literal
    if not isinstance(written, dict):
        return "text"
    if written.get("type") in {"number", "date", "text"}:
        return str(written["type"])
    if written.get("unit") is not None:
        # Only numbers have one: `80,5` is then told to be none.
        return "number"
    reports = written.get("reports")
    report = reports[0] if isinstance(reports, list) and reports else written
    value = report.get("value", report.get("low")) if isinstance(report, dict) else None
    if not isinstance(value, str):
        return "text"
    if NUMBER.match(value):
        return "number"
    if re.match(r"^[\d.][\d.]*-", value):
        try:
            Date.parse(value)
        except DateError:
            return "text"
        return "date"
    return "text"


Fact = Annotated[
    Annotated[NumberFact, Tag("number")]
    | Annotated[DateFact, Tag("date")]
    | Annotated[TextFact, Tag("text")],
    Discriminator(fact_type),
]
