"""An event: what happened, when, and who took part."""

from __future__ import annotations

from typing import ClassVar, Literal, Self

from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError

from dispute_briefings.facts.dates import Date
from dispute_briefings.facts.model.history import PlannedDate
from dispute_briefings.facts.model.record import Record
from dispute_briefings.facts.statements import DateStatement
from dispute_briefings.facts.values import (
    DateKind,
    EventKind,
    EventRef,
    MaterialRef,
    MeasureRef,
    PartyRefs,
    ProceedingRef,
    StrandId,
    Text,
)


class Event(Record):
    """An event with one `date`, or several typed `dates` of which `headline_date` names the main one.

    `level` is 1 for the brief, 2 for the timeline, 3 for the log. `due` says what is planned.
    """

    KIND: ClassVar[str] = "event"

    title: Text
    """What happened, as a headline."""
    date: DateStatement | None = None
    """When it happened, where one date tells it."""
    dates: dict[DateKind, DateStatement] = Field(default_factory=dict)
    """Its typed dates, where it has several: when it was announced, decided, in force."""
    headline_date: DateKind | None = None
    """Which of several dates is the main one."""
    kind: EventKind
    """What sort of event it is."""
    level: Literal["1", "2", "3"]
    """How much it matters: 1 for the brief, 2 for the timeline, 3 for the log."""
    text: Text | None = None
    """What happened, in a few sentences."""
    actors: PartyRefs = ()
    """Who acted."""
    toward: PartyRefs = ()
    """Toward whom."""
    materials: tuple[MaterialRef, ...] = ()
    """The materials that it is about."""
    measures: tuple[MeasureRef, ...] = ()
    """The measures that it belongs to."""
    proceedings: tuple[ProceedingRef, ...] = ()
    """The proceedings that it belongs to."""
    strand: StrandId | None = None
    """The strand of the dispute that it belongs to."""
    place: Text | None = None
    """Where it happened."""
    leads_to: tuple[EventRef, ...] = ()
    """The events that followed from it."""
    due: dict[DateKind, PlannedDate] = Field(default_factory=dict)
    """What is planned: a kind of date, and the date or `open`."""

    @property
    def heading(self) -> Text:
        """The title; `text` tells more of the event and is no heading."""
        return self.title

    @property
    def headline(self) -> tuple[str | None, DateStatement | None]:
        """The kind and the statement of the main date; both None for an event that is only planned."""
        if self.date is not None:
            return None, self.date
        if self.headline_date is not None:
            return self.headline_date, self.dates[self.headline_date]
        return next(iter(self.dates.items()), (None, None))

    @property
    def day(self) -> Date | None:
        """The main date: as it happened, else as it is planned; None where it is planned for no day."""
        statement = self.headline[1]
        if statement is not None:
            return statement.date
        planned = [date for date in self.due.values() if isinstance(date, Date)]
        return min(planned, key=lambda date: date.sort_key) if planned else None

    @model_validator(mode="after")
    def _is_dated(self) -> Self:
        if self.date is not None and self.dates:
            raise PydanticCustomError("bad-value", "an event has `date` or `dates`, not both")
        if self.date is None and not self.dates and not self.due:
            raise PydanticCustomError(
                "missing-field", "an event has a date: add `date:`, `dates:`, or `due:` if it is planned"
            )
        if len(self.dates) > 1 and self.headline_date is None:
            raise PydanticCustomError(
                "missing-field",
                "an event with several dates says which is the main one: add `headline_date:`",
            )
        if self.headline_date is not None and self.headline_date not in self.dates:
            raise PydanticCustomError(
                "bad-value",
                "`headline_date: {kind}` is none of its dates ({dates})",
                {"kind": self.headline_date, "dates": ", ".join(self.dates)},
            )
        return self
