"""The ten commonest edits of the documentation, made to the sample one by one and all together."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from tests.facts.test_problem_pages import BLOCK
from tests.sample_site import SAMPLE, book_of, copy_sample, write_sheet

PAGE = (SAMPLE.parents[1] / "docs" / "edits.md").read_text(encoding="utf-8")
EDITS = dict(re.findall(r"^## (\d+\. [^\n]+)\n(.*?)(?=^## |\Z)", PAGE, re.MULTILINE | re.DOTALL))


def test_there_are_ten() -> None:
    assert len(EDITS) == 10


@pytest.mark.parametrize("edit", EDITS)
def test_an_edit_can_be_made_as_it_is_shown(edit: str, tmp_path: Path) -> None:
    site = copy_sample(tmp_path)
    before = len(book_of(site).records)
    files = {block["file"]: block["text"] for block in BLOCK.finditer(EDITS[edit])}
    for file, text in files.items():
        write_sheet(site, file, text)
    assert files
    assert len(book_of(site).records) > before


def test_all_edits_can_be_made_together(tmp_path: Path) -> None:
    site = copy_sample(tmp_path)
    for block in BLOCK.finditer(PAGE):
        write_sheet(site, block["file"], block["text"])
    book_of(site)
