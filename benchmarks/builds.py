"""Whole builds and previews beside other generators, on the same articles.

Ours has its links and citations resolved, its names linked, its facts checked and a page for each of their
records; what the others make is told with the result. Builds are interleaved, each in a fresh process, and
the fastest round counts: in processor time, which other programs on the machine disturb least, and by the
clock. In a preview, the clock runs from the moment at which an article is saved.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Mapping, Sequence

from benchmarks import report
from benchmarks.edits import BODY, EDITS, EVENT
from benchmarks.generators import GENERATORS
from benchmarks.made_sites import SIZES
from benchmarks.measured import Measured
from benchmarks.measuring import FailedError
from benchmarks.rounds import Tell, measured

USUAL_SIZES, QUICK_SIZES = ("S", "M", "L"), ("XS",)
# How many rounds, and edits in a preview; what takes longer varies less.
_REPEATED: Mapping[str, tuple[int, int]] = {"XS": (1, 2), "S": (2, 5), "M": (1, 3), "L": (1, 1)}
# At a size at which some builds take minutes, one edit stands for those that make as much anew.
_EDITS: Mapping[str, tuple[str, ...]] = {"L": (BODY, EVENT)}


def table(
    *,
    quick: bool,
    sizes: Sequence[str] = (),
    only: Sequence[str] = (),
    rounds: int | None = None,
    record: bool = False,
) -> str:
    """Measure, and return the tables of what was found.

    Args:
        quick: one size that is tiny, where none is named.
        sizes: those that are measured.
        only: the generators that are measured; all, if none is named.
        rounds: how many, where it is not what is usual at the size.
        record: let the documentation show it.

    Raises:
        SystemExit: a build or a preview failed.
    """
    found: dict[str, Measured] = {}
    for size in sizes or (QUICK_SIZES if quick else USUAL_SIZES):
        usual, edits = _REPEATED[size]
        number = rounds or (1 if quick else usual)
        try:
            kinds = _EDITS.get(size, tuple(EDITS))
            found[size] = measured(SIZES[size], tuple(only or GENERATORS), number, edits, kinds, _told(size))
        except FailedError as error:
            raise SystemExit(str(error)) from error
        if record:
            report.record({size: found[size]})
    return report.report(found)


def _told(size: str) -> Tell:
    start = time.monotonic()

    def tell(what: str) -> None:
        sys.stderr.write(f"{time.monotonic() - start:6.0f} s  {size}: {what}\n")
        sys.stderr.flush()

    return tell
