"""``briefings check`` on the briefing of this project: the first time, again, after an edit, and watching."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterable
from pathlib import Path

ROUNDS = 5
_PROJECT = Path(__file__).parents[1]
_SITE = ("content", "site_config", "mkdocs.yml")
_COMMAND = (sys.executable, "-u", "-c", "from dispute_briefings.cli import main; main()", "check")
# What one edit sets going is over when the next one comes.
_APART_SECONDS = 0.5
_EDITED = "content/articles/wto-case.md"


def table(*, quick: bool) -> str:
    """Return how long each takes: the fastest of some rounds, each in a fresh process, by the clock."""
    with tempfile.TemporaryDirectory(prefix="briefings-bench-") as name:
        site = Path(name)
        for each in _SITE:
            copy = shutil.copytree if (_PROJECT / each).is_dir() else shutil.copy
            copy(_PROJECT / each, site / each)
        first, again, edited = [], [], []
        for number in range(1 if quick else ROUNDS):
            shutil.rmtree(site / ".cache", ignore_errors=True)
            first.append(_seconds(site))
            again.append(_seconds(site))
            _edit(site, number)
            edited.append(_seconds(site))
        watching = _watching(site, range(1 if quick else ROUNDS))
    rows = (
        ("first", first),
        ("nothing changed", again),
        ("after an edit", edited),
        ("after an edit, watching", watching),
    )
    return "\n".join(f"{what:<23} {min(taken):5.2f} s" for what, taken in rows)


def _edit(site: Path, number: int) -> None:
    with (site / _EDITED).open("a", encoding="utf-8") as page:
        page.write(f"\nOnce{' more' * number}.\n")


def _seconds(site: Path) -> float:
    start = time.perf_counter()
    # A site with an error is checked too, and as a whole.
    subprocess.run(_COMMAND, cwd=site, check=False, stdout=subprocess.DEVNULL, env=_environment())
    return time.perf_counter() - start


def _watching(site: Path, edits: Iterable[int]) -> list[float]:
    """Return how long each of some edits waits for its answer, from saving it until all of it is told."""
    taken = []
    command = [*_COMMAND, "--watch"]
    with subprocess.Popen(
        command, cwd=site, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, env=_environment()
    ) as running:
        assert running.stdout is not None
        # It has begun to watch when it says so; then it tells an empty line and what it finds.
        while "Watching" not in running.stdout.readline():
            assert running.poll() is None, "it ended before it watched"
        for number in edits:
            time.sleep(_APART_SECONDS)
            start = time.perf_counter()
            _edit(site, number)
            while not running.stdout.readline().strip():
                pass
            taken.append(time.perf_counter() - start)
        running.terminate()
    return taken


def _environment() -> dict[str, str]:
    """Return an environment in which Python keeps what it compiles, as it does unless told otherwise."""
    return {key: value for key, value in os.environ.items() if key != "PYTHONDONTWRITEBYTECODE"}
