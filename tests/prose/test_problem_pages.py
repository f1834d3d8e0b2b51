"""The page of each problem of prose shows a page that has the problem, and one that has not."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from tests.prose.quarrel import converted, extension_at

from dispute_briefings.prose.front_matter import opening

PAGES = Path(__file__).parents[2] / "docs" / "problems"
EXAMPLE = re.compile(
    r"^## (?P<section>Bad|Good)\n\n```markdown\n(?P<text>.*?)^```$", re.MULTILINE | re.DOTALL
)


def examples(code: str) -> dict[str, str]:
    page = (PAGES / f"{code}.md").read_text(encoding="utf-8").replace("rock-salt", "resin")
    return {found["section"]: found["text"] for found in EXAMPLE.finditer(page)}


SHOWN = (
    "ambiguous-fact",
    "ambiguous-name",
    "bad-block",
    "bad-front-matter",
    "bad-rights",
    "bad-silence",
    "drift",
    "misspelt-name",
    "motive",
    "relative-date",
    "second-title",
    "unbound",
    "unfinished-link",
    "unknown-view",
)
OF_WORDS = frozenset(
    {
        "ambiguous-name",
        "misspelt-name",
        "bad-silence",
        "drift",
        "motive",
        "relative-date",
        "second-title",
        "unbound",
    }
)


def codes(text: str, *, is_checked: bool) -> set[str]:
    start = opening(text, "a.md", is_article=text.startswith("---"))
    date = start.matter.date if start.matter else None
    title = (start.matter.title if start.matter else None) or ""
    extension = extension_at("a.md", is_checked=is_checked, date=date, title=title)
    converted(start.text, extension)
    return {problem.code for problem in (*start.problems, *extension.problems)}


@pytest.mark.parametrize("code", SHOWN)
def test_examples(code: str) -> None:
    is_checked = code in OF_WORDS
    assert codes(examples(code)["Bad"], is_checked=is_checked) == {code}
    assert codes(examples(code)["Good"], is_checked=is_checked) == set()
