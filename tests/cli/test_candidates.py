"""``briefings candidates``: list, accept and drop."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from tests.cli.test_import import ARTICLE, files, imported
from tests.sample_site import book_of, copy_sample, load_site

from dispute_briefings.cli import main
from dispute_briefings.importing.candidates_file import read_candidates

SOURCE = "southland-gazette-2032-07-02"
FILE = f"candidates/{SOURCE}.yml"
EVENT = ("title=Sides meet", "kind=talks", "level=2")


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """Return a site with the candidates of an article."""
    made = copy_sample(tmp_path)
    assert imported(made, text=ARTICLE).exit_code == 0
    return made


def run(site: Path, command: str, *arguments: str, file: str = SOURCE) -> Result:
    """Run a subcommand."""
    return CliRunner().invoke(main, ["candidates", command, file, *arguments, "-f", str(site / "mkdocs.yml")])


def number_of(site: Path, kind: str) -> str:
    """Return the number of the first candidate of a kind."""
    read = read_candidates(files(site)[FILE], FILE)
    return str(next(each.number for each in read.entries if each.candidate.kind == kind))


def test_candidates_are_listed_by_the_source_or_the_file(site: Path) -> None:
    listed = run(site, "list")
    assert listed.exit_code == 0
    assert "date     line 10   June last year" in listed.output
    assert run(site, "list", file=str(site / FILE)).output == listed.output


def test_an_event_is_accepted(site: Path) -> None:
    number = number_of(site, "event")
    ran = run(site, "accept", number, *EVENT)
    assert ran.exit_code == 0, ran.output
    event = book_of(site).by_id["sides-meet"].model_dump()
    assert event["actors"] == ("northland", "southland")
    assert event["materials"] == ("rock-salt",)
    assert {each.code for each in load_site(site).problems} <= {"future-date"}
    assert f"n: {number}\n" not in files(site)[FILE]


def test_what_was_made_is_told_with_its_place(site: Path) -> None:
    ran = run(site, "accept", number_of(site, "event"), *EVENT)
    file, line, made = ran.output.splitlines()[0].split(":")
    assert made.strip() == "sides-meet"
    assert (site / file).read_text("utf-8").splitlines()[int(line) - 1].strip(" -") == "id: sides-meet"


def test_a_range_names_all_in_it(site: Path) -> None:
    before = read_candidates(files(site)[FILE], FILE).entries
    assert run(site, "drop", "1-3", "3", "5").exit_code == 0
    left = [each.number for each in read_candidates(files(site)[FILE], FILE).entries]
    assert left == [each.number for each in before if each.number not in {1, 2, 3, 5}]
    assert run(site, "drop", "9-7").exit_code == 2


def test_a_date_may_become_an_event_and_what_is_given_wins(site: Path) -> None:
    ran = run(site, "accept", number_of(site, "date"), *EVENT, "date=2032-06-30", "--id", "met")
    assert ran.exit_code == 0, ran.output
    assert str(book_of(site).by_id["met"].model_dump()["date"]["reports"][0]["value"]) == "2032-06-30"


def test_a_variant_becomes_a_name_with_its_source(site: Path) -> None:
    before = files(site)["content/fact_sheets/parties/northland.yml"]
    ran = run(site, "accept", number_of(site, "variant"), "--as", "misspelling")
    assert ran.exit_code == 0, ran.output
    after = files(site)["content/fact_sheets/parties/northland.yml"]
    added = [line for line in after.splitlines() if line not in before.splitlines()]
    assert added == ["names:", f"  - {{text: Northlnd, kind: misspelling, sources: [{SOURCE}]}}"]
    assert [line for line in after.splitlines() if line not in added] == before.splitlines()
    assert any(name.text == "Northlnd" for name in book_of(site).by_id["northland"].all_names)


def test_remarks_in_the_file_stay(site: Path) -> None:
    path = site / FILE
    path.write_text(path.read_text("utf-8").replace("candidates:\n", "candidates:\n  # Mine.\n"), "utf-8")
    assert run(site, "drop", "1", "2").exit_code == 0
    text = path.read_text("utf-8")
    assert "# Mine." in text
    assert read_candidates(text, FILE).entries[0].number == 3


@pytest.mark.parametrize(
    ("command", "arguments"),
    [("drop", ("1",)), ("accept", ("1", *EVENT)), ("accept", ("2", "--as", "romanised"))],
)
def test_a_dry_run_shows_the_difference_and_writes_nothing(
    site: Path, command: str, arguments: tuple[str, ...]
) -> None:
    before = files(site)
    ran = run(site, command, *arguments, "--dry-run")
    assert ran.exit_code == 0, ran.output
    assert "-  - n: " in ran.output
    assert files(site) == before


@pytest.mark.parametrize(
    ("command", "arguments", "told"),
    [
        ("accept", ("99",), "there is no candidate 99"),
        ("accept", ("x",), "'x' is no number of a candidate"),
        ("accept", ("title=X",), "name candidates by their numbers"),
        ("accept", ("1",), "`title`, `kind`, `level` are missing: add title=... kind=act|talks|"),
        ("accept", ("1", "title=X", "kind=talk", "level=2"), "did you mean 'talks'?"),
        ("accept", ("1", *EVENT, "date=2032-13"), "bad-date"),
        ("accept", ("name",), "is no number"),
        ("drop", ("1", "99"), "there is no candidate 99"),
        ("drop", ("-1",), "No such option"),
    ],
)
def test_a_mistake_is_told_and_nothing_is_written(
    site: Path, command: str, arguments: tuple[str, ...], told: str
) -> None:
    before = files(site)
    ran = run(site, command, *arguments)
    assert ran.exit_code != 0
    assert told in ran.output
    assert "Traceback" not in ran.output
    assert files(site) == before


def test_a_variant_needs_to_be_told_what_it_is(site: Path) -> None:
    assert "--as misspelling or --as romanised" in run(site, "accept", number_of(site, "variant")).output


@pytest.mark.parametrize(
    ("kind", "told"), [("name", "it is known already"), ("number", "write it into the record")]
)
def test_a_name_or_a_number_makes_no_fact_of_its_own(site: Path, kind: str, told: str) -> None:
    ran = run(site, "accept", number_of(site, kind))
    assert ran.exit_code == 1
    assert told in ran.output


def test_of_several_the_one_that_cannot_be_accepted_is_named(site: Path) -> None:
    before = files(site)
    variant, date = number_of(site, "variant"), number_of(site, "date")
    ran = run(site, "accept", variant, date, "--as", "misspelling")
    assert ran.exit_code == 1
    assert f"candidate {date}, the date 'June last year': `title`, `kind`, `level` are missing" in ran.output
    assert files(site) == before


def test_fields_are_those_of_one_event(site: Path) -> None:
    ran = run(site, "accept", number_of(site, "event"), number_of(site, "date"), *EVENT)
    assert ran.exit_code == 2
    assert "one event at a time" in ran.output


def test_a_file_that_is_not_there_or_broken_is_told(site: Path) -> None:
    assert f"there are no candidates 'x': there is {SOURCE}" in run(site, "list", file="x").output
    (site / FILE).write_text("a: [", "utf-8")
    ran = run(site, "list")
    assert ran.exit_code == 1
    assert "error[bad-yaml]" in ran.output
