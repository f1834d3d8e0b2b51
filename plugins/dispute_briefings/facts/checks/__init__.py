"""The rules that a book of facts must keep, a module per family."""

from dispute_briefings.facts.checks.checking import check

__all__ = ["check"]
