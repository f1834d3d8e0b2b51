"""``briefings links``: dead links at their place, with what is known of them from before."""

from __future__ import annotations

import datetime
import json
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from tests.cli.odd_host import Host, odd_host
from tests.sample_site import copy_sample

from dispute_briefings.cli import main

SOURCES = Path("content", "fact_sheets", "sources", "all.yml")
ARTICLE = Path("content", "articles", "the-first-day.md")
CACHE = Path(".cache", "briefings", "links.json")
ARCHIVED = "  archived: [{url: 'https://archive.example/order', on: 2032-07-02}]\n"


@pytest.fixture(autouse=True)
def _no_proxy(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("no_proxy", "127.0.0.1,localhost")


@pytest.fixture
def host() -> Iterator[Host]:
    """Return a running host."""
    with odd_host() as running:
        yield running


def links(site: Path, *arguments: str) -> Result:
    """Run the command on a site."""
    return CliRunner().invoke(
        main, ["links", "-f", str(site / "mkdocs.yml"), "--delay", "0", "--timeout", "5", *arguments]
    )


def linking(folder: Path, url: str, *, more: str = "", archived: bool = False) -> Path:
    """Return a site whose one source with an address has this one."""
    site = copy_sample(folder)
    text = (site / SOURCES).read_text(encoding="utf-8")
    text = text.replace("  url: https://example.org/order\n", f"  url: {url}\n{more}")
    (site / SOURCES).write_text(text if archived else text.replace(ARCHIVED, ""), encoding="utf-8")
    return site


def test_a_page_that_is_there(tmp_path: Path, host: Host) -> None:
    result = links(linking(tmp_path, f"{host.url}/moved"))
    assert (result.exit_code, result.stdout) == (0, "no problems\n")
    assert result.stderr.endswith("1 links: 1 alive, 0 dead, 0 could not be checked\n")


def test_a_dead_link_is_a_warning_at_its_place(tmp_path: Path, host: Host) -> None:
    site = linking(tmp_path, f"{host.url}/missing")
    result = links(site)
    assert result.exit_code == 0
    assert result.stdout == (
        f"{SOURCES.as_posix()}:7:8: warning[dead-link] source 'northland-order': {host.url}/missing: "
        "the answer is 404 Not Found; correct the address, or name a copy of an archive under `archived:`\n"
        "1 warning\n"
    )
    assert links(site, "--strict").exit_code == 1


def test_a_dead_link_with_a_copy_in_an_archive_is_a_note(tmp_path: Path, host: Host) -> None:
    result = links(linking(tmp_path, f"{host.url}/gone", archived=True), "--strict")
    assert result.exit_code == 0
    assert "note[dead-link]" in result.stdout
    assert "; there is a copy of 2032-07-02: https://archive.example/order\n1 note\n" in result.stdout


@pytest.mark.parametrize("path", ["/forbidden", "/busy-without-end", "/broken"])
def test_what_cannot_be_checked_is_not_dead(tmp_path: Path, host: Host, path: str) -> None:
    result = links(linking(tmp_path, host.url + path), "--strict")
    assert result.exit_code == 0
    assert "7:8: note[unchecked-link]" in result.stdout


def test_links_of_articles_stand_at_their_line_and_code_is_none(tmp_path: Path, host: Host) -> None:
    site = linking(tmp_path, f"{host.url}/ok")
    text = (site / ARTICLE).read_text(encoding="utf-8")
    text += (
        f"\nSee `[no link]({host.url}/gone)` and [here]({host.url}/missing) and\n"
        f"[there][1], <{host.url}/ok>.\n"
        f"\n[1]: {host.url}/gone\n\n    [code]({host.url}/gone)\n"
    )
    (site / ARTICLE).write_text(text, encoding="utf-8")
    lines = links(site).stdout.splitlines()
    column = text.splitlines()[18].index(f"{host.url}/missing") + 1
    assert [re.sub(r" a link: .*", "", line) for line in lines] == [
        f"{ARTICLE.as_posix()}:19:{column}: warning[dead-link]",
        f"{ARTICLE.as_posix()}:22:6: warning[dead-link]",
        "2 warnings",
    ]


def test_what_is_known_is_not_asked_again(tmp_path: Path, host: Host) -> None:
    site = linking(tmp_path, f"{host.url}/ok")
    links(site)
    links(site)
    assert host.methods("/ok") == ["HEAD"]
    links(site, "--refresh")
    assert host.methods("/ok") == ["HEAD"] * 2


@pytest.mark.parametrize(
    ("path", "age", "options", "asked"),
    [
        ("/ok", 29, [], 0),
        ("/ok", 31, [], 1),
        ("/ok", 29, ["--keep", "7"], 1),
        ("/missing", 0, [], 0),
        ("/missing", 1, [], 2),
        ("/forbidden", 1, [], 2),
    ],
)
def test_a_page_that_was_there_is_believed_for_a_while_and_all_else_for_a_day(
    tmp_path: Path, host: Host, path: str, age: int, options: list[str], asked: int
) -> None:
    site = linking(tmp_path, host.url + path)
    links(site)
    before = len(host.asked)
    kept = json.loads((site / CACHE).read_text(encoding="utf-8"))
    day = datetime.date.fromisoformat(kept[host.url + path]["day"]) - datetime.timedelta(days=age)
    kept[host.url + path]["day"] = day.isoformat()
    (site / CACHE).write_text(json.dumps(kept), encoding="utf-8")
    links(site, *options)
    assert len(host.asked) - before == asked


@pytest.mark.parametrize("kept", ["", "[]", '{"x": 1}', '{"x": {"outcome": "odd"}}', "\x00"])
def test_a_cache_that_cannot_be_read_is_none(tmp_path: Path, host: Host, kept: str) -> None:
    site = linking(tmp_path, f"{host.url}/ok")
    (site / CACHE).parent.mkdir(parents=True)
    (site / CACHE).write_text(kept, encoding="utf-8")
    assert links(site).exit_code == 0
    assert list(json.loads((site / CACHE).read_text(encoding="utf-8"))) == [f"{host.url}/ok"]


def test_a_silence_holds_until_the_page_is_there_again(tmp_path: Path, host: Host) -> None:
    silence = "  ignore: {dead-link: the ministry says it will be back}\n"
    dead = linking(tmp_path / "dead", f"{host.url}/missing", more=silence)
    assert links(dead, "--strict").stdout == "no problems\n"
    assert CliRunner().invoke(main, ["check", "-f", str(dead / "mkdocs.yml")]).output == "no problems\n"
    alive = linking(tmp_path / "alive", f"{host.url}/ok", more=silence)
    result = links(alive)
    assert result.exit_code == 1
    assert "8:12: error[needless-silence] source 'northland-order': 'dead-link' is silenced" in result.stdout


def test_as_json(tmp_path: Path, host: Host) -> None:
    (told,) = json.loads(links(linking(tmp_path, f"{host.url}/missing"), "--format", "json").stdout)
    assert (told["code"], told["line"], told["severity"]) == ("dead-link", 7, "warning")


def test_a_site_with_errors_is_mended_first(tmp_path: Path) -> None:
    site = linking(tmp_path, "https://example.org/", more="  no_such_field: 1\n")
    result = links(site)
    assert (result.exit_code, "mend these first" in result.output) == (1, True)
