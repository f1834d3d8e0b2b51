"""``briefings new``: a record of any kind, written at its place."""

from __future__ import annotations

import difflib
import shutil
import sys
import tempfile
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

import click

from dispute_briefings.cli.settings import config_file_option, read_settings
from dispute_briefings.facts.book import FactBook
from dispute_briefings.facts.drafts import Draft, DraftError, draft, needed, year_of
from dispute_briefings.facts.loader import Loaded, load
from dispute_briefings.facts.model import KINDS
from dispute_briefings.facts.places import Place, place_of, with_record
from dispute_briefings.pages.site import Settings
from dispute_briefings.problems import Severity


@click.command()
@click.argument("kind", type=click.Choice(sorted(set(KINDS) - {"dispute"})))
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

    A FIELD that holds ids takes names too, several parted by commas: actors="Japan, METI". What is
    needed and not given is asked for. Nothing is written that has an error.
    """
    settings = read_settings(config_file)
    book = _book(_loaded(settings, settings.fact_sheets))
    given = _given(fields)
    if sys.stdin.isatty():
        given |= {name: click.prompt(name) for name in needed(kind) if name not in given}
    try:
        made = draft(book, kind, given, record_id)
    except DraftError as error:
        raise click.ClickException(str(error)) from error
    place = place_of(
        settings.fact_sheets,
        kind=kind,
        record_id=made.id,
        dispute=_dispute(book, dispute),
        year=year_of(given),
    )
    before = place.path.read_text(encoding="utf-8") if place.path.exists() else ""
    after = with_record(before, list(made.lines), alone=place.alone)
    written = {place.path: after, **_points(kind, place, made)}
    _refuse_errors(settings, place, written)
    _tell(made, place, before, after, settings, dry_run=dry_run)
    if not dry_run:
        _write(written)


def _loaded(settings: Settings, fact_sheets: Path) -> Loaded:
    root = settings.root if fact_sheets == settings.fact_sheets else fact_sheets
    vocabulary = settings.vocabulary
    if vocabulary is not None and root != settings.root:
        vocabulary = Path(shutil.copy(vocabulary, fact_sheets.parent / "vocabulary.yml"))
        root = fact_sheets.parent
    return load(fact_sheets, root=root, vocabulary=vocabulary, language=settings.language)


def _book(loaded: Loaded) -> FactBook:
    if loaded.book is None:
        errors = [str(each) for each in loaded.problems if each.severity is Severity.ERROR]
        raise click.ClickException("\n".join(["the fact sheets have errors; mend these first:", *errors]))
    return loaded.book


def _given(fields: tuple[str, ...]) -> dict[str, str]:
    given: dict[str, str] = {}
    for field in fields:
        name, equals, value = field.partition("=")
        if not equals:
            raise click.UsageError(f"'{field}' is no field: write {field}=...")
        given[name.strip()] = value
    return given


def _dispute(book: FactBook, asked: str | None) -> str | None:
    ids = [dispute.id for dispute in book.disputes]
    if asked is not None and asked not in ids:
        raise click.ClickException(f"there is no dispute '{asked}': there is {', '.join(ids) or 'none yet'}")
    if asked is None and len(ids) > 1:
        raise click.ClickException(f"name the dispute: --dispute {' or --dispute '.join(ids)}")
    return asked or (ids[0] if ids else None)


def _points(kind: str, place: Place, made: Draft) -> dict[Path, str]:
    """The file that the points of a new figure go into; one that is there stays as it is."""
    beside = place.path.parent
    path = (beside if beside.name == "figures" else beside / "figures") / f"{made.id}.csv"
    return {path: "period,value,sources,note\n"} if kind == "figure" and not path.exists() else {}


def _write(texts: Mapping[Path, str]) -> None:
    for path, text in texts.items():
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8", newline="\n")


def _refuse_errors(settings: Settings, place: Place, texts: Mapping[Path, str]) -> None:
    """Stop where a copy of the fact sheets with the new text has an error."""
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(shutil.copytree(settings.fact_sheets, Path(folder, settings.fact_sheets.name)))
        _write({copy / path.relative_to(settings.fact_sheets): text for path, text in texts.items()})
        problems = _loaded(settings, copy).problems
    errors = [each for each in problems if each.severity is Severity.ERROR]
    if errors:
        told = (
            replace(each, position=replace(each.position, file=_file(settings, place))) for each in errors
        )
        raise click.ClickException("\n".join(["nothing was written:", *map(str, told)]))


def _tell(made: Draft, place: Place, before: str, after: str, settings: Settings, *, dry_run: bool) -> None:
    for note in made.notes:
        click.echo(note)
    file = _file(settings, place)
    if dry_run:
        lines = difflib.unified_diff(before.splitlines(), after.splitlines(), file, file, lineterm="")
        click.echo("\n".join(lines))
    else:
        line = after.rstrip("\n").count("\n") + 2 - len(made.lines)
        click.echo(f"{file}:{max(line, 1)}: {made.id}")


def _file(settings: Settings, place: Place) -> str:
    path = place.path
    return (
        path.relative_to(settings.root).as_posix() if path.is_relative_to(settings.root) else path.as_posix()
    )
