"""``briefings serve``: MkDocs' preview, by the name of the one command."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from mkdocs.commands import serve as preview

from dispute_briefings.cli import main


def test_it_previews_the_site_as_mkdocs_does(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "mkdocs.yml").write_text("site_name: Salt\n", encoding="utf-8")
    asked: list[dict[str, Any]] = []
    monkeypatch.setattr(preview, "serve", lambda **options: asked.append(options))
    monkeypatch.chdir(tmp_path)
    ran = CliRunner().invoke(main, ["serve", "-a", "127.0.0.1:8001", "--open"])
    assert ran.exit_code == 0, ran.output
    (options,) = asked
    assert (options["dev_addr"], options["open_in_browser"]) == ("127.0.0.1:8001", True)
    assert Path(options["config_file"].name) == Path("mkdocs.yml")


@pytest.mark.parametrize("command", ["serve", "build"])
def test_settings_that_are_no_yaml_are_told_with_the_cure(
    command: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "mkdocs.yml").write_text(
        "site_url: !ENV [SITE_URL, x]\nplugins:\n\t- briefings\n", encoding="utf-8"
    )
    monkeypatch.chdir(tmp_path)
    ran = CliRunner().invoke(main, [command])
    assert ran.exit_code == 1
    assert ran.output == (
        "Error: mkdocs.yml:3:1: error[bad-configuration] this line is indented with a tab; "
        "use spaces, two for each step\n"
    )


def test_a_site_that_is_not_there_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    ran = CliRunner().invoke(main, ["serve"])
    assert ran.exit_code == 2
    assert "'mkdocs.yml': No such file or directory" in ran.output
