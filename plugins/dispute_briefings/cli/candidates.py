"""``briefings candidates``: what an imported article holds, made a fact or dropped, one by one."""

from __future__ import annotations

import re
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Literal

import click

from dispute_briefings.cli.settings import config_file_option, read_settings
from dispute_briefings.cli.writing import (
    chosen_dispute,
    difference,
    given_fields,
    refuse_errors,
    site_file,
    sound_book,
    write_texts,
)
from dispute_briefings.facts.block_style import in_brackets
from dispute_briefings.facts.book import FactBook
from dispute_briefings.facts.drafts import DraftError, draft, needed, year_of
from dispute_briefings.facts.name_lines import with_name
from dispute_briefings.facts.places import place_of, with_record
from dispute_briefings.importing.candidate import Candidate
from dispute_briefings.importing.candidates_file import (
    FOLDER,
    CandidatesError,
    CandidatesFile,
    Numbered,
    read_candidates,
)
from dispute_briefings.importing.variants import language_of_name
from dispute_briefings.pages.settings import Settings
from dispute_briefings.problems import a
from dispute_briefings.source_yaml import read_text

NameKind = Literal["misspelling", "romanised"]
NAME_KINDS: tuple[NameKind, ...] = ("misspelling", "romanised")
# The number of a candidate, or the first and the last of several.
_RANGE = re.compile(r"(\d{1,5})(?:-(\d{1,5}))?", re.ASCII)
_file_argument = click.argument("file")
_dry_run_option = click.option("--dry-run", is_flag=True, help="Show the difference, and write nothing.")


@click.group()
def candidates() -> None:
    """Go through what `briefings import` found: list it, accept it as facts, drop it."""


@candidates.command("list")
@_file_argument
@config_file_option
def list_candidates(file: str, config_file: Path) -> None:
    """List the candidates of FILE: a file, or the id of its source."""
    _, listed = _listed(read_settings(config_file), file)
    for each in listed.entries:
        click.echo(_shown(each))
    if not listed.entries:
        click.echo("no candidate is left")


@candidates.command()
@_file_argument
@click.argument("arguments", nargs=-1, required=True, metavar="N... [FIELD=VALUE]...")
@click.option(
    "--as",
    "name_kind",
    type=click.Choice(NAME_KINDS),
    help="What a new spelling is: wrong, or another romanisation.",
)
@click.option("--id", "record_id", help="The id of the event; left out, it is made from its title.")
@click.option("--dispute", help="The dispute that the event belongs to, where there are several.")
@_dry_run_option
@config_file_option
def accept(
    file: str,
    arguments: tuple[str, ...],
    name_kind: NameKind | None,
    record_id: str | None,
    dispute: str | None,
    dry_run: bool,
    config_file: Path,
) -> None:
    """Make candidates of FILE facts: an event, or a date, becomes an event; a variant becomes a name.

    An event needs title=..., kind=... and level=..., as in `briefings new event`. What was accepted leaves
    the file.
    """
    settings = read_settings(config_file)
    book = sound_book(settings)
    path, listed = _listed(settings, file)
    numbers = _numbers(tuple(each for each in arguments if "=" not in each))
    given = given_fields(tuple(each for each in arguments if "=" in each))
    texts: dict[Path, str] = {}
    made: list[tuple[Path, str]] = []
    try:
        chosen = [listed.entry(number) for number in numbers]
        if given and sum(each.candidate.kind != "variant" for each in chosen) > 1:
            raise click.UsageError("give the fields of one event at a time")
        for each in chosen:
            try:
                _accept(
                    settings,
                    book,
                    listed,
                    each.candidate,
                    texts,
                    made,
                    given=given,
                    name_kind=name_kind,
                    record_id=record_id,
                    dispute=dispute,
                )
            except (CandidatesError, DraftError) as error:
                which = f"candidate {each.number}, the {each.candidate.kind} '{each.candidate.words}': "
                raise CandidatesError(f"{which if len(chosen) > 1 else ''}{error}") from error
            book = refuse_errors(settings, texts).known
        left = listed.without(numbers)
    except (CandidatesError, DraftError) as error:
        raise click.ClickException(str(error)) from error
    _put(settings, {**texts, path: left}, dry_run=dry_run, made=made)


@candidates.command()
@_file_argument
@click.argument("numbers", nargs=-1, required=True, metavar="N...")
@_dry_run_option
@config_file_option
def drop(file: str, numbers: tuple[str, ...], dry_run: bool, config_file: Path) -> None:
    """Take candidates out of FILE that are no facts."""
    settings = read_settings(config_file)
    path, listed = _listed(settings, file)
    try:
        left = listed.without(_numbers(numbers))
    except CandidatesError as error:
        raise click.ClickException(str(error)) from error
    _put(settings, {path: left}, dry_run=dry_run)


def _listed(settings: Settings, file: str) -> tuple[Path, CandidatesFile]:
    path = Path(file)
    if not path.is_file():
        path = settings.root / FOLDER / f"{Path(file).name}.yml"
    if not path.is_file():
        there = sorted(each.stem for each in (settings.root / FOLDER).glob("*.yml"))
        raise click.ClickException(
            f"there are no candidates '{file}': there is {', '.join(there) or 'none yet'}"
        )
    path = path.resolve()
    text, problems = read_text(path, file=site_file(settings, path), inside=path.parent)
    if text is None or problems:
        raise click.ClickException("\n".join(map(str, problems)))
    try:
        return path, read_candidates(text, site_file(settings, path))
    except CandidatesError as error:
        raise click.ClickException(str(error)) from error


def _numbers(written: tuple[str, ...]) -> list[int]:
    """Return the numbers that are named, each once: ``1 3-5`` is 1, 3, 4, 5."""
    if not written:
        raise click.UsageError("name candidates by their numbers")
    numbers: dict[int, None] = {}
    for each in written:
        found = _RANGE.fullmatch(each)
        first, last = (int(found[1]), int(found[2] or found[1])) if found else (1, 0)
        if first > last:
            raise click.UsageError(
                f"'{each}' is no number of a candidate: `briefings candidates list` shows them"
            )
        numbers |= dict.fromkeys(range(first, last + 1))
    return list(numbers)


def _shown(each: Numbered) -> str:
    fields = ", ".join(
        f"{name} {value if isinstance(value, str) else ' '.join(value)}"
        for name, value in each.candidate.fields
    )
    found = each.candidate
    return f"{each.number:>4}  {found.kind:<8} line {found.line:<4} {found.words}  [{fields}]"


def _accept(
    settings: Settings,
    book: FactBook,
    listed: CandidatesFile,
    each: Candidate,
    texts: dict[Path, str],
    made: list[tuple[Path, str]],
    *,
    given: Mapping[str, str],
    name_kind: NameKind | None,
    record_id: str | None,
    dispute: str | None,
) -> None:
    """Add to some texts of files what a candidate makes of them, and what it made to the list of that."""
    if each.kind == "variant":
        _accept_name(settings, book, listed.source, each, texts, name_kind)
    elif each.kind in {"event", "date"}:
        made.append(_accept_event(settings, book, listed.source, each, texts, given, record_id, dispute))
    else:
        known = "it is known already: drop it"
        cure = known if each.kind == "name" else "write it into the record that it is about, and drop it"
        raise CandidatesError(f"{a(each.kind)} makes no fact of its own; {cure}")


def _accept_event(
    settings: Settings,
    book: FactBook,
    source: str,
    each: Candidate,
    texts: dict[Path, str],
    given: Mapping[str, str],
    record_id: str | None,
    dispute: str | None,
) -> tuple[Path, str]:
    """Return the file and the id of the event that was added."""
    found = {
        name: value if isinstance(value, str) else ", ".join(value)
        for name, value in each.fields
        if name in {"date", "actors", "materials"}
    }
    values = {**found, "sources": source, **given}
    if sys.stdin.isatty():
        values |= {name: click.prompt(name) for name in needed("event", values)}
    order = ("title", "date", "kind", "level")
    values = {
        name: values[name] for name in (*order, *(n for n in values if n not in order)) if name in values
    }
    made = draft(book, "event", values, record_id)
    place = place_of(
        settings.fact_sheets,
        kind="event",
        record_id=made.id,
        dispute=chosen_dispute(book, dispute),
        year=year_of(values),
    )
    before = _text(texts, place.path)
    texts[place.path] = with_record(before, list(made.lines), alone=place.alone)
    return place.path, made.id


def _accept_name(
    settings: Settings,
    book: FactBook,
    source: str,
    each: Candidate,
    texts: dict[Path, str],
    name_kind: NameKind | None,
) -> None:
    if name_kind is None and sys.stdin.isatty():
        name_kind = click.prompt(f"{each.words} is", type=click.Choice(NAME_KINDS))
    if name_kind is None:
        raise CandidatesError(f"say what '{each.words}' is: --as {' or --as '.join(NAME_KINDS)}")
    record_id = str(dict(each.fields).get("record", ""))
    record = book.by_id.get(record_id)
    if record is None:
        raise CandidatesError(f"there is no record '{record_id}': correct `record`, or drop the candidate")
    lang = language_of_name(each.words, name_kind, record, book.language)
    tag = f"lang: {lang}, " if lang else ""
    entry = f"{{text: {in_brackets(each.words)}, {tag}kind: {name_kind}, sources: [{source}]}}"
    origin = record.origin
    path = next(
        p
        for p in (settings.root / origin.document.file, settings.fact_sheets.parent / origin.document.file)
        if p.exists()
    )
    after = with_name(_text(texts, path), origin.path, entry)
    if after is None:
        at = origin.position()
        raise CandidatesError(f"the name cannot be added to {at}: add it to `names` yourself: {entry}")
    texts[path] = after


def _text(texts: Mapping[Path, str], path: Path) -> str:
    if path in texts:
        return texts[path]
    return path.read_text(encoding="utf-8") if path.exists() else ""


def _put(
    settings: Settings, texts: Mapping[Path, str], *, dry_run: bool, made: Sequence[tuple[Path, str]] = ()
) -> None:
    for path, text in texts.items():
        ids = [record for file, record in made if file == path]
        if dry_run:
            click.echo(difference(settings, path, text))
        elif not ids:
            click.echo(site_file(settings, path))
        else:
            lines = [line.strip(" -") for line in text.splitlines()]
            for each in ids:
                click.echo(f"{site_file(settings, path)}:{lines.index(f'id: {each}') + 1}: {each}")
    if not dry_run:
        write_texts(texts)
