"""A site as it was in a revision of its git repository: its settings and facts, written to a folder."""

from __future__ import annotations

import subprocess
from collections.abc import Iterable
from pathlib import Path, PurePosixPath

import click

# What facts are read from; everything else of a repository may be large.
_READ = frozenset({".yml", ".yaml", ".csv"})
_REGULAR_FILES = frozenset({"100644", "100755"})


def write_revision(root: Path, revision: str, folder: Path) -> Path:
    """Write the YAML and CSV files of a revision to a folder, and return the site's folder in it.

    Args:
        root: the site's folder, anywhere in a work tree of git.
        revision: a commit, branch or tag, in any form that git takes.
        folder: an empty folder.

    Raises:
        click.ClickException: git is not installed, there is no repository or no such revision.
    """
    top = Path(_git(root, "rev-parse", "--show-toplevel").decode().rstrip("\n"))
    prefix = _git(root, "rev-parse", "--show-prefix").decode().rstrip("\n")
    commit = _commit(root, revision)
    listed = _git(top, "ls-tree", "-r", "-z", "--full-tree", commit).decode("utf-8", "surrogateescape")
    files: dict[str, str] = {}
    for entry in filter(None, listed.split("\0")):
        about, _, path = entry.partition("\t")
        mode, _, name = about.split(" ")[:3]
        if mode in _REGULAR_FILES and PurePosixPath(path).suffix in _READ:
            files[path] = name
    for path, content in zip(files, _contents(top, files.values()), strict=True):
        target = folder / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(content)
    return folder / prefix


def _commit(root: Path, revision: str) -> str:
    asked = ("rev-parse", "--verify", "--quiet", "--end-of-options", f"{revision}^{{commit}}")
    try:
        return _git(root, *asked).decode().strip()
    except click.ClickException as error:
        raise click.ClickException(f"git knows no revision '{revision}' here") from error


def _contents(top: Path, names: Iterable[str]) -> list[bytes]:
    """Return what is stored under each name, as git stores it: without any change of line endings."""
    told = _git(top, "cat-file", "--batch", given="".join(f"{name}\n" for name in names).encode())
    contents, start = [], 0
    while start < len(told):
        # Each is a line `<name> blob <size>`, as many bytes, and a newline.
        line_end = told.index(b"\n", start)
        size = int(told[start:line_end].split()[2])
        contents.append(told[line_end + 1 : line_end + 1 + size])
        start = line_end + 1 + size + 1
    return contents


def _git(folder: Path, *arguments: str, given: bytes = b"") -> bytes:
    try:
        ran = subprocess.run(
            ["git", "-C", str(folder), *arguments], input=given, capture_output=True, check=False
        )
    except FileNotFoundError as error:
        raise click.ClickException("git is not installed, and what changed is read from git") from error
    if ran.returncode:
        said = ran.stderr.decode("utf-8", "replace").strip().removeprefix("fatal: ")
        if "not a git repository" in said:
            raise click.ClickException(
                f"{folder} is in no git repository: there is no earlier state to compare"
            )
        raise click.ClickException(f"git: {said or arguments[0]}")
    return ran.stdout
