"""How a page is cited: by whom, what, where, of which day, at which address, and the original beside it."""

from __future__ import annotations

import json
from types import SimpleNamespace
from typing import Any

import pytest
from tests.sample_site import SAMPLE, book_of

from dispute_briefings.facts.dates import Date
from dispute_briefings.facts.model import Figure, Source
from dispute_briefings.mkdocs_plugin.page_citation import PageCitation, page_citation
from dispute_briefings.mkdocs_plugin.site import Site
from dispute_briefings.pages.site import generated_pages
from dispute_briefings.prose.articles import Article

BOOK = book_of(SAMPLE)
PAGES = {page.path: page for page in generated_pages(BOOK, taken=set())}
FIGURE = BOOK.of_kind(Figure)[0]
SOURCE = next(source for source in BOOK.of_kind(Source) if source.title and source.url)


def cited(
    path: str, title: str, *, language: str = "en", article: Article | None = None, **config: Any
) -> PageCitation:
    """Return how a page of the sample is cited."""
    page: Any = SimpleNamespace(
        file=SimpleNamespace(src_uri=path), title=title, canonical_url=f"https://example.org/{path}", meta={}
    )
    settings: Any = SimpleNamespace(
        **{"site_name": "Briefing", "site_author": None, "site_url": "https://example.org/", **config}
    )
    articles = {path: article} if article is not None else {}
    book = BOOK.model_copy(update={"language": language}) if hasattr(BOOK, "model_copy") else BOOK
    found = page_citation(page, settings, Site(book=book, pages=PAGES, articles=articles, day=BOOK.as_of()))
    assert found is not None
    return found


def article(**fields: Any) -> Article:
    """Return an article of 12 February 2031."""
    given = {"path": "articles/a.md", "file": "a.md", "first_line": 1, "title": "A", "language": "en"}
    return Article(**{**given, "date": Date.parse("2031-02-12"), **fields})


def line(citation: PageCitation) -> str:
    """Return the line of the page as it is read."""
    return citation.this.striptags()


def test_a_generated_page_is_cited_with_the_day_it_speaks_of() -> None:
    assert line(cited("timeline.md", "Timeline")) == (
        "“Timeline.” Briefing, as of 30 June 2032. https://example.org/timeline.md"
    )


def test_an_article_is_cited_with_its_authors_and_the_day_of_its_last_change() -> None:
    written = cited("articles/a.md", "A", article=article(authors=("Kim", "Sato")))
    assert line(written) == "Kim, Sato. “A.” Briefing, 12 February 2031. https://example.org/articles/a.md"
    updated = cited("articles/a.md", "A", article=article(updated=Date.parse("2031-03-01")))
    assert line(updated) == "“A.” Briefing, updated 1 March 2031. https://example.org/articles/a.md"


def test_the_author_of_the_site_stands_for_those_that_a_page_does_not_name() -> None:
    assert line(cited("timeline.md", "Timeline", site_author="A desk")).startswith("A desk. “Timeline.”")


@pytest.mark.parametrize(
    ("title", "start"),
    [
        ("Is it so?", "“Is it so?” Briefing,"),
        ("Briefing", "Briefing, as of"),
        ("<b> & c", "“<b> & c.” Briefing,"),
    ],
)
def test_a_title_is_set_as_it_ends_and_not_twice(title: str, start: str) -> None:
    assert cited("timeline.md", title).this.unescape().startswith(start)


def test_no_title_becomes_html() -> None:
    assert "<b>" not in cited("timeline.md", "<b>hack</b>").this


@pytest.mark.parametrize("address", [None, "", "http://localhost/"])
def test_a_site_without_an_address_is_cited_without_one(address: str | None) -> None:
    found = cited("timeline.md", "Timeline", site_url=address)
    assert line(found) == "“Timeline.” Briefing, as of 30 June 2032."
    assert "url" not in found.bibtex


def test_the_page_of_a_source_has_the_source_to_cite() -> None:
    found = cited(f"sources/{SOURCE.id}.md", str(SOURCE.title))
    (original,) = found.originals
    assert SOURCE.publisher in original.striptags()
    assert str(SOURCE.url) in original.unescape()
    assert [each["id"] for each in json.loads(found.csl)] == [f"sources-{SOURCE.id}", SOURCE.id]
    assert found.bibtex.count("@misc{") == 2


def test_the_page_of_a_figure_has_the_sources_that_it_is_made_from() -> None:
    found = cited(f"figures/{FIGURE.id}.md", FIGURE.title.plain)
    reports = [report for point in FIGURE.points for report in point.reports]
    named = {citation.ref for of in (FIGURE, *reports) for citation in of.sources}
    assert {each["id"] for each in json.loads(found.csl)[1:]} == named
    assert len(found.originals) == len(named) > 0


def test_a_page_of_another_name_has_none() -> None:
    assert cited(f"articles/{SOURCE.id}.md", "A", article=article()).originals == ()


def test_before_facts_were_read_there_is_nothing_to_cite() -> None:
    page: Any = SimpleNamespace()
    settings: Any = SimpleNamespace()
    assert page_citation(page, settings, Site()) is None
