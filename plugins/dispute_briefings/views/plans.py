"""What is planned for a measure or proceeding, in words: when it is due, or that its day has passed."""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING, Literal

from markupsafe import Markup

from dispute_briefings.facts.dates import Date
from dispute_briefings.facts.status import Due, State
from dispute_briefings.facts.vocabulary import Effect

if TYPE_CHECKING:
    from dispute_briefings.views.drawing import Drawing


def plan(due: Due, state: State, day: datetime.date, drawing: Drawing) -> Markup:
    """Return what is planned while a state holds, and whether by a day nothing came of it."""
    word, date = due
    label = capital(drawing.label("statuses", word))
    kind = _kind(drawing.book.vocabulary.statuses[word].effect, state)
    if not isinstance(date, Date):
        return drawing.sentence(f"due-{kind}-open", status=label)
    when = "passed" if is_passed(due, day) else "dated"
    return drawing.sentence(f"due-{kind}-{when}", status=label, date=drawing.date(date, "sentence"))


def is_passed(due: Due, day: datetime.date) -> bool:
    """Return whether what was planned was to have happened before a day."""
    return isinstance(due[1], Date) and due[1].last is not None and due[1].last < day


def capital(label: Markup) -> Markup:
    """Return a label that begins a sentence."""
    return label[:1].upper() + label[1:]


def _kind(effect: Effect, state: State) -> Literal["start", "resume", "pause", "end", "step"]:
    if effect == "on" and state is State.NOT_YET:
        return "start"
    if effect == "on" and state in {State.SUSPENDED, State.ENDED}:
        return "resume"
    if effect == "pause":
        return "pause"
    return "end" if effect == "off" else "step"
