"""What follows from the records: addresses, what rests on a source, who acts in an event."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.sample_site import book_of, copy_sample, write_sheet

from dispute_briefings.facts.book import FactBook, UnknownAddressError
from dispute_briefings.facts.model import Measure, Party
from dispute_briefings.facts.status import State


@pytest.fixture(scope="module")
def book(tmp_path_factory: pytest.TempPathFactory) -> FactBook:
    """Return the book of the sample site."""
    return book_of(copy_sample(tmp_path_factory.mktemp("book")))


@pytest.mark.parametrize(
    ("address", "sources"),
    [
        ("quota-in-force.text", ["northland-order"]),  # bare: the record's own sources stand for it
        ("quota-in-force.dates.promulgated", ["northland-order"]),
        ("quota-in-force.dates.in-force", ["northland-order", "gazette-of-southland"]),  # each report's
        ("rock-salt.uses.1", ["salt-institute"]),  # an entry of a list goes by its number
        ("salt-ministry.offices.keeper", ["salt-institute"]),  # or by its id
        ("salt-exports.2029", ["northland-order"]),  # a point of a figure goes by its period
        ("is-it-safety.positions.southland-later", ["gazette-of-southland"]),
        ("salt-quota-measure.history.3", ["northland-order"]),  # a step with a date of its own
    ],
)
def test_a_fact_has_an_address_and_sources(book: FactBook, address: str, sources: list[str]) -> None:
    assert [citation.ref for citation in book.fact(address).sources] == sources


@pytest.mark.parametrize(
    "address",
    [
        "salt-exports.2030",  # a gap
        "salt-quota-measure.history.1",  # a step that an event dates: the event is the fact
        "rock-salt.names.3",  # a name without a source
        "is-it-safety.text",  # a question
    ],
)
def test_what_is_no_fact_has_none(book: FactBook, address: str) -> None:
    assert address not in book.facts


def test_an_unknown_address_names_the_nearest(book: FactBook) -> None:
    with pytest.raises(UnknownAddressError) as raised:
        book.fact("quota-in-force.facts.tonage")
    assert raised.value.cure == "did you mean 'quota-in-force.facts.tonnage'?"


def test_what_rests_on_a_source(book: FactBook) -> None:
    resting = {fact.address for fact in book.resting_on["gazette-of-southland"]}
    assert {"salt-quota.names.1", "quota-in-force.dates.in-force", "salt-imports.2029"} <= resting
    assert all("gazette-of-southland" in [c.ref for c in book.fact(a).sources] for a in resting)


def test_a_retracted_record_leaves_timeline_and_counts_but_not_the_book(book: FactBook) -> None:
    assert "mistaken-report" in book.by_id
    assert "mistaken-report" not in {event.id for event in book.timeline}


def test_the_timeline_goes_by_main_dates(book: FactBook) -> None:
    days = [event.day.first for event in book.timeline if event.day is not None]
    assert days == sorted(day for day in days if day is not None)


def test_what_an_organ_does_its_government_does(book: FactBook, tmp_path: Path) -> None:
    site = copy_sample(tmp_path)
    event = "id: tour, title: A tour, date: 2031-05-05, kind: other, level: 3, actors: [salt-ministry]"
    write_sheet(site, "salt-quota/events/more.yml", f"- {{{event}, sources: [northland-order]}}\n")
    acting = book_of(site)
    assert "tour" in {e.id for e in acting.events_on(acting.record("northland", Party))}


def test_events_on_a_record_after_a_day_begin_later(book: FactBook) -> None:
    party = book.record("northland", Party)
    days = [event.day.first for event in book.events_on(party) if event.day is not None]
    known = sorted({day for day in days if day is not None})
    later = book.events_on(party, after=known[0])
    assert [event.day.first for event in later if event.day is not None] == [
        day for day in days if day is not None and day > known[0]
    ]
    assert later


def test_a_report_set_aside_does_not_stand_for_a_step(book: FactBook) -> None:
    in_force = book.history(book.record("salt-quota-measure", Measure))[1]
    assert [citation.ref for citation in in_force.sources] == ["northland-order"]


def test_the_status_stands_as_of_the_last_review(book: FactBook) -> None:
    measure = book.record("salt-quota-measure", Measure)
    assert {status.state for _, status in book.statuses(measure)} == {State.ENDED}


def test_publishers_that_copy_are_counted_apart(book: FactBook) -> None:
    citations = book.fact("quota-in-force.dates.in-force").sources
    assert book.publishers(citations) == (2, 1)
