"""Numbers as an editor writes them: digits, and what to write in the place of what is none."""

from __future__ import annotations

import re
from decimal import Decimal, InvalidOperation
from typing import Annotated, Any

from pydantic import BeforeValidator
from pydantic_core import PydanticCustomError

from dispute_briefings.facts.values import Written

NUMBER = re.compile(r"^[+-]?[0-9]{1,40}(\.[0-9]{1,40})?$")
# Thousands that are parted by commas, spaces or apostrophes; a comma for decimals; a sign of what is counted.
_GROUPED = re.compile(
    r"(?P<whole>[+-]?\d{1,3}(?:([, '\u00a0\u2009\u202f\u2019])\d{3})(?:\2\d{3})*)(?P<rest>\.\d+)?"
)
_COMMA = re.compile(r"[+-]?\d+,\d+")
_PERCENT = re.compile(r"(?P<number>[+-]?\d+(?:[.,]\d+)?) ?%")
_UNKNOWN = frozenset(
    {"", "-", "\u2013", "\u2014", "..", "...", "\u2026", "n/a", "na", "n.a.", "none", "null", "x", "?"}
)


def number_cure(written: str) -> str:
    """Return what to write in the place of a text that is no number."""
    text = written.strip()
    if text.lower() in _UNKNOWN:
        return "leave it empty, or out, where it is not known"
    if found := _PERCENT.fullmatch(text):
        return f"write {found['number'].replace(',', '.')}: that it is percent is said by the unit"
    if found := _GROUPED.fullmatch(text):
        return f"did you mean '{re.sub(r'[^0-9+-]', '', found['whole'])}{found['rest'] or ''}'?"
    if _COMMA.fullmatch(text):
        return f"did you mean '{text.replace(',', '.')}'?"
    return "write digits with a point for decimals and no grouping: 1234.5"


def _number(written: Any) -> Any:
    """Numbers are read from their digits, so that 36.30 keeps its nought (a decimal point, no grouping)."""
    if isinstance(written, Decimal):
        return written
    if not isinstance(written, str) or not NUMBER.match(written):
        shown = repr(written) if isinstance(written, str) else "this"
        cure = number_cure(written if isinstance(written, str) else "1.")
        raise PydanticCustomError("bad-value", "{written} is no number", {"written": shown, "cure": cure})
    try:
        return Decimal(written)
    except InvalidOperation as error:  # pragma: no cover - the pattern admits only what Decimal reads
        raise PydanticCustomError("bad-value", "no number") from error


Number = Annotated[
    Decimal, BeforeValidator(_number), Written(NUMBER.pattern, "digits with a point for decimals, as 1234.5")
]
