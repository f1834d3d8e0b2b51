"""Days as French and German lines of publication print them: `10 mars 2020`, `10. März 2020`."""

from __future__ import annotations

import datetime
import re

_MONTHS = {
    name: number
    for number, names in enumerate(
        (
            ("janvier", "januar", "jänner"),
            ("février", "februar"),
            ("mars", "märz"),
            ("avril", "april"),
            ("mai",),
            ("juin", "juni"),
            ("juillet", "juli"),
            ("août", "august"),
            ("septembre", "september"),
            ("octobre", "oktober"),
            ("novembre", "november"),
            ("décembre", "dezember"),
        ),
        1,
    )
    for name in names
}
MONTHS = rf"(?i:{'|'.join(_MONTHS)})"
"""The form of their months, without groups."""

DAY = rf"\d\d?(?:er|\.)?\s+{MONTHS}\s+(?:19|20)\d\d"
"""The form of such a day, without groups."""

_DAY = re.compile(rf"(?<!\d)(?P<day>\d\d?)(?:er|\.)?\s+(?P<month>{MONTHS})\s+(?P<year>(?:19|20)\d\d)")


def western_days(text: str) -> list[datetime.date]:
    """Return such days of a text; one that no month has is left out."""
    days = []
    for found in _DAY.finditer(text):
        try:
            days.append(datetime.date(int(found["year"]), _MONTHS[found["month"].lower()], int(found["day"])))
        except ValueError:
            continue
    return days
