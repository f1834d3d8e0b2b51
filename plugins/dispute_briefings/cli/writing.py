"""What the commands that write fact sheets share: the facts as they are, and texts that are checked first."""

from __future__ import annotations

import difflib
import shutil
import tempfile
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path

import click

from dispute_briefings.cli.unwritten import told_of_new
from dispute_briefings.facts.book import FactBook
from dispute_briefings.facts.loader import Loaded, load
from dispute_briefings.pages.settings import Settings
from dispute_briefings.problems import Problem, Severity, lines

# What is missing may be the very record that is to be added: what names it stops nobody from adding it.
_CURED_BY_ADDING = frozenset({"unknown-source", "unknown-record", "unknown-fact"})


def sound_book(settings: Settings) -> FactBook:
    """Return the facts of a site.

    Raises:
        click.ClickException: they have errors, which are told.
    """
    loaded = _loaded(settings)
    _refuse([each for each in loaded.problems if each.severity is Severity.ERROR])
    return loaded.known


def facts_to_add_to(settings: Settings) -> Loaded:
    """Return the facts of a site, in which records may be named that are still to be written.

    Raises:
        click.ClickException: they have other errors, which are told.
    """
    loaded = _loaded(settings)
    errors = [each for each in loaded.problems if each.severity is Severity.ERROR]
    _refuse([each for each in errors if each.code not in _CURED_BY_ADDING])
    return loaded


def _loaded(settings: Settings) -> Loaded:
    return load(
        settings.fact_sheets,
        root=settings.root,
        vocabulary=settings.vocabulary,
        language=settings.language,
    )


def _refuse(errors: Sequence[Problem]) -> None:
    if errors:
        raise click.ClickException(
            "\n".join(["the fact sheets have errors; mend these first:", *lines(errors)])
        )


def told_anew(before: Iterable[Problem], after: Iterable[Problem], severity: Severity) -> list[Problem]:
    """Return the problems of a severity that are told after a change, and were not before it.

    A record goes to the end of its file, so that what stood there before stays in its line.
    """
    known = {(each.position, each.code, each.what) for each in before}
    fresh = (each for each in after if (each.position, each.code, each.what) not in known)
    return [each for each in fresh if each.severity is severity]


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


def refuse_errors(settings: Settings, texts: Mapping[Path, str], *, before: Sequence[Problem] = ()) -> Loaded:
    """Return the facts with new texts of some files, with problems placed in the site; nothing is written.

    Args:
        settings: those of the site.
        texts: the new text of each file.
        before: what is told of the fact sheets as they are, and stops nothing.

    Raises:
        click.ClickException: a copy of the fact sheets with these texts has an error that is not among these.
    """
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        copy = Path(shutil.copytree(settings.fact_sheets, root / settings.fact_sheets.name))
        write_texts({copy / path.relative_to(settings.fact_sheets): text for path, text in texts.items()})
        loaded = _loaded_copy(settings, copy)
    at_home = replace(loaded, problems=tuple(_at_home(settings, each) for each in loaded.problems))
    if errors := told_anew(before, at_home.problems, Severity.ERROR):
        told = (told_unwritten(settings, texts, each) for each in errors)
        raise click.ClickException("\n".join(["nothing was written:", *told]))
    return at_home


def told_unwritten(settings: Settings, texts: Mapping[Path, str], each: Problem) -> str:
    """Return the line of a problem that is found once some texts are in their files; they are not yet."""
    path = next((path for path in texts if site_file(settings, path) == each.position.file), None)
    if path is None:
        return str(each)
    return told_of_new(each, path.read_text(encoding="utf-8") if path.exists() else "", texts[path])


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
