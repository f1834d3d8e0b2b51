"""When two reports differ, and how a conflict stands."""

from __future__ import annotations

import itertools
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dispute_briefings.facts.conflicts import Standing, differ, last_digit, standing
from dispute_briefings.facts.statements import DateStatement, NumberReport, NumberStatement, TextStatement


def number(written: str) -> NumberReport:
    """Return a report of ``36.34``, ``~300`` (about) or ``5..6`` (from, to)."""
    if ".." in written:
        low, high = written.split("..")
        return NumberReport.model_validate({"low": low, "high": high})
    return NumberReport.model_validate(
        {"value": written.removeprefix("~"), "approx": written.startswith("~")}
    )


@pytest.mark.parametrize(
    ("one", "other", "differing"),
    [
        ("479", "479", False),
        ("479", "480", True),
        ("479", "479.1", False),
        ("36.34", "36.33", False),
        ("36.34", "36.32", True),
        ("36.3", "36.34", False),
        ("36.3", "36.45", True),
        ("~300", "350", False),
        ("~300", "401", True),
        ("~1200", "1290", False),
        ("0", "1", True),
        ("~0", "1", False),
        ("5..6", "6", False),
        ("5..6", "7", True),
        ("5..6", "6..9", False),
        ("-1.5", "-1.6", False),
    ],
)
def test_numbers(one: str, other: str, differing: bool) -> None:
    assert differ(number(one), number(other)) is differing
    assert differ(number(other), number(one)) is differing


@pytest.mark.parametrize(
    ("written", "approx", "unit"),
    [
        ("36.34", False, "0.01"),
        ("479", False, "1"),
        ("300", True, "100"),
        ("1250", True, "10"),
        ("2.50", True, "0.1"),
    ],
)
def test_the_last_known_digit(written: str, approx: bool, unit: str) -> None:
    assert last_digit(Decimal(written), approx=approx) == Decimal(unit)


DATES = [
    # values with rank or scope, and how they stand
    ("2031-04, 2031-04-05", Standing.AGREED),
    ("2031-04-01, 2031-04-05", Standing.OPEN),
    ("2031-04-01, 2031-04-05 preferred", Standing.WEIGHED),
    ("2031-04-01, 2031-04-05 deprecated", Standing.SETTLED),
    ("2031-04-01, 2031-04-05 deprecated, 2031-04-02", Standing.OPEN),
    ("2031-04-01 scope a, 2031-04-05 scope b", Standing.BOTH_TRUE),
    ("2031-04-01 scope a, 2031-04-05 scope a", Standing.OPEN),
    ("2031-04-01/2031-05, 2031-04/2031-05-09", Standing.AGREED),
    ("2031-04-01/2031-05, 2031-04/2031-06", Standing.OPEN),
]


@pytest.mark.parametrize(("written", "expected"), DATES)
def test_how_dates_stand(written: str, expected: Standing) -> None:
    reports = []
    for each in written.split(", "):
        value, *rest = each.split()
        report: dict[str, object] = {"value": value}
        if rest[:1] == ["scope"]:
            report["scope"] = {"definition": rest[1]}
        elif rest:
            report |= {"rank": rest[0], "why": "because"}
        reports.append(report)
    statement = DateStatement.model_validate({"reports": reports})
    assert standing(statement.reports) is expected


def test_a_denied_report_is_contested() -> None:
    written = {"value": "Ships were held.", "sources": ["a-paper", {"ref": "a-ministry", "role": "denies"}]}
    assert standing(TextStatement.model_validate(written).reports) is Standing.OPEN


def test_texts_differ_unless_they_are_the_same_in_a_shared_language() -> None:
    same = {"reports": [{"value": {"en": "Salt  mine"}}, {"value": {"en": "Salt mine", "ko": "염광"}}]}
    other = {"reports": [{"value": "Salt mine"}, {"value": "Salt works"}]}
    assert standing(TextStatement.model_validate(same).reports) is Standing.AGREED
    assert standing(TextStatement.model_validate(other).reports) is Standing.OPEN


numbers = st.decimals(min_value=-1000, max_value=1000, places=2).map(str) | st.integers(-1000, 1000).map(str)


@given(st.lists(numbers, min_size=1, max_size=4))
def test_the_standing_does_not_depend_on_the_order_of_reports(values: list[str]) -> None:
    def stand(order: tuple[str, ...]) -> Standing:
        return standing(NumberStatement.model_validate({"reports": [{"value": v} for v in order]}).reports)

    assert len({stand(order) for order in itertools.permutations(values)}) == 1


@given(numbers)
def test_a_report_never_differs_from_itself(value: str) -> None:
    assert not differ(number(value), number(value))
