"""The points of a figure as amounts, and what is missing."""

from __future__ import annotations

import pytest
from tests.views.chart.figures import figure_of, series

from dispute_briefings.views.chart import missing, series_of


def looks(table: str) -> list[str]:
    """Return how each amount of a table looks."""
    return [f"{amount.low}: {amount.look}" for amount in series(table).amounts]


def test_reports_that_agree_are_one_amount() -> None:
    assert looks("2019,36.34\n2019,36.33") == ["36.34: sure"]


def test_reports_that_differ_are_all_shown() -> None:
    assert looks("2019,900\n2019,910") == ["900: contested", "910: contested"]
    assert looks("2019,900,,,preferred\n2019,910") == ["900: sure", "910: contested"]
    assert looks("2019,900\n2019,910,,,deprecated") == ["900: sure", "910: aside"]


def test_a_range_and_an_approximation_are_kept() -> None:
    (ranged, about) = series("2019,,3,5\n2020,4,,,,true").amounts
    assert ranged.is_range
    assert about.approx


@pytest.mark.parametrize(
    ("period", "frequency", "is_part"),
    [
        ("2019", "annual", False),
        ("2020", "annual", False),
        ("2019-01/2019-11", "annual", True),
        ("2019-02", "monthly", False),
        ("2019-07-04", "monthly", True),
        ("2019-Q1", "quarterly", False),
        ("2019-01/2019-03", "quarterly", False),
        ("2019-01/2019-05", "irregular", False),
    ],
)
def test_what_is_no_whole_period_is_told_apart(period: str, frequency: str, is_part: bool) -> None:
    (amount,) = series(f"{period},1", frequency).amounts
    assert amount.is_part == is_part


def test_a_period_without_an_end_has_no_place() -> None:
    assert series("2019/..,1").amounts == ()


@pytest.mark.parametrize(
    ("table", "frequency", "runs"),
    [
        ("2018,1\n2019,2", "annual", []),
        ("2018,1\n2021,2", "annual", ["2019 2020"]),
        ("2018,1\n2019,", "annual", ["2019"]),
        ("2019-11,1\n2020-02,1\n2020-04,1", "monthly", ["2019-12 2020-01", "2020-03"]),
        ("2019-Q1,1\n2019-Q4,1", "quarterly", ["2019-34 2019-35"]),
        ("2019-40,1\n2020-41,1", "half-yearly", ["2019-41 2020-40"]),
        ("2019,1\n2022-01/2022-05,1", "annual", ["2020 2021"]),
        ("2019,1\n2029,1", "irregular", []),
        ("2019,", "annual", ["2019"]),
    ],
)
def test_what_is_missing_is_named(table: str, frequency: str, runs: list[str]) -> None:
    found = missing([series(table, frequency)])
    assert [" ".join(period.text for period in run) for run in found] == runs


def test_what_another_series_has_is_not_missing_from_both() -> None:
    assert missing([series("2018,1\n2020,1"), series("2019,1")]) == ()


def test_a_figure_of_many_centuries_is_not_counted_through() -> None:
    (run,) = missing([series("0001-01,1\n9999-12,1", "monthly")])
    assert len(run) == 4_999
    assert series_of(figure_of("0001-01,1\n9999-12,1", "monthly")).amounts[-1].days[1] == 3_652_060
