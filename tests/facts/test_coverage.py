"""What a briefing rests on is counted as readers are told it."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.sample_site import SAMPLE, book_of, copy_sample, write_sheet

from dispute_briefings.facts.book import FactBook
from dispute_briefings.facts.conflicts import Standing
from dispute_briefings.facts.coverage import Coverage, coverage, covered, is_primary
from dispute_briefings.facts.model import Conflict

OTHER = """
name: Pepper dispute
as_of: 2032-06-30
parties:
  - {party: pepperland, side: pepper}
  - {party: northland, side: north}
sources: [pepper-post]
"""
PARTY = "- {id: pepperland, name: Pepperland, kind: government, sources: [pepper-post]}\n"
SOURCE = "- {id: pepper-post, kind: press, publisher: Pepper Post, language: en, read_as: full}\n"


@pytest.fixture(scope="module")
def sample() -> FactBook:
    """The sample's book."""
    return book_of(SAMPLE)


@pytest.fixture
def two_disputes(tmp_path: Path) -> FactBook:
    """The sample's book with another dispute, a party that it alone names and a source of its own."""
    site = copy_sample(tmp_path)
    write_sheet(site, "pepper/dispute.yml", OTHER)
    write_sheet(site, "parties/more/parties.yml", PARTY)
    write_sheet(site, "sources/pepper.yml", SOURCE)
    return book_of(site)


def test_facts_sources_and_primary_ones_are_counted_once(sample: FactBook) -> None:
    counts = coverage(sample)
    told = [fact for fact in sample.facts.values() if not fact.record.retracted]
    assert counts.facts == len(told)
    assert (counts.sources, counts.primary) == (3, 1)


def test_contested_are_the_facts_that_nothing_settled_and_the_conflict_records(sample: FactBook) -> None:
    unsettled = [
        fact.address for fact in sample.contested if fact.standing in {Standing.OPEN, Standing.WEIGHED}
    ]
    assert coverage(sample).contested == len(unsettled) + len(sample.of_kind(Conflict))
    assert "quota-in-force.facts.ships" in unsettled
    assert "quota-in-force.dates.in-force" not in unsettled


def test_what_is_retracted_counts_for_nothing(sample: FactBook) -> None:
    kept = tuple(record for record in sample.records if record.id != "mistaken-report")
    without = FactBook(records=kept, vocabulary=sample.vocabulary)
    assert coverage(sample) == coverage(without)


def test_a_single_dispute_has_all_facts(sample: FactBook) -> None:
    assert coverage(sample, "salt-quota") == coverage(sample)


def test_a_shared_record_counts_for_each_dispute_that_names_it(two_disputes: FactBook) -> None:
    salt, pepper = covered(two_disputes, "salt-quota"), covered(two_disputes, "pepper")
    assert "northland" in salt & pepper
    assert "pepperland" in pepper - salt
    assert "salt-quota-measure" in salt - pepper
    assert "pepper" not in salt
    assert covered(two_disputes, None) == set(two_disputes.by_id)


def test_a_source_is_primary_by_its_kind(sample: FactBook) -> None:
    primary = [record.id for record in sample.records if is_primary(sample, record)]
    assert primary == ["northland-order"]


def test_an_empty_book_has_nothing(sample: FactBook) -> None:
    nothing = FactBook(records=(), vocabulary=sample.vocabulary)
    assert coverage(nothing) == Coverage(facts=0, sources=0, primary=0, contested=0)
