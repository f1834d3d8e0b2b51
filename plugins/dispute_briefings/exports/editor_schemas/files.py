"""Schemas as files beside a site: written where something changed, and nowhere else."""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Callable, Iterator, Mapping
from importlib.metadata import version
from pathlib import Path

from dispute_briefings.exports.editor_schemas.forms import Schema
from dispute_briefings.exports.editor_schemas.names import lines_of
from dispute_briefings.exports.editor_schemas.sheets import schemas
from dispute_briefings.facts.book import FactBook

FOLDER = ".briefings/schemas"
"""Where schemas stand, from the folder of mkdocs.yml. It may be deleted at any time."""

_MADE_OF = ".made-of"
# The folder keeps itself out of git, whatever the site's own .gitignore says.
_IGNORE = "*\n"
# What the schemas are made from, in this package.
_PACKAGE = Path(__file__).parents[2]
_PARTS = (
    "facts",
    "facts/dates",
    "facts/model",
    "prose/front_matter.py",
    "mkdocs_plugin/config.py",
    "exports/editor_schemas",
)


def keep(root: Path, book: FactBook, options: Callable[[], Schema], *, begin: bool = False) -> None:
    """Keep the schemas of a site as new as its ids and words; do nothing where they are.

    What cannot be written is left: nobody's build depends on it.

    Args:
        root: the folder of mkdocs.yml.
        book: what could be read of the facts.
        options: gives the schema of mkdocs.yml.
        begin: whether to write them where there are none.
    """
    folder = root / FOLDER
    if not begin and not folder.is_dir():
        return
    made_of = _digest(book)
    try:
        if (folder / _MADE_OF).read_text("utf-8") == made_of:
            return
    except OSError:  # they were never written
        pass
    try:
        write(root, book, options)
    except OSError:
        return


def write(root: Path, book: FactBook, options: Callable[[], Schema]) -> tuple[Path, ...]:
    """Write the schemas of a site and return the files that are new or another now.

    Raises:
        OSError: a file cannot be written.
    """
    folder = root / FOLDER
    folder.mkdir(parents=True, exist_ok=True)
    texts = {f"{name}.json": _text(schema) for name, schema in _all(book, options).items()}
    changed = tuple(folder / name for name, text in texts.items() if _put(folder / name, text))
    _put(folder.parent / ".gitignore", _IGNORE)
    _put(folder / _MADE_OF, _digest(book))
    return changed


def _all(book: FactBook, options: Callable[[], Schema]) -> Mapping[str, Schema]:
    return {**schemas(book), "mkdocs": options()}


def _text(schema: Schema) -> str:
    return json.dumps(schema, ensure_ascii=False, indent=1) + "\n"


def _put(path: Path, text: str) -> bool:
    """Write a file that does not hold the text yet, in one step: an editor may be reading it."""
    content = text.encode("utf-8")
    try:
        if path.read_bytes() == content:
            return False
    except OSError:  # it is not there
        pass
    beside = path.with_name(f"{path.name}.{os.getpid()}~")
    beside.write_bytes(content)
    beside.replace(path)
    return True


def _digest(book: FactBook) -> str:
    """Return what the schemas depend on: ids, what they stand for, words, and this program."""
    found = hashlib.blake2b(digest_size=20)
    for part in (version("mkdocs-dispute-briefings"), *_program(), *lines_of(book)):
        found.update(f"{part}\0".encode("utf-8", "surrogatepass"))
    return found.hexdigest()


def _program() -> Iterator[str]:
    """Yield the state of each file that says what may be written; a checkout changes without its version."""
    for part in _PARTS:
        place = _PACKAGE / part
        for file in sorted(place.glob("*.py")) if place.is_dir() else (place,):
            state = file.stat()
            yield f"{file.name} {state.st_size} {state.st_mtime_ns}"
