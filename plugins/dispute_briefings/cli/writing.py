"""What the commands that write fact sheets share: the facts as they are, and texts that are checked first."""

from __future__ import annotations

import difflib
import shutil
import tempfile
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

import click

from dispute_briefings.facts.book import FactBook
from dispute_briefings.facts.loader import Loaded, load
from dispute_briefings.pages.settings import Settings
from dispute_briefings.problems import Problem, Severity, lines


def sound_book(settings: Settings) -> FactBook:
    """Return the facts of a site.

    Raises:
        click.ClickException: they have errors, which are told.
    """
    loaded = load(
        settings.fact_sheets,
        root=settings.root,
        vocabulary=settings.vocabulary,
        language=settings.language,
    )
    if loaded.book is None:
        errors = lines([each for each in loaded.problems if each.severity is Severity.ERROR])
        raise click.ClickException("\n".join(["the fact sheets have errors; mend these first:", *errors]))
    return loaded.book


def given_fields(fields: tuple[str, ...]) -> dict[str, str]:
    """Return what was typed as ``field=value``, by field.

    Raises:
        click.UsageError: one of them has no equals sign.
    """
    given: dict[str, str] = {}
    for field in fields:
        name, equals, value = field.partition("=")
        if not equals:
            raise click.UsageError(f"'{field}' is no field: write {field}=...")
        given[name.strip()] = value
    return given


def chosen_dispute(book: FactBook, asked: str | None) -> str | None:
    """Return the dispute that was asked for, or the only one.

    Raises:
        click.ClickException: there is none of that name, or there are several and none was asked for.
    """
    ids = [dispute.id for dispute in book.disputes]
    if asked is not None and asked not in ids:
        raise click.ClickException(f"there is no dispute '{asked}': there is {', '.join(ids) or 'none yet'}")
    if asked is None and len(ids) > 1:
        raise click.ClickException(f"name the dispute: --dispute {' or --dispute '.join(ids)}")
    return asked or (ids[0] if ids else None)


def refuse_errors(settings: Settings, texts: Mapping[Path, str]) -> FactBook:
    """Return the facts with new texts of some files; nothing of it is written to the site.

    Raises:
        click.ClickException: a copy of the fact sheets with these texts has an error.
    """
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        copy = Path(shutil.copytree(settings.fact_sheets, root / settings.fact_sheets.name))
        write_texts({copy / path.relative_to(settings.fact_sheets): text for path, text in texts.items()})
        loaded = _loaded_copy(settings, copy)
    errors = [each for each in loaded.problems if each.severity is Severity.ERROR]
    if errors or loaded.book is None:
        told = [str(_at_home(settings, each)) for each in errors]
        raise click.ClickException("\n".join(["nothing was written:", *told]))
    return loaded.book


def _loaded_copy(settings: Settings, copy: Path) -> Loaded:
    vocabulary = settings.vocabulary
    if vocabulary is not None:
        vocabulary = Path(shutil.copy(vocabulary, copy.parent / "vocabulary.yml"))
    return load(copy, root=copy.parent, vocabulary=vocabulary, language=settings.language)


def _at_home(settings: Settings, each: Problem) -> Problem:
    """A problem of the copy, at its place in the site."""
    file = site_file(settings, settings.fact_sheets.parent / each.position.file)
    return replace(each, position=replace(each.position, file=file))


def write_texts(texts: Mapping[Path, str]) -> None:
    """Write texts to their files, whose folders need not be there."""
    for path, text in texts.items():
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8", newline="\n")


def difference(settings: Settings, path: Path, after: str) -> str:
    """Return what a new text changes in a file, as a unified diff."""
    before = path.read_text(encoding="utf-8") if path.exists() else ""
    file = site_file(settings, path)
    return "\n".join(difflib.unified_diff(before.splitlines(), after.splitlines(), file, file, lineterm=""))


def site_file(settings: Settings, path: Path) -> str:
    """Return how a file is named: from the folder of mkdocs.yml, if it is below it."""
    below = path.relative_to(settings.root) if path.is_relative_to(settings.root) else path
    return below.as_posix()
