"""``briefings write``: the site as Markdown files, for any engine that runs Python-Markdown extensions."""

from __future__ import annotations

import shutil
from pathlib import Path

import click

from dispute_briefings.cli.settings import config_file_option, read_settings
from dispute_briefings.cli.telling import as_text
from dispute_briefings.exports.figures import files_of_figures
from dispute_briefings.pages.settings import Settings
from dispute_briefings.pages.site import Site, assemble

# Lists what this command wrote, so that it takes away only what is its own.
MANIFEST = ".briefings-written"


@click.command()
@click.argument("folder", type=click.Path(file_okay=False, path_type=Path))
@config_file_option
def write(folder: Path, config_file: Path) -> None:
    """Write generated pages and your own pages as Markdown to FOLDER.

    FOLDER is new, empty, or one that this command wrote before. Nothing else is touched.
    """
    settings = read_settings(config_file)
    site, problems = assemble(settings, with_prose=True)
    if problems:
        click.echo(as_text(problems), err=True)
    if site is None:
        raise click.ClickException("nothing was written")
    written = _manifest(folder)
    if written is None:
        message = f"{folder} holds files that this command did not write: name a new or an empty folder"
        raise click.ClickException(message)
    paths = [*_write_pages(site, folder), *_copy_content(settings, folder)]
    for stale in written - set(paths):
        (folder / stale).unlink(missing_ok=True)
    (folder / MANIFEST).write_text("".join(f"{path}\n" for path in sorted(paths)), encoding="utf-8")
    click.echo(f"{len(paths)} files in {folder}")


def _manifest(folder: Path) -> set[str] | None:
    """Return the files written before; None where the folder is not this command's."""
    if (folder / MANIFEST).is_file():
        return set((folder / MANIFEST).read_text(encoding="utf-8").splitlines())
    return None if folder.exists() and any(folder.iterdir()) else set()


def _write_pages(site: Site, folder: Path) -> list[str]:
    for page in site.pages:
        path = folder / page.path
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(page.markdown, encoding="utf-8", newline="\n")
    tables = files_of_figures(site.book)
    for name, table in tables.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(table, encoding="utf-8", newline="\n")
    return [*(page.path for page in site.pages), *tables]


def _copy_content(settings: Settings, folder: Path) -> list[str]:
    """Copy the author's own files as they are, the fact sheets excepted."""
    copied = []
    for path in sorted(settings.content.rglob("*")):
        relative = path.relative_to(settings.content)
        hidden = any(part.startswith(".") for part in relative.parts)
        if hidden or not path.is_file() or path.is_relative_to(settings.fact_sheets):
            continue
        target = folder / relative
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(path, target)
        copied.append(relative.as_posix())
    return copied
