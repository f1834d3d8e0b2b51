"""``briefings review``: a list that counts from a day, and a calendar that does not."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from icalendar import Calendar
from tests.sample_site import copy_sample, write_sheet

from dispute_briefings.cli import main

FILE = "content/fact_sheets/salt-quota/events/more.yml"
FEAST = (
    "- id: feast\n  title: A feast, and more\n  date: 2031-05-05\n  kind: talks\n  level: 2\n  text: So.\n"
    "  sources: [salt-institute]\n  review: {due: 2032-07, why: A count is out}\n"
)


def review(site: Path, *arguments: str) -> Result:
    """Run the command on a site."""
    return CliRunner().invoke(main, ["review", "-f", str(site / "mkdocs.yml"), *arguments])


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """Return a site with a review that is due."""
    made = copy_sample(tmp_path)
    write_sheet(made, "salt-quota/events/more.yml", FEAST)
    return made


@pytest.mark.parametrize(
    ("today", "told", "count"),
    [
        ("2032-07-01", "due in 30 days", "3 coming"),
        ("2032-07-30", "due in 1 day", "3 coming"),
        ("2032-07-31", "due today", "1 overdue, 2 coming"),
        ("2032-08-01", "overdue by 1 day", "2 overdue, 1 coming"),
    ],
)
def test_a_list_at_the_places_of_what_is_due(site: Path, today: str, told: str, count: str) -> None:
    result = review(site, "--today", today)
    assert result.exit_code == 0
    lines = result.output.splitlines()
    assert f"{FILE}:8:17: {told}: review event 'A feast, and more' by July 2032: A count is out" in lines
    assert lines[-1] == count


@pytest.mark.parametrize("today", ["2032-02-30", "2032-2", "20320201", "today"])
def test_what_is_no_day_is_told_with_how_a_day_is_written(site: Path, today: str) -> None:
    result = review(site, "--today", today)
    assert result.exit_code == 2
    told = f"'{today}' is no day of the calendar; write year, month and day, as in 2031-05-06"
    assert told in result.output


def test_a_dispute_is_checked_again_when_the_editors_say(site: Path) -> None:
    told = "check the state of play of 'Salt quota of 2031', last checked 30 June 2032"
    assert f"due in 30 days: {told}" in review(site, "--today", "2032-06-30").output
    assert f"due in 9 days: {told}" in review(site, "--today", "2032-06-30", "--every", "9").output


def test_a_calendar_is_the_same_on_every_day(site: Path) -> None:
    written = review(site, "--format", "ics").stdout_bytes
    assert review(site, "--format", "ics", "--today", "2040-01-01").stdout_bytes == written
    assert review(site, "--format", "ics").stdout_bytes == written
    assert written.startswith(b"BEGIN:VCALENDAR\r\n")
    entries = {str(entry["uid"]): entry for entry in Calendar.from_ical(written).walk("VEVENT")}
    feast = entries["feast.review.due@salt-quota"]
    assert (str(feast.decoded("dtstart")), str(feast.decoded("dtend"))) == ("2032-07-01", "2032-08-01")
    assert str(feast.decoded("dtstamp")) == "2032-06-30 00:00:00+00:00"
    assert str(feast["summary"]) == "review event 'A feast, and more' by July 2032: A count is out"
    assert "salt-quota.as_of@salt-quota" in entries


def test_an_entry_that_is_moved_stays_the_same_entry(site: Path) -> None:
    before = {
        str(e["uid"]) for e in Calendar.from_ical(review(site, "--format", "ics").stdout_bytes).walk("VEVENT")
    }
    write_sheet(site, "salt-quota/events/more.yml", FEAST.replace("2032-07", "2033-07"))
    after = {
        str(e["uid"]) for e in Calendar.from_ical(review(site, "--format", "ics").stdout_bytes).walk("VEVENT")
    }
    assert before == after


def test_text_of_a_fact_sheet_stays_text_in_a_calendar(site: Path) -> None:
    title = '"X\\nEND:VEVENT\\nATTACH:CID:x"'
    write_sheet(site, "salt-quota/events/more.yml", FEAST.replace("A feast, and more", title))
    calendar = Calendar.from_ical(review(site, "--format", "ics").stdout_bytes)
    assert not any("attach" in entry for entry in calendar.walk("VEVENT"))


def test_facts_with_errors_are_mended_first(site: Path) -> None:
    write_sheet(site, "salt-quota/events/more.yml", "- {id: feast}\n")
    result = review(site)
    assert (result.exit_code, "mend these first" in result.output) == (1, True)
