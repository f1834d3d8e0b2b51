"""The link to the state of play on a day, from wherever a day is told of."""

from __future__ import annotations

import datetime
from collections.abc import Iterable

from markupsafe import Markup

from dispute_briefings.facts.turns import Reach
from dispute_briefings.views.drawing import Drawing

# A script shows the day that is asked for; without it the link is not shown.
_LINK = Markup('<a class="bf-scripted bf-day-link" href="{}?on={}">{}</a>')


def day_link(at: Drawing, day: datetime.date | None, reaches: Iterable[Reach]) -> Markup:
    """Return the link, or nothing where no dispute can be asked about that day."""
    if day is None or not any(reach.holds(day) for reach in reaches):
        return Markup("")
    return _LINK.format(at.page("status.md"), day, at.word("days-link"))
