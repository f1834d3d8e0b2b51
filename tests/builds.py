"""Real builds, by the commands that a user types."""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys
from pathlib import Path

PROJECT = Path(__file__).parents[1]


def build(
    site: Path, target: Path, *, engine: str = "mkdocs", strict: bool = False, **environment: str
) -> subprocess.CompletedProcess[str]:
    """Build the site in a folder with ``mkdocs build`` and return what came of it.

    Args:
        site: the folder of mkdocs.yml.
        target: where the site goes.
        engine: the command's module: mkdocs or properdocs.
        strict: whether warnings fail.
        environment: what differs in the environment.
    """
    command = [sys.executable, "-m", engine, "build", "--site-dir", str(target)]
    return subprocess.run(
        [*command, "--strict"] if strict else command,
        cwd=site,
        env={**os.environ, "NO_MKDOCS_2_WARNING": "1", **environment},
        capture_output=True,
        text=True,
        check=False,
    )


def contents(folder: Path) -> dict[str, str]:
    """Return the digest of every file below a folder, by path."""
    return {
        path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }
