"""``briefings serve``: a preview of the site, as ``mkdocs serve`` shows it."""

from __future__ import annotations

from pathlib import Path

import click

from dispute_briefings.cli.build import run_mkdocs
from dispute_briefings.cli.settings import config_file_option, demand_readable


@click.command()
@click.option(
    "-a",
    "--dev-addr",
    metavar="HOST:PORT",
    help="Where to show it; left out, what mkdocs.yml says, or 127.0.0.1:8000.",
)
@click.option("--open", "opens", is_flag=True, help="Open a browser there.")
@config_file_option
def serve(dev_addr: str | None, opens: bool, config_file: Path) -> None:
    """Show the site while you write, until Ctrl-C."""
    demand_readable(config_file)
    arguments = ["--dev-addr", dev_addr] if dev_addr is not None else []
    run_mkdocs("serve", "--config-file", str(config_file), *arguments, *(["--open"] if opens else []))
