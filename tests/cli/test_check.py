"""``briefings check``: what it prints, and how it ends."""

from __future__ import annotations

import json
import signal
import subprocess
import sys
import threading
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from tests.mkdocs_plugin.small_site import default_signals
from tests.sample_site import copy_sample, write_sheet

from dispute_briefings.cli import main
from dispute_briefings.cli.explanations import explanation
from dispute_briefings.cli.settings import OPTIONS
from dispute_briefings.mkdocs_plugin.config import BriefingsOptions
from dispute_briefings.problems import RULES

BROKEN = """- id: more
  title: More, 100 %
  date: 2031-04-02
  kind: act
  level: 3
  sources: [northland-oder]
"""
FILE = "content/fact_sheets/salt-quota/events/more.yml"


def check(site: Path, *arguments: str) -> Result:
    """Run the command on a site."""
    return CliRunner().invoke(main, ["check", "-f", str(site / "mkdocs.yml"), *arguments])


@pytest.fixture
def broken(tmp_path: Path) -> Path:
    """Return a site with one error."""
    site = copy_sample(tmp_path)
    write_sheet(site, "salt-quota/events/more.yml", BROKEN)
    return site


def test_a_sound_site(tmp_path: Path) -> None:
    result = check(copy_sample(tmp_path))
    assert (result.exit_code, result.output) == (0, "no problems\n")


LINKS = """---
title: Links
---

See [the time](../timelin.md), [salt](../materials/rock-salt.md), [prices](../figures/salt-imports.csv),
[the first day](../articles/the-first-day.md), [an address](../timeline/) and [itself](links.md).
"""


@pytest.mark.parametrize(
    ("added", "told"),
    [
        ("", ["missing-target 5:16 did you mean '../timeline.md'?"]),
        (
            "validation: {links: {unrecognized_links: warn}}",
            [
                "missing-target 5:16 did you mean '../timeline.md'?",
                "missing-target 6:61 did you mean '../timeline.md'?",
            ],
        ),
        # As in a build, where that is not told either.
        ("validation: {not_found: info}", []),
        # Who else may add the page is not known without a build.
        ("hooks: [hooks.py]", []),
        ("plugins: [briefings, other]", []),
    ],
)
def test_links_to_nothing(tmp_path: Path, added: str, told: list[str]) -> None:
    site = copy_sample(tmp_path)
    (site / "content" / "pages").mkdir()
    (site / "content" / "pages" / "links.md").write_text(LINKS, "utf-8")
    config = site / "mkdocs.yml"
    if added.startswith("plugins"):
        config.write_text(
            config.read_text("utf-8").replace("  - briefings\n", "  - briefings\n  - other\n"), "utf-8"
        )
    else:
        config.write_text(f"{config.read_text('utf-8')}\n{added}\n", "utf-8")
    found = json.loads(check(site, "--format", "json").stdout)
    assert [f"{each['code']} {each['line']}:{each['column']} {each['cure']}" for each in found] == told


def test_from_a_folder_of_the_site_as_from_its_own(broken: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    told = check(broken).stdout
    monkeypatch.chdir(broken)
    here = CliRunner().invoke(main, ["check"])
    assert (here.stdout, here.stderr) == (told, "")
    monkeypatch.chdir(broken / "content" / "fact_sheets")
    below = CliRunner().invoke(main, ["check", "salt-quota", "--format", "json"])
    assert [each["file"] for each in json.loads(below.stdout)] == [FILE]
    assert below.stderr == f"The site is in {broken.resolve()}.\n"


def test_outside_of_any_site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    result = CliRunner().invoke(main, ["check"])
    assert result.exit_code == 1
    assert "there is no mkdocs.yml here or in a folder above: go to the site's folder" in result.output


def test_an_error_is_a_line_and_exit_code_1(broken: Path) -> None:
    result = check(broken)
    assert result.exit_code == 1
    assert result.output == (
        f"{FILE}:6:13: error[unknown-source] event 'more': no source 'northland-oder'; "
        "did you mean 'northland-order'?\n1 error\n"
    )


def test_as_json(broken: Path) -> None:
    (told,) = json.loads(check(broken, "--format", "json").output)
    assert told == {
        "file": FILE,
        "line": 6,
        "column": 13,
        "severity": "error",
        "code": "unknown-source",
        "what": "event 'more': no source 'northland-oder'",
        "cure": "did you mean 'northland-order'?",
    }


def test_as_workflow_commands(broken: Path) -> None:
    line = check(broken, "--format", "github").output.splitlines()[0]
    assert line.startswith(f"::error file={FILE},line=6,col=13,title=unknown-source::event 'more': no source")


def test_only_the_problems_of_the_paths_named_are_told(broken: Path) -> None:
    fact_sheets = broken / "content" / "fact_sheets"
    assert check(broken, str(fact_sheets / "materials")).exit_code == 0
    assert check(broken, str(fact_sheets / "salt-quota")).exit_code == 1


def test_a_warning_fails_a_strict_check_only(tmp_path: Path) -> None:
    site = copy_sample(tmp_path)
    write_sheet(site, "materials/halite.yml", "name: Halite\ndefinition: Salt.\nsources: [salt-institute]\n")
    assert check(site).exit_code == 0
    assert check(site, "--strict").exit_code == 1


def test_a_review_that_is_due(tmp_path: Path) -> None:
    site = copy_sample(tmp_path)
    due = BROKEN.replace("oder", "order") + "  review: {due: 2031-12-31}\n"
    write_sheet(site, "salt-quota/events/more.yml", due)
    assert "note[review-due]" in check(site, "--strict").output
    assert check(site, "--strict").exit_code == 0
    assert check(site, "--strict", "--strict-review").exit_code == 1


@pytest.mark.parametrize(
    ("config", "told"),
    [
        (None, "there is no"),
        (
            "site_name: [",
            "mkdocs.yml:1:12: error[bad-configuration] the [ that stands here is never closed; write ]",
        ),
        (
            "site_name: &a\tX\n\tb: *a\n",
            "mkdocs.yml:2:1: error[bad-configuration] this line is indented with a tab",
        ),
        ("site_name: Salt\n", "does not name the plugin: add `- briefings` under `plugins:`"),
        ("- a list\n", "holds no settings"),
    ],
)
def test_a_folder_that_is_no_site_is_answered_in_a_line(
    tmp_path: Path, config: str | None, told: str
) -> None:
    if config is not None:
        (tmp_path / "mkdocs.yml").write_text(config, encoding="utf-8")
    result = check(tmp_path)
    assert result.exit_code == 1
    assert told in result.output
    assert "Traceback" not in result.output


def test_settings_of_mkdocs_with_its_own_tags_are_read(tmp_path: Path) -> None:
    site = copy_sample(tmp_path)
    text = (site / "mkdocs.yml").read_text(encoding="utf-8")
    tags = 'site_url: !ENV [SITE_URL, "https://example.org/"]\nextra: {f: !!python/name:os.path.join ""}\n'
    (site / "mkdocs.yml").write_text(
        text.replace("site_url: https://example.org/sub/\n", tags), encoding="utf-8"
    )
    assert check(site).exit_code == 0


def test_the_content_folder_may_be_anywhere(tmp_path: Path) -> None:
    site = copy_sample(tmp_path)
    (site / "content").rename(site / "pages")
    text = (site / "mkdocs.yml").read_text(encoding="utf-8")
    (site / "mkdocs.yml").write_text(text.replace("docs_dir: content", "docs_dir: pages"), encoding="utf-8")
    assert check(site).exit_code == 0


def test_facts_front_matter_and_prose_are_told_at_once(broken: Path) -> None:
    article = broken / "content" / "articles" / "the-first-day.md"
    text = article.read_text(encoding="utf-8").replace("kind: analysis", "kind: analysys")
    article.write_text(text + "\nSee [[rock-slat]].\n", encoding="utf-8")
    sound = "sources: [northland-order]"
    write_sheet(broken, "salt-quota/events/more.yml", BROKEN.replace("sources: [northland-oder]", sound))
    told = json.loads(check(broken, "--format", "json").output)
    assert [(each["code"], each["line"]) for each in told] == [("bad-value", 4), ("unknown-record", 19)]


def test_a_page_that_the_site_leaves_out_is_not_read(tmp_path: Path) -> None:
    site = copy_sample(tmp_path)
    config = site / "mkdocs.yml"
    config.write_text(
        config.read_text(encoding="utf-8").replace("fact_sheets/\n", "|\n  fact_sheets/\n  drafts/\n", 1),
        encoding="utf-8",
    )
    (site / "content" / "drafts").mkdir()
    (site / "content" / "drafts" / "later.md").write_text("See [[nothing-yet]].\n", encoding="utf-8")
    assert check(site).output == "no problems\n"


def test_a_folder_of_fact_sheets_that_is_not_there(tmp_path: Path) -> None:
    site = copy_sample(tmp_path)
    config = site / "mkdocs.yml"
    text = config.read_text(encoding="utf-8").replace(
        "- briefings", "- briefings:\n      fact_sheets: fact_sheet"
    )
    config.write_text(text, encoding="utf-8")
    result = check(site)
    assert result.exit_code == 1
    assert "error[bad-configuration] there is no folder 'fact_sheet'" in result.output
    assert "did you mean 'fact_sheets'?" in result.output


WORDS = """---
title: The talks
date: 2031-04-02
kind: analysis
rights: own
---

They met last week, in 2031.

<!-- briefings: ignore relative-date: the ministry names no day -->
They meet again soon.
"""


def test_the_words_of_articles_are_told_at_their_place(tmp_path: Path) -> None:
    site = copy_sample(tmp_path)
    (site / "content" / "articles" / "talks.md").write_text(WORDS, encoding="utf-8")
    result = check(site)
    assert result.exit_code == 0
    assert result.output == (
        "content/articles/talks.md:8:10: warning[relative-date] 'last week' means 2031-03-24/2031-03-30, "
        "counted from 2031-04-02, the day of the page; write '24–30 March 2031', or bind the fact: [[...]]\n"
        "content/articles/talks.md:8:24: note[unbound] '2031' has neither a fact nor a source in its "
        "sentence; write [[address.of.fact]] in its place, or cite the source: [@...]\n"
        "1 warning, 1 note\n"
    )


def test_a_site_asks_for_a_warning_of_what_is_unbound(tmp_path: Path) -> None:
    site = copy_sample(tmp_path)
    config = site / "mkdocs.yml"
    text = config.read_text(encoding="utf-8")
    config.write_text(
        text.replace("  - briefings\n", "  - briefings: {unbound: warning}\n"), encoding="utf-8"
    )
    assert "unbound" in config.read_text(encoding="utf-8")
    (site / "content" / "articles" / "talks.md").write_text(WORDS, encoding="utf-8")
    assert "8:24: warning[unbound]" in check(site).output


def test_as_sarif(broken: Path) -> None:
    (run,) = json.loads(check(broken, "--format", "sarif").output)["runs"]
    (rule,) = run["tool"]["driver"]["rules"]
    (result,) = run["results"]
    assert (rule["id"], result["ruleId"], result["level"]) == ("unknown-source", "unknown-source", "error")
    place = result["locations"][0]["physicalLocation"]
    assert place == {"artifactLocation": {"uri": FILE}, "region": {"startLine": 6, "startColumn": 13}}
    assert "did you mean 'northland-order'?" in result["message"]["text"]
    assert rule["help"]["markdown"] == explanation("unknown-source")


def test_an_id_that_nothing_has_is_told_wherever_it_stands_and_its_cure_once(broken: Path) -> None:
    more = BROKEN.replace("id: more", "id: again")
    write_sheet(broken, "salt-quota/events/zz.yml", more)
    first, second, counts = check(broken).output.splitlines()
    assert first.endswith("no source 'northland-oder'; did you mean 'northland-order'? (1 more below)")
    assert second.endswith(
        "events/zz.yml:6:13: error[unknown-source] event 'again': no source 'northland-oder'"
    )
    assert counts == "2 errors"
    told = json.loads(check(broken, "--format", "json").output)
    assert {each["cure"] for each in told} == {"did you mean 'northland-order'?"}


def test_a_code_is_explained_with_its_examples(tmp_path: Path) -> None:
    told = CliRunner().invoke(main, ["check", "--explain", "bad-date"])
    assert told.exit_code == 0
    assert told.output.startswith("# bad-date")
    assert "## Good" in told.output


def test_every_code_can_be_explained() -> None:
    for code in RULES:
        assert explanation(code).startswith(f"# {code}\n")


def test_a_code_that_there_is_not_is_told_with_the_nearest(tmp_path: Path) -> None:
    told = CliRunner().invoke(main, ["check", "--explain", "bad-dat"])
    assert told.exit_code == 1
    assert "did you mean 'bad-date'?" in told.output


def test_a_site_is_checked_again_whenever_a_file_is_saved(tmp_path: Path) -> None:
    site = copy_sample(tmp_path)
    command = [sys.executable, "-c", "from dispute_briefings.cli import main; main()", "check", "--watch"]
    with subprocess.Popen(
        command,
        cwd=site,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        # What runs in the background of a shell is deaf to Ctrl-C, and so is all that it starts.
        preexec_fn=default_signals,  # noqa: PLW1509 - the tests start no threads
    ) as watching:
        assert watching.stdout is not None
        assert watching.stdout.readline() == "no problems\n"
        assert watching.stdout.readline().startswith("Watching")
        # Nothing more to read: the command was ended, for it has said nothing of the change.
        guard = threading.Timer(60, watching.kill)
        guard.start()
        write_sheet(site, "salt-quota/events/more.yml", BROKEN)
        assert any("unknown-source" in line for line in watching.stdout)
        guard.cancel()
        watching.send_signal(signal.SIGINT)
        assert watching.wait(timeout=60) == 1


@pytest.mark.parametrize(
    ("before", "after", "told"),
    [
        (
            "- briefings",
            "- briefings:\n      raw_htm: trusted",
            "no option 'raw_htm'; did you mean 'raw_html'?",
        ),
        ("language: en", "language: english", "`theme.language`: 'english' is no language tag"),
    ],
)
def test_a_setting_that_would_stop_a_build_stops_the_check(
    before: str, after: str, told: str, tmp_path: Path
) -> None:
    config = tmp_path / "mkdocs.yml"
    config.write_text(
        "theme:\n  name: material\n  language: en\nplugins:\n  - briefings\n".replace(before, after), "utf-8"
    )
    ran = CliRunner().invoke(main, ["check", "-f", str(config)])
    assert ran.exit_code == 1
    assert told in ran.output


def test_the_options_are_those_of_the_plugin() -> None:
    assert set(OPTIONS) == {key for key, _ in BriefingsOptions()._schema}
