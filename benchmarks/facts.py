"""Reading and checking a book of facts: facts per second, peak memory, and whether time grows linearly.

Every round is a fresh process that loads a small book, which brings in what is loaded late, and then
the book in question. Time is processor time, which other programs on the machine disturb least; the
fastest round counts. One more loading in each process, with a clock around each stage, tells how the
time divides.
"""

from __future__ import annotations

import argparse
import gc
import json
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

from benchmarks.book_of_facts import write_book
from dispute_briefings.facts import loader

SIZES = (1_000, 10_000, 40_000)
QUICK_SIZES = (1_000, 4_000)
ROUNDS, QUICK_ROUNDS = 3, 1
STAGES = ("source_yaml", "shape", "checks")

# What the loader calls, by the stage that it belongs to.
_STAGE_OF = {"read": "source_yaml", "with_points": "source_yaml", "shaped": "shape", "check": "checks"}
_SMALL_BOOK = 200
_ROOT = Path(__file__).parents[1]
_HEAD = ("facts", "YAML", "seconds", "facts/s", "MB/s", "peak", *STAGES, "rest")


def table(*, quick: bool) -> str:
    """Return the measurements of all sizes as a table, with the ratio of the largest to the smallest."""
    sizes, rounds = (QUICK_SIZES, QUICK_ROUNDS) if quick else (SIZES, ROUNDS)
    found = [measured(size, rounds) for size in sizes]
    rows = [_HEAD, *map(_row, found)]
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    lines = ["  ".join(cell.rjust(width) for cell, width in zip(row, widths, strict=True)) for row in rows]
    first, last = found[0], found[-1]
    ratio = (last["seconds"] / last["facts"]) / (first["seconds"] / first["facts"])
    sizes_told = f"among {last['facts']:,} as among {first['facts']:,}"
    return "\n".join([*lines, f"A fact takes {ratio:.2f} times as long {sizes_told}; 1 is linear."])


def measured(size: int, rounds: int) -> Mapping[str, Any]:
    """Return the fastest of some rounds on a book of a size.

    Raises:
        subprocess.CalledProcessError: the book could not be loaded.
    """
    with tempfile.TemporaryDirectory(prefix="briefings-bench-") as name:
        folder = Path(name)
        facts = {book: write_book(folder / book, wanted) for book, wanted in _books(size)}
        yaml = sum(path.stat().st_size for path in (folder / "book").rglob("*") if path.is_file())
        command = [sys.executable, "-m", "benchmarks.facts", name, *(str(facts[book]) for book in facts)]
        told = [
            subprocess.run(command, cwd=_ROOT, check=True, stdout=subprocess.PIPE).stdout
            for _ in range(rounds)
        ]
    fastest = min(map(json.loads, told), key=lambda answer: answer["seconds"])
    return {"facts": facts["book"], "megabytes": yaml / 1e6, **fastest}


def _books(size: int) -> tuple[tuple[str, int], ...]:
    return ("small", _SMALL_BOOK), ("book", size)


def measure(folder: Path, small: int, facts: int) -> Mapping[str, Any]:
    """Return the seconds that a book takes in this process, the peak of memory in MB and each stage's share.

    Args:
        folder: holds the folders ``small`` and ``book``.
        small: the number of facts in the one.
        facts: the number of facts in the other.
    """
    _seconds(folder / "small", small)
    seconds, peak = _seconds(folder / "book", facts), _peak()
    return {"seconds": seconds, "peak": peak, "shares": _shares(folder / "book", facts)}


def _seconds(book: Path, facts: int) -> float:
    gc.collect()
    start = time.process_time()
    loaded = loader.load(book, root=book.parent)
    seconds = time.process_time() - start
    if loaded.book is None or loaded.problems or len(loaded.book.facts) != facts:
        told = "\n".join(map(str, loaded.problems[:5]))
        raise SystemExit(f"the book that was made is not sound, or has not {facts} facts:\n{told}")
    return seconds


def _shares(book: Path, facts: int) -> Mapping[str, float]:
    """Return the part of the time that each stage takes, from 0 to 1."""
    spent = dict.fromkeys(STAGES, 0.0)
    own = {name: getattr(loader, name) for name in _STAGE_OF}
    for name, function in own.items():
        setattr(loader, name, _clocked(function, spent, _STAGE_OF[name]))
    try:
        whole = _seconds(book, facts)
    finally:
        for name, function in own.items():
            setattr(loader, name, function)
    return {stage: seconds / whole for stage, seconds in spent.items()}


def _clocked(function: Callable[..., Any], spent: dict[str, float], stage: str) -> Callable[..., Any]:
    def clocked(*arguments: Any, **named: Any) -> Any:
        start = time.process_time()
        try:
            return function(*arguments, **named)
        finally:
            spent[stage] += time.process_time() - start

    return clocked


def _peak() -> float | None:
    """Return the most memory that this process ever held, in MB; None where the system does not tell."""
    try:
        import resource  # noqa: PLC0415 - not on Windows
    except ImportError:
        return None
    told = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return told / 1e6 if sys.platform == "darwin" else told * 1024 / 1e6  # bytes there, kibibytes elsewhere


def _row(each: Mapping[str, Any]) -> tuple[str, ...]:
    seconds, shares = each["seconds"], each["shares"]
    return (
        f"{each['facts']:,}",
        f"{each['megabytes']:.1f} MB",
        f"{seconds:.2f}",
        f"{each['facts'] / seconds:,.0f}",
        f"{each['megabytes'] / seconds:.2f}",
        "not told" if each["peak"] is None else f"{each['peak']:.0f} MB",
        *(f"{shares[stage]:.0%}" for stage in STAGES),
        f"{1 - sum(shares.values()):.0%}",
    )


def main(arguments: Sequence[str] | None = None) -> None:
    """Measure one book in this process, and write what was found as JSON."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.facts", description=main.__doc__)
    parser.add_argument("folder", type=Path, help="holds the folders `small` and `book`")
    parser.add_argument("small", type=int, help="the number of facts in the first")
    parser.add_argument("facts", type=int, help="the number of facts in the second")
    given = parser.parse_args(arguments)
    json.dump(measure(given.folder, given.small, given.facts), sys.stdout)


if __name__ == "__main__":
    main()
