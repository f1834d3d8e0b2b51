"""What stands at the foot of a page."""

from __future__ import annotations

import datetime
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from tests.sample_site import SAMPLE, book_of

from dispute_briefings.facts.model import Figure
from dispute_briefings.mkdocs_plugin.page_foot import with_page_foot
from dispute_briefings.mkdocs_plugin.site import Site
from dispute_briefings.pages.page import GeneratedPage
from dispute_briefings.problems import Position

DAY = datetime.date(2031, 2, 10)


def foot(root: Path, *, site: Site | None = None, language: str = "en", **config: Any) -> dict[str, Any]:
    """Return the foot of a page ``content/a.md`` with the title ``R&D <b>``."""
    page: Any = SimpleNamespace(
        file=SimpleNamespace(src_uri="a.md", abs_src_path=str(root / "content" / "a.md")),
        title="R&D <b>",
        url="a/",
        canonical_url="https://example.org/a/",
        edit_url=None,
        meta={},
    )
    settings: Any = SimpleNamespace(
        **{
            "config_file_path": str(root / "mkdocs.yml"),
            "docs_dir": str(root / "content"),
            "theme": {"language": language},
            "repo_url": None,
            "extra": {},
            **config,
        }
    )
    with_page_foot(page, settings, site or Site(day=DAY))
    return dict(page.meta["briefings"])


def links(root: Path, **config: Any) -> dict[str, str | None]:
    """Return the links at the foot by their text."""
    return {link["text"]: link["href"] for link in foot(root, **config)["links"]}


def test_a_page_says_the_day_of_its_facts_and_its_file(tmp_path: Path) -> None:
    found = foot(tmp_path)
    assert found["as_of"] == {"term": "As of", "day": "2031-02-10", "text": "10 February 2031"}
    assert links(tmp_path) == {"content/a.md": None}


def test_a_generated_page_says_its_own_day_and_its_fact_sheet(tmp_path: Path) -> None:
    sheet = Position(file="content/fact_sheets/a.yml", line=3, column=1)
    day = datetime.date(2030, 1, 2)
    page = GeneratedPage(path="a.md", title="A", markdown="", as_of=day, source=sheet)
    site = Site(day=DAY, pages={"a.md": page})
    assert foot(tmp_path, site=site)["as_of"]["day"] == "2030-01-02"
    assert links(tmp_path, site=site) == {"content/fact_sheets/a.yml": None}


def test_without_facts_there_is_no_day(tmp_path: Path) -> None:
    assert foot(tmp_path, site=Site())["as_of"] is None


@pytest.mark.parametrize(
    ("config", "address"),
    [
        (
            {"repo_url": "https://github.com/a/b/"},
            "https://github.com/a/b/issues/new?title=R%26D%20%3Cb%3E&body=https%3A//example.org/a/",
        ),
        (
            {"repo_url": "https://gitlab.com/a/b"},
            "https://gitlab.com/a/b/-/issues/new?issue[title]=R%26D%20%3Cb%3E"
            "&issue[description]=https%3A//example.org/a/",
        ),
        (
            {"extra": {"report_error": "mailto:a@example.org?subject={title}"}},
            "mailto:a@example.org?subject=R%26D%20%3Cb%3E",
        ),
    ],
)
def test_an_error_is_reported_where_the_site_says(
    tmp_path: Path, config: dict[str, Any], address: str
) -> None:
    assert links(tmp_path, **config)["Report an error"] == address


def test_an_unknown_host_takes_no_reports(tmp_path: Path) -> None:
    assert "Report an error" not in links(tmp_path, repo_url="https://git.example.org/a/b")


@pytest.mark.parametrize(("language", "term"), [("ko", "기준일"), ("ja", "基準日")])
def test_the_foot_speaks_the_language_of_the_site(tmp_path: Path, language: str, term: str) -> None:
    assert foot(tmp_path, language=language)["as_of"]["term"] == term


def test_the_page_of_a_figure_leads_to_its_data(tmp_path: Path) -> None:
    book = book_of(SAMPLE)
    figure = book.of_kind(Figure)[0]
    page: Any = SimpleNamespace(
        file=SimpleNamespace(src_uri=f"figures/{figure.id}.md", abs_src_path=None),
        title="A",
        url="a/",
        canonical_url=None,
        edit_url=None,
        meta={},
    )
    settings: Any = SimpleNamespace(
        config_file_path=str(tmp_path / "mkdocs.yml"),
        docs_dir=str(tmp_path / "content"),
        theme={"language": "en"},
        repo_url=None,
        site_url="",
        site_name="A",
        site_author=None,
        extra={},
    )
    generated = GeneratedPage(path=page.file.src_uri, title="A", markdown="", as_of=DAY)
    with_page_foot(page, settings, Site(book=book, day=DAY, pages={generated.path: generated}))
    data = [(link.get("term"), link["text"], link["href"]) for link in page.meta["briefings"]["links"]]
    assert data[:2] == [
        ("Data", "CSV", f"figures/{figure.id}.csv"),
        (None, "JSON", f"figures/{figure.id}.json"),
    ]
