"""The three forms of a statement are one, and free-standing facts know their type."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import TypeAdapter, ValidationError

from dispute_briefings.facts.model.party import OfficeStatement
from dispute_briefings.facts.statements import (
    DateStatement,
    Fact,
    IdentifierStatement,
    NumberStatement,
    TextStatement,
    fact_type,
)


@given(st.dates(), st.lists(st.sampled_from(["a-paper", "b-paper"]), unique=True))
def test_the_three_forms_of_a_date_are_one(day: Any, sources: list[str]) -> None:
    bare = DateStatement.model_validate(day.isoformat())
    one = DateStatement.model_validate({"value": day.isoformat(), "sources": sources})
    several = DateStatement.model_validate({"reports": [{"value": day.isoformat(), "sources": sources}]})
    assert one == several
    assert bare.date == several.date


def test_digits_are_kept() -> None:
    assert NumberStatement.model_validate("36.30").value == Decimal("36.30")
    assert str(NumberStatement.model_validate("36.30").value) == "36.30"
    assert IdentifierStatement.model_validate("2811.10").value == "2811.10"


@pytest.mark.parametrize("written", ["1,200", "1e5", "12 t", "", "NaN", "１２", "0x10"])
def test_a_number_is_digits_and_a_point(written: str) -> None:
    with pytest.raises(ValidationError):
        NumberStatement.model_validate(written)


@pytest.mark.parametrize(
    "written",
    [
        {"reports": []},
        {"value": "1", "low": "1", "high": "2"},
        {"low": "1"},
        {"low": "3", "high": "2"},
        {"sources": ["a"]},
        {"value": "1", "rank": "deprecated"},
        {"value": "1", "rank": "best"},
    ],
)
def test_a_report_is_whole(written: Any) -> None:
    with pytest.raises(ValidationError) as raised:
        NumberStatement.model_validate(written)
    assert raised.value.error_count() == 1


def test_a_text_in_several_languages_is_a_bare_value() -> None:
    statement = TextStatement.model_validate({"en": "Salt", "ko": "소금"})
    assert statement.value.versions == (("en", "Salt"), ("ko", "소금"))


def test_an_office_is_a_statement_of_its_title() -> None:
    one = OfficeStatement.model_validate({"title": "Miner", "of": "mine", "from": "1950", "sources": ["a"]})
    assert one.value.plain == "Miner"
    assert one.best.of == "mine"  # type: ignore[attr-defined]
    two = OfficeStatement.model_validate({"reports": [{"title": "Miner"}, {"title": "Digger"}]})
    assert [report.value.plain for report in two.reports] == ["Miner", "Digger"]


@pytest.mark.parametrize(
    ("written", "type_"),
    [
        ({"value": "4"}, "number"),
        ({"value": "-4.50"}, "number"),
        ({"value": "2031"}, "number"),
        ({"value": "2031", "type": "date"}, "date"),
        ({"value": "2031-08"}, "date"),
        ({"value": "2031-08-01/.."}, "date"),
        ({"value": "7664-39-3"}, "text"),
        ({"value": "four ships"}, "text"),
        ({"value": {"en": "four"}}, "text"),
        ({"low": "5", "high": "6"}, "number"),
        ({"value": "80,5", "unit": "percent"}, "number"),
        ({"reports": [{"value": "2031-08-01"}, {"value": "soon"}]}, "date"),
    ],
)
def test_a_free_standing_fact_is_of_the_type_its_first_value_looks_like(written: Any, type_: str) -> None:
    assert fact_type(written) == type_


def test_a_fact_of_one_type_has_the_errors_of_that_type_only() -> None:
    with pytest.raises(ValidationError) as raised:
        TypeAdapter(Fact).validate_python({"label": "Day", "value": "2031-02-30", "type": "date"})
    assert [error["type"] for error in raised.value.errors()] == ["bad-date"]
