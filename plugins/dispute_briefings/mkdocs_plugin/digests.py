"""Digests of all that a page may be made from."""

from __future__ import annotations

import hashlib
import json
import platform
from collections.abc import Iterable, Mapping, Sequence
from functools import cache, partial
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Any

_PACKAGE = Path(__file__).parents[1]
# What takes part in making a page; their templates come with them.
_TOOLS = (
    "ahocorasick-rs",
    "babel",
    "cbor2",
    "jinja2",
    "markdown",
    "markupsafe",
    "mkdocs",
    "mkdocs-material",
    "nh3",
    "pagefind",
    "pagefind-bin",
    "pydantic",
    "pygments",
    "pymdown-extensions",
    "pyyaml",
)


class UnknownValueError(ValueError):
    """A setting holds what has no form that two runs share, so that nothing can be said about its effect."""


def digest(*parts: str) -> str:
    """Return a digest of texts; where one ends and the next begins matters."""
    contents = [part.encode("utf-8", "surrogatepass") for part in parts]
    lengths = ",".join([str(len(content)) for content in contents])
    return hashlib.blake2b(b"".join([lengths.encode(), b":", *contents]), digest_size=20).hexdigest()


def digest_of_files(paths: Iterable[Path], root: Path) -> str:
    """Return a digest of files: of their paths from a root (else their names) and of what they hold."""
    found = hashlib.blake2b(digest_size=20)
    for path in sorted(paths):
        content = path.read_bytes()
        name = path.relative_to(root).as_posix() if path.is_relative_to(root) else path.name
        found.update(f"{name}\0{len(content)}\0".encode("utf-8", "surrogatepass"))
        found.update(content)
    return found.hexdigest()


def digest_of_folder(folder: Path, but: str | None = None) -> str:
    """Return a digest of all files below a folder, but for those that Python keeps its own work in.

    Args:
        folder: the folder.
        but: how the names of others end that are left out.
    """
    files = (
        path
        for path in folder.rglob("*")
        if path.is_file() and "__pycache__" not in path.parts and path.suffix != but
    )
    return digest_of_files(files, folder)


@cache
def digest_of_programs() -> str:
    """Return a digest of this package, and of the versions of what it makes pages with."""
    return digest(platform.python_version(), digest_of_folder(_PACKAGE), *map(_version, _TOOLS))


def _version(tool: str) -> str:
    try:
        return version(tool)
    except PackageNotFoundError:
        return ""


def canonical(value: Any) -> str:
    """Return a setting as text that is the same for the same setting in every run.

    Raises:
        UnknownValueError: it holds something that has no such text.
    """
    return json.dumps(_plain(value), ensure_ascii=False, sort_keys=True)


def _plain(value: Any) -> Any:
    if value is None or isinstance(value, str | int | float | bool):
        return value
    if isinstance(value, Mapping):
        return {"mapping": [[_plain(key), _plain(each)] for key, each in value.items()]}
    if isinstance(value, set | frozenset):
        return {"set": sorted(map(canonical, value))}
    if isinstance(value, Sequence) and not isinstance(value, bytes):
        return [_plain(each) for each in value]
    if isinstance(value, partial):
        return {"partial": [_plain(value.func), _plain(value.args), _plain(value.keywords)]}
    if callable(value) and hasattr(value, "__qualname__") and "<locals>" not in value.__qualname__:
        return {"named": f"{value.__module__}.{value.__qualname__}"}
    told = repr(value)
    if " at 0x" in told or told.startswith("<"):
        raise UnknownValueError(told)
    return {"told": told}
