"""What is due: reviews, plans without an answer, and the state of play itself."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.sample_site import book_of, copy_sample, write_sheet

from dispute_briefings.facts.due import dues

EVENT = (
    "- {{id: feast, title: A feast, {}, kind: talks, level: 2, text: A feast., sources: [salt-institute]}}\n"
)
MEASURE = "- {{id: duty, name: Duty, by: northland, sources: [northland-order], history: [{}]}}\n"
PLAN = "{status: announced, date: 2031-01-01, due: {in-force: DUE}}"
CHECK = "check salt-quota.as_of 2032-07-30"


@pytest.mark.parametrize(
    ("file", "text", "expected"),
    [
        ("events", EVENT.format("date: 2031-05-05"), []),
        (
            "events",
            EVENT.format("date: 2031-05-05, review: {due: 2033-02, why: A new count is out}"),
            ["review feast.review.due 2033-02"],
        ),
        ("events", EVENT.format("date: 2031-05-05, review: {due: 2033-02, state: retracted}"), []),
        ("events", EVENT.format("due: {held: 2032-02-03}"), ["plan feast.due.held 2032-02-03"]),
        ("events", EVENT.format("due: {held: open}"), []),
        ("events", EVENT.format("dates: {held: 2032-02-03}, due: {held: 2032-02-01}"), []),
        (
            "measures",
            MEASURE.format(PLAN.replace("DUE", "2031-02-01")),
            ["plan duty.history.1.due.in-force 2031-02-01"],
        ),
        (
            "measures",
            MEASURE.format(PLAN.replace("DUE", "2031-02-01") + ", {status: in-force, date: 2031-02-02}"),
            [],
        ),
        (
            "measures",
            MEASURE.format(PLAN.replace("DUE", "2031-02-01") + ", {status: suspended, date: 2031-01-20}"),
            [],
        ),
    ],
)
def test_what_is_due(tmp_path: Path, file: str, text: str, expected: list[str]) -> None:
    site = copy_sample(tmp_path)
    had = [f"{each.duty} {each.address} {each.date}" for each in dues(book_of(site), days=30)]
    assert CHECK in had
    write_sheet(site, f"salt-quota/{file}/more.yml", text)
    found = [f"{each.duty} {each.address} {each.date}" for each in dues(book_of(site), days=30)]
    assert sorted(set(found) - set(had)) == expected
    assert set(had) <= set(found)


def test_the_most_urgent_comes_first(tmp_path: Path) -> None:
    site = copy_sample(tmp_path)
    text = EVENT.format("date: 2031-05-05, review: {due: 2032-07}")
    text += text.replace("feast", "lunch").replace("2032-07", "2032-07-10")
    write_sheet(site, "salt-quota/events/more.yml", text)
    days = [each.last for each in dues(book_of(site), days=30)]
    assert days == sorted(days)


def test_a_dispute_is_due_some_days_after_it_was_checked(tmp_path: Path) -> None:
    book = book_of(copy_sample(tmp_path))
    found = [each for days in (1, 90) for each in dues(book, days=days) if each.duty == "check"]
    assert [str(each.date) for each in found] == ["2032-07-01", "2032-09-28"]
