"""The status of a measure over time, as spans one after the other."""

from __future__ import annotations

import datetime
from pathlib import Path

import pytest
from tests.sample_site import book_of, copy_sample, write_sheet

from dispute_briefings.facts.model import Measure
from dispute_briefings.facts.spans import Span, spans

MEASURE = """
- id: rule
  name: Rule
  by: northland
  toward: [southland]
  sources: [northland-order]
  before: special-general-bulk
  materials: [rock-salt, sea-salt]
  history:
"""


def found(
    folder: Path, steps: list[str], *, unit: str = "rock-salt", until: str = "2032-06-30"
) -> tuple[Span, ...]:
    """Return the spans of a measure with these steps."""
    site = copy_sample(folder)
    write_sheet(
        site, "salt-quota/measures/rule.yml", MEASURE + "".join(f"    - {{{step}}}\n" for step in steps)
    )
    book = book_of(site)
    return spans(book, book.record("rule", Measure), unit, datetime.date.fromisoformat(until))


def told(parts: tuple[Span, ...]) -> list[tuple[str | None, str | None, str, str | None]]:
    """Return first and last day, state and regime of each span."""
    return [
        (
            span.first.isoformat() if span.first else None,
            span.last.isoformat() if span.last else None,
            span.status.state.value,
            span.status.regime,
        )
        for span in parts
    ]


STEPS = [
    "status: announced, date: 2019-07-01, due: {in-force: 2019-07-04}",
    "status: in-force, date: 2019-07-04, regime: individual",
    "status: changed, date: 2019-12-20, regime: special-bulk, only: [sea-salt]",
    "status: announced, date: 2023-03-16, due: {ended: open}",
    "status: ended, date: 2023-03-23",
]


def test_an_announcement_and_a_plan_begin_no_span(tmp_path: Path) -> None:
    assert told(found(tmp_path, STEPS)) == [
        (None, "2019-07-03", "not-yet", "special-general-bulk"),
        ("2019-07-04", "2023-03-22", "in-force", "individual"),
        ("2023-03-23", None, "ended", "special-general-bulk"),
    ]


def test_a_step_for_one_unit_is_a_span_of_that_unit_alone(tmp_path: Path) -> None:
    assert told(found(tmp_path, STEPS, unit="sea-salt")) == [
        (None, "2019-07-03", "not-yet", "special-general-bulk"),
        ("2019-07-04", "2019-12-19", "in-force", "individual"),
        ("2019-12-20", "2023-03-22", "in-force", "special-bulk"),
        ("2023-03-23", None, "ended", "special-general-bulk"),
    ]


def test_what_is_later_than_the_day_asked_about_is_left_out(tmp_path: Path) -> None:
    assert told(found(tmp_path, STEPS, until="2023-03-22"))[-1] == (
        "2019-07-04",
        None,
        "in-force",
        "individual",
    )


def test_a_last_day_ends_a_span_and_what_follows_is_unclear(tmp_path: Path) -> None:
    steps = ["status: in-force, date: 2020-03-01, regime: ban, until: 2020-03-31"]
    assert told(found(tmp_path, steps)) == [
        (None, "2020-02-29", "not-yet", "special-general-bulk"),
        ("2020-03-01", "2020-03-31", "in-force", "ban"),
        ("2020-04-01", None, "unclear", None),
    ]


def test_a_span_begins_with_the_date_as_precise_as_it_is_known(tmp_path: Path) -> None:
    steps = ["status: in-force, date: 2020-03, regime: ban"]
    assert [span.since.text if span.since else None for span in found(tmp_path, steps)] == [None, "2020-03"]


@pytest.mark.parametrize(
    "steps", [["status: announced, date: 2020-03-01"], ["status: in-force, date: 2040-01-01"]]
)
def test_a_measure_that_never_began_is_one_span(tmp_path: Path, steps: list[str]) -> None:
    assert told(found(tmp_path, steps)) == [(None, None, "not-yet", "special-general-bulk")]
