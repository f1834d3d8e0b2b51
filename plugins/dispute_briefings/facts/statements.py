"""Statements: any date, number, identifier or text that an editor gives, with who reports it.

An editor may write a bare value, one report, or several; the shorter forms are lifted into the last
one before anything is validated, so that a mistake gives one problem.
"""

from __future__ import annotations

import re
from decimal import Decimal, InvalidOperation
from typing import Annotated, Any, ClassVar, Literal, Self

from pydantic import BeforeValidator, Discriminator, Field, Tag, model_validator
from pydantic_core import PydanticCustomError

from dispute_briefings.facts.dates import Date, DateError
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

_NUMBER = re.compile(r"^[+-]?[0-9]{1,40}(\.[0-9]{1,40})?$")


def _number(written: Any) -> Any:
    """Numbers are read from their digits, so that 36.30 keeps its nought (a decimal point, no grouping)."""
    if isinstance(written, Decimal):
        return written
    if not isinstance(written, str) or not _NUMBER.match(written):
        raise PydanticCustomError(
            "bad-value",
            "{written} is no number; write digits with a point for decimals and no grouping: 1234.5",
            {"written": repr(written) if written is not None else "nothing"},
        )
    try:
        return Decimal(written)
    except InvalidOperation as error:  # pragma: no cover - the pattern admits only what Decimal reads
        raise PydanticCustomError("bad-value", "no number") from error


Number = Annotated[Decimal, BeforeValidator(_number)]


class Citation(Value):
    """One source of a statement: `at` is where in it, `role` what it does with the statement."""

    ref: SourceRefId
    at: Line | None = None
    quote: Line | None = None
    lang: Language | None = None
    role: Literal["reports", "confirms", "denies"] = "reports"

    @model_validator(mode="before")
    @classmethod
    def _lift(cls, written: Any) -> Any:
        return {"ref": written} if isinstance(written, str) else written


class Original(Value):
    """The wording in the language it was said in."""

    text: Line
    lang: Language


class Scope(Value):
    """What a value covers; values of different scope do not contradict each other."""

    unit: Unit | None = None
    window: Date | None = None
    definition: Line | None = None
    measured_by: PartyRef | None = None


class Report(Value):
    """One account of a fact: a value, who reports it and how it ranks."""

    value: Any = None
    low: Any = None
    high: Any = None
    approx: bool = False
    original: Original | None = None
    said_by: PartyRefs = ()
    said_on: Date | None = None
    sources: tuple[Citation, ...] = ()
    rank: Rank = "normal"
    why: Line | None = None
    confidence: Confidence | None = None
    because: Line | None = None
    basis: Basis = "fact"
    scope: Scope | None = None
    note: Line | None = None

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
    """A report of an identifier: `match` says how the scheme's entry relates to the material."""

    value: Line | None = None
    edition: Line | None = None
    match: Literal["exact", "broader", "narrower", "proxy", "none"] = "exact"

    @property
    def needs_value(self) -> bool:
        """A mixture or a class has no identifier of its own: ``match: none`` says so without a value."""
        return self.match != "none"


class ConflictNote(Value):
    """What would settle a conflict between reports."""

    settles_if: Text | None = None
    note: Text | None = None
    kind: Annotated[str, Field(pattern=r"^[a-z-]+$")] | None = None


class Statement(Value):
    """A fact in its third form: at least one report."""

    _KEPT: ClassVar[frozenset[str]] = frozenset({"reports", "conflict"})
    _TEXTUAL: ClassVar[bool] = False

    reports: tuple[Any, ...]
    conflict: ConflictNote | None = None

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
        order = {"preferred": 0, "normal": 1, "deprecated": 2}
        best: Report = min(self.reports, key=lambda report: order[report.rank])
        return best

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
    unit: Unit | None = None


class NumberFact(_Labelled, NumberStatement):
    """A free-standing number."""

    type: Literal["number"] = "number"


class DateFact(_Labelled, DateStatement):
    """A free-standing date."""

    type: Literal["date"] = "date"


class TextFact(_Labelled, TextStatement):
    """A free-standing statement in words."""

    type: Literal["text"] = "text"


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
    if _NUMBER.match(value):
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
