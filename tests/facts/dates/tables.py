"""How a test reads its table, and dates for tests that hold for any."""

from __future__ import annotations

import datetime
import re


def rows(table: str) -> list[tuple[str, ...]]:
    """Return the rows of a table whose columns stand two spaces apart, without its head."""
    return [tuple(re.split(r" {2,}", line.strip())) for line in table.strip().splitlines()[1:]]


def day(text: str) -> datetime.date | None:
    return None if text == "-" else datetime.date.fromisoformat(text)
