"""``briefings new``: a record of any kind, written at its place."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from dispute_briefings.cli.settings import config_file_option, read_settings
from dispute_briefings.cli.writing import (
    chosen_dispute,
    difference,
    facts_to_add_to,
    given_fields,
    refuse_errors,
    site_file,
    told_anew,
    told_unwritten,
    write_texts,
)
from dispute_briefings.facts.book import FactBook
from dispute_briefings.facts.drafts import Draft, DraftError, draft, form, needed, year_of
from dispute_briefings.facts.model import KINDS, Dispute
from dispute_briefings.facts.places import Place, place_of, with_record
from dispute_briefings.problems import Severity


@click.command()
@click.argument("kind", metavar="KIND", type=click.Choice(sorted(set(KINDS) - {"dispute"})))
@click.argument("fields", nargs=-1, metavar="[FIELD=VALUE]...")
@click.option("--id", "record_id", help="The id; left out, it is made from the title, name or publisher.")
@click.option("--dispute", help="The dispute that it belongs to, where there are several.")
@click.option("--dry-run", is_flag=True, help="Show what would be written, and write nothing.")
@config_file_option
def new(
    kind: str,
    fields: tuple[str, ...],
    record_id: str | None,
    dispute: str | None,
    dry_run: bool,
    config_file: Path,
) -> None:
    """Write a new record of a KIND into the fact sheets.

    KIND is event, source, party, material, measure, proceeding, question, conflict, figure, unknown or term.
    A FIELD that holds ids takes names too, several parted by commas: actors="Japan, METI". What is
    needed and not given is asked for. Nothing is written that has an error.
    """
    settings = read_settings(config_file)
    loaded = facts_to_add_to(settings)
    book = loaded.known
    given = given_fields(fields)
    if sys.stdin.isatty():
        given |= {name: click.prompt(_asked(book, kind, name)) for name in needed(kind, given)}
    try:
        made = draft(book, kind, given, record_id)
    except DraftError as error:
        raise click.ClickException(str(error)) from error
    belongs_to = chosen_dispute(book, dispute)
    place = place_of(
        settings.fact_sheets,
        kind=kind,
        record_id=made.id,
        dispute=belongs_to,
        year=year_of(given),
    )
    before = place.path.read_text(encoding="utf-8") if place.path.exists() else ""
    after = with_record(before, list(made.lines), alone=place.alone)
    written = {place.path: after, **_points(kind, place, made)}
    tried = refuse_errors(settings, written, before=loaded.problems)
    for note in made.notes:
        click.echo(note)
    if dry_run:
        click.echo(difference(settings, place.path, after))
    else:
        line = after.rstrip("\n").count("\n") + 2 - len(made.lines)
        click.echo(f"{site_file(settings, place.path)}:{max(line, 1)}: {made.id}")
        write_texts(written)
    for each in told_anew(loaded.problems, tried.problems, Severity.WARNING):
        click.echo(told_unwritten(settings, written, each) if dry_run else str(each))
    if note := _outside_strands(book, kind, belongs_to, made.id):
        click.echo(note)


def _outside_strands(book: FactBook, kind: str, dispute: str | None, made: str) -> str:
    """Say that what has a status is not shown with how things stand, as long as no strand names it."""
    record = book.by_id.get(dispute or "")
    if kind not in {"measure", "proceeding"} or not isinstance(record, Dispute) or not record.strands:
        return ""
    at = record.origin.position(("strands",), of_key=True)
    return f"{at}: name {made} in `of:` of a strand here, so that the first page shows how it stands"


def _asked(book: FactBook, kind: str, name: str) -> str:
    """What is asked for, with the words that it takes."""
    words = form(book, kind, name)
    return name if words == "..." else f"{name} ({words})"


def _points(kind: str, place: Place, made: Draft) -> dict[Path, str]:
    """The file that the points of a new figure go into; one that is there stays as it is."""
    beside = place.path.parent
    path = (beside if beside.name == "figures" else beside / "figures") / f"{made.id}.csv"
    return {path: "period,value,sources,note\n"} if kind == "figure" and not path.exists() else {}
