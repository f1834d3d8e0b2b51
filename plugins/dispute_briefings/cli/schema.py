"""``briefings schema``: JSON Schemas with this site's ids, for completion and checks in an editor."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import click

from dispute_briefings.cli.settings import VOCABULARY, config_file_option, own_tags, read_settings
from dispute_briefings.exports.editor_schemas import FOLDER, Layout, Schema, settings_of_editor, write
from dispute_briefings.pages.settings import Settings
from dispute_briefings.pages.site import load_facts

_SETTINGS, _RECOMMENDED = ".vscode/settings.json", ".vscode/extensions.json"
_EXTENSION = "redhat.vscode-yaml"


@click.command()
@click.option("--vscode", is_flag=True, help="Set VS Code up for this site, where it has no settings yet.")
@click.option("--settings", "shows_settings", is_flag=True, help="Print the settings for any editor instead.")
@config_file_option
def schema(vscode: bool, shows_settings: bool, config_file: Path) -> None:
    """Write JSON Schemas of the fact sheets, with the ids of the site, for an editor.

    They are kept up to date by `briefings check`, `briefings build` and `mkdocs serve`.
    """
    settings = read_settings(config_file)
    wanted = editor_settings(settings, config_file)
    if shows_settings:
        click.echo(as_json(wanted), nl=False)
        return
    changed = written(settings)
    names = f": {', '.join(path.name for path in changed)}" if changed else ""
    click.echo(f"{len(changed)} schemas changed in {FOLDER}{names}")
    if vscode:
        for path, text in files_of_vscode(wanted).items():
            click.echo(_begun(settings.root / path, path, text))


def editor_settings(settings: Settings, config_file: Path) -> Mapping[str, Any]:
    """Return what an editor is told of a site: which schema is for which files."""
    layout = Layout(
        root=settings.root,
        fact_sheets=settings.fact_sheets,
        vocabulary=settings.vocabulary or settings.root / VOCABULARY,
        config_file=config_file.resolve(),
        tags=own_tags(config_file),
    )
    return settings_of_editor(layout)


def written(settings: Settings) -> tuple[Path, ...]:
    """Write the schemas of a site and return those that changed.

    Raises:
        click.ClickException: they cannot be written.
    """
    try:
        return write(settings.root, load_facts(settings).known, options_schema)
    except OSError as error:
        raise click.ClickException(f"the schemas cannot be written: {error}") from error


def options_schema() -> Schema:
    """Return the schema of mkdocs.yml."""
    # Only MkDocs knows its own options, and it is not loaded where the schemas are up to date.
    from dispute_briefings.mkdocs_plugin.options_schema import options_schema as of_mkdocs  # noqa: PLC0415

    return of_mkdocs()


def files_of_vscode(wanted: Mapping[str, Any]) -> Mapping[str, str]:
    """Return the files that set VS Code up for a site, by path."""
    return {_SETTINGS: as_json(wanted), _RECOMMENDED: as_json({"recommendations": [_EXTENSION]})}


def as_json(value: object) -> str:
    """Return a value as JSON for people."""
    return json.dumps(value, ensure_ascii=False, indent=2) + "\n"


def _begun(target: Path, path: str, text: str) -> str:
    """Write a file that is not there; return what became of it."""
    if target.exists():
        same = target.read_text("utf-8", "replace") == text
        return f"{path} is as it should be" if same else f"{path} is yours: `--settings` prints what to add"
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_text(text, encoding="utf-8", newline="\n")
    return f"wrote {path}"
