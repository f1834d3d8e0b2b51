"""Templates are compiled once, as long as there is a folder to keep them in."""

from __future__ import annotations

import shutil
from pathlib import Path

from jinja2 import DictLoader, Environment

from dispute_briefings.mkdocs_plugin.incremental.compiled import CompiledTemplates


def test_what_is_compiled_is_kept(tmp_path: Path) -> None:
    assert drawn(tmp_path) == "Salt"
    assert len(list(tmp_path.iterdir())) == 1
    assert drawn(tmp_path) == "Salt"


def test_a_folder_that_is_gone_stops_nothing(tmp_path: Path) -> None:
    folder = tmp_path / "compiled"
    folder.mkdir()
    cache = CompiledTemplates(str(folder))
    shutil.rmtree(folder)
    assert Environment(loader=LOADER, bytecode_cache=cache).get_template("salt").render() == "Salt"


LOADER = DictLoader({"salt": "Salt"})


def drawn(folder: Path) -> str:
    """Return a template filled in by an environment of its own."""
    return (
        Environment(loader=LOADER, bytecode_cache=CompiledTemplates(str(folder)))
        .get_template("salt")
        .render()
    )
