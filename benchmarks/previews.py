"""Previews: how long it takes from saving a file until the server gives the page that shows it.

A browser tab waits on the page, as an editor's would: servers that show first what is being looked at can
tell. Beside it, the page is asked for every ten milliseconds.
"""

from __future__ import annotations

import http.client
import re
import socket
import subprocess
import threading
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from urllib.parse import urljoin

from benchmarks.edits import Edit
from benchmarks.generators import Generator
from benchmarks.measuring import FailedError, environment, processor_of

# How MkDocs' servers, ours among them, let a page wait for its next version.
_WAITS = re.compile(r"livereload\((\d+), ?(\d+)\)")
_POLL_SECONDS, _PATIENCE_SECONDS = 0.01, 900.0
# An editor reads what came of an edit before the next one. A server is quiet that takes less of a processor
# than a busy one gets on a machine with much else to do; some look for changes all the time, and never are.
_LEAST_PAUSE, _MOST_PAUSE, _LOOK, _QUIET_SHARE = 1.5, 40.0, 2.0, 0.05


@dataclass(frozen=True, kw_only=True, slots=True)
class Shown:
    """Seconds from saving to the page that shows it: the shortest of some edits, and their median."""

    best: float
    median: float


def preview(generator: Generator, folder: Path, edit: Edit, edits: int) -> Shown:
    """Serve a site that was built before, and return how soon edits of a kind are shown.

    Raises:
        FailedError: the server ended, or an edit was not shown.
    """
    port = _free_port()
    address = f"http://127.0.0.1:{port}/{edit.page}"
    found = []
    with _served(generator, folder, port) as server:
        _until_shown(address, "", server)
        threading.Thread(target=_wait_as_a_tab, args=(address,), daemon=True).start()
        for number in range(1000, 1000 + edits):  # other ones than those of builds
            _pause(server.pid)
            start = time.perf_counter()
            edit.make(folder, number)
            _until_shown(address, edit.words(number), server)
            found.append(time.perf_counter() - start)
    return Shown(best=min(found), median=median(found))


@contextmanager
def _served(generator: Generator, folder: Path, port: int) -> Iterator[subprocess.Popen[bytes]]:
    command = [each.format(port=port) for each in generator.serve]
    nowhere = subprocess.DEVNULL
    server = subprocess.Popen(command, cwd=folder, stdout=nowhere, stderr=nowhere, env=environment())
    try:
        yield server
    finally:
        server.terminate()
        server.wait()


def _until_shown(address: str, words: str, server: subprocess.Popen[bytes]) -> None:
    end = time.monotonic() + _PATIENCE_SECONDS
    while (page := _read(address)) is None or words not in page:
        if server.poll() is not None:
            raise FailedError(f"its preview ended with {server.returncode}")
        if time.monotonic() > end:
            raise FailedError(f"its preview did not show '{words}' on {address}")
        time.sleep(_POLL_SECONDS)


def _wait_as_a_tab(address: str) -> None:
    """Load a page and wait for its next version, as the script in it does, until the server ends."""
    while page := _read(address):
        waits = _WAITS.search(page)
        if waits is None:
            return
        _read(urljoin(address, f"/livereload/{waits[1]}/{waits[2]}"), referer=address)


def _pause(server: int) -> None:
    """Wait until what follows the last edit is over."""
    time.sleep(_LEAST_PAUSE)
    end = time.monotonic() + _MOST_PAUSE
    while time.monotonic() < end:
        before = processor_of(server)
        time.sleep(_LOOK)
        if processor_of(server) - before < _QUIET_SHARE * _LOOK:
            return


def _read(address: str, referer: str = "") -> str | None:
    """Return what is at an address; None if that is nothing, or nobody answers."""
    request = urllib.request.Request(address, headers={"Referer": referer} if referer else {})
    try:
        with urllib.request.urlopen(request, timeout=_PATIENCE_SECONDS) as answer:
            return str(answer.read().decode("utf-8"))
    except (urllib.error.URLError, OSError, http.client.HTTPException):
        return None


def _free_port() -> int:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return int(free.getsockname()[1])
