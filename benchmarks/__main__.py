"""``make bench``: every measurement, one table each; ``--quick`` for a look in some seconds."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Mapping, Sequence

from benchmarks import builds, checks, facts, importing, names

TABLES: Mapping[str, tuple[str, Callable[..., str]]] = {
    "checks": ("Checking the briefing of this project", checks.table),
    "facts": ("Reading and checking fact sheets", facts.table),
    "importing": ("Reading articles of others", importing.table),
    "names": ("Links by name", names.table),
    "builds": ("Whole builds, beside MkDocs and Material alone", builds.table),
}


def main(arguments: Sequence[str] | None = None) -> None:
    """Write the tables that are asked for, all of them if none is."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    parser.add_argument(
        "names", nargs="*", metavar="name", help=f"one of: {', '.join(TABLES)} (left out: all)"
    )
    parser.add_argument("--quick", action="store_true", help="small sizes, one round")
    given = parser.parse_args(arguments)
    if unknown := [name for name in given.names if name not in TABLES]:
        parser.error(f"no measurement '{unknown[0]}': choose from {', '.join(TABLES)}")
    for name in given.names or TABLES:
        title, table = TABLES[name]
        sys.stdout.write(f"{title}\n\n{table(quick=given.quick)}\n\n")
        sys.stdout.flush()


if __name__ == "__main__":
    main()
