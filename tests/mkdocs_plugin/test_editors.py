"""Addresses that open a place in an editor: of known editors, and of no program that a browser is itself."""

from __future__ import annotations

from pathlib import Path
from urllib.parse import unquote

import pytest

from dispute_briefings.mkdocs_plugin.editors import (
    KNOWN,
    SWITCH,
    Editor,
    UnknownEditorError,
    editor,
    pattern_of,
)
from dispute_briefings.problems import Position


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder whose name is no address as it is, with one file."""
    folder = tmp_path / "my %20 소금 & more"
    folder.mkdir()
    (folder / "salt.yml").write_text("a: 1\n", encoding="utf-8")
    return folder


@pytest.mark.parametrize("name", KNOWN)
def test_an_address_names_file_line_and_column(name: str, folder: Path) -> None:
    pattern = pattern_of(name)
    assert pattern is not None
    address = Editor(pattern=pattern, root=folder).address(Position(file="salt.yml", line=31, column=7))
    assert address is not None
    assert unquote(address).count((folder / "salt.yml").as_posix()) == 1
    assert "31" in address
    assert not set(address) & set(" \"'<>\\소{}")
    assert "&" not in address or "&line=31&column=7" in address


def test_an_address_of_vscode(folder: Path) -> None:
    address = Editor(pattern=KNOWN["vscode"], root=Path("/")).address(
        Position(file=str(folder / "salt.yml"), line=31, column=7)
    )
    assert address is not None
    assert address.startswith("vscode://file/")
    assert address.endswith("/my%20%2520%20%EC%86%8C%EA%B8%88%20%26%20more/salt.yml:31:7")


def test_what_is_no_file_has_no_address(folder: Path) -> None:
    opener = Editor(pattern=KNOWN["vscode"], root=folder)
    for file in ("gone.yml", ".", "", "salt.yml/x"):
        assert opener.address(Position(file=file)) is None


@pytest.mark.parametrize("name", ["my-editor://open?{path}", "nvim+ssh://host{path}?at={line},{column}"])
def test_another_editor_is_given_by_the_pattern_of_its_addresses(name: str) -> None:
    assert pattern_of(name) == name


@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("vscod", "did you mean 'vscode'?"),
        ("notepad", "write one of vscode, vscodium"),
        ("", "no editor '' is known"),
        ("javascript://%0aalert(1)//{path}", "no address of an editor"),
        ("JavaScript://{path}", "no address of an editor"),
        ("javascript:alert(1)", "no editor 'javascript:alert(1)' is known"),
        ("data://text/html,{path}", "no address of an editor"),
        ("file://{path}", "no address of an editor"),
        ("https://example.org/{path}", "no address of an editor"),
        ("vscode://file", "no pattern of addresses"),
        ("vscode://file{path}:{row}", "no pattern of addresses"),
        ('x://{path}"onclick="alert(1)', "no pattern of addresses"),
        ("x://{path}{", "no pattern of addresses"),
        (" vscode://file{path}", "no pattern of addresses"),
        ("x://{path} {line}", "no pattern of addresses"),
    ],
)
def test_nothing_else_is_an_editor(name: str, told: str) -> None:
    with pytest.raises(UnknownEditorError) as error:
        pattern_of(name)
    assert told in str(error.value)


def test_none_is_none_and_the_environment_wins(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.delenv(SWITCH, raising=False)
    assert editor("none", tmp_path) is None
    assert editor("zed", tmp_path) == Editor(pattern=KNOWN["zed"], root=tmp_path)
    monkeypatch.setenv(SWITCH, "emacs")
    assert editor("none", tmp_path) == Editor(pattern=KNOWN["emacs"], root=tmp_path)
    monkeypatch.setenv(SWITCH, "none")
    assert editor("zed", tmp_path) is None
    monkeypatch.setenv(SWITCH, "emax")
    with pytest.raises(
        UnknownEditorError, match=f"{SWITCH}: no editor 'emax' is known; did you mean 'emacs'"
    ):
        editor("zed", tmp_path)
