"""An article that was kept is the one that was read, down to where its mentions stand."""

from __future__ import annotations

import json
from dataclasses import fields
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.prose.quarrel import book

from dispute_briefings.problems import Problem
from dispute_briefings.prose.articles import Article, read_articles
from dispute_briefings.prose.kept_articles import packed, unpacked

HEAD = """\
---
title: "Talks"
date: 2031-Q3
updated: 2031-10-02~
kind: digest
summary: They met yesterday.
about: [etching-gas, resin]
dispute: quarrel
source: yonhap-report
authors: [A. Writer, 김]
rights: quoted
language: ko
glossary: off
---
"""
TEXT = """
# Talks on [[etching-gas]]

They met on [[first-talks.date]] [@yonhap-report].
"""


def read(folder: Path, text: str) -> tuple[Article, tuple[Problem, ...]]:
    """Return the article of a text and its problems, as they are read."""
    path = folder / "content/articles/a.md"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(text.encode())
    [article], problems = read_articles(folder / "content", folder, book())
    return article, problems


def again(article: Article, problems: tuple[Problem, ...], text: str) -> tuple[Article, tuple[Problem, ...]]:
    """Return them after they were kept as JSON."""
    return unpacked(json.loads(json.dumps(packed(article, problems))), article.file, text)


@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_an_article_with_all_that_it_may_say(tmp_path: Path, end: str) -> None:
    text = (HEAD + TEXT).replace("\n", end)
    article, problems = read(tmp_path, text)
    unset = {each.name for each in fields(Article) if getattr(article, each.name) in (None, (), True)}
    assert unset == set()
    assert "relative-date" in {each.code for each in problems}
    kept, told = again(article, problems, text)
    assert (repr(kept), told) == (repr(article), problems)
    assert [(m.line, m.written, m.span) for m in kept.mentions] == [
        (m.line, m.written, m.span) for m in article.mentions
    ]
    assert kept.mentions[0].places == article.mentions[0].places


def test_a_page_that_says_nothing_of_itself(tmp_path: Path) -> None:
    (tmp_path / "content").mkdir()
    (tmp_path / "content/about.md").write_text("About.\n")
    [article], problems = read_articles(tmp_path / "content", tmp_path, book())
    kept, told = again(article, problems, "About.\n")
    assert (repr(kept), told) == (repr(article), problems)


@settings(max_examples=40, deadline=None)
@given(st.lists(st.sampled_from(["\n", "\n\n", "[[resin]] ", "그 [[etching-gas]]. ", "word ", "\r\n"])))
def test_any_text(tmp_path_factory: pytest.TempPathFactory, parts: list[str]) -> None:
    text = HEAD + "".join(parts)
    article, problems = read(tmp_path_factory.mktemp("kept"), text)
    kept, told = again(article, problems, text)
    assert (repr(kept), told) == (repr(article), problems)
    assert [m.written for m in kept.mentions] == [m.written for m in article.mentions]
