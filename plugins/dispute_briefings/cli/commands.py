"""The command ``briefings`` and its subcommands."""

from __future__ import annotations

from importlib.metadata import version

import click

from dispute_briefings.cli.build import build
from dispute_briefings.cli.candidates import candidates
from dispute_briefings.cli.check import check
from dispute_briefings.cli.diff import diff
from dispute_briefings.cli.import_article import import_article
from dispute_briefings.cli.init import init
from dispute_briefings.cli.links import links
from dispute_briefings.cli.new import new
from dispute_briefings.cli.rename import rename
from dispute_briefings.cli.review import review
from dispute_briefings.cli.write import write


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(version("mkdocs-dispute-briefings"), prog_name="briefings")
def main() -> None:
    """Begin, check, build and write out a site of dispute briefings."""


for command in (init, new, import_article, candidates, rename, check, diff, review, links, build, write):
    main.add_command(command)
