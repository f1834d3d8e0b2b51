"""Whole builds beside those of MkDocs and Material alone: cold, after one article was edited, and in preview.

Both sites hold the same articles. Ours has its links and citations resolved, its names linked, its facts
checked and a page for each of their records, and a search of its own; the other one shows the same text
with the theme's search, so it has fewer pages. Builds are interleaved, each in a fresh process, and the
fastest round counts: in processor time, which other programs on the machine disturb least, and by the
clock. In preview, the time runs from the moment at which an article is saved until a browser that waits
on its page has the new one.
"""

from __future__ import annotations

import argparse
import os
import re
import socket
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from benchmarks.made_sites import OURS, SIZES, STOCK, write_site

ROUNDS, EDITS = 3, 5
_ARTICLE = "content/articles/7.md"
_ADDRESS = "articles/7/"
_POLL = re.compile(r"livereload\((\d+), ?(\d+)\)")
_SILENT = {**os.environ, "NO_MKDOCS_2_WARNING": "1"}


@dataclass(frozen=True, kw_only=True, slots=True)
class Taken:
    """What something took: seconds of the processor (none where that was not measured), and by the clock."""

    processor: float | None
    clock: float


def table(*, quick: bool, sizes: str = "S") -> str:
    """Return the times of both, and the ratio of ours to the other, for each of some sizes."""
    return "\n\n".join(_table_of(size, rounds=1 if quick else ROUNDS) for size in sizes)


def _table_of(size: str, rounds: int) -> str:
    with tempfile.TemporaryDirectory(prefix="briefings-bench-") as name:
        sites = {"ours": Path(name, "ours"), "stock": Path(name, "stock")}
        for how, folder in sites.items():
            write_site(folder, SIZES[size], OURS if how == "ours" else STOCK)
        found: dict[str, dict[str, Taken]] = {
            "cold build": _fastest(sites, rounds, _forget, _build),
            "after one edit": _fastest(sites, rounds, _edit, _build),
            "preview, one edit": {how: preview(folder, EDITS) for how, folder in sites.items()},
        }
        pages = {how: sum(1 for _ in (folder / "site").rglob("*.html")) for how, folder in sites.items()}
    told = ", ".join(f"{how} {count:,}" for how, count in pages.items())
    lines = [f"{size}: {SIZES[size].articles:,} articles; pages: {told}"]
    for what, taken in found.items():
        lines.append(f"{what:<18} {_pair(taken, 'processor')}   {_pair(taken, 'clock')}")
    return "\n".join(lines)


def _pair(taken: Mapping[str, Taken], which: str) -> str:
    ours, stock = (getattr(taken[how], which) for how in ("ours", "stock"))
    if ours is None or stock is None:
        return f"{which}: not told" + " " * 24
    return f"{which}: {ours:7.2f} s, stock {stock:7.2f} s, ratio {ours / stock:5.2f}"


def _fastest(
    sites: Mapping[str, Path], rounds: int, before: Callable[[Path, int], None], run: Callable[[Path], Taken]
) -> dict[str, Taken]:
    found: dict[str, list[Taken]] = {how: [] for how in sites}
    for number in range(rounds):
        for how, folder in sites.items():
            before(folder, number)
            found[how].append(run(folder))
    return {
        how: Taken(
            processor=min(each.processor or 0 for each in taken), clock=min(each.clock for each in taken)
        )
        for how, taken in found.items()
    }


def _forget(folder: Path, _: int) -> None:
    """Take away what an earlier build has left, its cache among it."""
    for name in ("site", ".cache"):
        subprocess.run(["rm", "-rf", str(folder / name)], check=True)


def _edit(folder: Path, number: int) -> None:
    path = folder / _ARTICLE
    path.write_text(f"{path.read_text('utf-8')}\nEdit {number}.\n", encoding="utf-8")


def _build(folder: Path) -> Taken:
    before, start = os.times(), time.perf_counter()
    command = [sys.executable, "-m", "mkdocs", "build", "-q"]
    subprocess.run(command, cwd=folder, check=True, stderr=subprocess.DEVNULL, env=_SILENT)
    clock, after = time.perf_counter() - start, os.times()
    processor = after.children_user + after.children_system - before.children_user - before.children_system
    return Taken(processor=processor, clock=clock)


def preview(folder: Path, edits: int) -> Taken:
    """Return the shortest time from saving an article until a browser on its page has the new one."""
    port = _free_port()
    with _served(folder, port) as root:
        shortest = min(_edit_to_page(folder, root, number) for number in range(edits))
    return Taken(processor=None, clock=shortest)


def _edit_to_page(folder: Path, root: str, number: int) -> float:
    path, words = folder / _ARTICLE, f"Preview {number}."
    page = _read(root + _ADDRESS)
    time.sleep(1.5)  # what follows the last edit is over, and the file gets another time
    start = time.perf_counter()
    path.write_text(f"{path.read_text('utf-8')}\n{words}\n", encoding="utf-8")
    while words not in page:
        poll = _POLL.search(page)
        if poll is None:
            raise SystemExit(f"the page {_ADDRESS} has no live reload")
        _read(f"{root}livereload/{poll[1]}/{poll[2]}", referer=root + _ADDRESS)
        page = _read(root + _ADDRESS)
    return time.perf_counter() - start


@contextmanager
def _served(folder: Path, port: int) -> Iterator[str]:
    command = [sys.executable, "-m", "mkdocs", "serve", "-q", "-a", f"127.0.0.1:{port}"]
    server = subprocess.Popen(command, cwd=folder, stderr=subprocess.DEVNULL, env=_SILENT)
    root = f"http://127.0.0.1:{port}/"
    try:
        while True:
            try:
                _read(root + _ADDRESS)
                break
            except (urllib.error.URLError, ConnectionError):
                if server.poll() is not None:
                    raise SystemExit(f"the preview of {folder} has ended") from None
                time.sleep(0.2)
        yield root
    finally:
        server.terminate()
        server.wait()


def _read(address: str, referer: str = "") -> str:
    request = urllib.request.Request(address, headers={"Referer": referer} if referer else {})
    with urllib.request.urlopen(request, timeout=90) as answer:
        return str(answer.read().decode("utf-8"))


def _free_port() -> int:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return int(free.getsockname()[1])


def main() -> None:
    """Measure the sizes that are asked for."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.builds", description=main.__doc__)
    parser.add_argument("sizes", nargs="?", default="S", help="one or more of S, M and L, such as SM")
    parser.add_argument("--quick", action="store_true", help="one round")
    given = parser.parse_args()
    sys.stdout.write(table(quick=given.quick, sizes=given.sizes) + "\n")


if __name__ == "__main__":
    main()
