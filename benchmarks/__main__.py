"""``make bench``: every measurement, one table each; ``--quick`` for a look in some seconds."""

from __future__ import annotations

import argparse
import sys
from argparse import Namespace
from collections.abc import Callable, Mapping, Sequence

from benchmarks import builds, checks, facts, importing, names, stages
from benchmarks.generators import GENERATORS
from benchmarks.made_sites import SIZES

TABLES: Mapping[str, tuple[str, Callable[[Namespace], str]]] = {
    "checks": ("Checking the briefing of this project", lambda given: checks.table(quick=given.quick)),
    "facts": ("Reading and checking fact sheets", lambda given: facts.table(quick=given.quick)),
    "importing": ("Reading articles of others", lambda given: importing.table(quick=given.quick)),
    "names": ("Links by name", lambda given: names.table(quick=given.quick)),
    "stages": (
        "Where the time goes after the edit of an article",
        lambda given: stages.table(quick=given.quick, sizes=given.sizes),
    ),
    "builds": (
        "Whole builds and previews, beside other generators",
        lambda given: builds.table(
            quick=given.quick,
            sizes=given.sizes,
            only=given.only,
            rounds=given.rounds,
            record=given.record,
        ),
    ),
}


def main(arguments: Sequence[str] | None = None) -> None:
    """Write the tables that are asked for, all of them if none is."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    parser.add_argument(
        "names", nargs="*", metavar="name", help=f"one of: {', '.join(TABLES)} (left out: all)"
    )
    parser.add_argument("--quick", action="store_true", help="small sizes, one round")
    whole = parser.add_argument_group("for builds, and their stages")
    whole.add_argument(
        "--sizes", nargs="+", choices=SIZES, default=(), help="left out: S, M and, for builds, L"
    )
    whole.add_argument("--only", nargs="+", choices=GENERATORS, default=(), help="left out: all generators")
    whole.add_argument("--rounds", type=int, help="how many; left out: as many as is usual for the size")
    whole.add_argument("--record", action="store_true", help="let docs/speed.md show what was measured")
    given = parser.parse_args(arguments)
    if unknown := [name for name in given.names if name not in TABLES]:
        parser.error(f"no measurement '{unknown[0]}': choose from {', '.join(TABLES)}")
    if given.record and (given.quick or given.only):
        parser.error("what --record shows is whole: without --quick and --only")
    for name in given.names or TABLES:
        title, table = TABLES[name]
        sys.stdout.write(f"{title}\n\n{table(given)}\n\n")
        sys.stdout.flush()


if __name__ == "__main__":
    main()
