"""``briefings build``: the site, as ``mkdocs build`` makes it."""

from __future__ import annotations

from pathlib import Path

import click

from dispute_briefings.cli.settings import config_file_option


@click.command()
@click.option("--strict", is_flag=True, help="Fail on warnings too.")
@click.option("-d", "--site-dir", type=click.Path(path_type=Path), help="Where to put the site.")
@config_file_option
def build(strict: bool, site_dir: Path | None, config_file: Path) -> None:
    """Build the site."""
    # Only this command needs MkDocs: it is not loaded for the others.
    from mkdocs.__main__ import cli  # noqa: PLC0415

    arguments = ["build", "--config-file", str(config_file)]
    arguments += ["--strict"] if strict else []
    arguments += ["--site-dir", str(site_dir)] if site_dir is not None else []
    cli.main(args=arguments, prog_name="mkdocs")
