"""What changed in the facts between two states of a site."""

from dispute_briefings.facts.differences.comparing import differences
from dispute_briefings.facts.differences.difference import Change, Difference

__all__ = ["Change", "Difference", "differences"]
