"""The sample site, with every kind and form, builds strictly under MkDocs and under ProperDocs."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.builds import build
from tests.sample_site import book_of, copy_sample, write_sheet

from dispute_briefings.facts.model import KINDS


@pytest.mark.parametrize("engine", ["mkdocs", "properdocs"])
def test_the_sample_builds_strictly(tmp_path: Path, engine: str) -> None:
    built = build(copy_sample(tmp_path), tmp_path / "built", engine=engine, strict=True)
    assert built.returncode == 0, built.stderr
    for page in ("index.html", "timeline/index.html", "materials/rock-salt/index.html", "404.html"):
        assert (tmp_path / "built" / page).is_file()


def test_the_sample_has_every_kind(tmp_path: Path) -> None:
    assert {record.kind_name for record in book_of(copy_sample(tmp_path)).records} == set(KINDS)


def test_a_former_address_leads_to_todays(tmp_path: Path) -> None:
    site = copy_sample(tmp_path)
    event = "- {id: tour, formerly: [trip], title: A tour, date: 2031-05-05, kind: other, level: 3"
    write_sheet(site, "salt-quota/events/more.yml", f"{event}, sources: [northland-order]}}\n")
    assert build(site, tmp_path / "built", strict=True).returncode == 0
    page = (tmp_path / "built" / "parties" / "court-of-salt" / "index.html").read_text(encoding="utf-8")
    assert '<meta http-equiv="refresh" content="0; url=../salt-court/">' in page
    timeline = (tmp_path / "built" / "timeline" / "index.html").read_text(encoding="utf-8")
    assert '<span id="trip"></span>' in timeline
