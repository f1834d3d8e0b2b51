"""``briefings check``: every problem of the fact sheets and articles, at its place."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import click

from dispute_briefings.cli.settings import config_file_option, read_settings
from dispute_briefings.pages.site import assemble
from dispute_briefings.problems import Problem, Severity, count_line

FORMATS = ("text", "json", "github")


@click.command()
@click.argument("paths", nargs=-1, type=click.Path(exists=True, path_type=Path))
@click.option(
    "--format", "form", type=click.Choice(FORMATS), default="text", show_default=True, help="How to tell."
)
@click.option("--strict", is_flag=True, help="Fail on warnings too.")
@click.option("--strict-review", is_flag=True, help="Take a review that is due as a warning.")
@config_file_option
@click.pass_context
def check(
    context: click.Context,
    paths: tuple[Path, ...],
    form: str,
    strict: bool,
    strict_review: bool,
    config_file: Path,
) -> None:
    """Check the fact sheets and articles of the site.

    With PATHs, only their problems are told; everything is read all the same, so that references
    between files are checked. Exits with 1 if there is an error.
    """
    settings = read_settings(config_file)
    if strict_review:
        settings = replace(settings, strict_review=True)
    _, problems = assemble(settings, with_prose=True)
    told = [each for each in problems if not paths or _is_below(settings.root / each.position.file, paths)]
    click.echo(as_format(told, form))
    failing = {Severity.ERROR, Severity.WARNING} if strict else {Severity.ERROR}
    context.exit(1 if any(each.severity in failing for each in told) else 0)


def as_format(problems: Sequence[Problem], form: str) -> str:
    """Return problems as text with their counts, as a JSON list, or as workflow commands of GitHub."""
    if form == "json":
        return json.dumps([_fields(each) for each in problems], ensure_ascii=False, indent=2)
    if form == "github":
        return "\n".join([*map(_workflow_command, problems), count_line(problems)])
    return "\n".join([*map(str, problems), count_line(problems)])


def _fields(each: Problem) -> dict[str, str | int]:
    place = each.position
    return {
        "file": place.file,
        "line": place.line,
        "column": place.column,
        "severity": each.severity.value,
        "code": each.code,
        "what": each.what,
        "cure": each.cure,
    }


def _workflow_command(each: Problem) -> str:
    # https://docs.github.com/actions/reference/workflows-and-actions/workflow-commands
    level = "notice" if each.severity is Severity.NOTE else each.severity.value
    place = each.position
    told = f"{each.what}; {each.cure}" if each.cure else each.what
    values = f"file={_value(place.file)},line={place.line},col={place.column},title={_value(each.code)}"
    return f"::{level} {values}::{_data(told)}"


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _value(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")


def _is_below(file: Path, paths: tuple[Path, ...]) -> bool:
    return any(file.resolve().is_relative_to(path.resolve()) for path in paths)
