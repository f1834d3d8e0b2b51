"""Front matter is validated as strictly as a fact sheet, at line and column."""

from __future__ import annotations

import pytest
from tests.prose.quarrel import book

from dispute_briefings.prose.front_matter import opening, unknown_references

GOOD = """---
title: Talks
date: 2031-07-01
updated: 2031-07-02
kind: digest
source: yonhap-report
dispute: quarrel
about: [first-talks, etching-gas]
authors: [A. Writer]
summary: They met.
rights: own
glossary: off
language: ko
tags: [talks]
hide: [toc]
---

# Talks
"""


def told(text: str, *, is_article: bool = True) -> list[str]:
    start = opening(text, "a.md", is_article=is_article)
    return [str(p) for p in (*start.problems, *unknown_references(start, book()))]


def with_lines(*lines: str) -> str:
    return "\n".join(
        ["---", "title: T", "date: 2031-07-01", "kind: briefing", "rights: own", *lines, "---", ""]
    )


def test_every_field() -> None:
    start = opening(GOOD, "a.md", is_article=True)
    assert told(GOOD) == []
    assert start.matter is not None
    assert (start.matter.kind, start.matter.glossary, start.matter.language) == ("digest", "off", "ko")
    assert start.matter.about == ("first-talks", "etching-gas")
    assert (start.text, start.first_line) == ("# Talks\n", 18)


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        (
            with_lines("titel: x"),
            "a.md:6:1: error[unknown-field] front matter: no field `titel`; did you mean 'title'?",
        ),
        (with_lines("updated: July 2031"), "a.md:6:10: error[bad-date]"),
        (with_lines("updated: 2031-06-01"), "a.md:6:10: error[end-before-start] updated on 2031-06-01"),
        (with_lines("source: yonhap-reprot"), "a.md:6:9: error[unknown-source] front matter: no source"),
        (with_lines("source: quarrel"), "a.md:6:9: error[wrong-kind] front matter: 'quarrel' is a dispute"),
        (with_lines("dispute: quarel"), "a.md:6:10: error[unknown-record] front matter: no dispute 'quarel'"),
        (
            with_lines("about: [resin, rosin]"),
            "a.md:6:16: error[unknown-record] front matter: no record 'rosin'",
        ),
        (with_lines("about: rosin"), "a.md:6:8: error[unknown-record]"),
        (with_lines("glossary: never"), "a.md:6:11: error[bad-value] front matter: `glossary`: 'never'"),
        (with_lines("language: korean"), "a.md:6:11: error[bad-value]"),
        (with_lines("title: again"), "a.md:6:1: error[duplicate-key]"),
        (with_lines("about: &x [resin]"), "a.md:6:8: error[yaml-anchor]"),
        (with_lines().replace("kind: briefing", "kind: digest"), "a.md:4:7: error[missing-field] a digest"),
        (with_lines().replace("kind: briefing", "kind: digst"), "a.md:4:7: error[bad-value]"),
        (with_lines().replace("own", "quoted"), "a.md:5:9: error[bad-rights] 'briefing' and"),
        (with_lines().replace("own", "stolen"), "a.md:5:9: error[bad-value] front matter: `rights`"),
        (
            with_lines().replace("2031-07-01", "2031-07/2031-08"),
            "a.md:3:7: error[bad-date] '2031-07/2031-08' is",
        ),
        (with_lines().replace("rights: own\n", ""), "a.md:2:1: error[missing-field] front matter: `rights`"),
        ("# No front matter\n", "a.md:1:1: error[missing-field] an article begins with front matter"),
        ("---\ntitle: T\n", "a.md:1:1: error[bad-front-matter] the front matter has no end"),
        ("---\n- a\n---\n", "a.md:2:1: error[bad-value] front matter is no list"),
        ("---\ntitle: [\n---\n", "error[bad-yaml]"),
        ("Title: T\n\nText\n", "a.md:1:1: error[bad-front-matter] MkDocs takes `Title:`"),
    ],
)
def test_problems(text: str, problem: str) -> None:
    assert any(problem in each for each in told(text)), told(text)


def test_a_page_needs_no_front_matter() -> None:
    assert told("# About\n", is_article=False) == []
    assert told("", is_article=False) == []
    assert told("---\n---\n# About\n", is_article=False) == []
    assert told("---\r\ntitle: T\r\n---\r\ntext\r\n", is_article=False) == []
    assert told("\nNote: this is text\n", is_article=False) == []
