"""The page with all of a dispute: every event, every source, and nothing of what there is not."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from tests.sample_site import SAMPLE, book_of, copy_sample, write_sheet

from dispute_briefings.facts.book import FactBook
from dispute_briefings.facts.model import Figure, Question
from dispute_briefings.pages.page import GeneratedPage
from dispute_briefings.pages.site import generated_pages


def briefs(book: FactBook) -> dict[str, GeneratedPage]:
    """Return the pages with all of a dispute, by path."""
    return {p.path: p for p in generated_pages(book, taken=set()) if p.path.startswith("brief")}


def headings(page: GeneratedPage) -> list[str]:
    """Return the anchors of a page's sections."""
    return re.findall(r"^## .*\{#([\w-]+)", page.markdown, re.MULTILINE)


@pytest.fixture(scope="module")
def sample() -> FactBook:
    """Return the book of the sample site, which has one dispute."""
    return book_of(SAMPLE)


def test_it_holds_all_of_the_dispute_in_the_order_of_its_pages(sample: FactBook) -> None:
    page = briefs(sample)["brief.md"]
    assert headings(page) == [
        "state-of-play",
        "parties",
        "lately",
        "in-short",
        "positions",
        "measures",
        "materials",
        "timeline",
        "figures",
        "contested",
        "not-known",
        "names",
        "sources",
    ]
    # No level, no span of years and no number of sources narrows it down.
    assert "/// timeline\n    dispute: 'salt-quota'\n///" in page.markdown
    assert (
        "/// sources\n    dispute: 'salt-quota'\n    by: 'year'\n    addresses: 'true'\n///" in page.markdown
    )
    for question in sample.of_kind(Question):
        assert f"/// positions\n    question: '{question.id}'\n///" in page.markdown
    shown = set(re.findall(r"/// figure\n    id: '(\S+)'", page.markdown))
    mirrored = {figure.mirror for figure in sample.of_kind(Figure) if figure.id in shown}
    assert shown | mirrored >= {figure.id for figure in sample.of_kind(Figure)}


def test_a_dispute_among_several_has_its_own_without_what_it_lacks(tmp_path: Path) -> None:
    site = copy_sample(tmp_path)
    write_sheet(site, "quiet/dispute.yml", "name: A quiet quarrel\nas_of: 2032-05-01\nparties: []\n")
    pages = briefs(book_of(site))
    assert set(pages) == {"brief-of-quiet.md", "brief-of-salt-quota.md"}
    quiet = headings(pages["brief-of-quiet.md"])
    assert {"positions", "measures", "materials", "timeline", "figures", "not-known"} & set(quiet) == set()
    assert quiet[-1] == "sources"


def test_the_page_of_the_dispute_leads_to_it_from_wherever_it_stands(sample: FactBook) -> None:
    pages = {page.path: page.markdown for page in generated_pages(sample, taken=set())}
    assert "](brief.md)" in pages["index.md"]
    assert "](../brief.md)" in pages["disputes/salt-quota.md"]
