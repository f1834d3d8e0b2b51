"""``make audit``: measure the site beside MkDocs and Material alone, and write ``docs/audit.md``."""

from __future__ import annotations

import argparse
import json
import os
import re
import sys
import tempfile
from collections.abc import Iterator, Sequence
from importlib.metadata import version
from pathlib import Path

import axe_playwright_python

from benchmarks.web import report
from benchmarks.web.browsing import launched
from benchmarks.web.measuring import measure
from benchmarks.web.sites import ROOT, build_ours, build_stock

_PAGE = ROOT / "docs" / "audit.md"


def main(arguments: Sequence[str] | None = None) -> None:
    """Measure both sites, and write the page."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.web", description=__doc__)
    parser.add_argument("--rounds", type=int, default=3, help="how often Lighthouse weighs a page")
    given = parser.parse_args(arguments)
    executable = os.environ["BRIEFINGS_BROWSER"]
    with tempfile.TemporaryDirectory(prefix="briefings-audit-") as name, launched(executable) as browser:
        measured = [
            measure(build(Path(name, build.__name__)), browser, executable, rounds=given.rounds)
            for build in (build_ours, build_stock)
        ]
        versions = list(_versions(browser.version))
    text = report.page(*measured, versions=versions, rounds=given.rounds)
    _PAGE.write_text(text, encoding="utf-8")
    sys.stdout.write(f"{text}\nWritten to {_PAGE.relative_to(ROOT)}.\n")


def _versions(browser: str) -> Iterator[str]:
    yield f"MkDocs {version('mkdocs')}"
    yield f"Material {version('mkdocs-material')}"
    yield f"Chromium {browser.partition('.')[0]}"
    pinned = json.loads((ROOT / "requirements" / "audit" / "package.json").read_text(encoding="utf-8"))
    yield f"Lighthouse {pinned['dependencies']['lighthouse']}"
    yield f"Nu {pinned['dependencies']['vnu-jar']}"
    script = Path(axe_playwright_python.__file__).with_name("axe.min.js").read_text(encoding="utf-8")
    found = re.search(r"axe v([\d.]+\d)", script)
    assert found is not None, "axe no longer says its version at its head"
    yield f"axe {found[1]}"


if __name__ == "__main__":
    main()
