"""Where finished work is kept: what is asked for stays longest, and what is damaged is not there."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest

from dispute_briefings.mkdocs_plugin import store as stores
from dispute_briefings.mkdocs_plugin.store import opened, passing

LONG = [str(number) for number in range(2_000)]


def test_what_was_not_asked_for_longest_goes_with_its_value(tmp_path: Path) -> None:
    for name in ("first", "second", "third"):
        store = opened(tmp_path, "kept", most_bytes=12_000)
        store.keep("first")
        store.put(name, [name, *LONG])
        store.save()
        store.discard()
    with sqlite3.connect(tmp_path / "kept.sqlite") as connection:
        held = [
            [key for (key,) in connection.execute(f"SELECT key FROM {table} ORDER BY key")]
            for table in ("entries", "uses")
        ]
    connection.close()
    assert held == [["first", "third"], ["first", "third"]]


def test_the_same_value_has_the_same_digest(tmp_path: Path) -> None:
    store = opened(tmp_path, "kept", most_bytes=100_000)
    digests = [store.put(key, {"text": text}) for key, text in (("a", "x"), ("b", "x"), ("c", "y"))]
    assert digests[0] == digests[1] != digests[2]
    store.save()
    assert store.marked("a") == ({"text": "x"}, digests[0])
    assert store.marked("none") == (None, "")
    store.discard()


def test_bytes_are_kept_as_they_are(tmp_path: Path) -> None:
    store = opened(tmp_path, "kept", most_bytes=100_000)
    for value in (b"", b"\0\xff", b'"a"'):
        store.put("a", value)
        store.save()
        assert store.get("a") == value
    store.discard()


def test_what_is_kept_for_one_build_alone_is_in_no_file() -> None:
    store = passing()
    store.put("a", 1)
    store.save()
    assert store.get("a") == 1
    store.discard()
    assert passing().get("a") is None


def test_a_file_of_an_earlier_form_begins_anew(tmp_path: Path) -> None:
    with sqlite3.connect(tmp_path / "kept.sqlite") as connection:
        connection.execute("CREATE TABLE entries (key TEXT PRIMARY KEY, build INTEGER, value BLOB)")
        connection.execute("PRAGMA user_version = 1")
    connection.close()
    store = opened(tmp_path, "kept", most_bytes=100_000)
    store.put("a", 1)
    store.save()
    assert store.get("a") == 1
    store.discard()


def test_what_is_put_in_does_not_wait_in_memory(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(stores, "_WAITING", 10_000)
    store = opened(tmp_path, "kept", most_bytes=1_000_000)
    for number in range(20):
        store.put(str(number), [number, *LONG])
        assert sum(map(len, store._made.values())) < 20_000
    assert [store.get(str(number))[0] for number in range(20)] == [*range(20)]
    store.save()
    store.discard()


def test_what_cannot_be_written_is_there_as_long_as_the_build(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(stores, "_WAITING", 10)
    opened(tmp_path, "kept", most_bytes=1_000_000).discard()
    other = sqlite3.connect(tmp_path / "kept.sqlite", isolation_level=None)
    store = opened(tmp_path, "kept", most_bytes=1_000_000)
    other.execute("BEGIN IMMEDIATE")
    store.put("a", LONG)
    store.put_packed("b", store._made["a"])
    assert store.get("a") == store.get("b") == LONG
    other.execute("ROLLBACK")
    other.close()
    store.put("c", LONG)
    assert not store._made
    store.discard()
