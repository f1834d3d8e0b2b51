"""The command line: a module per command."""

from dispute_briefings.cli.commands import main

__all__ = ["main"]
