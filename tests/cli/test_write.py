"""``briefings write``: the site as Markdown, and nothing lost."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from tests.builds import contents
from tests.sample_site import copy_sample, write_sheet

from dispute_briefings.cli import main


def write(site: Path, folder: Path) -> Result:
    """Run the command on a site."""
    return CliRunner().invoke(main, ["write", "-f", str(site / "mkdocs.yml"), str(folder)])


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """Return a copy of the sample site."""
    return copy_sample(tmp_path)


def test_generated_pages_and_the_authors_own(site: Path, tmp_path: Path) -> None:
    assert write(site, tmp_path / "out").exit_code == 0
    written = contents(tmp_path / "out")
    assert {
        "index.md",
        "timeline.md",
        "materials/rock-salt.md",
        "articles/the-first-day.md",
    } <= written.keys()
    assert not [path for path in written if path.startswith("fact_sheets")]
    assert (tmp_path / "out" / "timeline.md").read_text(encoding="utf-8").startswith("# Timeline\n")


def test_writing_again_changes_nothing_and_takes_away_what_is_gone(site: Path, tmp_path: Path) -> None:
    write(site, tmp_path / "out")
    first = contents(tmp_path / "out")
    write(site, tmp_path / "out")
    assert contents(tmp_path / "out") == first
    (site / "content" / "articles" / "the-first-day.md").unlink()
    write(site, tmp_path / "out")
    assert "articles/the-first-day.md" not in contents(tmp_path / "out")


def test_a_folder_with_other_files_is_refused_and_left_alone(site: Path, tmp_path: Path) -> None:
    (tmp_path / "out").mkdir()
    (tmp_path / "out" / "index.md").write_text("mine", encoding="utf-8")
    result = write(site, tmp_path / "out")
    assert result.exit_code == 1
    assert "name a new or an empty folder" in result.output
    assert (tmp_path / "out" / "index.md").read_text(encoding="utf-8") == "mine"


def test_an_error_writes_nothing(site: Path, tmp_path: Path) -> None:
    write_sheet(site, "salt-quota/events/more.yml", "- id: more\n")
    result = write(site, tmp_path / "out")
    assert result.exit_code == 1
    assert "error[missing-field]" in result.output
    assert not (tmp_path / "out").exists()
