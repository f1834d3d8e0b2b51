"""Share pictures that are kept: drawn once, anew where one is damaged, and by whoever comes to it first."""

from __future__ import annotations

import os
import sys
import time
from pathlib import Path

import pytest
from tests.mkdocs_plugin.small_site import PATIENCE

from dispute_briefings.exports.share_pictures import SharePicture, png_of
from dispute_briefings.mkdocs_plugin import aside, kept_pictures
from dispute_briefings.mkdocs_plugin.kept_pictures import KeptPictures

PICTURE = SharePicture(site="Salt", title="Salt")
PICTURES = [SharePicture(site="Salt", title=str(number)) for number in range(6)]


def drawn(folder: Path, *pictures: SharePicture) -> dict[Path, bytes]:
    """Draw pictures as a build does, and return what is in their files."""
    kept = KeptPictures(folder)
    entries = [kept.entry(picture) for picture in pictures]
    assert kept.draw() == {}
    return {entry: entry.read_bytes() for entry in entries}


def refuse(_: SharePicture) -> bytes:
    raise AssertionError("drawn again")


def test_a_picture_is_drawn_when_all_are_known_and_not_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    kept = KeptPictures(tmp_path / "a" / "b")
    entry = kept.entry(PICTURE)
    assert not entry.exists()
    assert kept.draw() == {}
    assert entry.read_bytes() == png_of(PICTURE)
    monkeypatch.setattr(kept_pictures, "png_of", refuse)
    assert drawn(tmp_path / "a" / "b", PICTURE, PICTURE) == {entry: png_of(PICTURE)}


@pytest.mark.parametrize("damage", [b"", b"\0" * 400, None])
def test_a_damaged_entry_is_drawn_anew(tmp_path: Path, damage: bytes | None) -> None:
    [(entry, png)] = drawn(tmp_path / "a", PICTURE).items()
    entry.write_bytes(damage if damage is not None else png[:-1])
    assert drawn(tmp_path / "a", PICTURE) == {entry: png}


def test_a_folder_that_cannot_be_written_is_done_without(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    kept = KeptPictures(tmp_path / "file" / "below")
    entry = kept.entry(PICTURE)
    assert kept.draw() == {entry: png_of(PICTURE)}


def test_no_part_of_a_picture_is_left_where_the_disk_is_full(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(path: Path, _: bytes) -> int:
        path.touch()
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "write_bytes", full)
    kept = KeptPictures(tmp_path / "a" / "b")
    assert kept.draw() == {}
    entry = kept.entry(PICTURE)
    assert kept.draw() == {entry: png_of(PICTURE)}
    assert list((tmp_path / "a" / "b").iterdir()) == []


def test_the_oldest_entries_go_and_those_of_this_build_stay(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(KeptPictures, "MOST", 3)
    folder = tmp_path / "kept" / "share"
    [used] = drawn(folder, PICTURE)
    for number in range(5):
        old = folder / f"old-{number}"
        old.write_bytes(b"")
        os.utime(old, (number, number))
    os.utime(used, (0, 0))
    drawn(folder, PICTURE)
    assert {path.name for path in folder.iterdir()} == {used.name, "old-3", "old-4"}


needs_copies = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="copies need Linux")


@pytest.fixture
def helped(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let a copy draw any number of pictures, whatever the machine has."""
    monkeypatch.setattr(aside, "helping", lambda _: 1)


@needs_copies
@pytest.mark.usefixtures("helped")
def test_a_copy_draws_meanwhile(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    kept = KeptPictures(tmp_path / "a")
    entries = [kept.entry(picture) for picture in PICTURES]
    kept.draw_aside()
    last = time.monotonic() + PATIENCE
    while not all(entry.exists() for entry in entries) and time.monotonic() < last:
        time.sleep(0.01)
    monkeypatch.setattr(kept_pictures, "png_of", refuse)
    assert kept.draw() == {}
    assert [entry.read_bytes() for entry in entries] == [png_of(picture) for picture in PICTURES]


@needs_copies
@pytest.mark.usefixtures("helped")
def test_what_a_copy_is_late_with_is_drawn_here_and_it_leaves_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    here = os.getpid()
    copies = []
    fork = os.fork

    def counted() -> int:
        copies.append(process := fork())
        return process

    def hanging(path: Path, png: bytes) -> int:
        with path.open("wb") as file:
            written = file.write(png)
        if os.getpid() != here:
            time.sleep(PATIENCE)
        return written

    monkeypatch.setattr(os, "fork", counted)
    monkeypatch.setattr(Path, "write_bytes", hanging)
    kept = KeptPictures(tmp_path / "a")
    entries = [kept.entry(picture) for picture in PICTURES]
    kept.draw_aside()
    last = time.monotonic() + PATIENCE
    while not list(tmp_path.glob("a/*.part")) and time.monotonic() < last:
        time.sleep(0.01)
    assert kept.draw() == {}
    assert sorted((tmp_path / "a").iterdir()) == sorted(entries)
    (copy,) = copies
    with pytest.raises(ChildProcessError):  # this process, which has others in a whole run, has it no more
        os.waitpid(copy, os.WNOHANG)
