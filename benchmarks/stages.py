"""Where the time goes that a build takes after the edit of an article, beside the least that one could take.

That least is to read each file of the content once, and to write each file once that has changed on the site.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from benchmarks.edits import BODY, EDITS
from benchmarks.generators import GENERATORS, OURS
from benchmarks.made_sites import SIZES, Size
from benchmarks.measuring import environment

USUAL_SIZES, QUICK_SIZES = ("S", "M"), ("XS",)
_ROUNDS = 3
_PROJECT = Path(__file__).parents[1]

# What ends with the beginning or the end of an event of MkDocs; the last two end with the process.
STAGES: Mapping[str, tuple[str, str]] = {
    "starting": ("startup", "begin"),
    "reading and checking": ("config", "end"),
    "files and navigation": ("nav", "end"),
    "converting": ("env", "begin"),
    "comparing what pages are made from": ("env", "end"),
    "files, theme and pages": ("post_build", "begin"),
    "search": ("post_build", "end"),
}
PUBLISHING, LEAST = "publishing", "the least: reading all, writing what changed"


def table(*, quick: bool, sizes: Sequence[str] = ()) -> str:
    """Measure, and return the seconds of each stage by the clock, of the fastest of some rounds."""
    tables = []
    for size in sizes or (QUICK_SIZES if quick else USUAL_SIZES):
        taken = measured(SIZES[size], 1 if quick else _ROUNDS)
        rows = [f"{what:<46} {seconds:6.2f} s" for what, seconds in taken.items()]
        whole = sum(seconds for what, seconds in taken.items() if what != LEAST)
        tables.append(
            "\n".join([f"{SIZES[size].articles:,} articles", *rows, f"{'in all':<46} {whole:6.2f} s"])
        )
    return "\n\n".join(tables)


def measured(size: Size, rounds: int) -> dict[str, float]:
    """Return the seconds of each stage of the fastest build, and the least that one could take."""
    with tempfile.TemporaryDirectory(prefix="briefings-bench-") as name:
        folder = Path(name) / "site"
        GENERATORS[OURS].write(folder, size)
        _stages(folder)
        found = []
        for number in range(rounds):
            before = _inodes(folder / "site")
            EDITS[BODY].make(folder, number)
            taken = _stages(folder)
            changed = [path for path, inode in _inodes(folder / "site").items() if before.get(path) != inode]
            found.append({**taken, LEAST: _least(folder, changed, Path(name) / f"least-{number}")})
    return min(found, key=lambda taken: sum(taken.values()))


def _stages(folder: Path) -> dict[str, float]:
    """Build a site, and return the seconds of each stage."""
    paths = [str(_PROJECT), os.environ.get("PYTHONPATH", "")]
    env = {**environment(), "PYTHONPATH": os.pathsep.join(filter(None, paths))}
    start = time.time()
    command = [sys.executable, "-c", "from benchmarks.stages import tell; tell()"]
    ran = subprocess.run(command, cwd=folder, env=env, check=True, stdout=subprocess.PIPE)
    end = time.time()
    told: dict[str, float] = json.loads(ran.stdout.splitlines()[-1])
    seconds, last = {}, start
    for what, (event, of) in STAGES.items():
        seconds[what], last = told[f"{event} {of}"] - last, told[f"{event} {of}"]
    return {**seconds, PUBLISHING: end - last}


def tell() -> None:
    """Build the site in the folder at hand, and write when each event of MkDocs began and ended first."""
    from mkdocs.__main__ import cli  # noqa: PLC0415 - it is part of what is measured
    from mkdocs.plugins import PluginCollection  # noqa: PLC0415

    told: dict[str, float] = {}
    run_event = PluginCollection.run_event

    def timed(plugins: PluginCollection, name: str, *given: Any, **options: Any) -> Any:
        told.setdefault(f"{name} begin", time.time())
        result = run_event(plugins, name, *given, **options)
        told.setdefault(f"{name} end", time.time())
        return result

    vars_of_class: Any = PluginCollection
    vars_of_class.run_event = timed
    cli(["build", "--quiet"], standalone_mode=False)
    sys.stdout.write(f"\n{json.dumps(told)}\n")


def _inodes(site: Path) -> dict[str, int]:
    return {
        path.relative_to(site).as_posix(): path.stat().st_ino for path in site.rglob("*") if path.is_file()
    }


def _least(folder: Path, changed: Sequence[str], beside: Path) -> float:
    contents = {path: (folder / "site" / path).read_bytes() for path in changed}
    start = time.perf_counter()
    for path in (folder / "content").rglob("*"):
        if path.is_file():
            path.read_bytes()
    for path, content in contents.items():
        target = beside / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(content)
    return time.perf_counter() - start
