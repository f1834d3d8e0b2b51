"""The sample site, and how the tests read it and change it."""

from __future__ import annotations

import shutil
from pathlib import Path

from dispute_briefings.facts.book import FactBook
from dispute_briefings.facts.loader import Loaded, load

SAMPLE = Path(__file__).parent / "sample"


def copy_sample(folder: Path) -> Path:
    """Return a copy of the sample site in a folder."""
    return Path(shutil.copytree(SAMPLE, folder / "sample"))


def load_site(site: Path) -> Loaded:
    """Return the facts of a site with the sample's layout."""
    return load(
        site / "content" / "fact_sheets", root=site, vocabulary=site / "site_config" / "vocabulary.yml"
    )


def book_of(site: Path) -> FactBook:
    """Return the book of a site without errors."""
    loaded = load_site(site)
    assert loaded.book is not None, "\n".join(map(str, loaded.problems))
    return loaded.book


def write_sheet(site: Path, file: str, text: str) -> None:
    """Write a file below the fact sheets of a site."""
    path = site / "content" / "fact_sheets" / file
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
