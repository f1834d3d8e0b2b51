"""``briefings diff``: what changed in the facts, in words, between two states of the site."""

from __future__ import annotations

import tempfile
from pathlib import Path

import click

from dispute_briefings.cli.revisions import write_revision
from dispute_briefings.cli.settings import config_file_option, read_settings
from dispute_briefings.exports.differences import FORMATS, as_format, told
from dispute_briefings.facts.book import FactBook
from dispute_briefings.facts.differences import differences
from dispute_briefings.facts.loader import load
from dispute_briefings.problems import Severity, lines


@click.command()
@click.argument("revision", required=False, default="HEAD", metavar="[REVISION]")
@click.argument("later", required=False, metavar="[LATER]")
@click.option(
    "--format", "form", type=click.Choice(FORMATS), default="text", show_default=True, help="How to tell."
)
@config_file_option
def diff(revision: str, later: str | None, form: str, config_file: Path) -> None:
    """Tell what changed in the facts since REVISION (of git; left out, HEAD).

    Compared is with the files as they are now, or with the revision LATER. How files are laid out counts
    for nothing.
    """
    now = _book(config_file, "now") if later is None else None
    before = _of_revision(revision, config_file)
    after = now if now is not None else _of_revision(later or revision, config_file)
    click.echo(as_format(told(differences(before, after), before, after), form))


def _of_revision(revision: str, config_file: Path) -> FactBook:
    with tempfile.TemporaryDirectory() as folder:
        read_settings(config_file)  # tells of a folder that is no site, before git is asked
        site = write_revision(config_file.resolve().parent, revision, Path(folder).resolve())
        if not (site / config_file.name).is_file():
            raise click.ClickException(f"there is no {config_file.name} in {revision}")
        return _book(site / config_file.name, revision)


def _book(config_file: Path, state: str) -> FactBook:
    settings = read_settings(config_file)
    loaded = load(
        settings.fact_sheets, root=settings.root, vocabulary=settings.vocabulary, language=settings.language
    )
    if loaded.book is None:
        errors = lines([each for each in loaded.problems if each.severity is Severity.ERROR])
        heading = (
            "the fact sheets have errors; mend these first:"
            if state == "now"
            else f"the fact sheets of {state} have errors, as this version reads them:"
        )
        raise click.ClickException("\n".join([heading, *errors]))
    return loaded.book
