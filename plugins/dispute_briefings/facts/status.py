"""What applies on a day: the status of a measure or proceeding, computed from its history.

The rule is the one printed in the editors' guide. A step has one of five effects: none, on, keep,
pause, off; an announcement never changes what applies.
"""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Literal

from dispute_briefings.facts.conflicts import standing
from dispute_briefings.facts.dates import Date
from dispute_briefings.facts.model.history import Step
from dispute_briefings.facts.statements import Citation, DateStatement
from dispute_briefings.facts.vocabulary import Effect

Due = tuple[str, Date | Literal["open"]]


class State(StrEnum):
    """Whether a measure applies."""

    NOT_YET = "not-yet"
    IN_FORCE = "in-force"
    SUSPENDED = "suspended"
    ENDED = "ended"
    UNCLEAR = "unclear"


_STATE_OF: dict[Effect, State] = {"on": State.IN_FORCE, "pause": State.SUSPENDED, "off": State.ENDED}


@dataclass(frozen=True, kw_only=True, slots=True)
class DatedStep:
    """A step of a history with the date, the sources and the effect that it turns out to have.

    `index` counts from 1, in the order written. `then` is the effect of what follows after the last
    day, None where nothing says so.
    """

    index: int
    step: Step
    statement: DateStatement
    sources: tuple[Citation, ...]
    effect: Effect
    then: Effect | None = None

    @property
    def date(self) -> Date:
        """The date to go by: the best report's."""
        return self.statement.date


@dataclass(frozen=True, kw_only=True, slots=True)
class Status:
    """The answer for one day.

    `word` is the status of the last step that took effect, `last` that step's date. `regime` is what
    applies: the measure's while in force, else the one before it, and None while that is unclear.
    `since` and `until` are dates of the state (after a last day: that day); `due` is what is planned.
    `applied` says whether it ever was in force, `changing` names a date during which it changed on a
    day not known, `contested` that sources differ on when.
    """

    state: State
    word: str | None
    regime: str | None
    since: Date | None = None
    last: Date | None = None
    until: Date | None = None
    due: tuple[Due, ...] = ()
    applied: bool = False
    changing: Date | None = None
    contested: bool = False
    step: int | None = None


def status(
    history: Sequence[DatedStep], *, before: str | None, unit: str | None, day: datetime.date
) -> Status:
    """Return the status of one unit on a day.

    Args:
        history: the dated steps in the order they happened.
        before: the regime that applies without the measure.
        unit: a material or part; None for a measure that has neither.
        day: the day asked about; a step counts from its first possible day.
    """
    now = Status(state=State.NOT_YET, word=None, regime=before)
    regime = before
    ending: DatedStep | None = None
    for dated in history:
        step, date = dated.step, dated.date
        if step.only and unit not in step.only:
            continue
        now = replace(now, contested=now.contested or _is_contested_on(dated, day))
        if date.first is not None and date.first > day:
            continue
        if dated.effect == "none":
            now = replace(now, due=_due(now.due, step))
            continue
        now = replace(now, changing=date if date.last is None or date.last > day else now.changing)
        if dated.effect in {"on", "keep"}:
            regime = step.regime or regime
        now = replace(
            now,
            word=step.status,
            last=date,
            step=dated.index,
            applied=now.applied or dated.effect == "on",
            due=_due(now.due if dated.effect == "keep" else (), step),
        )
        if dated.effect != "keep":
            now = replace(now, state=_STATE_OF[dated.effect], since=date, until=step.until)
            ending = dated if step.until is not None else None
        elif step.until is not None:
            now, ending = replace(now, until=step.until), dated
    if ending is not None and _is_past(ending.step.until, day):
        state = State.UNCLEAR if ending.then is None else _STATE_OF.get(ending.then, now.state)
        now = replace(now, state=state, word=ending.step.then, since=ending.step.until, until=None)
    applying = {State.IN_FORCE: regime, State.UNCLEAR: None}
    return replace(now, regime=applying.get(now.state, before))


def _due(planned: tuple[Due, ...], step: Step) -> tuple[Due, ...]:
    """A later plan for the same status takes the place of the earlier one."""
    return tuple({**dict(planned), **step.due}.items())


def _is_past(until: Date | None, day: datetime.date) -> bool:
    return until is not None and until.last is not None and until.last < day


def _is_contested_on(dated: DatedStep, day: datetime.date) -> bool:
    """Whether sources differ on the step's date in such a way that the answer for the day depends on it."""
    if not standing(dated.statement.reports).contested:
        return False
    kept = [report for report in dated.statement.reports if report.rank != "deprecated"]
    dates = [date for report in kept for date in (report.value, report.low, report.high) if date is not None]
    firsts = [date.first for date in dates if date.first is not None]
    return bool(firsts) and min(firsts) <= day < max(firsts)
