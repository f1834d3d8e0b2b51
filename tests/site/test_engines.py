"""The sample site, with every kind and form, builds strictly under MkDocs and under ProperDocs."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.builds import build
from tests.sample_site import book_of, copy_sample

from dispute_briefings.facts.model import KINDS


@pytest.mark.parametrize("engine", ["mkdocs", "properdocs"])
def test_the_sample_builds_strictly(tmp_path: Path, engine: str) -> None:
    built = build(copy_sample(tmp_path), tmp_path / "built", engine=engine, strict=True)
    assert built.returncode == 0, built.stderr
    for page in ("index.html", "timeline/index.html", "materials/rock-salt/index.html", "404.html"):
        assert (tmp_path / "built" / page).is_file()


def test_the_sample_has_every_kind(tmp_path: Path) -> None:
    assert {record.kind_name for record in book_of(copy_sample(tmp_path)).records} == set(KINDS)
