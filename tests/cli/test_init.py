"""``briefings init``: a new site that builds at once, on any dispute."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from tests.builds import build

from dispute_briefings.cli import main

NAME = 'The "salt" quota: Ostmark & Westmark'


def init(folder: Path, *arguments: str, **options: str) -> Result:
    """Run the command."""
    return CliRunner().invoke(main, ["init", str(folder), *arguments], **options)  # type: ignore[arg-type]


def begun(folder: Path) -> Path:
    """Return the folder of a new site."""
    parties = ("--party", "Ostmark", "--party", "Westmark")
    ran = init(folder, "--name", NAME, *parties, "--as-of", "2031-05-06")
    assert ran.exit_code == 0, ran.output
    return folder


def test_a_new_site_has_no_problem_and_builds(tmp_path: Path) -> None:
    site = begun(tmp_path / "new")
    checked = CliRunner().invoke(main, ["check", "--strict", "-f", str(site / "mkdocs.yml")])
    assert (checked.exit_code, checked.output) == (0, "no problems\n")
    built = build(site, tmp_path / "built", strict=True)
    assert built.returncode == 0, built.stderr
    home = (tmp_path / "built" / "index.html").read_text(encoding="utf-8")
    assert "The &#34;salt&#34; quota: Ostmark &amp; Westmark" in home
    assert (tmp_path / "built" / "articles" / "first-article" / "index.html").is_file()


def test_it_knows_of_no_other_dispute(tmp_path: Path) -> None:
    site = begun(tmp_path / "new")
    for path in site.rglob("*"):
        if path.is_file():
            text = path.read_text(encoding="utf-8").casefold()
            assert not any(word in text for word in ("korea", "japan", "$")), path


def test_it_asks_for_what_is_not_given(tmp_path: Path) -> None:
    ran = init(tmp_path / "new", input="Salt quota\nOstmark\nWestmark\n")
    assert ran.exit_code == 0, ran.output
    assert (tmp_path / "new" / "content" / "fact_sheets" / "salt-quota" / "dispute.yml").is_file()


def test_it_takes_no_folder_that_holds_something(tmp_path: Path) -> None:
    (tmp_path / "mine.txt").write_text("mine", encoding="utf-8")
    ran = init(tmp_path, "--name", "Salt", "--party", "Ostmark", "--party", "Westmark")
    assert ran.exit_code == 1
    assert "holds files already" in ran.output
    assert [path.name for path in tmp_path.iterdir()] == ["mine.txt"]


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["--name", "소금", "--party", "A1", "--party", "B1"], "makes no id"),
        (["--name", "Salt", "--party", "Ostmark"], "two parties"),
        (["--name", "Salt", "--party", "Ostmark", "--party", "ostmark"], "three names that differ"),
        (["--name", "Salt", "--id", "Salt Quota", "--party", "A1", "--party", "B1"], "makes no id"),
    ],
)
def test_what_makes_no_id_is_told_and_nothing_is_written(
    tmp_path: Path, arguments: list[str], told: str
) -> None:
    ran = init(tmp_path / "new", *arguments)
    assert ran.exit_code != 0
    assert told in ran.output
    assert not (tmp_path / "new").exists()
