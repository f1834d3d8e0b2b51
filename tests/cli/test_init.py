"""``briefings init``: a new site that builds at once, on any dispute."""

from __future__ import annotations

import json
import re
import sys
from importlib.metadata import version
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from tests.builds import build
from tests.sample_site import book_of

from dispute_briefings.cli import main
from dispute_briefings.facts.model import Party

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


def found(site: Path) -> list[tuple[str, str, int]]:
    """Return code, file and line of what is told of a site."""
    checked = CliRunner().invoke(main, ["check", "--format", "json", "-f", str(site / "mkdocs.yml")])
    assert checked.exit_code == 0, checked.output
    return sorted(
        (each["code"], Path(each["file"]).name, each["line"]) for each in json.loads(checked.output)
    )


def test_of_a_new_site_all_is_told_that_is_to_be_replaced(tmp_path: Path) -> None:
    site = begun(tmp_path / "new")
    folder = site / "content" / "fact_sheets"
    assert found(site) == [
        ("leftover-example", "dispute.yml", 5),
        ("leftover-example", "dispute.yml", 7),
        ("leftover-example", "dispute.yml", 8),
        ("leftover-example", "dispute.yml", 10),
        ("leftover-example", "events.yml", 2),
        ("leftover-example", "first-article.md", 11),
        ("leftover-example", "measures.yml", 2),
        ("leftover-example", "sources.yml", 2),
    ]
    # A record with another id still says what the example says.
    for sheet in folder.rglob("*.yml"):
        text = sheet.read_text(encoding="utf-8")
        for word in ("event", "measure", "source", "strand"):
            text = text.replace(f"example-{word}", f"some-{word}")
        sheet.write_text(text, encoding="utf-8")
    article = site / "content" / "articles" / "first-article.md"
    matter, _, _ = article.read_text(encoding="utf-8").partition("Replace this article")
    article.write_text(
        matter.replace("example-event", "some-event") + "Nobody had asked for it.\n", encoding="utf-8"
    )
    assert found(site) == [
        ("leftover-example", "dispute.yml", 5),
        ("leftover-example", "dispute.yml", 7),
        ("leftover-example", "dispute.yml", 8),
        ("leftover-example", "events.yml", 7),
        ("leftover-example", "first-article.md", 7),
        ("leftover-example", "measures.yml", 4),
    ]


def test_a_new_site_builds_as_it_is(tmp_path: Path) -> None:
    site = begun(tmp_path / "new")
    built = build(site, tmp_path / "built")
    assert built.returncode == 0, built.stderr
    home = (tmp_path / "built" / "index.html").read_text(encoding="utf-8")
    assert "The &#34;salt&#34; quota: Ostmark &amp; Westmark" in home
    # Nobody has answered a question yet.
    assert "positions/" not in home
    assert (tmp_path / "built" / "articles" / "first-article" / "index.html").is_file()


def test_it_knows_of_no_other_dispute(tmp_path: Path) -> None:
    site = begun(tmp_path / "new")
    for path in site.rglob("*"):
        # A schema has dollar signs of its own.
        if path.is_file() and ".briefings" not in path.parts:
            text = path.read_text(encoding="utf-8").casefold()
            assert not any(word in text for word in ("korea", "japan", "$")), path


def test_an_editor_knows_its_ids_at_once(tmp_path: Path) -> None:
    site = begun(tmp_path / "new")
    settings = json.loads((site / ".vscode" / "settings.json").read_text(encoding="utf-8"))
    assert settings["yaml.customTags"] == ["!ENV sequence"]
    for schema in settings["yaml.schemas"]:
        assert json.loads((site / schema).read_text(encoding="utf-8"))
    assert '"ostmark"' in (site / ".briefings" / "schemas" / "event.json").read_text(encoding="utf-8")
    assert (site / ".vscode" / "extensions.json").is_file()


def test_it_asks_for_what_is_not_given(tmp_path: Path) -> None:
    ran = init(tmp_path / "new", input="Salt quota\nOstmark\nWestmark\n")
    assert ran.exit_code == 0, ran.output
    assert (tmp_path / "new" / "content" / "fact_sheets" / "salt-quota" / "dispute.yml").is_file()


def test_a_name_in_another_script_comes_with_an_id(tmp_path: Path) -> None:
    ran = init(tmp_path / "new", "--name", "Salt", "--party", "ostmark=오스트마르크", "--party", "b=B")
    assert ran.exit_code == 0, ran.output
    parties = {each.id: each.heading.plain for each in book_of(tmp_path / "new").of_kind(Party)}
    assert parties == {"ostmark": "오스트마르크", "b": "B"}


def test_it_ends_with_commands_that_run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    by_name = Path(sys.executable).parent / "briefings"
    monkeypatch.setattr(sys, "argv", [str(by_name)])
    monkeypatch.setenv("PATH", str(by_name.parent))
    parties = ("--name", "Salt", "--party", "Ostmark", "--party", "Westmark")
    found = init(tmp_path / "my salt", *parties).output.splitlines()[-2:]
    assert found == [f"  cd '{tmp_path / 'my salt'}'", "  briefings serve"]
    monkeypatch.setenv("PATH", str(tmp_path))
    assert init(tmp_path / "b", *parties).output.splitlines()[-1] == f"  {by_name} serve"


def test_the_new_site_says_how_it_is_set_up_and_run(tmp_path: Path) -> None:
    site = begun(tmp_path / "new")
    readme = (site / "README.md").read_text(encoding="utf-8")
    named = set(re.findall(r"\bbriefings (\w+)", readme)) - {"is"}
    assert named >= {"serve", "check", "build"}
    assert all(CliRunner().invoke(main, [name, "--help"]).exit_code == 0 for name in named)
    assert "pip install -r requirements.txt" in readme
    installed = f"mkdocs-dispute-briefings=={version('mkdocs-dispute-briefings')}"
    assert (site / "requirements.txt").read_text(encoding="utf-8").splitlines()[-1] == installed
    assert "/.venv/" in (site / ".gitignore").read_text(encoding="utf-8").split()


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
        (["--name", "Salt", "--party", "오스트", "--party", "B1"], "--party 'some-id=오스트'"),
        (["--name", "Salt", "--party", "A1", "--party", "Ost=오스트"], "--party 'some-id=오스트'"),
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


@pytest.mark.parametrize(
    ("tag", "cure"),
    [("english", "no language tag such as en, ko or ja"), ("jp", "a country and no language")],
)
def test_a_language_is_a_tag(tag: str, cure: str, tmp_path: Path) -> None:
    ran = init(tmp_path / "new", "--name", NAME, "--party", "A", "--party", "B", "--language", tag)
    assert ran.exit_code == 2
    assert cure in ran.output
    assert not (tmp_path / "new").exists()
