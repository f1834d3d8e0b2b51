"""Dates that only the day of writing, or a date before them, gives a meaning: ``last week``, ``翌日``."""

from dispute_briefings.language.relative_dates.finding import (
    Named,
    RelativeDate,
    is_ahead,
    last_or_next,
    relative_dates,
)

__all__ = ["Named", "RelativeDate", "is_ahead", "last_or_next", "relative_dates"]
