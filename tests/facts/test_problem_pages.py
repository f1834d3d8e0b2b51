"""The page of each problem shows an example that has the problem, and one that has not."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from tests.sample_site import SAMPLE, copy_sample, load_site, write_sheet

from dispute_briefings.problems import RULES

PAGES = SAMPLE.parents[1] / "docs" / "problems"
BLOCK = re.compile(r"^```(?:yaml|csv)\n# (?P<file>\S+)\n(?P<text>.*?)^```$", re.MULTILINE | re.DOTALL)
SECTION = r"^## {}\n(.*?)(?=^## |\Z)"


def files_of(code: str, section: str) -> dict[str, str]:
    """Return the files that a section of a page shows, by path below the fact sheets."""
    page = (PAGES / f"{code}.md").read_text(encoding="utf-8")
    found = re.search(SECTION.format(section), page, re.MULTILINE | re.DOTALL)
    assert found, f"{code}.md has no section {section}"
    return {block["file"]: block["text"] for block in BLOCK.finditer(found[1])}


def codes_with(files: dict[str, str], folder: Path) -> set[str]:
    """Return the codes of the problems that the sample has with these files added."""
    site = copy_sample(folder)
    for file, text in files.items():
        # A file's first line is left free: it is the comment that names the file.
        write_sheet(site, file, text if file.endswith(".csv") else f"\n{text}")
    return {problem.code for problem in load_site(site).problems}


SHOWN = sorted(code for code in RULES if (PAGES / f"{code}.md").exists() and files_of(code, "Bad"))


@pytest.mark.parametrize("code", SHOWN)
def test_the_bad_example_has_the_problem(code: str, tmp_path: Path) -> None:
    assert code in codes_with(files_of(code, "Bad"), tmp_path)


@pytest.mark.parametrize("code", SHOWN)
def test_the_good_example_has_no_problem_at_all(code: str, tmp_path: Path) -> None:
    assert codes_with(files_of(code, "Good"), tmp_path) == codes_with({}, tmp_path / "clean")


@pytest.mark.parametrize("code", sorted(RULES))
def test_every_page_says_the_severity(code: str) -> None:
    page = (PAGES / f"{code}.md").read_text(encoding="utf-8")
    # Some say behind it when it is another one.
    assert re.search(rf"^Severity: {RULES[code].severity}(;|$)", page, re.MULTILINE)
