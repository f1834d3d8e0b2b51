"""A date as a value: frozen, pickled, and a field of a model."""

from __future__ import annotations

import pickle

import pytest
from pydantic import BaseModel, TypeAdapter, ValidationError

from dispute_briefings.facts.dates import Date
from dispute_briefings.facts.dates.reading import PATTERN


def test_a_date_is_a_small_frozen_value() -> None:
    date = Date.parse("2019-07-04")

    assert repr(date) == "Date('2019-07-04')"
    assert str(date) == "2019-07-04"
    assert {date: 1}[Date.parse(" 2019-07-04 ")] == 1
    assert date != "2019-07-04"
    assert Date.parse("2019-07-04") is date
    assert pickle.loads(pickle.dumps(Date.parse("2019-07-04/.."))) == Date.parse("2019-07-04/..")
    assert not hasattr(date, "__dict__")
    with pytest.raises(AttributeError):
        date.text = "2019"  # type: ignore[misc]


class Source(BaseModel):
    published: Date
    accessed: Date | None = None


@pytest.mark.parametrize("written", ["2019", 2019, Date.parse("2019")])
def test_a_model_takes_a_text_a_year_or_a_date(written: object) -> None:
    source = Source.model_validate({"published": written})

    assert source.published == Date.parse("2019")
    assert source.model_dump(mode="json") == {"published": "2019", "accessed": None}
    assert Source.model_validate_json(source.model_dump_json()) == source


@pytest.mark.parametrize("written", [True, 2019.5, None, ["2019"], b"2019"])
def test_a_model_refuses_what_is_no_text(written: object) -> None:
    with pytest.raises(ValidationError) as caught:
        Source.model_validate({"published": written})

    assert [error["type"] for error in caught.value.errors()] == ["bad-date"]


def test_a_model_tells_one_bad_date_with_its_cure() -> None:
    with pytest.raises(ValidationError) as caught:
        TypeAdapter(dict[str, Date]).validate_python({"in-force": "4 July {2019}", "held": "2019/07/04"})

    errors = caught.value.errors()
    assert [error["type"] for error in errors] == ["bad-date", "bad-date"]
    assert errors[0]["msg"].startswith("'4 July {2019}' is no date; ")
    assert errors[1]["ctx"] == {
        "what": "'2019/07/04' is not written in EDTF",
        "cure": "did you mean '2019-07-04'?",
    }


def test_the_json_schema_admits_what_is_written() -> None:
    schema = Source.model_json_schema()["properties"]["published"]

    text, number = schema["anyOf"]
    assert (text["type"], number["type"]) == ("string", "integer")
    assert text["pattern"] == PATTERN
    assert " at 0x" not in str(schema)
    assert schema == Source.model_json_schema(mode="serialization")["properties"]["published"]
