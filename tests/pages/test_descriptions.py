"""What a page is said to be where it is listed: a sentence that is not cut off by others."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.sample_site import SAMPLE, book_of

from dispute_briefings.facts.book import FactBook
from dispute_briefings.facts.model import Source
from dispute_briefings.pages.descriptions import LONGEST, descriptions, shortened
from dispute_briefings.pages.site import generated_pages


@pytest.fixture(scope="module")
def sample() -> FactBook:
    """Return the book of the sample site."""
    return book_of(SAMPLE)


@pytest.fixture(scope="module")
def told(sample: FactBook) -> dict[str, str]:
    """Return the descriptions of the sample's pages."""
    return dict(descriptions(sample, [page.path for page in generated_pages(sample, taken=set())]))


def test_every_page_that_leads_nowhere_else_has_one(sample: FactBook, told: dict[str, str]) -> None:
    pages = [page for page in generated_pages(sample, taken=set()) if page.leads_to is None]
    assert [page.path for page in pages if not told.get(page.path)] == []
    assert all(len(text) <= LONGEST and "[[" not in text and "[@" not in text for text in told.values())


def test_the_page_of_a_record_says_what_the_record_is(sample: FactBook, told: dict[str, str]) -> None:
    dispute = sample.disputes[0]
    assert dispute.summary is not None
    assert told[f"disputes/{dispute.id}.md"][:30] == dispute.summary.plain[:30]


def test_the_page_of_a_source_says_whose_it_is(sample: FactBook, told: dict[str, str]) -> None:
    source = sample.of_kind(Source)[0]
    assert source.publisher in told[f"sources/{source.id}.md"]


def test_a_list_in_another_order_is_described_as_the_list(told: dict[str, str]) -> None:
    assert told["sources-by-language.md"] == told["sources/index.md"]


@pytest.mark.parametrize(
    ("text", "short"),
    [
        ("Short.", "Short."),
        ("Two\nlines  here", "Two lines here"),
        ("One two three. Four five six", "One two three."),
        ("One. Two three four five six", "One. Two three four…"),
        ("Onetwothreefourfivesixseven", "Onetwothreefourfivesi…"),
        ("これは長い。これも長い文章であり終わらないものだ", "これは長い。これも長い文章であり終わらない…"),
    ],
)
def test_a_text_is_cut_at_a_sentence_or_a_word(text: str, short: str) -> None:
    longest = {"One two three. Four five six": 14}.get(text, 22)
    assert shortened(text, longest) == short


@given(st.text(max_size=400))
def test_no_text_is_longer_than_what_is_shown(text: str) -> None:
    assert len(shortened(text)) <= LONGEST
