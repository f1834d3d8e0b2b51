"""A preview hears of each change at once, and looks again and again only where it has to."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from tests.mkdocs_plugin.small_site import wait_until
from watchdog.observers.polling import PollingObserverVFS

from dispute_briefings.mkdocs_plugin import watching
from dispute_briefings.mkdocs_plugin.watching import Watching, is_told_of


@contextmanager
def told_of(*paths: Path) -> Iterator[list[str]]:
    """Yield a list that fills with the names of what changes at paths."""
    found: list[str] = []
    observer = Watching()
    for path in paths:
        observer.watch(str(path), lambda changed: found.append(Path(changed).name))
    observer.start()
    try:
        yield found
    finally:
        observer.stop()
        observer.join()


def test_it_tells_of_files_that_are_written_added_moved_and_removed(tmp_path: Path) -> None:
    (tmp_path / "articles").mkdir()
    page = tmp_path / "articles" / "one.md"
    page.write_text("old")
    with told_of(tmp_path) as found:
        page.write_text("new")
        wait_until(lambda: "one.md" in found)
        page.rename(page.with_name("two.md"))
        wait_until(lambda: "two.md" in found)
        found.clear()
        page.with_name("two.md").unlink()
        wait_until(lambda: "two.md" in found)
        (tmp_path / "notes").mkdir()
        (tmp_path / "notes" / "three.md").write_text("new")
        wait_until(lambda: "three.md" in found)


def test_reading_is_no_change_and_neither_is_what_editors_keep_aside(tmp_path: Path) -> None:
    page = tmp_path / "one.md"
    page.write_text("old")
    with told_of(tmp_path) as found:
        page.read_text()
        (tmp_path / ".one.md.swp").write_text("aside")
        (tmp_path / "one.md~").write_text("aside")
        page.write_text("new")
        wait_until(lambda: found != [])
    assert set(found) == {"one.md"}


def test_a_file_is_watched_on_when_another_one_takes_its_place(tmp_path: Path) -> None:
    settings, beside = tmp_path / "mkdocs.yml", tmp_path / "new.yml"
    settings.write_text("old")
    with told_of(settings) as found:
        for text in ("new", "newer"):
            found.clear()
            beside.write_text(text)
            beside.replace(settings)
            wait_until(lambda: "mkdocs.yml" in found)
    assert set(found) == {"mkdocs.yml"}


def test_where_the_system_watches_no_more_it_looks_itself(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Full(PollingObserverVFS):
        def __init__(self) -> None:
            super().__init__(os.stat, os.scandir)

        def start(self) -> None:
            raise OSError("inotify watch limit reached")

    monkeypatch.setattr(watching, "_native", Full)
    page = tmp_path / "one.md"
    page.write_text("old")
    with told_of(tmp_path) as found:
        page.write_text("new text")
        wait_until(lambda: "one.md" in found)


@pytest.mark.parametrize(
    ("path", "told"), [("/project", True), ("/project/shared/content", False), ("/far/content", False)]
)
def test_what_others_write_to_is_looked_at(tmp_path: Path, path: str, told: bool) -> None:
    table = tmp_path / "mountinfo"
    table.write_text(
        "22 1 8:1 / / rw - ext4 /dev/sda1 rw\n"
        "23 22 0:40 / /project/shared rw shared:1 - 9p host rw\n"
        "24 22 0:41 / /far rw - fuse.sshfs far rw\n"
    )
    assert is_told_of(path, table) is told
