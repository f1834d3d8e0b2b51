"""The checks of what an author wrote, a module each."""

from dispute_briefings.prose.checks.names import names
from dispute_briefings.prose.finding import Check

CHECKS: tuple[Check, ...] = (names,)

__all__ = ["CHECKS"]
