"""What MkDocs warns of is found on the line of its page."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.mkdocs_plugin.small_site import working_in

from dispute_briefings.mkdocs_plugin.link_places import place_of_link

PAGE = """---
title: A
---

See `talks.md` and [talks](talks.md),
[old talks](<old talks.md> "Old"), [time](../timeline/) and [there].

[there]: there.md#anchor
"""


@pytest.mark.parametrize(
    ("said", "place"),
    [
        ("contains a link 'talks.md', but the target 'articles/talks.md' is not found", ":5:28"),
        ("contains a link 'old talks.md', but the target 'articles/old talks.md' is not", ":6:14"),
        ("contains an unrecognized relative link '../timeline/', it was left as is.", ":6:43"),
        ("contains a link 'there.md#anchor', but the doc 'articles/there.md' does not", ":8:10"),
        # One that was made by something else has the page alone.
        ("contains a link 'made.md', but the target 'articles/made.md' is not found", ":1:1"),
    ],
)
def test_a_link_is_found_where_it_is_written(tmp_path: Path, said: str, place: str) -> None:
    (tmp_path / "docs" / "articles").mkdir(parents=True)
    (tmp_path / "docs" / "articles" / "a.md").write_text(PAGE, encoding="utf-8")
    with working_in(tmp_path):
        found = place_of_link(f"Doc file 'articles/a.md' {said}", tmp_path / "docs")
    assert str(found) == f"docs/articles/a.md{place}"


@pytest.mark.parametrize("message", ["Doc file 'made.md' contains a link 'x.md', but", "A theme is missing."])
def test_what_stands_in_no_page_has_no_place(tmp_path: Path, message: str) -> None:
    assert place_of_link(message, tmp_path) is None
