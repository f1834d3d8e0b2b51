"""Where finished work is kept between builds: a file of entries by a digest of all that they were made from.

The file may be deleted, copied between branches and machines, or be cut short at any time: an entry that
is not whole counts as none, and a file that cannot be read begins anew. What a build has made is written
in whole transactions, so an interrupted one leaves nothing half done.
"""

from __future__ import annotations

import hashlib
import json
import sqlite3
import zlib
from collections.abc import Callable, Mapping
from contextlib import suppress
from functools import cached_property
from pathlib import Path
from typing import Any

_FORMAT = 2
_CHECK = 16
# Text shrinks to a fifth; more effort would take longer than making some pages anew.
_EFFORT = 1
# Where bytes begin: what is packed begins otherwise.
_AS_IT_IS = b"\0"
# How many bytes wait to be written.
_WAITING = 2_000_000


def opened(folder: Path, name: str, *, most_bytes: int) -> Store:
    """Return a store in a folder, which is made where it is missing; one that forgets if that fails.

    Args:
        folder: where its file is.
        name: what it is called.
        most_bytes: how much it may hold; beyond it, what was not used for longest goes.
    """
    path = folder / f"{name}.sqlite"
    for attempt in range(2):
        try:
            folder.mkdir(parents=True, exist_ok=True)
            return Store(_connected(path), path.absolute(), most_bytes=most_bytes)
        except sqlite3.OperationalError:
            break  # another build is writing, or the folder is not ours to write
        except (sqlite3.DatabaseError, OSError):
            if attempt == 0:
                with suppress(OSError):
                    path.unlink()
    return forgetful()


def _connected(path: Path | str) -> sqlite3.Connection:
    connection = sqlite3.connect(path, timeout=1, isolation_level=None, check_same_thread=False)
    try:
        # What is lost on a power failure is made again.
        connection.execute("PRAGMA synchronous = OFF")
        [found] = connection.execute("PRAGMA user_version").fetchone()
        if found != _FORMAT:
            connection.execute("DROP TABLE IF EXISTS entries")
            connection.execute("DROP TABLE IF EXISTS uses")
            connection.execute("CREATE TABLE entries (key TEXT PRIMARY KEY, value BLOB) WITHOUT ROWID")
            # Apart: to count an entry as used, nothing of its value is read or written.
            connection.execute(
                "CREATE TABLE uses (key TEXT PRIMARY KEY, build INTEGER, size INTEGER) WITHOUT ROWID"
            )
            connection.execute(f"PRAGMA user_version = {_FORMAT}")
        connection.execute("SELECT key FROM entries, uses USING (key) LIMIT 1").fetchone()
    except sqlite3.DatabaseError:
        connection.close()
        raise
    return connection


def passing() -> Store:
    """Return a store in memory: what is put into it is there for this build alone."""
    return Store(_connected(":memory:"), None, most_bytes=0)


def forgetful() -> Store:
    """Return a store that keeps nothing for later builds, nor for this one."""
    return Store(None, None, most_bytes=0)


class Store:
    """Entries by key: values that JSON can hold, or bytes, which are kept as they are."""

    def __init__(self, connection: sqlite3.Connection | None, path: Path | None, *, most_bytes: int) -> None:
        self._connection, self._path = connection, path
        self._most_bytes = most_bytes
        self._used: set[str] = set()
        self._made: dict[str, bytes] = {}
        self._waiting = 0
        self._give: Callable[[str, bytes], None] | None = None

    @property
    def keeps(self) -> bool:
        """Whether what is put into it is there for the next build."""
        return self._connection is not None

    def get(self, key: str) -> Any:
        """Return the value of a key; None where there is none that is whole."""
        return self.marked(key)[0]

    def marked(self, key: str) -> tuple[Any, str]:
        """Return the value of a key with a digest of it; None with nothing where there is none that is whole.

        Values that hold the same in the same order have the same digest.
        """
        packed = self._packed_of(key)
        value = _unpacked(packed)
        if packed is None or value is None:
            return None, ""
        self._used.add(key)
        return value, packed[:_CHECK].hex()

    def _packed_of(self, key: str) -> bytes | None:
        packed = self._made.get(key)
        if packed is None and self._connection is not None:
            with suppress(sqlite3.DatabaseError):
                row = self._connection.execute("SELECT value FROM entries WHERE key = ?", (key,)).fetchone()
                packed = row[0] if row else None
        return packed

    def holds(self, key: str) -> bool:
        """Whether there is a value that is whole, which counts as used."""
        packed = self._packed_of(key)
        if packed is None or _digest(packed[_CHECK:]) != packed[:_CHECK]:
            return False
        self._used.add(key)
        return True

    def keep(self, key: str) -> None:
        """Count an entry as used, if there is one, without reading it."""
        self._used.add(key)

    def put(self, key: str, value: Any) -> str:
        """Keep a value, and return a digest of it."""
        packed = _packed(value)
        if self._give is not None:
            self._give(key, packed)
        elif self._connection is not None:
            self._take(key, packed)
        return packed[:_CHECK].hex()

    def put_packed(self, key: str, packed: bytes) -> None:
        """Keep a value that another process was given (`hand_over`)."""
        if key not in self._made:
            self._take(key, packed)

    def _take(self, key: str, packed: bytes) -> None:
        self._made[key] = packed
        self._waiting += len(packed)
        if self._waiting > _WAITING:
            self._flush()

    def hand_over(self, give: Callable[[str, bytes], None]) -> None:
        """In a copy of the process that opened it: give what is put into it away, and look up what is there.

        SQLite allows no connection in two processes, so the other one is left alone, unclosed
        (https://www.sqlite.org/howtocorrupt.html#_carrying_an_open_database_connection_across_a_fork_).
        """
        self._give = give
        self._left = self._connection
        if self._path is not None:
            self._connection = sqlite3.connect(f"{self._path.as_uri()}?mode=ro", uri=True)

    def save(self) -> None:
        """Write what was put in, and let go what there is no room for."""
        if self._connection is None or not (self._made or self._used):
            return
        with suppress(sqlite3.DatabaseError):  # another build is writing, or the disk is full
            self._write(self._let_go)
        self._made.clear()
        self._used.clear()

    def _flush(self) -> None:
        """Write what was put in so far: of a large site it would fill the memory.

        What cannot be written, for another build is writing, stays there for this build.
        """
        with suppress(sqlite3.DatabaseError):
            self._write()

    def _write(self, then: Callable[[int], None] = lambda _: None) -> None:
        assert self._connection is not None
        self._waiting = 0
        self._connection.execute("BEGIN IMMEDIATE")
        try:
            self._put_in(self._made)
            then(self._build)
            self._connection.execute("COMMIT")
        except BaseException:
            self._connection.execute("ROLLBACK")
            raise
        self._made.clear()

    @cached_property
    def _build(self) -> int:
        """The number of this build among those that have written."""
        assert self._connection is not None
        last = self._connection.execute("SELECT max(build) FROM uses").fetchone()[0]
        return (last or 0) + 1

    def _put_in(self, made: Mapping[str, bytes]) -> None:
        assert self._connection is not None
        self._connection.executemany("INSERT OR REPLACE INTO entries VALUES (?, ?)", made.items())
        self._connection.executemany(
            "INSERT OR REPLACE INTO uses VALUES (?, ?, ?)",
            ((key, self._build, len(value)) for key, value in made.items()),
        )
        self._used -= made.keys()

    def _let_go(self, build: int) -> None:
        """Count what was used, and let go what was not used for longest, where there is no room for it."""
        assert self._connection is not None
        execute = self._connection.execute
        self._connection.executemany(
            "UPDATE uses SET build = ? WHERE key = ?", ((build, key) for key in sorted(self._used))
        )
        kept = 0
        for number, size in execute(
            "SELECT build, sum(size) FROM uses GROUP BY build ORDER BY build DESC"
        ).fetchall():
            kept += size
            if kept > self._most_bytes and number != build:
                execute("DELETE FROM entries WHERE key IN (SELECT key FROM uses WHERE build <= ?)", (number,))
                execute("DELETE FROM uses WHERE build <= ?", (number,))
                break

    def discard(self) -> None:
        """Let the file go, and what was not saved."""
        self._made, self._used, self._waiting = {}, set(), 0
        if self._connection is not None:
            self._connection.close()
            self._connection = None


def _packed(value: Any) -> bytes:
    if isinstance(value, bytes):
        content = _AS_IT_IS + value
    else:
        text = json.dumps(value, ensure_ascii=False).encode("utf-8", "surrogatepass")
        content = zlib.compress(text, _EFFORT)
    return _digest(content) + content


def _unpacked(packed: bytes | None) -> Any:
    if packed is None or _digest(packed[_CHECK:]) != packed[:_CHECK]:
        return None
    if packed.startswith(_AS_IT_IS, _CHECK):
        return packed[_CHECK + len(_AS_IT_IS) :]
    return json.loads(zlib.decompress(packed[_CHECK:]).decode("utf-8", "surrogatepass"))


def _digest(content: bytes) -> bytes:
    return hashlib.blake2b(content, digest_size=_CHECK).digest()
