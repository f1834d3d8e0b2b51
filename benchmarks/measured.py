"""What one run has measured, as it is kept between runs: the documentation shows it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from pydantic import TypeAdapter

from benchmarks.generators import STOCK
from benchmarks.outputs import Output
from benchmarks.previews import Shown

COLD = "cold"
"""The build of a site that none was built of before. Other builds are called as the edit before them."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Seconds:
    """What the fastest build of its kind took: of the processor, and by the clock."""

    processor: float
    clock: float


@dataclass(frozen=True, kw_only=True, slots=True)
class Generated:
    """What one generator did at one size.

    `memory` is the most MB that one process of each program held during a first build. `keeps_deleted`:
    the page of an article that was deleted stays.
    """

    title: str
    version: str
    does: str
    output: Output
    memory: Mapping[str, float]
    keeps_deleted: bool
    builds: Mapping[str, Seconds]
    previews: Mapping[str, Shown] = field(default_factory=dict)


@dataclass(frozen=True, kw_only=True, slots=True)
class Measured:
    """What was measured at one size, interleaved in one run.

    `busy` is how many processes wanted a processor at a time, in the mean, of whomever they were.
    """

    articles: int
    names: int
    facts: int
    rounds: int
    edits: int
    processors: int
    busy: float
    generators: Mapping[str, Generated]
    left_out: Mapping[str, str]

    def ratio(self, generator: str, build: str, *, by_clock: bool = False) -> float | None:
        """Return the processor time of a build, or its time by the clock, beside that of MkDocs.

        None without either of them.

        MkDocs has no facts. It builds everything anew after any edit, and is compared by that of an article.
        """
        stock, other = self.generators.get(STOCK), self.generators[generator].builds.get(build)
        compared = stock and (stock.builds.get(build) or stock.builds.get("body"))
        if not (compared and other):
            return None
        return other.clock / compared.clock if by_clock else other.processor / compared.processor


_RECORD = TypeAdapter(dict[str, Measured])


def read_record(path: Path) -> dict[str, Measured]:
    """Return what is kept, by the name of its size."""
    return _RECORD.validate_json(path.read_bytes())


def write_record(path: Path, record: Mapping[str, Measured]) -> None:
    """Keep what was measured."""
    path.write_bytes(_RECORD.dump_json(dict(record), indent=2) + b"\n")
