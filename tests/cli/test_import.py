"""``briefings import``: an article gives a source, a digest to be written, and candidates."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from tests.sample_site import book_of, copy_sample, load_site

from dispute_briefings.cli import main
from dispute_briefings.facts.model import Source
from dispute_briefings.importing.candidates_file import read_candidates

ARTICLE = """Southland Gazette
[Exclusive] Southland asks for talks: "salt"
By Ann Example
Published : 2032-07-02 13:59
Updated : 2032-07-03 09:00

LAKE CITY, July 2 (Agency) -- Northland and Southland met on Friday over rock salt, for three hours
and in good spirits.

The quota (Order No. 2032-15) took effect in June last year. Northlnd will answer on July 10.

Related stories
A port was closed on 1 June 2032
"""
SECRET = "in good spirits"


def imported(site: Path, *arguments: str, text: str | bytes = ARTICLE, name: str = "a.txt") -> Result:
    """Run the command on a file that holds a text."""
    path = site / name
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return CliRunner().invoke(main, ["import", str(path), "-f", str(site / "mkdocs.yml"), *arguments])


def files(site: Path) -> dict[str, str]:
    """Return the text of each file of a site but the articles of others."""
    found = (p for p in site.rglob("*") if p.suffix in {".yml", ".md"})
    return {p.relative_to(site).as_posix(): p.read_text("utf-8") for p in found}


def test_an_article_gives_a_source_a_digest_and_candidates(tmp_path: Path) -> None:
    site = copy_sample(tmp_path)
    before = files(site)
    ran = imported(site)
    assert ran.exit_code == 0, ran.output
    after = files(site)
    assert {path for path in after if after[path] != before.get(path)} == {
        "content/fact_sheets/sources/all.yml",
        "content/articles/southland-gazette-2032-07-02.md",
        "candidates/southland-gazette-2032-07-02.yml",
    }
    source = book_of(site).record("southland-gazette-2032-07-02", Source)
    assert source.title == '[Exclusive] Southland asks for talks: "salt"'
    assert (source.kind, source.publisher, source.place) == ("press", "Southland Gazette", "Lake City")
    assert (str(source.published), str(source.updated)) == ("2032-07-02", "2032-07-03")
    assert source.authors == ("Ann Example",)
    # Nothing rests on it yet, and it is later than the last review of the state of play.
    assert [each.code for each in load_site(site).problems] == ["unused-source", "future-date"]


def test_the_text_of_the_article_is_kept_nowhere(tmp_path: Path) -> None:
    site = copy_sample(tmp_path)
    imported(site)
    assert all(SECRET not in text for text in files(site).values())


def test_what_the_page_does_not_say_is_told(tmp_path: Path) -> None:
    ran = imported(copy_sample(tmp_path))
    assert "published: 2032-07-02 (printed: Published : 2032-07-02 13:59)" in ran.output
    assert "url: not found" in ran.output


def test_candidates_have_their_lines_and_reasons(tmp_path: Path) -> None:
    site = copy_sample(tmp_path)
    imported(site)
    read = read_candidates(files(site)["candidates/southland-gazette-2032-07-02.yml"], "a.yml")
    found = [each.candidate for each in read.entries]
    dates = {each.words: dict(each.fields) for each in found if each.kind == "date"}
    assert {words: f["date"] for words, f in dates.items()} == {
        "June last year": "2031-06",
        "July 10": "2032-07-10",
    }
    assert all(f["reason"] for f in dates.values())
    assert [(each.words, each.line) for each in found if each.kind == "variant"] == [("Northlnd", 10)]
    event = dict(next(each for each in found if each.kind == "event").fields)
    assert (event["said"], event["date"]) == ("Friday", "2032-07-02")
    assert "the day of the page" in event["reason"]
    assert event["actors"] == ("northland", "southland")


@pytest.mark.parametrize("text", [ARTICLE, ARTICLE.replace("\n", "\r\n"), "\ufeff" + ARTICLE])
def test_an_article_may_be_piped_in(tmp_path: Path, text: str) -> None:
    site = copy_sample(tmp_path)
    ran = CliRunner().invoke(main, ["import", "-", "-f", str(site / "mkdocs.yml")], input=text.encode())
    assert ran.exit_code == 0, ran.output
    assert "southland-gazette-2032-07-02" in book_of(site).by_id


def test_a_page_is_read(tmp_path: Path) -> None:
    body = "<p>Northland and Southland met on Friday over rock salt, and they met for hours.</p>" * 5
    html = f'<html lang="en"><title>T</title><body><article><h1>Talks</h1>{body}</article></body></html>'
    site = copy_sample(tmp_path)
    fields = ("publisher=Salt Post", "kind=press", "published=2032-07-02")
    ran = imported(site, *fields, text=html, name="a.html")
    assert ran.exit_code == 0, ran.output
    assert book_of(site).record("salt-post-2032-07-02", Source).title == "Talks"


def test_a_second_import_is_refused(tmp_path: Path) -> None:
    site = copy_sample(tmp_path)
    imported(site)
    before = files(site)
    again = imported(site)
    assert again.exit_code == 1
    assert "is the source 'southland-gazette-2032-07-02' already" in again.output
    for_source = imported(site, "--source", "southland-gazette-2032-07-02")
    assert "candidates/southland-gazette-2032-07-02.yml is there already" in for_source.output
    assert files(site) == before


def test_a_source_that_is_there_gets_its_digest_and_candidates(tmp_path: Path) -> None:
    site = copy_sample(tmp_path)
    sheets = files(site)["content/fact_sheets/sources/all.yml"]
    ran = imported(site, "--source", "gazette-of-southland")
    assert ran.exit_code == 0, ran.output
    after = files(site)
    assert after["content/fact_sheets/sources/all.yml"] == sheets
    assert "published: 2032-06-28" in after["candidates/gazette-of-southland.yml"]
    assert "source: gazette-of-southland" in after["content/articles/gazette-of-southland.md"]


def test_without_a_date_there_is_no_digest_and_nothing_is_made_up(tmp_path: Path) -> None:
    site = copy_sample(tmp_path)
    undated = ARTICLE.replace("Published : 2032-07-02 13:59\nUpdated : 2032-07-03 09:00\n", "")
    ran = imported(site, text=undated)
    assert ran.exit_code == 0, ran.output
    assert "published: not found" in ran.output
    assert "no digest: an article has a date" in ran.output
    assert book_of(site).record("southland-gazette-undated", Source).published is None


def test_other_articles_of_a_publisher_say_how_ids_are_made(tmp_path: Path) -> None:
    site = copy_sample(tmp_path)
    imported(site, "--id", "sg-2032-07-02")
    later = ARTICLE.replace("2032-07-02", "2032-07-05").replace("2032-07-03", "2032-07-06")
    assert imported(site, text=later).exit_code == 0
    assert "sg-2032-07-05" in book_of(site).by_id


def test_a_dry_run_writes_nothing(tmp_path: Path) -> None:
    site = copy_sample(tmp_path)
    before = files(site)
    ran = imported(site, "--dry-run")
    assert "+  publisher: Southland Gazette" in ran.output
    assert "+kind: digest" in ran.output
    assert files(site) == before


def test_the_text_is_shown_with_its_lines(tmp_path: Path) -> None:
    site = copy_sample(tmp_path)
    before = files(site)
    ran = imported(site, "--text")
    assert "   10  The quota (Order No. 2032-15)" in ran.output
    assert files(site) == before


def test_in_another_language_it_is_said_how_dates_are_read(tmp_path: Path) -> None:
    text = "Le sel\n\nLe 4 juillet 2031, la réunion sur le sel et les quotas a eu lieu dans la ville.\n"
    fields = ("publisher=Le Sel", "kind=press", "published=2032-07-02", "language=fr")
    ran = imported(copy_sample(tmp_path), *fields, text=text)
    assert "dates in 'fr' are read by the names of months alone" in ran.output


@pytest.mark.parametrize(
    ("arguments", "text", "told"),
    [
        ((), "Just some words\n", "`kind`, `publisher`, `language` are missing"),
        (("kind=pres",), ARTICLE, "did you mean 'press'?"),
        (("kind",), ARTICLE, "write kind=..."),
        (("titel=X",), ARTICLE, "did you mean 'title'?"),
        (("published=2032-13",), ARTICLE, "bad-date"),
        (("--id", "Bad Id"), ARTICLE, "'Bad Id' is no id"),
        (("--source", "nobody"), ARTICLE, "there is no source 'nobody'"),
        (("--dispute", "pepper"), ARTICLE, "there is no dispute 'pepper'"),
        (("--encoding", "klingon"), ARTICLE, "there is no encoding 'klingon'"),
        ((), "소금".encode("euc-kr"), "name it with --encoding"),
        ((), "", "holds no text"),
        ((), b"\0\0", "holds no text"),
    ],
)
def test_a_mistake_is_told_and_nothing_is_written(
    tmp_path: Path, arguments: tuple[str, ...], text: str | bytes, told: str
) -> None:
    site = copy_sample(tmp_path)
    before = files(site)
    ran = imported(site, *arguments, text=text)
    assert ran.exit_code != 0
    assert told in ran.output
    assert "Traceback" not in ran.output
    assert files(site) == before


@pytest.mark.parametrize(
    ("article", "told"),
    [("missing.txt", "there is no file missing.txt"), ("ftp://salt.example/a", "no address of the web")],
)
def test_what_is_not_there_is_told(tmp_path: Path, article: str, told: str) -> None:
    site = copy_sample(tmp_path)
    ran = CliRunner().invoke(main, ["import", article, "-f", str(site / "mkdocs.yml")])
    assert ran.exit_code == 1
    assert told in ran.output


def test_other_commands_do_not_load_what_reads_articles() -> None:
    code = (
        "import sys, dispute_briefings.cli; print([m for m in sys.modules if m.endswith('importing.dates')])"
    )
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert ran.stdout.strip() == "[]"
