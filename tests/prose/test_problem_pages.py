"""The page of each problem of prose shows a page that has the problem, and one that has not."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from tests.prose.quarrel import book, converted

from dispute_briefings.prose.extension import BriefingsExtension
from dispute_briefings.prose.front_matter import opening
from dispute_briefings.views.addresses import directory_url

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
    "misspelt-name",
    "unfinished-link",
    "unknown-view",
)


def codes(text: str) -> set[str]:
    start = opening(text, "a.md", is_article=text.startswith("---"))
    extension = BriefingsExtension(book=book())
    extension.at_page("a.md", directory_url, is_checked=True)
    converted(start.text, extension)
    return {problem.code for problem in (*start.problems, *extension.problems)}


@pytest.mark.parametrize("code", SHOWN)
def test_examples(code: str) -> None:
    assert codes(examples(code)["Bad"]) == {code}
    assert codes(examples(code)["Good"]) == set()
