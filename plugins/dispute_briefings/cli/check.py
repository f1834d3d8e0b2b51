"""``briefings check``: every problem of the fact sheets and articles, at its place."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

import click

from dispute_briefings.cli.explanations import explanation
from dispute_briefings.cli.outcome import kept_or_found
from dispute_briefings.cli.settings import config_file_option, read_settings
from dispute_briefings.cli.telling import FORMATS
from dispute_briefings.pages.settings import Settings
from dispute_briefings.problems import RULES, Problem, Severity, nearest

# An editor writes a file in several steps.
_SETTLED_AFTER_SECONDS = 0.1


@click.command()
@click.argument("paths", nargs=-1, type=click.Path(exists=True, path_type=Path))
@click.option(
    "--format", "form", type=click.Choice([*FORMATS]), default="text", show_default=True, help="How to tell."
)
@click.option("--strict", is_flag=True, help="Fail on warnings too.")
@click.option("--strict-review", is_flag=True, help="Take a review that is due as a warning.")
@click.option("--watch", is_flag=True, help="Check again whenever a file is saved, until Ctrl-C.")
@click.option("--explain", metavar="CODE", help="Say what a problem's code means, and check nothing.")
@config_file_option
@click.pass_context
def check(
    context: click.Context,
    paths: tuple[Path, ...],
    form: str,
    strict: bool,
    strict_review: bool,
    watch: bool,
    explain: str | None,
    config_file: Path,
) -> None:
    """Check the fact sheets and articles of the site.

    With PATHs, only their problems are told; everything is read all the same, so that references
    between files are checked. Exits with 1 if there is an error.
    """
    if explain is not None:
        click.echo(_explained(explain))
        return
    failing = {Severity.ERROR, Severity.WARNING} if strict else {Severity.ERROR}

    def checked() -> tuple[int, str]:
        settings = read_settings(config_file)
        if strict_review:
            settings = replace(settings, strict_review=True)
        problems = kept_or_found(settings, lambda: _found(settings))
        told = [
            each for each in problems if not paths or _is_below(settings.root / each.position.file, paths)
        ]
        return 1 if any(each.severity in failing for each in told) else 0, FORMATS[form](told)

    code, text = checked()
    click.echo(text)
    if watch:
        with _changes(read_settings(config_file), config_file) as changed, _until_interrupted():
            click.echo("Watching for changes; Ctrl-C ends it.", err=True)
            while changed.wait():
                changed.clear()
                threading.Event().wait(_SETTLED_AFTER_SECONDS)
                changed.clear()
                code, text = checked()
                click.echo(f"\n{text}")
    context.exit(code)


def _found(settings: Settings) -> tuple[Problem, ...]:
    # Only where something has changed: what reads a site takes a while to be read itself.
    from dispute_briefings.cli.schema import options_schema  # noqa: PLC0415
    from dispute_briefings.exports.editor_schemas import keep  # noqa: PLC0415
    from dispute_briefings.pages.site import assemble, load_facts  # noqa: PLC0415

    loaded = load_facts(settings)
    keep(settings.root, loaded.known, options_schema)
    return assemble(settings, with_prose=True, loaded=loaded)[1]


@contextmanager
def _until_interrupted() -> Iterator[None]:
    try:
        yield
    except KeyboardInterrupt:
        click.echo()


@contextmanager
def _changes(settings: Settings, config_file: Path) -> Iterator[threading.Event]:
    """Yield what is set whenever a file is saved that a check reads."""
    # Only this option needs it.
    from watchdog.events import FileSystemEvent, FileSystemEventHandler  # noqa: PLC0415
    from watchdog.observers import Observer  # noqa: PLC0415

    changed = threading.Event()

    class Saved(FileSystemEventHandler):
        def on_any_event(self, event: FileSystemEvent) -> None:
            # A check reads files, which is told too.
            if event.event_type in {"created", "deleted", "modified", "moved"}:
                changed.set()

    observer = Observer()
    observer.schedule(Saved(), str(settings.content), recursive=True)
    for file in filter(None, (settings.vocabulary, config_file.resolve())):
        observer.schedule(Saved(), str(file))
    observer.start()
    try:
        yield changed
    finally:
        observer.stop()
        observer.join()


def _explained(code: str) -> str:
    if code not in RULES:
        near = nearest(code, RULES) or "the codes stand in square brackets in what this command tells"
        raise click.ClickException(f"no problem has the code '{code}'; {near}")
    return explanation(code)


def _is_below(file: Path, paths: tuple[Path, ...]) -> bool:
    return any(file.resolve().is_relative_to(path.resolve()) for path in paths)
