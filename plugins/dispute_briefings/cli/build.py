"""``briefings build``: the site, as ``mkdocs build`` makes it."""

from __future__ import annotations

import os
from pathlib import Path

import click

from dispute_briefings.cli.settings import config_file_option, demand_readable


@click.command()
@click.option("--strict", is_flag=True, help="Fail on warnings too.")
@click.option("-d", "--site-dir", type=click.Path(path_type=Path), help="Where to put the site.")
@click.option("--no-cache", is_flag=True, help="Make every page anew.")
@config_file_option
def build(strict: bool, site_dir: Path | None, no_cache: bool, config_file: Path) -> None:
    """Build the site."""
    demand_readable(config_file)
    # Only what needs MkDocs loads it.
    from dispute_briefings.pages.settings import SWITCH  # noqa: PLC0415

    if no_cache:
        os.environ[SWITCH] = "1"
    arguments = ["--strict"] if strict else []
    arguments += ["--site-dir", str(site_dir)] if site_dir is not None else []
    run_mkdocs("build", "--config-file", str(config_file), *arguments)


def run_mkdocs(*arguments: str) -> None:
    """Run MkDocs in this process, which it ends."""
    # An announcement that Material for MkDocs prints at each start, and that nobody here can act on.
    os.environ.setdefault("NO_MKDOCS_2_WARNING", "1")
    from mkdocs.__main__ import cli  # noqa: PLC0415

    cli.main(args=[*arguments], prog_name="mkdocs")
