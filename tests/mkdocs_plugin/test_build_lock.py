"""One build at a time, and never a lock that outlives its process."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from dispute_briefings.mkdocs_plugin import build_lock
from dispute_briefings.mkdocs_plugin.build_lock import BuildLock, Busy


def test_a_lock_is_held_once_and_names_its_holder(tmp_path: Path) -> None:
    path = tmp_path / "lock"
    lock = BuildLock(path)
    with pytest.raises(Busy) as busy:
        BuildLock(path)
    assert busy.value.holder == str(os.getpid())
    lock.release()
    assert not path.exists()
    BuildLock(path).release()


def test_a_file_that_a_killed_process_left_is_no_lock(tmp_path: Path) -> None:
    path = tmp_path / "lock"
    path.write_text("1")
    lock = BuildLock(path)
    assert path.read_text() == str(os.getpid())
    lock.release()


def test_a_file_that_was_removed_before_it_was_locked_is_made_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "lock"
    try_lock = build_lock._try_lock
    removed = []

    def remove_first(file: object) -> None:
        if not removed:
            path.unlink()
            removed.append(path)
        try_lock(file)  # type: ignore[arg-type]

    monkeypatch.setattr(build_lock, "_try_lock", remove_first)
    lock = BuildLock(path)
    assert path.read_text() == str(os.getpid())
    lock.release()
