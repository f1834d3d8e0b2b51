"""``briefings schema``: schemas for an editor, and the settings that name them."""

from __future__ import annotations

import json
from pathlib import Path

from click.testing import CliRunner, Result
from tests.documented import ROOT
from tests.sample_site import copy_sample, write_sheet

from dispute_briefings.cli import main

EVENT = "- {id: more, title: More, date: 2031-04-02, kind: act, level: 3, sources: [northland-order]}\n"
SCHEMAS = ".briefings/schemas"


def run(command: str, site: Path, *arguments: str) -> Result:
    """Run a command on a site."""
    return CliRunner().invoke(main, [command, "-f", str(site / "mkdocs.yml"), *arguments])


def ids(site: Path, of: str) -> set[str]:
    """Return the ids of a kind that the schema of events knows."""
    text = (site / SCHEMAS / "event.json").read_text(encoding="utf-8")
    return {*json.loads(text)["definitions"][f"id-of-{of}"]["enum"]}


def test_it_says_what_changed(tmp_path: Path) -> None:
    site = copy_sample(tmp_path)
    first = run("schema", site)
    assert (first.exit_code, first.output.partition(":")[0]) == (0, f"16 schemas changed in {SCHEMAS}")
    assert run("schema", site).output == f"0 schemas changed in {SCHEMAS}\n"
    assert not (site / ".vscode").exists()


def test_a_check_keeps_them_up_to_date(tmp_path: Path) -> None:
    site = copy_sample(tmp_path)
    run("check", site)
    assert not (site / SCHEMAS).exists()
    run("schema", site)
    assert "more" not in ids(site, "event")
    write_sheet(site, "salt-quota/events/more.yml", EVENT)
    # That another file is broken does not keep it back.
    write_sheet(site, "salt-quota/events/worse.yml", EVENT.replace("more", "worse").replace("act", "acts"))
    assert run("check", site).exit_code == 1
    assert "more" in ids(site, "event")


def test_vscode_is_set_up_and_its_own_settings_stay(tmp_path: Path) -> None:
    site = copy_sample(tmp_path)
    assert (
        "wrote .vscode/settings.json\nwrote .vscode/extensions.json\n"
        in run("schema", site, "--vscode").output
    )
    settings = (site / ".vscode" / "settings.json").read_text(encoding="utf-8")
    assert settings == run("schema", site, "--settings").output
    recommended = json.loads((site / ".vscode" / "extensions.json").read_text(encoding="utf-8"))
    assert recommended == {"recommendations": ["redhat.vscode-yaml"]}
    again = run("schema", site, "--vscode").output
    assert again.count("is as it should be") == 2
    (site / ".vscode" / "settings.json").write_text("{}", encoding="utf-8")
    assert ".vscode/settings.json is yours" in run("schema", site, "--vscode").output
    assert (site / ".vscode" / "settings.json").read_text(encoding="utf-8") == "{}"


def test_the_settings_follow_those_of_the_site(tmp_path: Path) -> None:
    site = copy_sample(tmp_path)
    config = (site / "mkdocs.yml").read_text(encoding="utf-8")
    config = config.replace("docs_dir: content", "docs_dir: pages")
    (site / "mkdocs.yml").write_text(
        f"{config}\nextra: {{at: !ENV [HOME, x], of: !ENV HOME}}\n", encoding="utf-8"
    )
    (site / "content").rename(site / "pages")
    told = json.loads(run("schema", site, "--settings").output)
    assert "pages/fact_sheets/**/events.yml" in told["yaml.schemas"][f"{SCHEMAS}/event.json"]
    assert {"!ENV scalar", "!ENV sequence"} <= {*told["yaml.customTags"]}
    assert not (site / SCHEMAS).exists()


def test_this_repository_is_set_up() -> None:
    told = run("schema", ROOT, "--settings").output
    assert (ROOT / ".vscode" / "settings.json").read_text(encoding="utf-8") == told


def test_what_cannot_be_written_is_told(tmp_path: Path) -> None:
    site = copy_sample(tmp_path)
    (site / ".briefings").write_text("a file", encoding="utf-8")
    ran = run("schema", site)
    assert ran.exit_code == 1
    assert "cannot be written" in ran.output
