"""Who names what is no id of a source is told which one may be meant."""

from __future__ import annotations

import pytest
from tests.sample_site import book_of, copy_sample, write_sheet

from dispute_briefings.facts.book import FactBook
from dispute_briefings.facts.near_sources import near_source


@pytest.fixture(scope="module")
def book(tmp_path_factory: pytest.TempPathFactory) -> FactBook:
    """Return a book with two sources of one publisher beside those of the sample."""
    site = copy_sample(tmp_path_factory.mktemp("sites"))
    kept = "kind: press, publisher: The Daily Salt, language: en, read_as: full"
    listed = "".join(f"- {{id: ds-{day}, published: 2032-01-0{day}, {kept}}}\n" for day in (1, 2))
    write_sheet(site, "sources/more.yml", f"\n{listed}")
    return book_of(site)


@pytest.mark.parametrize(
    ("named", "cure"),
    [
        ("northland-oder", "did you mean 'northland-order'?"),
        ("ds-4", "did you mean 'ds-2'?"),
        (
            "northland-order-2031-02-03",
            "add it with `briefings new source`, or did you mean 'northland-order'?",
        ),
        ("The Daily Salt", "write the id of one of its sources: ds-2, ds-1"),
        ("the-daily-salt", "write the id of one of its sources: ds-2, ds-1"),
        ("Daily Salt", "write the id of one of its sources: ds-2, ds-1"),
        ("Pepper", ""),
    ],
)
def test_it_is_near_by_its_id_or_its_publisher(book: FactBook, named: str, cure: str) -> None:
    assert near_source(book, named) == cure
