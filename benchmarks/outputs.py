"""What a built site is: how many pages, how many bytes, and how many of them a first search loads."""

from __future__ import annotations

import gzip
from dataclasses import dataclass
from pathlib import Path
from statistics import mean, median

# The results that our dialog shows at once, each from a file of its own.
_RESULTS = 6
_OURS = "assets/briefings/search"
_WHOLE = ("search/search_index.json", "search.json")


@dataclass(frozen=True, kw_only=True, slots=True)
class Output:
    """Pages, bytes of all files, and bytes that a first search loads.

    These are told as for usual words and for those that load most, compressed with gzip; None where there is
    no search.
    """

    pages: int
    size: int
    search: tuple[int, int] | None


def output(site: Path) -> Output:
    """Return what the site in a folder is."""
    files = [path for path in site.rglob("*") if path.is_file()]
    return Output(
        pages=sum(path.name.endswith(".html") for path in files),
        size=sum(path.stat().st_size for path in files),
        search=search_bytes(site),
    )


def search_bytes(site: Path) -> tuple[int, int] | None:
    """Return how many bytes, compressed, a first query loads beyond the page: usually, and at most.

    Of an index in pieces: what every query needs, a piece of the index (of all, that in the middle, and the
    largest), and as many results as are shown at once, of the size that they have in the mean; what narrows
    results down comes later. Of one that is loaded whole: all of it, and the script that reads it.
    """
    pieces = site / _OURS
    if pieces.is_dir():
        always = (*pieces.glob("pagefind.js"), *pieces.glob("pagefind-entry.json"), *pieces.glob("wasm.*"))
        described = pieces.glob("*.pf_meta")
        index = [_packed(path) for path in pieces.rglob("*.pf_index")]
        results = [_packed(path) for path in pieces.rglob("*.pf_fragment")]
        rest = sum(map(_packed, (*always, *described))) + min(_RESULTS, len(results)) * mean(results)
        return round(rest + median(index)), round(rest + max(index))
    whole = [site / name for name in _WHOLE if (site / name).is_file()]
    if not whole:
        return None
    loaded = sum(map(_packed, (*whole, *site.glob("assets/javascripts/workers/search.*.js"))))
    return loaded, loaded


def _packed(path: Path) -> int:
    return len(gzip.compress(path.read_bytes(), mtime=0))
