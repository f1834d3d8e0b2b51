"""``briefings rename``: another id everywhere, with everything else as it was written."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from tests.sample_site import SAMPLE, book_of, copy_sample, write_sheet

from dispute_briefings.cli import main
from dispute_briefings.facts.differences import differences

SHEETS = Path("content", "fact_sheets")
EVENTS = SHEETS / "salt-quota" / "events" / "2031.yml"
BOOK = book_of(SAMPLE)


def rename(site: Path, *arguments: str) -> Result:
    """Run the command on a site."""
    return CliRunner().invoke(main, ["rename", "-f", str(site / "mkdocs.yml"), *arguments])


def files(site: Path) -> dict[str, bytes]:
    """Return what every file of a site holds."""
    return {
        path.relative_to(site).as_posix(): path.read_bytes() for path in site.rglob("*") if path.is_file()
    }


@pytest.mark.parametrize("record", BOOK.records, ids=lambda record: record.id)
def test_every_kind_of_record_is_renamed_wherever_it_is_named(tmp_path: Path, record: object) -> None:
    site, old = copy_sample(tmp_path), getattr(record, "id")  # noqa: B009
    result = rename(site, old, "quite-another")
    assert result.exit_code == 0, result.output
    (found,) = differences(BOOK, book_of(site))
    assert (found.change, found.before.id, found.after.id) == ("renamed", old, "quite-another")
    assert found.after.formerly[0] == old
    checked = CliRunner().invoke(main, ["check", "--strict", "-f", str(site / "mkdocs.yml")])
    assert (checked.exit_code, checked.output) == (0, "no problems\n")


def test_what_stands_around_an_id_stays(tmp_path: Path) -> None:
    site = copy_sample(tmp_path)
    before = (site / EVENTS).read_text(encoding="utf-8")
    (site / EVENTS).write_text(
        before.replace("format: 1\n", "# Days  as in Northport.\nformat: 1\n"), "utf-8"
    )
    before = (site / EVENTS).read_text(encoding="utf-8")
    rename(site, "rock-salt", "halite")
    assert (site / EVENTS).read_text(encoding="utf-8") == before.replace("rock-salt", "halite")
    assert (site / SHEETS / "materials" / "halite.yml").read_text(encoding="utf-8") == (
        (SAMPLE / SHEETS / "materials" / "rock-salt.yml")
        .read_text(encoding="utf-8")
        .replace("names:\n", "formerly: [rock-salt]\nnames:\n")
    )
    assert not (site / SHEETS / "materials" / "rock-salt.yml").exists()


def test_an_article_is_changed_in_front_matter_links_citations_and_blocks(tmp_path: Path) -> None:
    site = copy_sample(tmp_path)
    path = site / "content" / "articles" / "the-first-day.md"
    more = (
        "\nOn [[salt-quota-measure.status.rock-salt|rock-salt]], [[rock-salt.cas]] and rock-salt"
        " [@salt-institute, rock-salt; @northland-order].\n\n"
        "Write `[[rock-salt]]`:\n\n    [[rock-salt]]\n\n"
        "/// status\n    material:\n      rock-salt\n///\n"
    )
    path.write_text(path.read_text(encoding="utf-8") + more, encoding="utf-8")
    assert rename(site, "rock-salt", "halite").exit_code == 0
    text = path.read_text(encoding="utf-8")
    assert "about: [salt-quota-measure, halite]" in text
    assert "The quota on [[halite]] took effect" in text
    assert "/// timeline\n    material: halite\n" in text
    assert "/// status\n    material:\n      halite\n///" in text
    assert "On [[salt-quota-measure.status.halite|rock-salt]], [[halite.cas]] and rock-salt [@" in text
    assert "[@salt-institute, rock-salt; @northland-order]" in text
    assert "Write `[[rock-salt]]`:\n\n    [[rock-salt]]\n" in text
    assert rename(site, "northland-order", "order-7").exit_code == 0
    assert "[@salt-institute, rock-salt; @order-7]" in path.read_text(encoding="utf-8")


def test_a_dispute_takes_its_folder_along(tmp_path: Path) -> None:
    site = copy_sample(tmp_path)
    result = rename(site, "salt-quota", "quota")
    assert "renamed content/fact_sheets/salt-quota to content/fact_sheets/quota\n" in result.output
    assert (site / SHEETS / "quota" / "figures" / "salt-exports.csv").is_file()
    assert "dispute: quota\n" in (site / "content/articles/the-first-day.md").read_text(encoding="utf-8")


def test_a_figure_takes_its_points_along(tmp_path: Path) -> None:
    site = copy_sample(tmp_path)
    rename(site, "salt-exports", "exports")
    assert (site / SHEETS / "salt-quota" / "figures" / "exports.csv").is_file()
    assert not (site / SHEETS / "salt-quota" / "figures" / "salt-exports.csv").exists()


def test_a_second_renaming_keeps_both_old_ids(tmp_path: Path) -> None:
    site = copy_sample(tmp_path)
    for old, new in (("harvest-2031", "harvest"), ("harvest", "yield"), ("salt-court", "court")):
        assert rename(site, old, new).exit_code == 0
    book = book_of(site)
    assert book.by_id["yield"].formerly == ("harvest", "harvest-2031")
    assert book.by_id["court"].formerly == ("salt-court", "court-of-salt")


def test_every_way_to_write_an_id_and_every_line_end(tmp_path: Path) -> None:
    site = copy_sample(tmp_path)
    text = (
        "# Kept.\r\n"
        "- id: 'feast'   # the first\r\n"
        "  formerly:\r\n"
        "    - meal\r\n"
        '  title: "A feast"\r\n'
        '  date: {value: 2031-08, sources: [{ref: \'salt-institute\', at: "p. 2"}, "northland-order"]}\r\n'
        "  kind: other\r\n"
        "  level: 3\r\n"
        "  actors: 'northland'\r\n"
        '  text: "[[northland|N]] and [[northland.from]],\\n [@salt-institute ,\r\n'
        '    p. 3;@salt-institute]"\r\n'
        "  sources: [\r\n"
        "    salt-institute, # both\r\n"
        "    northland-order]\r\n"
    )
    path = site / SHEETS / "salt-quota" / "events" / "2033.yml"
    path.write_bytes(text.encode("utf-8"))
    for old, new in (("salt-institute", "institute"), ("northland", "north"), ("feast", "banquet")):
        result = rename(site, old, new)
        assert result.exit_code == 0, result.output
    expected = re.sub(r"northland(?!-order)", "north", text.replace("salt-institute", "institute"))
    expected = expected.replace("'feast'", "'banquet'").replace("    - meal", "    - feast\r\n    - meal")
    assert path.read_bytes().decode("utf-8") == expected


def test_sources_of_a_series_in_quotes_and_beside_others(tmp_path: Path) -> None:
    site = copy_sample(tmp_path)
    file = site / SHEETS / "salt-quota" / "figures" / "salt-exports.csv"
    file.write_text(
        "period,note,sources,value\n"
        '2029,"a, ""salt-institute""; salt-institute","salt-institute; northland-order",1\n'
        "2030,salt-institute,,\n"
        "2031,,northland-order ; salt-institute,2\n",
        encoding="utf-8",
    )
    assert rename(site, "salt-institute", "institute").exit_code == 0
    assert file.read_text(encoding="utf-8") == (
        "period,note,sources,value\n"
        '2029,"a, ""salt-institute""; salt-institute","institute; northland-order",1\n'
        "2030,salt-institute,,\n"
        "2031,,northland-order ; institute,2\n"
    )


def test_a_dry_run_shows_the_difference_and_writes_nothing(tmp_path: Path) -> None:
    site = copy_sample(tmp_path)
    before = files(site)
    result = rename(site, "sea-salt", "bay-salt", "--dry-run")
    assert result.exit_code == 0
    assert files(site) == before
    assert (
        "--- a/content/fact_sheets/salt-quota/measures.yml\n+++ b/content/fact_sheets/salt-quota"
        in result.output
    )
    assert "-  materials: [rock-salt, sea-salt]\n+  materials: [rock-salt, bay-salt]\n" in result.output
    assert "+++ b/content/fact_sheets/materials/bay-salt.yml\n" in result.output
    assert "rename from content/fact_sheets/materials/sea-salt.yml\nrename to content" in result.output


@pytest.mark.parametrize("old", ["sea-salt", "salt-quota", "salt-exports", "northland"])
def test_git_can_apply_what_a_dry_run_shows(tmp_path: Path, old: str) -> None:
    shown, written = copy_sample(tmp_path / "shown"), copy_sample(tmp_path / "written")
    patch = rename(shown, old, "quite-another", "--dry-run").output
    ran = subprocess.run(
        ["git", "apply", "-"], cwd=shown, input=patch, text=True, capture_output=True, check=False
    )
    assert ran.returncode == 0, ran.stderr
    rename(written, old, "quite-another")
    assert files(shown) == files(written)


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("sea-sallt", "bay-salt", "no record 'sea-sallt'; did you mean 'sea-salt'?"),
        (
            "quota",
            "bay-salt",
            "'quota' is a strand and no record: change it in the dispute.yml of 'salt-quota'",
        ),
        ("court-of-salt", "court", "'court-of-salt' is called 'salt-court' now: rename that"),
        ("sea-salt", "rock-salt", "'rock-salt' is the id of another material: give a new one"),
        ("sea-salt", "court-of-salt", "'court-of-salt' was the id of 'salt-court', and leads there"),
        ("sea-salt", "Bay Salt", "'Bay Salt' is no id; write bay-salt"),
        ("sea-salt", "소금", "'소금' is no id; write letters a to z"),
        ("sea-salt", "events", "nothing was written; with the new id there are errors:"),
    ],
)
def test_what_cannot_be_renamed_is_told_and_nothing_is_written(
    tmp_path: Path, old: str, new: str, told: str
) -> None:
    site = copy_sample(tmp_path)
    before = files(site)
    result = rename(site, old, new)
    assert result.exit_code == 1
    assert told in result.output
    assert files(site) == before


def test_an_id_that_is_not_written_plainly_is_refused_at_its_place(tmp_path: Path) -> None:
    site = copy_sample(tmp_path)
    write_sheet(
        site,
        "salt-quota/events/2033.yml",
        '- {id: feast, title: A feast, date: 2031, kind: other, level: 3, actors: "north\\x6cand",'
        " sources: [salt-institute]}\n",
    )
    result = rename(site, "northland", "north")
    assert result.exit_code == 1
    assert "events/2033.yml:1:74: 'northland' is named here, and not as it is" in result.output


def test_a_site_with_errors_is_mended_first(tmp_path: Path) -> None:
    site = copy_sample(tmp_path)
    write_sheet(site, "salt-quota/events/2033.yml", "- {id: feast}\n")
    result = rename(site, "northland", "north")
    assert result.exit_code == 1
    assert result.output.startswith("Error: the site has errors; mend these first:\ncontent/")
