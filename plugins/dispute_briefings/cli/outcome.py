"""What the last check of a site has found: told again for as long as nothing that it read has changed."""

from __future__ import annotations

import hashlib
import json
import os
import platform
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import asdict
from importlib.metadata import version
from pathlib import Path
from typing import Any

from dispute_briefings.pages.settings import FOLDER, SWITCH, Settings
from dispute_briefings.problems import Problem, restored

FILE = f"{FOLDER}/check.json"
"""Where it is kept, from the folder of mkdocs.yml."""

_PACKAGE = Path(__file__).parents[1]
# What takes part in a check beside this package.
_TOOLS = ("ahocorasick-rs", "babel", "edtf", "markdown", "nh3", "pydantic", "pymdown-extensions", "pyyaml")
# What a check reads; of other files, it knows no more than that they are there.
_READ = frozenset({".csv", ".md", ".py", ".yaml", ".yml"})


def kept_or_found(settings: Settings, find: Callable[[], tuple[Problem, ...]]) -> tuple[Problem, ...]:
    """Return the problems of a site as the last check has found them, or find them.

    Args:
        settings: where the site is.
        find: finds them.
    """
    path = settings.root / FILE
    if os.environ.get(SWITCH):
        return find()
    before = _digest(settings)
    kept = _kept(path)
    if kept is not None and kept.get("of") == before:
        return tuple(map(restored, kept["problems"]))
    problems = find()
    # What has changed meanwhile may have been read as it was before, or as it is now.
    if _digest(settings) == before:
        with suppress(OSError):
            path.parent.mkdir(parents=True, exist_ok=True)
            beside = path.with_name(f"{path.name}.{os.getpid()}")
            beside.write_text(json.dumps({"of": before, "problems": [asdict(each) for each in problems]}))
            beside.replace(path)
    return problems


def _kept(path: Path) -> dict[str, Any] | None:
    try:
        kept = json.loads(path.read_text("utf-8"))
    except (OSError, ValueError):
        return None
    return kept if isinstance(kept, dict) else None


def _digest(settings: Settings) -> str:
    """Return a digest of all that decides what is found."""
    found = hashlib.blake2b(digest_size=20)
    told = [platform.python_version(), repr(settings), *map(version, _TOOLS)]
    found.update("\0".join(told).encode())
    for path in _files(settings):
        found.update(f"\0{path}\0".encode("utf-8", "surrogateescape"))
        if os.path.splitext(path)[1] in _READ:  # noqa: PTH122 - called for each file
            try:
                content = Path(path).read_bytes()
            except OSError as error:
                content = type(error).__name__.encode()
            found.update(len(content).to_bytes(8, "big") + content)
    return found.hexdigest()


def _files(settings: Settings) -> Iterator[str]:
    """Yield the files of this package and of a site, by path; what is read by a pipe is only named."""
    if settings.vocabulary is not None:
        yield str(settings.vocabulary)
    for top in dict.fromkeys((_PACKAGE, settings.content, settings.fact_sheets)):
        for folder, folders, files in os.walk(top):
            folders[:] = sorted(each for each in folders if each != "__pycache__")
            yield folder
            for name in sorted(files):
                path = os.path.join(folder, name)  # noqa: PTH118 - called for each file
                yield path if os.path.isfile(path) else f"{path}/"  # noqa: PTH113
