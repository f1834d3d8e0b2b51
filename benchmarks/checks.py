"""``briefings check`` on the briefing of this project: the first time, again, and after an edit."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROUNDS = 5
_PROJECT = Path(__file__).parents[1]
_SITE = ("content", "site_config", "mkdocs.yml")
_EDITED = "content/about.md"


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
            with (site / _EDITED).open("a", encoding="utf-8") as page:
                page.write(f"\nOnce more: {number}.\n")
            edited.append(_seconds(site))
    rows = (("first", first), ("nothing changed", again), ("after an edit", edited))
    return "\n".join(f"{what:<16} {min(taken):5.2f} s" for what, taken in rows)


def _seconds(site: Path) -> float:
    start = time.perf_counter()
    command = [sys.executable, "-c", "from dispute_briefings.cli import main; main()", "check"]
    # A site with an error is checked too, and as a whole.
    subprocess.run(command, cwd=site, check=False, stdout=subprocess.DEVNULL, env=_environment())
    return time.perf_counter() - start


def _environment() -> dict[str, str]:
    """Return an environment in which Python keeps what it compiles, as it does unless told otherwise."""
    return {key: value for key, value in os.environ.items() if key != "PYTHONDONTWRITEBYTECODE"}
