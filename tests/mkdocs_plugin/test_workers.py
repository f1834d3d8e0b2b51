"""Workers make pages too, and change nothing about them."""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from tests.mkdocs_plugin.small_site import PATIENCE, contents
from tests.mkdocs_plugin.test_rebuilding import ONE, Project

from dispute_briefings.mkdocs_plugin.incremental import conversion, workers
from dispute_briefings.mkdocs_plugin.incremental.workers import Workers
from dispute_briefings.mkdocs_plugin.store import Store, opened

pytestmark = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="workers need Linux")


@pytest.fixture
def begun(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """The processes that were begun, with two workers for any number of pages, whatever the machine has."""
    found: list[int] = []
    fork = os.fork

    def noting() -> int:
        process = fork()
        found.append(process)
        return process

    monkeypatch.setattr(os, "fork", noting)
    monkeypatch.setattr(workers, "LEAST_PAGES", 1)
    monkeypatch.setattr(conversion, "_MOST_ALONE", 1)
    monkeypatch.setattr(os, "sched_getaffinity", lambda _: {0, 1, 2})
    monkeypatch.setattr(workers.threading, "active_count", lambda: 1)  # type: ignore[attr-defined]
    return found


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    opened_store = opened(tmp_path / "store", "pages", most_bytes=1_000_000)
    yield opened_store
    opened_store.discard()


def collected(helpers: Workers, is_there: Callable[[], bool]) -> bool:
    """Whether what is awaited comes back in time."""
    last = time.monotonic() + PATIENCE
    while not is_there() and time.monotonic() < last:
        helpers.collect()
        time.sleep(0.01)
    return is_there()


def test_what_workers_make_is_in_the_store(begun: list[int], store: Store) -> None:
    helpers = Workers(store)
    helpers.begin(range(9), lambda number: store.put(f"page {number}", {"html": "x" * 100_000 * number}))
    assert len(begun) == 2
    assert collected(helpers, lambda: all(store.get(f"page {number}") for number in range(9)))
    assert store.get("page 8") == {"html": "x" * 800_000}
    helpers.end()


def test_what_one_makes_no_other_one_takes(begun: list[int], store: Store) -> None:
    helpers = Workers(store)

    def put(number: int) -> None:
        for _ in range(20):  # as each conversion begins
            helpers.collect()
            time.sleep(0.001)
        store.put(f"page {number}", {"html": "x" * 1_000})

    helpers.begin(range(40), put)
    assert collected(helpers, lambda: all(store.get(f"page {number}") for number in range(40)))
    helpers.end()


def test_workers_find_what_the_store_holds(begun: list[int], store: Store) -> None:
    store.put("kept", "salt")
    store.save()
    store.put("made", "pepper")
    helpers = Workers(store)
    helpers.begin(
        range(2), lambda number: store.put(f"page {number}", [store.get("kept"), store.get("made")])
    )
    assert collected(helpers, lambda: all(store.get(f"page {number}") for number in range(2)))
    assert store.get("page 0") == ["salt", "pepper"]
    helpers.end()
    store.put("after", True)
    store.save()
    assert store.get("after")


def test_they_begin_with_the_last_page(begun: list[int], store: Store) -> None:
    helpers = Workers(store)

    def put(number: int) -> None:
        store.put(f"page {number}", True)
        if number <= 7:
            time.sleep(PATIENCE)

    helpers.begin(range(10), put)
    assert collected(helpers, lambda: store.get("page 9") and store.get("page 8"))
    assert store.get("page 0") is None
    helpers.end()


def test_one_that_fails_or_hangs_holds_nobody_up(begun: list[int], store: Store) -> None:
    helpers = Workers(store)

    def work(number: int) -> None:
        if number == 8:
            raise ValueError(number)
        time.sleep(PATIENCE)

    helpers.begin(range(9), work)
    helpers.collect()
    helpers.end()
    for process in begun:
        with pytest.raises(ProcessLookupError):
            os.kill(process, 0)


@pytest.mark.parametrize(("threads", "processors", "pages"), [(2, 3, 999), (1, 1, 999), (1, 3, 99)])
def test_where_none_can_help_none_begin(
    store: Store, monkeypatch: pytest.MonkeyPatch, threads: int, processors: int, pages: int
) -> None:
    monkeypatch.setattr(workers.threading, "active_count", lambda: threads)  # type: ignore[attr-defined]
    monkeypatch.setattr(os, "sched_getaffinity", lambda _: set(range(processors)))
    monkeypatch.setattr(os, "fork", lambda: pytest.fail("a worker has begun"))
    Workers(store).begin(range(pages), lambda _: None)


def test_a_site_is_the_same_with_their_help(begun: list[int], tmp_path: Path) -> None:
    project = Project(tmp_path / "project")
    assert project.publish() == project.clean()
    assert len(begun) == 5  # two for each of two stages, one for pictures; the clean build has none
    project.change(ONE, "title: Part one", "title: Part none")
    assert project.publish() == project.clean()
    project.change("content/fact_sheets/glossary.yml", "en: Brine", "en: Salt water")
    assert project.publish() == project.clean()


def test_they_help_where_an_edit_concerns_most_pages(
    begun: list[int], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(workers, "LEAST_PAGES", 3)
    monkeypatch.setattr(conversion, "_MOST_ALONE", 3)
    project = Project(tmp_path / "project")
    project.publish()
    del begun[:]
    project.change(ONE, "The note.", "The mended note.")
    project.publish()
    assert begun == []
    project.change("content/fact_sheets/sources.yml", "publisher: Gazette", "publisher: Herald")
    assert project.publish() == project.clean()
    assert len(begun) == 4


def test_what_is_wrong_with_a_page_is_told_once(begun: list[int], tmp_path: Path) -> None:
    project = Project(tmp_path / "project")
    project.change(ONE, "A word", "Yesterday, a [link](nowhere.md) and a word")
    told = project.mkdocs("build").output
    assert begun != []
    assert told.count("a link 'nowhere.md'") == 1
    assert told.count("[relative-date]") == 1


def test_a_page_that_cannot_be_made_stops_the_build_as_it_would_alone(
    begun: list[int], tmp_path: Path
) -> None:
    project = Project(tmp_path / "project")
    before = project.publish()
    project.change(ONE, "[[quota]]", "[[no-such-record]]")
    ran = project.mkdocs("build")
    assert ran.exit_code != 0
    assert ran.output.count("no-such-record") == 1
    assert contents(project.site) == before
