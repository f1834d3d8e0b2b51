"""What all commands share: what cannot be read or written is told in a line."""

from __future__ import annotations

import errno
from pathlib import Path

import pytest
from click.testing import CliRunner
from tests.sample_site import copy_sample

from dispute_briefings.cli import main, new

EVENT = ("title=X", "date=2032-03-04", "kind=talks", "level=2", "sources=northland-order")


def test_a_place_where_no_folder_can_be_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    folder = tmp_path / "file" / "site"
    ran = CliRunner().invoke(main, ["init", str(folder), "--name", "X", "--party", "A", "--party", "B"])
    assert ran.exit_code == 1
    assert ran.output == f"Error: {folder}: not a directory; see to the folder, and to who may write there\n"


def test_a_disk_that_is_full_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(texts: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(new, "write_texts", full)
    ran = CliRunner().invoke(main, ["new", "event", "-f", str(copy_sample(tmp_path) / "mkdocs.yml"), *EVENT])
    assert ran.exit_code == 1
    assert "Error: no space left on device; see to the folder" in ran.output


def test_a_reader_who_has_gone_is_no_mistake(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def gone(texts: object) -> None:
        raise BrokenPipeError(errno.EPIPE, "Broken pipe")

    monkeypatch.setattr(new, "write_texts", gone)
    ran = CliRunner().invoke(main, ["new", "event", "-f", str(copy_sample(tmp_path) / "mkdocs.yml"), *EVENT])
    assert ran.exit_code == 1
    assert "Error" not in ran.output
