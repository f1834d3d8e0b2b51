"""Asking other sites, politely, whether a page is still there; and remembering what they answered."""

from dispute_briefings.cli.visiting.answers import Answer, Outcome, read_answers, write_answers
from dispute_briefings.cli.visiting.visits import Manners, visits

__all__ = ["Answer", "Manners", "Outcome", "read_answers", "visits", "write_answers"]
