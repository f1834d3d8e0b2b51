"""``briefings rename``: another id for a record, wherever it is named."""

from __future__ import annotations

import difflib
import shutil
import tempfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

import click

from dispute_briefings.cli.settings import config_file_option, read_settings
from dispute_briefings.facts.book import FactBook
from dispute_briefings.facts.differences import Change, differences
from dispute_briefings.facts.renaming import (
    RenameError,
    Renaming,
    applied,
    edits_in_sheets,
    files_of,
    moved_files,
    renaming,
)
from dispute_briefings.pages.settings import Settings
from dispute_briefings.pages.site import assemble
from dispute_briefings.problems import Problem, Severity, lines
from dispute_briefings.prose.articles import Article
from dispute_briefings.prose.renaming import renamed_page


@dataclass(frozen=True, kw_only=True, slots=True)
class _Plan:
    """What is to be written: the files as they are and as they become, and which files get another name.

    Files are named from the site's folder.
    """

    before: Mapping[str, str]
    after: Mapping[str, str]
    moves: Mapping[str, str]


@click.command()
@click.argument("old")
@click.argument("new")
@click.option("--dry-run", is_flag=True, help="Show what would be changed, and change nothing.")
@config_file_option
def rename(old: str, new: str, dry_run: bool, config_file: Path) -> None:
    """Give the record OLD the id NEW, in fact sheets, series and articles.

    The old id is kept under `formerly`, so that its address leads to the new one. Nothing is written
    unless a copy of the site with the new id is sound and says the same.
    """
    settings = read_settings(config_file)
    site, problems = assemble(settings, with_prose=True)
    if site is None:
        raise click.ClickException(_told("the site has errors; mend these first:", problems))
    try:
        renamed = renaming(site.book, old, new)
        plan = _plan(settings, site.book, site.articles, renamed)
    except RenameError as error:
        raise click.ClickException(str(error)) from error
    _refuse_errors(settings, site.book, renamed, plan)
    if dry_run:
        click.echo("\n".join(_diff(settings.root, plan)))
        return
    _write(settings.root, plan)
    for file in plan.after:
        click.echo(f"changed {file}")
    for file, moved in plan.moves.items():
        click.echo(f"renamed {file} to {moved}")


def _plan(settings: Settings, book: FactBook, articles: tuple[Article, ...], renamed: Renaming) -> _Plan:
    texts = {file: _read(settings.root / file) for file in files_of(book)}
    after = {
        file: applied(texts[file], edits) for file, edits in edits_in_sheets(book, renamed, texts).items()
    }
    for article in articles:
        text = texts[article.file] = _read(settings.root / article.file)
        changed = renamed_page(text, article.file, renamed, is_article=article.is_article)
        if changed != text:
            after[article.file] = changed
    moves = moved_files(book, renamed)
    for file in moves.values():
        if (settings.root / file).exists():
            raise RenameError(f"the file {file} is there already: take it away first")
    return _Plan(before={file: texts[file] for file in after}, after=after, moves=moves)


def _read(path: Path) -> str:
    # Every line keeps its end, and the file the mark that it may begin with.
    return path.read_bytes().decode("utf-8")


def _write(root: Path, plan: _Plan) -> None:
    for file, text in plan.after.items():
        (root / file).write_bytes(text.encode("utf-8"))
    for file, moved in plan.moves.items():
        (root / file).rename(root / moved)


def _refuse_errors(settings: Settings, book: FactBook, renamed: Renaming, plan: _Plan) -> None:
    """Stop where a copy of the site with the new id has an error, or says anything else than before."""
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder).resolve()
        content = settings.content.relative_to(settings.root)
        shutil.copytree(settings.content, root / content, symlinks=True)
        vocabulary = settings.vocabulary
        if vocabulary is not None:
            vocabulary = Path(shutil.copy(vocabulary, root / "vocabulary.yml"))
        copy = replace(
            settings,
            root=root,
            content=root / content,
            fact_sheets=root / settings.fact_sheets.relative_to(settings.root),
            vocabulary=vocabulary,
        )
        _write(root, plan)
        site, problems = assemble(copy, with_prose=True)
    if site is None:
        raise click.ClickException(_told("nothing was written; with the new id there are errors:", problems))
    changed = [each.address for each in differences(book, site.book) if each.change is not Change.RENAMED]
    if changed:
        named = ", ".join(changed[:5])
        raise click.ClickException(
            f"nothing was written: '{renamed.old}' stands in a way that cannot be told apart at {named}"
        )


def _told(heading: str, problems: tuple[Problem, ...]) -> str:
    errors = lines([each for each in problems if each.severity is Severity.ERROR])
    return "\n".join([heading, *errors])


def _diff(root: Path, plan: _Plan) -> Iterator[str]:
    """Yield the difference in the form of git, each file with its new name."""
    for file in sorted({*plan.after, *_renamed_files(root, plan)}):
        named = _moved(file, plan.moves)
        yield f"diff --git a/{file} b/{named}"
        if named != file:
            yield f"rename from {file}"
            yield f"rename to {named}"
        before, after = plan.before.get(file, ""), plan.after.get(file, "")
        yield from difflib.unified_diff(
            before.splitlines(), after.splitlines(), f"a/{file}", f"b/{named}", lineterm=""
        )


def _renamed_files(root: Path, plan: _Plan) -> Iterator[str]:
    for moved in plan.moves:
        path = root / moved
        inside = (each for each in path.rglob("*") if each.is_file()) if path.is_dir() else (path,)
        yield from (each.relative_to(root).as_posix() for each in inside)


def _moved(file: str, moves: Mapping[str, str]) -> str:
    for old, new in moves.items():
        if file == old or file.startswith(f"{old}/"):
            return new + file[len(old) :]
    return file
