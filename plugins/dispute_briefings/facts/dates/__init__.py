"""Dates as precise as they are known: EDTF (ISO 8601-2) behind one value."""

from dispute_briefings.facts.dates.errors import DateError
from dispute_briefings.facts.dates.reading import Precision
from dispute_briefings.facts.dates.value import Date

__all__ = ["Date", "DateError", "Precision"]
