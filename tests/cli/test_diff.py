"""``briefings diff``: two states of a site, read from git."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from tests.sample_site import copy_sample

from dispute_briefings.cli import main

EVENTS = Path("content", "fact_sheets", "salt-quota", "events", "2031.yml")
LINE = (
    "corrected  quota-in-force.dates.decided: 20 January 2031 -> 21 January 2031"
    " (Official Journal of Northland, Jun 2032)\n"
)


def diff(site: Path, *arguments: str) -> Result:
    """Run the command on a site."""
    return CliRunner().invoke(main, ["diff", "-f", str(site / "mkdocs.yml"), *arguments])


def git(folder: Path, *arguments: str) -> None:
    """Run git, as nobody in particular."""
    who = ("-c", "user.name=Nobody", "-c", "user.email=nobody@example.org", "-c", "commit.gpgsign=false")
    subprocess.run(["git", *who, *arguments], cwd=folder, check=True, capture_output=True)


def edit(site: Path, old: str, new: str) -> None:
    """Change the events of a site."""
    text = (site / EVENTS).read_text(encoding="utf-8")
    assert old in text
    (site / EVENTS).write_text(text.replace(old, new), encoding="utf-8")


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """Return a site in a folder of a repository, with one commit."""
    made = copy_sample(tmp_path)
    git(tmp_path, "init", "-q")
    git(tmp_path, "add", ".")
    git(tmp_path, "commit", "-qm", "Begin")
    return made


def test_nothing_has_changed(site: Path) -> None:
    assert (diff(site).exit_code, diff(site).output) == (0, "no fact has changed\n")


def test_the_work_tree_against_the_last_commit(site: Path) -> None:
    edit(site, "decided: {value: 2031-01-20", "decided: {value: 2031-01-21")
    assert diff(site).output == LINE + "1 corrected\n"


def test_a_revision_against_the_work_tree_and_two_against_each_other(site: Path) -> None:
    edit(site, "decided: {value: 2031-01-20", "decided: {value: 2031-01-21")
    git(site, "commit", "-qam", "Correct the day")
    edit(site, "title: Harvest", "title: The harvest")
    assert diff(site, "HEAD").output.endswith("1 changed\n")
    assert diff(site, "HEAD~1").output.endswith("1 corrected, 1 changed\n")
    assert diff(site, "HEAD~1", "HEAD").output == LINE + "1 corrected\n"


def test_a_new_file_counts_before_git_knows_it(site: Path) -> None:
    (site / EVENTS).with_name("2033.yml").write_text(
        "- {id: feast, title: A feast, date: 2032-06, kind: other, level: 3, sources: [salt-institute]}\n",
        encoding="utf-8",
    )
    assert diff(site).output == "added  feast: event, A feast (Salt Institute)\n1 added\n"


def test_as_json_and_markdown(site: Path) -> None:
    edit(site, "decided: {value: 2031-01-20", "decided: {value: 2031-01-21")
    assert json.loads(diff(site, "--format", "json").output)[0]["change"] == "corrected"
    assert diff(site, "--format", "markdown").output.startswith("**Facts:** 1 corrected.")


def test_an_unknown_revision(site: Path) -> None:
    result = diff(site, "no-such-tag")
    assert (result.exit_code, result.output) == (1, "Error: git knows no revision 'no-such-tag' here\n")


def test_an_option_of_git_is_no_revision(site: Path) -> None:
    assert "knows no revision" in diff(site, "--", "--output=x").output


def test_a_state_that_had_errors(site: Path) -> None:
    edit(site, "kind: act\n    level: 1\n    text: |", "kind: atc\n    level: 1\n    text: |")
    git(site, "commit", "-qam", "Break it")
    assert diff(site).output.startswith("Error: the fact sheets have errors; mend these first:\n")
    edit(site, "kind: atc", "kind: act")
    result = diff(site)
    assert result.exit_code == 1
    assert result.output.startswith(
        "Error: the fact sheets of HEAD have errors, as this version reads them:\n"
    )
    assert "'atc' is not among the event kinds" in result.output


def test_a_state_without_the_site(tmp_path: Path) -> None:
    git(tmp_path, "init", "-q")
    git(tmp_path, "commit", "-q", "--allow-empty", "-m", "Begin")
    result = diff(copy_sample(tmp_path))
    assert (result.exit_code, result.output) == (1, "Error: there is no mkdocs.yml in HEAD\n")


def test_a_folder_without_a_repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path))
    result = diff(copy_sample(tmp_path))
    assert result.exit_code == 1
    assert "is in no git repository" in result.output


def test_a_machine_without_git(site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")
    result = diff(site)
    assert (result.exit_code, "git is not installed" in result.output) == (1, True)
