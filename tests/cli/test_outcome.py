"""A check is not made again where nothing has changed, and is where anything has."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from tests.sample_site import copy_sample, write_sheet

from dispute_briefings.cli import check as command_module
from dispute_briefings.cli import main, outcome
from dispute_briefings.pages.settings import SWITCH

BROKEN = "- {id: more, title: More, date: 2031-04-02, kind: act, level: 3, sources: [nobody]}\n"
ARTICLE = "---\ntitle: A\ndate: 2031-01-01\nkind: background\nrights: own\n---\nOf [[nothing]].\n"


def check(site: Path, *arguments: str) -> Result:
    return CliRunner().invoke(main, ["check", "-f", str(site / "mkdocs.yml"), *arguments])


@pytest.fixture
def found(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """A word for each time that problems are looked for."""
    times: list[str] = []
    looks = command_module._found
    monkeypatch.setattr(
        command_module, "_found", lambda settings: (times.append("found"), looks(settings))[1]
    )
    return times


@pytest.fixture
def site(tmp_path: Path) -> Path:
    copy = copy_sample(tmp_path)
    write_sheet(copy, "salt-quota/events/more.yml", BROKEN)
    return copy


def test_what_was_found_is_told_again(site: Path, found: list[str]) -> None:
    first, again = check(site), check(site)
    assert (first.exit_code, first.output) == (again.exit_code, again.output)
    assert "no source 'nobody'" in again.output
    assert len(found) == 1
    assert check(site, "--format", "json").output.count("unknown-source") == 1
    assert len(found) == 1


def write(name: str, text: str) -> Callable[[Path], object]:
    def edit(site: Path) -> None:
        path = site / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")

    return edit


def append(name: str, text: str) -> Callable[[Path], object]:
    return lambda site: (site / name).write_text((site / name).read_text("utf-8") + text, encoding="utf-8")


EDITS: Mapping[str, Callable[[Path], object]] = {
    "a fact sheet": write("content/fact_sheets/salt-quota/events/more.yml", ""),
    "a new fact sheet": write("content/fact_sheets/salt-quota/events/new.yml", BROKEN.replace("more", "new")),
    "a deleted fact sheet": lambda s: (s / "content/fact_sheets/salt-quota/events/more.yml").unlink(),
    "a renamed fact sheet": lambda s: (s / "content/fact_sheets/salt-quota/events/more.yml").rename(
        s / "content/fact_sheets/salt-quota/events/other.yml"
    ),
    "a new article": write("content/articles/new.md", ARTICLE),
    "the vocabulary": append("site_config/vocabulary.yml", "\nno_such_list: {}\n"),
    "a setting": append("mkdocs.yml", "\nexclude_docs: fact_sheets/salt-quota/\n"),
}


@pytest.mark.parametrize("edit", EDITS.values(), ids=EDITS.keys())
def test_after_an_edit_all_is_looked_at_again(
    site: Path, found: list[str], edit: Callable[[Path], object], monkeypatch: pytest.MonkeyPatch
) -> None:
    check(site)
    edit(site)
    told = check(site)
    assert len(found) == 2
    monkeypatch.setenv(SWITCH, "1")
    assert check(site).output == told.output
    assert len(found) == 3


@pytest.mark.parametrize("content", ["", "[]", "{", '{"of": "another"}'])
def test_what_cannot_be_read_is_no_outcome(site: Path, found: list[str], content: str) -> None:
    first = check(site)
    (site / outcome.FILE).write_text(content)
    assert check(site).output == first.output
    assert len(found) == 2


def test_what_cannot_be_written_stops_no_check(site: Path, found: list[str]) -> None:
    (site / ".cache").write_text("in the way")
    assert check(site).output == check(site).output
    assert len(found) == 2


def test_what_changes_meanwhile_is_not_kept(site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    looks = command_module._found

    def late(settings: object) -> object:
        problems = looks(settings)
        write("content/fact_sheets/salt-quota/events/more.yml", "")(site)
        return problems

    monkeypatch.setattr(command_module, "_found", late)
    check(site)
    assert not (site / outcome.FILE).exists()


def test_another_version_of_a_tool_looks_again(
    site: Path, found: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    check(site)
    monkeypatch.setattr(outcome, "version", lambda _: "99")
    check(site)
    assert len(found) == 2
