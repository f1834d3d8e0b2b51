"""Which schema is for which files, as editors are told: by patterns of paths."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from dispute_briefings.exports.editor_schemas.files import FOLDER
from dispute_briefings.facts.layout import KIND_OF_NAME


@dataclass(frozen=True, kw_only=True, slots=True)
class Layout:
    """Where a site keeps what has a schema, as absolute paths; `root` is the folder that an editor opens.

    `tags` are those of mkdocs.yml that YAML itself has not, each with the kind of what it marks.
    """

    root: Path
    fact_sheets: Path
    vocabulary: Path
    config_file: Path
    tags: tuple[str, ...] = ()


def settings_of_editor(layout: Layout) -> Mapping[str, Any]:
    """Return the settings of VS Code, as those of yaml-language-server in any editor, by their names."""
    schemas = {f"{FOLDER}/{name}.json": globs for name, globs in _globs(layout)}
    return {"yaml.schemas": schemas, "yaml.customTags": [*layout.tags]}


def _globs(layout: Layout) -> Iterator[tuple[str, list[str]]]:
    sheets = _below(layout.root, layout.fact_sheets)
    for name, kind in KIND_OF_NAME.items():
        yield (
            kind,
            [f"{sheets}/**/{place}.{end}" for place in (name, f"{name}/**/*") for end in ("yml", "yaml")],
        )
    yield "vocabulary", [_below(layout.root, layout.vocabulary)]
    yield "mkdocs", [_below(layout.root, layout.config_file)]


def _below(root: Path, path: Path) -> str:
    return path.relative_to(root).as_posix() if path.is_relative_to(root) else path.as_posix()
