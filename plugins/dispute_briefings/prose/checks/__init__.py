"""The checks of what an author wrote, a module each."""

from dispute_briefings.prose.checks.citing import citing
from dispute_briefings.prose.checks.drift import drift
from dispute_briefings.prose.checks.motive import motive
from dispute_briefings.prose.checks.names import names
from dispute_briefings.prose.checks.relative import relative
from dispute_briefings.prose.checks.titles import titles
from dispute_briefings.prose.checks.unbound import unbound
from dispute_briefings.prose.finding import Check

CHECKS: tuple[Check, ...] = (titles, citing, drift, relative, names, unbound, motive)

__all__ = ["CHECKS"]
