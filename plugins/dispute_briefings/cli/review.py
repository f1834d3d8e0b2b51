"""``briefings review``: what is due, as a list and as a calendar."""

from __future__ import annotations

import datetime
from pathlib import Path

import click

from dispute_briefings.cli.days import Day, today
from dispute_briefings.cli.settings import config_file_option, read_settings
from dispute_briefings.exports.due import FORMATS, as_calendar, as_list
from dispute_briefings.facts.due import dues
from dispute_briefings.facts.loader import load
from dispute_briefings.problems import Severity, lines


@click.command()
@click.option("--today", "day", type=Day(), help="The day to count from; left out, today.")
@click.option(
    "--every",
    type=click.IntRange(min=1),
    default=30,
    show_default=True,
    help="After how many days the state of play of a dispute is to be checked again.",
)
@click.option(
    "--format",
    "form",
    type=click.Choice(FORMATS),
    default="text",
    show_default=True,
    help="A list, or a calendar.",
)
@config_file_option
def review(day: datetime.date | None, every: int, form: str, config_file: Path) -> None:
    """Tell what is due: reviews, plans that nothing answers, and disputes to be checked again.

    A calendar holds all of it, whatever day it is.
    """
    settings = read_settings(config_file)
    loaded = load(
        settings.fact_sheets, root=settings.root, vocabulary=settings.vocabulary, language=settings.language
    )
    if loaded.book is None:
        errors = lines([each for each in loaded.problems if each.severity is Severity.ERROR])
        raise click.ClickException("\n".join(["the fact sheets have errors; mend these first:", *errors]))
    found = dues(loaded.book, days=every)
    if form == "ics":
        click.echo(as_calendar(loaded.book, found), nl=False)
        return
    click.echo(as_list(loaded.book, found, day or today()))
