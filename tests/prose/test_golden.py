"""Each rule of the syntax, as Markdown and the HTML that it becomes.

A golden file is named for its rule; a language before the ending is that of the page. To change one
on purpose, delete its HTML and run the tests with GOLDEN=write. The notes at the foot of a page have
files of their own, and are left out of all others.
"""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from tests.prose.quarrel import converted, extension_at, without_notes

GOLDEN = Path(__file__).parent / "golden"


@pytest.mark.parametrize("name", sorted(path.name for path in GOLDEN.glob("*.md")))
def test_golden(name: str) -> None:
    page = GOLDEN / name
    language = page.suffixes[0][1:] if len(page.suffixes) > 1 else "en"
    html = converted(page.read_text(encoding="utf-8"), extension_at(language=language)) + "\n"
    if "notes" not in name:
        html = without_notes(html)
    expected = page.with_suffix(".html")
    if os.environ.get("GOLDEN") == "write" and not expected.exists():
        expected.write_text(html, encoding="utf-8")
    assert html == expected.read_text(encoding="utf-8")
