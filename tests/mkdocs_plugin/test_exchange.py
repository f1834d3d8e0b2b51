"""Two folders change places, in one step or in two that can be undone."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.mkdocs_plugin.small_site import contents

from dispute_briefings.mkdocs_plugin import exchange as subject
from dispute_briefings.mkdocs_plugin.exchange import exchange, restore


@pytest.fixture(params=["at once", "by renames"])
def way(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> str:
    """The way that the file system offers."""
    if request.param == "by renames":
        monkeypatch.setattr(subject, "_exchanged_at_once", lambda *_: False)
    return str(request.param)


@pytest.fixture
def folders(tmp_path: Path) -> tuple[Path, Path, Path]:
    """A new folder, the old one in its place, and a free path."""
    for name in ("new", "place"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "which").write_text(name)
    return tmp_path / "new", tmp_path / "place", tmp_path / "aside"


def test_the_new_folder_takes_the_place(folders: tuple[Path, Path, Path], way: str) -> None:
    new, place, aside = folders
    exchange(new, place, aside=aside)
    assert contents(place) == {"which": b"new"}
    assert contents(aside if way == "by renames" else new) == {"which": b"place"}


def test_an_empty_place_is_taken(folders: tuple[Path, Path, Path], way: str) -> None:
    new, place, aside = folders
    place.rename(place.with_name("elsewhere"))
    exchange(new, place, aside=aside)
    assert contents(place) == {"which": b"new"}
    assert not new.exists()
    assert not aside.exists()


@pytest.mark.parametrize("error", [OSError, KeyboardInterrupt])
def test_a_failure_between_the_two_renames_is_undone(
    folders: tuple[Path, Path, Path], monkeypatch: pytest.MonkeyPatch, error: type[BaseException]
) -> None:
    new, place, aside = folders
    rename = Path.rename

    def fail(self: Path, target: Path) -> Path:
        if self == new:
            raise error
        return rename(self, target)

    monkeypatch.setattr(subject, "_exchanged_at_once", lambda *_: False)
    monkeypatch.setattr(Path, "rename", fail)
    with pytest.raises(error):
        exchange(new, place, aside=aside)
    assert contents(place) == {"which": b"place"}
    assert contents(new) == {"which": b"new"}


def test_the_kernel_exchanges_at_once_here(folders: tuple[Path, Path, Path]) -> None:
    new, place, _ = folders
    assert subject._exchanged_at_once(new, place)
    assert contents(place) == {"which": b"new"}


def test_what_is_in_its_place_is_not_restored(folders: tuple[Path, Path, Path]) -> None:
    new, place, aside = folders
    new.rename(aside)
    restore(place, aside=aside)
    assert contents(place) == {"which": b"place"}
