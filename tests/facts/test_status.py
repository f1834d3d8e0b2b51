"""What applies on a day: the table of the editors' guide, and each effect by itself."""

from __future__ import annotations

import datetime
from pathlib import Path
from typing import Any

import pytest
from tests.sample_site import book_of, copy_sample, write_sheet

from dispute_briefings.facts.book import FactBook
from dispute_briefings.facts.model import Measure
from dispute_briefings.facts.status import State

LICENCES = """
- id: licences
  name: Licences
  by: northland
  toward: [southland]
  sources: [northland-order]
  before: special-general-bulk
  materials: [rock-salt, sea-salt]
  history:
    - {status: announced, date: 2019-07-01, due: {in-force: 2019-07-04}}
    - {status: in-force, date: 2019-07-04, regime: individual}
    - {status: changed, date: 2019-12-20, regime: special-bulk, only: [sea-salt]}
    - {status: announced, date: 2023-03-16, due: {ended: open}}
    - {status: ended, date: 2023-03-23T17:00+09:00}
"""

NOTICE = """
- id: notice
  name: Notice
  by: southland
  toward: [northland]
  sources: [northland-order]
  history:
    - {status: announced, date: 2019-08-23, due: {in-force: 2019-11-23}}
    - {status: suspended, date: 2019-11-22}
"""


def day(text: str) -> datetime.date:
    """Return a calendar day."""
    return datetime.date.fromisoformat(text)


def measure_of(folder: Path, text: str, record_id: str) -> tuple[FactBook, Measure]:
    """Return the sample's book with one more measure."""
    site = copy_sample(folder)
    write_sheet(site, "salt-quota/measures/more.yml", text)
    book = book_of(site)
    return book, book.record(record_id, Measure)


@pytest.mark.parametrize(
    ("on", "unit", "state", "regime", "due"),
    [
        ("2019-06-30", "sea-salt", State.NOT_YET, "special-general-bulk", {}),
        ("2019-07-03", "sea-salt", State.NOT_YET, "special-general-bulk", {"in-force": "2019-07-04"}),
        ("2019-07-04", "sea-salt", State.IN_FORCE, "individual", {}),
        ("2019-12-21", "sea-salt", State.IN_FORCE, "special-bulk", {}),
        ("2019-12-21", "rock-salt", State.IN_FORCE, "individual", {}),
        ("2023-03-20", "rock-salt", State.IN_FORCE, "individual", {"ended": "open"}),
        ("2023-03-22", "sea-salt", State.IN_FORCE, "special-bulk", {"ended": "open"}),
        ("2023-03-23", "rock-salt", State.ENDED, "special-general-bulk", {}),
    ],
)
def test_the_licences_of_the_guide(
    tmp_path: Path, on: str, unit: str, state: State, regime: str, due: dict[str, str]
) -> None:
    book, measure = measure_of(tmp_path, LICENCES, "licences")
    found = book.status(measure, day(on), unit)
    assert (found.state, found.regime) == (state, regime)
    assert {status: str(date) for status, date in found.due} == due


def test_units_with_the_same_status_are_told_together(tmp_path: Path) -> None:
    book, measure = measure_of(tmp_path, LICENCES, "licences")
    assert [units for units, _ in book.statuses(measure, day("2019-12-19"))] == [("rock-salt", "sea-salt")]
    assert [units for units, _ in book.statuses(measure, day("2019-12-20"))] == [
        ("rock-salt",),
        ("sea-salt",),
    ]


def test_a_notice_suspended_before_it_ever_applied(tmp_path: Path) -> None:
    book, measure = measure_of(tmp_path, NOTICE, "notice")
    found = book.status(measure, day("2019-12-01"))
    assert (found.state, found.applied, found.due) == (State.SUSPENDED, False, ())
    assert str(found.since) == "2019-11-22"


def history(steps: str) -> str:
    """Return a measure with this history, a step a line."""
    lines = "\n".join(f"    - {{{step}}}" for step in steps.split("; "))
    return f"""
- id: tariff
  name: Tariff
  by: northland
  toward: [southland]
  sources: [northland-order]
  before: none
  history:
{lines}
"""


@pytest.mark.parametrize(
    ("steps", "on", "expected"),
    [
        # An announcement never changes what applies.
        (
            "status: in-force, date: 2030; status: announced, date: 2031-02",
            "2031-06-01",
            {"state": State.IN_FORCE},
        ),
        # A step counts from its first possible day, and says that the day is not known until its last.
        ("status: in-force, date: 2031-03", "2031-02-28", {"state": State.NOT_YET, "changing": None}),
        ("status: in-force, date: 2031-03", "2031-03-10", {"state": State.IN_FORCE, "changing": "2031-03"}),
        ("status: in-force, date: 2031-03", "2031-04-01", {"state": State.IN_FORCE, "changing": None}),
        # A regime left out is as before.
        (
            "status: in-force, date: 2030, regime: quota; status: changed, date: 2031-01-01",
            "2031-02-01",
            {"regime": "quota", "word": "changed", "since": "2030", "last": "2031-01-01"},
        ),
        # Paused: the regime before it applies; resumed: its own again.
        (
            "status: in-force, date: 2030, regime: quota; status: paused, date: 2031-01-01",
            "2031-02-01",
            {"state": State.SUSPENDED, "regime": "none"},
        ),
        (
            "status: in-force, date: 2030, regime: quota; status: paused, date: 2031-01-01; "
            "status: resumed, date: 2031-05-01",
            "2031-05-01",
            {"state": State.IN_FORCE, "regime": "quota", "since": "2031-05-01"},
        ),
        # The last day is inclusive; afterwards it is unclear, unless the step says what follows.
        ("status: in-force, date: 2030, until: 2031-03-31", "2031-03-31", {"state": State.IN_FORCE}),
        (
            "status: in-force, date: 2030, until: 2031-03-31",
            "2031-04-01",
            {"state": State.UNCLEAR, "since": "2031-03-31", "regime": None},
        ),
        (
            "status: in-force, date: 2030, regime: quota, until: 2031-03-31, then: ended",
            "2031-04-01",
            {"state": State.ENDED, "regime": "none"},
        ),
        # A step that changes it may have a last day too.
        (
            "status: in-force, date: 2030; status: changed, date: 2031-01-01, until: 2031-03-31, then: ended",
            "2031-04-01",
            {"state": State.ENDED, "since": "2031-03-31"},
        ),
        # A later step takes the last day back.
        (
            "status: in-force, date: 2030, until: 2031-03-31; status: resumed, date: 2031-03-01",
            "2031-04-01",
            {"state": State.IN_FORCE, "until": None},
        ),
        # A later plan for the same status takes the place of the earlier one.
        (
            "status: announced, date: 2030, due: {in-force: 2031-01-01}; "
            "status: decided, date: 2030-12-01, due: {in-force: 2031-02-01}",
            "2030-12-31",
            {"due": {"in-force": "2031-02-01"}},
        ),
    ],
)
def test_each_effect(tmp_path: Path, steps: str, on: str, expected: dict[str, Any]) -> None:
    book, measure = measure_of(tmp_path, history(steps), "tariff")
    found = book.status(measure, day(on))
    told = {key: getattr(found, key) for key in expected}
    told = {
        key: str(value) if key in {"since", "last", "changing", "until"} and value else value
        for key, value in told.items()
    }
    if "due" in told:
        told["due"] = {status: str(date) for status, date in found.due}
    assert told == expected


def test_contested_dates_make_the_answer_contested(tmp_path: Path) -> None:
    steps = (
        "status: in-force, date: {reports: [{value: 2031-03-01, sources: [northland-order]}, "
        "{value: 2031-03-05, sources: [salt-institute]}]}"
    )
    book, measure = measure_of(tmp_path, history(steps), "tariff")
    contested = {
        str(on): book.status(measure, on).contested
        for on in map(day, ["2031-02-28", "2031-03-02", "2031-03-05"])
    }
    assert contested == {"2031-02-28": False, "2031-03-02": True, "2031-03-05": False}
