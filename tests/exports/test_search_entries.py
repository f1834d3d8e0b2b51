"""What a search finds among the facts: an entry for each record that shares a page, with its facets."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.sample_site import SAMPLE, book_of, copy_sample, write_sheet

from dispute_briefings.exports.search_entries import SearchEntry, facets_of, facets_of_page, search_entries
from dispute_briefings.facts.book import FactBook
from dispute_briefings.facts.dates import Date


@pytest.fixture(scope="module")
def sample() -> FactBook:
    """Return the book of the sample site."""
    return book_of(SAMPLE)


def entry(book: FactBook, record: str) -> SearchEntry:
    """Return the entry of a record."""
    return next(each for each in search_entries(book) if each.target.endswith(f"#{record}"))


def test_an_event_is_found_at_its_place_on_the_timeline(sample: FactBook) -> None:
    found = entry(sample, "quota-announced")
    assert found.target == "timeline.md#quota-announced"
    assert found.title == "Northland announces a quota"
    assert found.facets["kind"] == ("Event",)
    assert found.facets["year"] == ("2031",)
    assert "Northland" in found.facets["party"]


def test_its_title_is_told_once(sample: FactBook) -> None:
    for found in search_entries(sample):
        assert not found.text.startswith(found.title), found.title


def test_its_text_holds_every_language_and_no_brackets(sample: FactBook) -> None:
    for found in search_entries(sample):
        assert "[[" not in found.text


def test_a_record_with_a_page_of_its_own_is_no_entry(sample: FactBook) -> None:
    targets = {each.target for each in search_entries(sample)}
    assert not any(target.startswith(("materials/", "sources/", "parties/")) for target in targets)


def test_the_facets_of_a_material_name_it(sample: FactBook) -> None:
    assert facets_of(sample, sample.by_id["rock-salt"])["material"][0] == "Rock salt"


def test_a_dispute_is_a_facet_where_there_are_several(sample: FactBook, tmp_path: Path) -> None:
    assert "dispute" not in facets_of(sample, sample.by_id["quota-announced"])
    site = copy_sample(tmp_path)
    write_sheet(
        site,
        "pepper-quota/dispute.yml",
        "name: Pepper\nas_of: 2032-01-01\nsources: [northland-order]\n"
        "parties: [{party: southland, side: south}]\n",
    )
    several = book_of(site)
    assert len(facets_of(several, several.by_id["quota-announced"])["dispute"]) == 1


def test_an_article_lies_in_the_year_in_which_it_was_written(sample: FactBook) -> None:
    facets = facets_of_page(sample, "Digest", ["rock-salt", "nothing-such"], None, [Date.parse("2033-05")])
    assert facets["kind"] == ("Digest",)
    assert facets["year"] == ("2033",)
    assert facets["material"][0] == "Rock salt"


def test_a_date_that_may_lie_in_many_years_is_in_none(sample: FactBook) -> None:
    assert "year" not in facets_of_page(sample, "Page", [], None, [Date.parse("203X")])
