"""What ``briefings import`` does: reads an article, tells what it says, writes what comes of it."""

from __future__ import annotations

import datetime
import sys
from collections.abc import Mapping
from pathlib import Path

import click

from dispute_briefings.cli.settings import read_settings
from dispute_briefings.cli.writing import (
    chosen_dispute,
    difference,
    given_fields,
    refuse_errors,
    site_file,
    sound_book,
    write_texts,
)
from dispute_briefings.facts.book import FactBook
from dispute_briefings.facts.drafts import Draft, DraftError, draft, needed, year_of
from dispute_briefings.facts.model import Source
from dispute_briefings.facts.places import place_of, with_record
from dispute_briefings.importing import hints
from dispute_briefings.importing.article import Article
from dispute_briefings.importing.candidate import KINDS, Candidate
from dispute_briefings.importing.candidates import candidates
from dispute_briefings.importing.candidates_file import FOLDER, written
from dispute_briefings.importing.drafting import (
    TEXTS,
    digest,
    kind_of_publisher,
    publishers,
    same_source,
    source_fields,
    source_id,
)
from dispute_briefings.importing.fetching import fetch, is_address
from dispute_briefings.importing.html_page import read_html
from dispute_briefings.importing.plain_text import read_plain
from dispute_briefings.importing.received import LARGEST, ArticleError, Received, is_html, text_of
from dispute_briefings.importing.tongue import WELL_READ
from dispute_briefings.pages.settings import Settings
from dispute_briefings.problems import Severity
from dispute_briefings.prose.front_matter import opening

# Asked for where the article does not say it; what else it does not say may stay open.
_MAY_STAY_OPEN = ("title", "published", "authors")


def run(
    article: str,
    fields: tuple[str, ...],
    source: str | None,
    record_id: str | None,
    dispute: str | None,
    encoding: str | None,
    text: bool,
    dry_run: bool,
    config_file: Path,
) -> None:
    """Do what the command was asked for; its arguments are those of the command.

    Raises:
        click.ClickException: something stands in the way; nothing was written.
    """
    settings = read_settings(config_file)
    book = sound_book(settings)
    given = given_fields(fields)
    try:
        read = _read(article, encoding, publishers(book))
    except ArticleError as error:
        raise click.ClickException(str(error)) from error
    if text:
        click.echo("\n".join(f"{n:>5}  {line}" for n, line in enumerate(read.own.split("\n"), 1)))
        return
    _tell_article(read, given)
    if is_address(article):
        given = {"accessed": datetime.datetime.now().astimezone().date().isoformat(), **given}
    if source is not None:
        found, values, sheets = source, _of_source(book, source), dict[Path, str]()
    else:
        made, values = _source(book, read, given, record_id)
        found, sheets = made.id, _sheet(settings, made, values)
    sound = refuse_errors(settings, sheets).known if sheets else book
    drafts = _digest(settings, found, values, chosen_dispute(book, dispute))
    listed = candidates(_as_told(read, values), sound)
    path = settings.root / FOLDER / f"{found}.yml"
    if path.exists():
        raise click.ClickException(
            f"{site_file(settings, path)} is there already: go through it, or remove it first"
        )
    drafts[path] = written(
        listed, source=found, language=values.get("language"), published=values.get("published")
    )
    _tell_candidates(listed, values.get("language"))
    _put(settings, {**sheets, **drafts}, found, dry_run=dry_run)


def _read(article: str, encoding: str | None, known: frozenset[str]) -> Article:
    received = _received(article)
    text = text_of(received, encoding)
    if is_html(received, text):
        return read_html(text, url=received.url)
    return read_plain(text, known)


def _received(article: str) -> Received:
    if article == "-":
        return Received(content=sys.stdin.buffer.read(LARGEST + 1), name="what was piped in")
    if is_address(article):
        return fetch(article)
    path = Path(article)
    if path.is_dir():
        raise ArticleError(f"{article} is a folder: name a file in it")
    if not path.is_file():
        raise ArticleError(f"there is no file {article}: name a file, an address, or - for what is piped in")
    try:
        with path.open("rb") as file:
            return Received(content=file.read(LARGEST + 1), name=article)
    except OSError as error:
        raise ArticleError(f"{article} cannot be read: {error.strerror}") from error


def _tell_article(read: Article, given: Mapping[str, str]) -> None:
    for name, said in read.said.items():
        if name not in given:
            click.echo(f"{name}: {said.value} ({said.where})")
    for name in read.open:
        if name not in given:
            click.echo(f"{name}: {read.doubts.get(name, 'not found')}")
    for note in read.notes:
        click.echo(note)


def _source(
    book: FactBook, read: Article, given: Mapping[str, str], record_id: str | None
) -> tuple[Draft, dict[str, str]]:
    values = source_fields(read, given)
    kind = kind_of_publisher(book, values.get("publisher", ""))
    if "kind" not in values and kind is not None:
        click.echo(f"kind: {kind} (as all other sources of this publisher)")
        values = {"kind": kind, **values}
    if sys.stdin.isatty():
        values |= {name: click.prompt(name) for name in needed("source") if name not in values}
        asked = {
            n: click.prompt(f"{n} (empty: stays open)", "", show_default=False)
            for n in _MAY_STAY_OPEN
            if n not in values
        }
        values = source_fields(read, {**values, **{name: text for name, text in asked.items() if text}})
    if (same := same_source(book, values)) is not None:
        raise click.ClickException(f"this article is the source '{same}' already: add --source {same}")
    try:
        return draft(book, "source", values, record_id or source_id(book, values), plain=TEXTS), values
    except DraftError as error:
        raise click.ClickException(str(error)) from error


def _of_source(book: FactBook, source: str) -> dict[str, str]:
    record = book.by_id.get(source)
    if not isinstance(record, Source):
        raise click.ClickException(f"there is no source '{source}': leave --source out to write a new one")
    fields = ("publisher", "title", "published", "language")
    return {name: str(value) for name in fields if (value := getattr(record, name)) is not None}


def _sheet(settings: Settings, made: Draft, values: Mapping[str, str]) -> dict[Path, str]:
    place = place_of(
        settings.fact_sheets, kind="source", record_id=made.id, dispute=None, year=year_of(values)
    )
    before = place.path.read_text(encoding="utf-8") if place.path.exists() else ""
    return {place.path: with_record(before, list(made.lines), alone=place.alone)}


def _digest(
    settings: Settings, source: str, values: Mapping[str, str], dispute: str | None
) -> dict[Path, str]:
    """The draft of a digest; an article that is there stays as it is."""
    path = settings.content / "articles" / f"{source}.md"
    text = digest(source=source, fields=values, dispute=dispute, language=settings.language)
    if text is None:
        click.echo("no digest: an article has a date; give published=...")
        return {}
    if path.exists():
        click.echo(f"{site_file(settings, path)} is there and stays as it is")
        return {}
    problems = opening(text, site_file(settings, path), is_article=True).problems
    if errors := [str(each) for each in problems if each.severity is Severity.ERROR]:
        raise click.ClickException("\n".join(["nothing was written:", *errors]))
    return {path: text}


def _as_told(read: Article, values: Mapping[str, str]) -> Article:
    return read.with_said({name: values[name] for name in ("published", "language") if name in values})


def _tell_candidates(found: tuple[Candidate, ...], language: str | None) -> None:
    counts = [(sum(each.kind == kind for each in found), kind) for kind in KINDS]
    told = ", ".join(f"{count} {kind}{'' if count == 1 else 's'}" for count, kind in counts)
    click.echo(f"candidates: {told}")
    if language is not None and language not in WELL_READ:
        how = "by the names of months alone" if language != "zh" else "where they are written as in Japanese"
        lacking = (
            "" if language == "zh" or hints.is_there() else "; that needs the extra `import`, so none is"
        )
        click.echo(f"dates in '{language}' are read {how}{lacking}: look for others yourself")


def _put(settings: Settings, texts: Mapping[Path, str], source: str, *, dry_run: bool) -> None:
    for path, text in texts.items():
        if dry_run:
            click.echo(difference(settings, path, text))
        else:
            click.echo(f"{site_file(settings, path)}: {source}")
    if not dry_run:
        write_texts(texts)
