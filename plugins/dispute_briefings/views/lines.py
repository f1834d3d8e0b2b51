"""What a row of the state of play says, in the words of the vocabulary and ours."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from markupsafe import Markup

from dispute_briefings.facts.dates import Date
from dispute_briefings.facts.model import Text
from dispute_briefings.facts.statements import DateStatement
from dispute_briefings.facts.status import DatedStep, State, Status
from dispute_briefings.facts.vocabulary import Effect
from dispute_briefings.views.drawing import Drawing
from dispute_briefings.views.plans import capital, is_passed, plan
from dispute_briefings.views.rows import Row

_SLOT = re.compile(r"\{(since|date|regime)\}")
_STATE_OF: Mapping[Effect, State] = {
    "on": State.IN_FORCE,
    "keep": State.IN_FORCE,
    "pause": State.SUSPENDED,
    "off": State.ENDED,
}
_COLOUR_OF: Mapping[State, str] = {
    State.NOT_YET: "not-yet",
    State.IN_FORCE: "in-force",
    State.SUSPENDED: "suspended",
    State.ENDED: "ended",
    State.UNCLEAR: "unclear",
}


@dataclass(frozen=True, kw_only=True, slots=True)
class Lines:
    """The words of a row, by what they are there for."""

    at: Drawing

    def units(self, row: Row) -> Markup:
        """Return the materials or parts that the row is about."""
        titles = {part.id: self.at.line(part.title) for part in row.record.parts}
        return Markup(", ").join(titles.get(u) or self.at.link(u) for u in row.units)

    def colour(self, row: Row) -> str:
        """Return the colour token of the status, else of the state; of neither where sources differ on it."""
        if row.status.contested:
            return _COLOUR_OF[State.UNCLEAR]
        entry = self.at.book.vocabulary.statuses.get(row.status.word or "")
        fits = entry is not None and _STATE_OF.get(entry.effect) is row.status.state
        return (entry.colour if entry is not None and fits else None) or _COLOUR_OF[row.status.state]

    def sentence(self, row: Row) -> Markup:
        """Return the sentence for what holds on the day."""
        status = row.status
        said = self._said(row)
        if self._is_brief and row.first is not None and _is_over(status):
            key = "status-from" if status.applied else "status-first-step"
            step = capital(self.at.label("statuses", row.first.step.status))
            said = self.at.sentence(key, status=said, step=step, date=self._date(row.first.date))
        if _is_over(status) and not status.applied:
            said = self.at.sentence("status-never-applied", status=said)
        if status.until is not None:
            said = self.at.sentence("status-until", status=said, date=self.at.date(status.until))
        return said

    @property
    def _is_brief(self) -> bool:
        """Whether there is little room, and no other place beside it that says since when."""
        return self.at.dates == "short"

    def _date(self, date: Date | None) -> Markup:
        """The day on which a state began; its time of day only where there is room."""
        day = _begin(date)
        if self._is_brief and day is not None and day.time is not None and day.first is not None:
            day = Date.day(day.first)
        return self.at.date(day)

    def _said(self, row: Row) -> Markup:
        at, status, step = self.at, row.status, row.step
        if step is None:
            return at.sentence("status-no-step")
        if status.state is State.UNCLEAR:
            return at.sentence("status-unclear", date=at.date(status.since))
        if status.state is State.NOT_YET:
            return self._not_yet(row, step)
        followed = status.word != step.step.status
        if step.step.text is not None and not followed:
            return at.line(step.step.text)
        entry = at.book.vocabulary.statuses.get(status.word or "")
        if entry is not None and entry.sentence is not None and _STATE_OF.get(entry.effect) is status.state:
            return self._filled(entry.sentence, status, followed=followed)
        said = self._plainly(row)
        if entry is None or followed or status.since == status.last:
            return said
        return at.sentence(
            "status-and-step",
            status=said,
            step=at.label("statuses", status.word),
            date=self._date(status.last),
        )

    def _not_yet(self, row: Row, step: DatedStep) -> Markup:
        at, kind = self.at, row.record.kind_name
        if any(is_passed(due, row.known) for due in row.status.due):
            key = "status-step"
        else:
            key = f"status-not-yet-{kind}"
        label = capital(at.label("statuses", step.step.status))
        return at.sentence(key, step=label, date=self._date(step.date))

    def _filled(self, sentence: Text, status: Status, *, followed: bool) -> Markup:
        """Fill a sentence of the vocabulary in; what is no slot of it stays as it is written."""
        at = self.at
        tag, words = at.spoken(sentence)
        slots = {
            "since": self._date(status.since),
            "date": self._date(status.since if followed else status.last),
            "regime": at.label("regimes", status.regime),
        }
        parts = _SLOT.split(" ".join(words.split()))
        filled = (slots[part] if index % 2 else Markup.escape(part) for index, part in enumerate(parts))
        return at.in_language(tag, Markup("").join(filled))

    def _plainly(self, row: Row) -> Markup:
        key = f"status-{row.status.state}-{row.record.kind_name}"
        return self.at.sentence(key, date=self._date(row.status.since))

    def notes(self, row: Row, *, with_regime: bool = True) -> tuple[Markup, ...]:
        """Return what else there is to say: what applies, what is due, what is not certain."""
        at, status = self.at, row.status
        notes = [self._since(row), *(plan(due, status.state, row.known, at) for due in status.due)]
        if status.changing is not None:
            notes.append(at.sentence("status-changing", date=at.date(status.changing, "sentence")))
        if status.regime is not None and with_regime:
            notes.append(at.sentence(self._regime_key(row), regime=at.label("regimes", status.regime)))
        if (date := self._contested(row)) is not None:
            link = Markup('<a class="bf-contested" href="{}">{}</a>')
            notes.append(link.format(at.reports_href(date), at.word("status-contested")))
        return tuple(note for note in notes if note)

    def _regime_key(self, row: Row) -> str:
        # Where there is little room, the day stands far above.
        if not self._is_brief or row.day != self.at.book.as_of(row.record):
            return "status-regime"
        return "status-regime-back" if row.status.applied and _is_over(row.status) else "status-regime-now"

    def _contested(self, row: Row) -> DateStatement | None:
        """Return the date on which sources differ: of the step that is told, or one that counts for it."""
        if row.step is not None and self.at.standing(row.step.statement).contested:
            return row.step.statement
        dates = (dated.statement for dated in self.at.book.history(row.record))
        contested = (date for date in dates if self.at.standing(date).contested)
        return next(contested, None) if row.status.contested else None

    def _since(self, row: Row) -> Markup:
        """Return the state and since when, where the sentence is an editor's own and need not say it."""
        status, step = row.status, row.step
        told = status.state in {State.NOT_YET, State.UNCLEAR}
        if step is None or step.step.text is None or told or status.word != step.step.status:
            return Markup("")
        return self._plainly(row)


def _is_over(status: Status) -> bool:
    return status.state in {State.SUSPENDED, State.ENDED}


def _begin(date: Date | None) -> Date | None:
    """A state lasts, so that of a date that lasts too only the beginning is said."""
    return date.start if date is not None and date.start is not None else date
