"""A step with an event is dated as that is; what is published was read by the day of the last review."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.sample_site import copy_sample, load_site, write_sheet

SHEET = """
- id: duty
  name: Duty
  by: northland
  sources: [northland-order]
  history:
    - {{status: {status}, event: {event}, date: {date}}}
"""
EVENTS = """
- {{id: held-for-days, title: Days, date: 2031-03-04/2031-03-06, kind: act, level: 3, {more}}}
- {{id: some-time, title: Some time, dates: {{decided: 2031-03}}, kind: act, level: 3, {more}}}
- {{id: about-then, title: About, date: 2031-03~, kind: act, level: 3, {more}}}
- {{id: only-planned, title: Planned, due: {{held: 2033}}, kind: act, level: 3, {more}}}
"""
SOURCE = "- {{id: late, kind: press, publisher: Salt Times, published: {}, language: en, read_as: full}}\n"


@pytest.mark.parametrize(
    ("status", "event", "date", "told"),
    [
        # The event was decided, promulgated and in force on three days; sources differ on the last one.
        ("in-force", "quota-in-force", "2031-02-10", None),
        ("in-force", "quota-in-force", "2031-02-09", "2031-02-10 (in-force)"),
        ("in-force", "quota-in-force", "2031-01-20", "2031-02-10 (in-force)"),
        ("announced", "quota-in-force", "2031-01-20", None),
        (
            "announced",
            "quota-in-force",
            "2031-01-21",
            "(decided), 2031-01-25 (promulgated), 2031-02-10 (in-force)",
        ),
        # A date that is known less precisely, or a day of several, is no contradiction.
        ("in-force", "held-for-days", "2031-03-05", None),
        ("in-force", "held-for-days", "2031", None),
        ("in-force", "held-for-days", "2031-03-07", "2031-03-04/2031-03-06 (date)"),
        ("in-force", "some-time", "2031-03-31", None),
        ("in-force", "some-time", "2031-04-01", "2031-03 (decided)"),
        ("in-force", "about-then", "2031-04", None),
        ("in-force", "only-planned", "2031-04-01", None),
    ],
)
def test_a_step_is_dated_as_its_event(
    tmp_path: Path, status: str, event: str, date: str, told: str | None
) -> None:
    site = copy_sample(tmp_path)
    write_sheet(site, "salt-quota/events/more.yml", EVENTS.format(more="sources: [northland-order]"))
    write_sheet(site, "salt-quota/measures/more.yml", SHEET.format(status=status, event=event, date=date))
    found = [each for each in load_site(site).problems if each.code == "step-date"]
    places = [(each.position.line, each.position.column) for each in found]
    assert places == ([(7, len(f"    - {{status: {status}, event: {event}, date: ") + 1)] if told else [])
    assert all(told and told in each.what for each in found)


@pytest.mark.parametrize(
    ("published", "told"), [("2032-06-30", False), ("2032", False), ("2032-07-01", True)]
)
def test_a_source_is_no_later_than_the_last_review(tmp_path: Path, published: str, told: bool) -> None:
    site = copy_sample(tmp_path)
    write_sheet(site, "sources/more.yml", SOURCE.format(published))
    found = [str(each) for each in load_site(site).problems if each.code == "future-date"]
    assert len(found) == told
    assert all(
        "source 'late': published 2032-07-01, after the day of the last review" in each for each in found
    )
