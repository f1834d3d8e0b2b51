"""The same inputs give the same bytes, whatever the day, the path, the zone, the locale or the hash seed."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from tests.builds import build, contents
from tests.sample_site import copy_sample

SURROUNDINGS = {
    "another hash seed": {"PYTHONHASHSEED": "4242"},
    "another time zone": {"TZ": "Pacific/Kiritimati"},
    "another locale": {"LC_ALL": "C", "LANG": "C", "PYTHONUTF8": "1"},
    "another day": {"SOURCE_DATE_EPOCH": "86400"},
}


@pytest.fixture(scope="module")
def first(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, dict[str, str]]:
    """Return a site, and what a build of it holds."""
    folder = tmp_path_factory.mktemp("first")
    site = copy_sample(folder)
    built = build(site, folder / "built", PYTHONHASHSEED="0", TZ="UTC", SOURCE_DATE_EPOCH="1900000000")
    assert built.returncode == 0, built.stderr
    return site, contents(folder / "built")


@pytest.mark.parametrize("surroundings", SURROUNDINGS.values(), ids=SURROUNDINGS.keys())
def test_in_other_surroundings(
    first: tuple[Path, dict[str, str]], tmp_path: Path, surroundings: dict[str, str]
) -> None:
    site, expected = first
    fixed = {"PYTHONHASHSEED": "0", "TZ": "UTC", "SOURCE_DATE_EPOCH": "1900000000"}
    built = build(site, tmp_path / "built", **{**fixed, **surroundings})
    assert built.returncode == 0, built.stderr
    assert contents(tmp_path / "built") == expected


def test_at_another_path(first: tuple[Path, dict[str, str]], tmp_path: Path) -> None:
    site, expected = first
    elsewhere = Path(shutil.copytree(site, tmp_path / "a path with spaces" / "소금"))
    built = build(elsewhere, tmp_path / "built", SOURCE_DATE_EPOCH="1900000000")
    assert built.returncode == 0, built.stderr
    assert contents(tmp_path / "built") == expected
