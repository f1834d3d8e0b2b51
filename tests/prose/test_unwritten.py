"""An article without a text, the example of a new site, and a fact sheet among the articles are told."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.sample_site import copy_sample

from dispute_briefings.prose.articles import read_articles
from dispute_briefings.prose.front_matter import opening
from dispute_briefings.prose.unwritten import unwritten

MATTER = """---
title: What the quota is
date: 2031-05-06
kind: background
rights: own
summary: {}
---

"""


def codes(text: str, summary: str = "A quota.") -> list[tuple[str, int]]:
    """Return code and line of what is told of an article."""
    start = opening(MATTER.format(summary) + text, "a.md", is_article=True)
    return [(each.code, each.position.line) for each in unwritten(start)]


@pytest.mark.parametrize(
    "text", ["", "\n\n", "<!-- to be\nwritten -->\n", "<!-- one -->\n\n<!-- without its end"]
)
def test_an_article_without_a_text(text: str) -> None:
    assert codes(text) == [("empty-article", 9 + len(text) - len(text.lstrip("\n")))]


@pytest.mark.parametrize("text", ["One word.", "<!-- a note --> One word.", "/// timeline\n///\n"])
def test_an_article_with_a_text(text: str) -> None:
    assert codes(text) == []


def test_an_article_that_cannot_be_read_is_not_told_again() -> None:
    assert [*unwritten(opening("---\ntitle: A\n---\n", "a.md", is_article=True))] == []


def test_the_example_is_told_once() -> None:
    assert codes("Replace this article. A link to", "Replace this summary.") == [("leftover-example", 9)]
    assert codes("It began in May.", "Replace this summary.") == [("leftover-example", 6)]


def test_only_articles_and_no_fact_sheets_among_them(tmp_path: Path) -> None:
    content = copy_sample(tmp_path) / "content"
    (content / "page.md").write_text("", encoding="utf-8")
    (content / "articles" / "index.md").write_text("", encoding="utf-8")
    for name in ("events.yml", "old/more.yaml", ".hidden.yml", "left-out.yml"):
        path = content / "articles" / name
        path.parent.mkdir(exist_ok=True)
        path.write_text("- id: more\n", encoding="utf-8")
    (content / "settings.yml").write_text("a: b\n", encoding="utf-8")
    _, problems = read_articles(content, tmp_path, None, exclude_docs="left-out.yml")
    found = [(each.code, Path(each.position.file).name, each.cure) for each in problems]
    assert found == [
        ("unread-file", "events.yml", "move it to the fact sheets"),
        ("unread-file", "more.yaml", "move it to the fact sheets"),
    ]
