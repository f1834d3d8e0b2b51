"""The command ``briefings`` and its subcommands."""

from __future__ import annotations

import errno
import os
from importlib import import_module
from typing import Any

import click

# In the order of an editor's work: each command, and the module that holds it under its own name.
_COMMANDS = {
    "init": "init",
    "new": "new",
    "import": "import_article",
    "candidates": "candidates",
    "rename": "rename",
    "check": "check",
    "diff": "diff",
    "review": "review",
    "links": "links",
    "schema": "schema",
    "serve": "serve",
    "build": "build",
    "write": "write",
}


class _Commands(click.Group):
    """Loads a command when it is called: what the others need takes longer than many a command itself."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 - of click
        """Return the names of all commands."""
        return [*_COMMANDS]

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002
        """Return a command by its name."""
        if cmd_name not in _COMMANDS:
            return None
        module = import_module(f"dispute_briefings.cli.{_COMMANDS[cmd_name]}")
        command: click.Command = getattr(module, _COMMANDS[cmd_name])
        return command

    def invoke(self, ctx: click.Context) -> Any:
        """Run a command; a file or folder that cannot be read or written is told in a line.

        Raises:
            click.ClickException: it is so; what the command had written before stays.
        """
        try:
            return super().invoke(ctx)
        except OSError as error:
            # Whoever reads the output has gone: click ends quietly then.
            if error.errno == errno.EPIPE:
                raise
            named = error.filename if isinstance(error.filename, str | bytes) else None
            where = f"{os.fsdecode(named)}: " if named is not None else ""
            reason = (error.strerror or type(error).__name__).lower()
            cure = "see to the folder, and to who may write there"
            raise click.ClickException(f"{where}{reason}; {cure}") from error


@click.group(cls=_Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="mkdocs-dispute-briefings", prog_name="briefings")
def main() -> None:
    """Begin, check, preview, build and write out a site of dispute briefings."""
