"""The checks of what an author wrote, a module each."""

from dispute_briefings.prose.finding import Check

CHECKS: tuple[Check, ...] = ()

__all__ = ["CHECKS"]
