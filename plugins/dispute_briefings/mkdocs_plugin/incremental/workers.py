"""Other processes that make pages too, from the last one on, until they meet the one that builds.

Each begins as a copy of the process that builds, so it knows all that this one knows and is told nothing.
What it makes comes back as entries of the store, under keys that hold all that they were made from: whoever
builds finds them there, as he finds those of an earlier build, and makes himself what he does not find. A
worker that fails or is late is thus nothing that a site could show.
"""

from __future__ import annotations

import logging
import os
import select
import signal
import struct
import sys
import threading
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from typing import TypeVar

from dispute_briefings.mkdocs_plugin.store import Store

MOST = 3
"""How many there are at the most: each takes as much memory as the build."""

LEAST_PAGES = 100
"""With fewer pages, none is worth its start."""

# How long a key and its value are.
_HEAD = struct.Struct("!II")
_CHUNK = 1 << 20

T = TypeVar("T")


@dataclass(kw_only=True)
class _Worker:
    process: int
    pipe: int
    begun: bytearray = field(default_factory=bytearray)


class Workers:
    """The workers of one stage of a build; where none can help, there are none."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._workers: list[_Worker] = []

    def begin(self, pages: Sequence[T], work: Callable[[T], object]) -> None:
        """Let workers work through pages, whose results are put into the store where they work.

        Args:
            pages: all pages, in the order in which this process goes through them.
            work: what is done for each, in a process of its own: what it changes there is lost.
        """
        number = helping(len(pages))
        for first in range(number):
            try:
                self._begin(pages[::-1][first::number], work)
            except OSError:  # no process, or no pipe, can be had
                return

    def _begin(self, pages: Sequence[T], work: Callable[[T], object]) -> None:
        reading, writing = os.pipe()
        process = os.fork()
        if process:
            os.close(writing)
            os.set_blocking(reading, False)
            self._workers.append(_Worker(process=process, pipe=reading))
            return
        try:  # from here on in the worker, which never returns
            os.close(reading)
            self._leave()
            be_silent()
            self._store.hand_over(lambda key, packed: _send(writing, key.encode(), packed))
            for page in pages:
                work(page)
        finally:
            os._exit(0)

    def _leave(self) -> None:
        """Leave what others make to the process that builds: a worker would take it away from there."""
        for worker in self._workers:
            os.close(worker.pipe)
        self._workers.clear()

    def collect(self) -> None:
        """Put into the store what has come back, without waiting for more."""
        for worker in tuple(self._workers):
            while select.select([worker.pipe], [], [], 0)[0]:
                chunk = os.read(worker.pipe, _CHUNK)
                if not chunk:
                    self._end(worker)
                    break
                worker.begun += chunk
            self._keep(worker.begun)

    def _keep(self, begun: bytearray) -> None:
        at = 0
        while len(begun) - at >= _HEAD.size:
            of_key, of_value = _HEAD.unpack_from(begun, at)
            value = at + _HEAD.size + of_key
            end = value + of_value
            if len(begun) < end:
                break
            self._store.put_packed(begun[at + _HEAD.size : value].decode(), bytes(begun[value:end]))
            at = end
        del begun[:at]

    def end(self) -> None:
        """End all workers, whatever they are doing."""
        for worker in tuple(self._workers):
            self._end(worker)

    def _end(self, worker: _Worker) -> None:
        self._workers.remove(worker)
        os.close(worker.pipe)
        with suppress(ProcessLookupError, ChildProcessError):
            os.kill(worker.process, signal.SIGKILL)
            os.waitpid(worker.process, 0)


def helping(pages: int) -> int:
    """Return how many copies of this process are worth their start: one for each processor that is left."""
    # A copy holds one thread alone, and another one may hold a lock just then. On macOS, the system's own
    # libraries do not survive being copied (https://bugs.python.org/issue33725).
    if not sys.platform.startswith("linux") or threading.active_count() > 1 or pages < LEAST_PAGES:
        return 0
    return min(MOST, len(os.sched_getaffinity(0)) - 1)


def be_silent() -> None:
    """Tell nobody anything: whoever builds tells it, once it is there."""
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, signal.SIG_DFL)
    nowhere = os.open(os.devnull, os.O_RDWR)
    for stream in range(3):
        os.dup2(nowhere, stream)
    for logger in (logging.getLogger(), logging.getLogger("mkdocs")):
        logger.handlers = [logging.NullHandler()]


def _send(pipe: int, key: bytes, value: bytes) -> None:
    rest = memoryview(_HEAD.pack(len(key), len(value)) + key + value)
    while rest:
        rest = rest[os.write(pipe, rest) :]
