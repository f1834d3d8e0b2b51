"""A date of an event is held against the days on which its sources were published."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.sample_site import copy_sample, load_site, write_sheet

EVENT = """
- id: second-shipment
  title: A second shipment
  kind: act
  level: 2
  sources: [of-may]
  date:
    {date}
"""
SOURCES = "".join(
    f"- {{id: {name}, kind: press, publisher: Salt Times, {published}language: en, read_as: full}}\n"
    for name, published in (
        ("of-january", "published: 2031-01-05, "),
        ("of-may", "published: 2031-05-05, "),
        ("undated", ""),
    )
)


def told(folder: Path, date: str) -> list[int]:
    """Return the lines of what is told of a date; it is written from line 7 on."""
    site = copy_sample(folder)
    write_sheet(site, "sources/more.yml", SOURCES)
    write_sheet(site, "salt-quota/events/more.yml", EVENT.format(date=date.replace("\n", "\n    ")))
    problems = load_site(site).problems
    return [each.position.line for each in problems if each.code == "source-before-event"]


@pytest.mark.parametrize(
    ("date", "lines"),
    [
        ("{value: 2031-05-04}", []),
        ("{value: 2031-05-09}", [8]),
        # A day for time zones.
        ("{value: 2031-05-06}", []),
        ("{value: 2031-02-01, sources: [of-january]}", [8]),
        ("{value: 2031-02-01, sources: [of-january, of-may]}", []),
        ("{value: 2031-02-01, sources: [of-january, undated]}", []),
        ("{low: 2031-02-01, high: 2031-02-03, sources: [of-january]}", [8]),
    ],
)
def test_a_date_after_all_of_its_sources_is_told(tmp_path: Path, date: str, lines: list[int]) -> None:
    assert told(tmp_path, date) == lines


def test_where_reports_differ_each_is_held_against_its_own_sources(tmp_path: Path) -> None:
    reports = """\
reports:
  - {value: 2031-01-04, sources: [of-january]}
  - {value: 2031-02-01, sources: [of-january]}
  - {value: 2031-02-02, sources: [of-may]}
  - {value: 2031-09-01}"""
    assert told(tmp_path, reports) == [10, 12]


def test_a_report_that_is_set_aside_is_let_be(tmp_path: Path) -> None:
    reports = """\
reports:
  - {value: 2031-01-04, sources: [of-january]}
  - {value: 2031-02-01, rank: deprecated, why: a misprint, sources: [of-january]}"""
    assert told(tmp_path, reports) == []
