"""How a value of a fact is written: dates, numbers, ranges, names, whatever its type."""

# ruff: noqa: ARG001 - every type is written with the same arguments, and some need no unit
from __future__ import annotations

from decimal import Decimal
from functools import lru_cache, singledispatch
from typing import TYPE_CHECKING, Any

from babel.numbers import NumberPattern, format_decimal, parse_pattern
from markupsafe import Markup, escape

from dispute_briefings.facts.dates import Date
from dispute_briefings.facts.model import Name, Point, Stance, Step, Text
from dispute_briefings.facts.model.conflict import Account
from dispute_briefings.facts.model.material import Supplier
from dispute_briefings.facts.model.proceeding import Claim
from dispute_briefings.facts.statements import Report, Statement
from dispute_briefings.views.filling import filled

if TYPE_CHECKING:
    from dispute_briefings.views.drawing import Drawing


def number_in(language: str, number: Decimal) -> str:
    """Return a number as the language writes it, with the digits that it was given with."""
    return _written(language, str(number))


# Not by the number: 1.0 and 1.00 are equal, and written otherwise.
@lru_cache(maxsize=16_384)
def _written(language: str, digits: str) -> str:
    number = Decimal(digits)
    exponent = int(number.as_tuple().exponent)
    return format_decimal(number, format=_with_digits(max(-exponent, 0)), locale=language.replace("-", "_"))


@lru_cache
def _with_digits(behind_the_point: int) -> NumberPattern:
    return parse_pattern(f"#,##0.{'0' * behind_the_point}" if behind_the_point else "#,##0")


@singledispatch
def shown(value: Any, drawing: Drawing, unit: str | None = None) -> Markup:
    """Return a value as HTML: that of a report or statement, or what an entry of a record says."""
    return escape("" if value is None else str(value))


@shown.register(Date)
def _(value: Date, drawing: Drawing, unit: str | None = None) -> Markup:
    return drawing.date(value)


@shown.register(Text)
def _(value: Text, drawing: Drawing, unit: str | None = None) -> Markup:
    return drawing.line(value)


@shown.register(Decimal)
def _(value: Decimal, drawing: Drawing, unit: str | None = None) -> Markup:
    written = escape(number_in(drawing.setting.language, value))
    label = drawing.label("units", unit)
    return filled("{} {}", written, label) if label else written


@shown.register(Report)
def _(value: Report, drawing: Drawing, unit: str | None = None) -> Markup:
    unit = (value.scope.unit if value.scope else None) or unit
    if value.value is not None:
        written = shown(value.value, drawing, unit)
    elif value.low is not None:
        written = drawing.sentence(
            "range", low=shown(value.low, drawing), high=shown(value.high, drawing, unit)
        )
    else:
        written = escape(drawing.word("no-value"))
    return drawing.sentence("about-value", value=written) if value.approx else written


@shown.register(Statement)
def _(value: Statement, drawing: Drawing, unit: str | None = None) -> Markup:
    return shown(value.best, drawing, unit or getattr(value, "unit", None))


@shown.register(Name)
def _(value: Name, drawing: Drawing, unit: str | None = None) -> Markup:
    return drawing.in_language(value.lang or drawing.book.language, value.text)


@shown.register(Point)
def _(value: Point, drawing: Drawing, unit: str | None = None) -> Markup:
    return Markup(" / ").join(shown(report, drawing, unit) for report in value.reports)


@shown.register(Stance)
def _(value: Stance, drawing: Drawing, unit: str | None = None) -> Markup:
    return drawing.line(value.stance)


@shown.register(Account)
def _(value: Account, drawing: Drawing, unit: str | None = None) -> Markup:
    return drawing.line(value.text)


@shown.register(Step)
def _(value: Step, drawing: Drawing, unit: str | None = None) -> Markup:
    return drawing.date(value.date) if value.date is not None else drawing.label("statuses", value.status)


@shown.register(Claim)
def _(value: Claim, drawing: Drawing, unit: str | None = None) -> Markup:
    instrument = drawing.line(value.instrument)
    return filled("{}, {}", instrument, value.article) if value.article else instrument


@shown.register(Supplier)
def _(value: Supplier, drawing: Drawing, unit: str | None = None) -> Markup:
    return drawing.link(value.party)
