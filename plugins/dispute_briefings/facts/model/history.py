"""The history of a measure or proceeding, step by step."""

from __future__ import annotations

from typing import Annotated, Any, Literal, Self

from pydantic import BeforeValidator, Field, model_validator
from pydantic_core import PydanticCustomError

from dispute_briefings.facts.dates import Date, DateError
from dispute_briefings.facts.statements import Citation, DateStatement
from dispute_briefings.facts.values import EventRef, Id, Line, Regime, Status, Suggestion, Text, Value


def _planned(written: Any) -> Any:
    if written == "open" or isinstance(written, Date):
        return written
    try:
        return Date.parse(written if isinstance(written, str) else "")
    except DateError as error:
        raise PydanticCustomError("bad-date", "{what}", {"what": error.what, "cure": error.cure}) from error


PlannedDate = Annotated[Date | Literal["open"], BeforeValidator(_planned)]


class Part(Value):
    """A part of a measure or proceeding that can have a status of its own."""

    id: Id
    """The id of the part, unique in its record."""
    title: Text
    """What readers see it called."""


class Step(Value):
    """One entry of a history.

    `only` names the materials or parts that it concerns (none: all); `due` says what is planned, by
    status; `until` is the last day it applies, inclusive, and `then` the status that follows.
    """

    status: Status
    """The status that begins."""
    event: EventRef | None = None
    """The event that the step is; its date and sources are taken from there."""
    date: DateStatement | None = None
    """When it happened, where no event says so."""
    sources: tuple[Citation, ...] = ()
    """The sources of the date."""
    only: tuple[Annotated[Id, Suggestion(("material",))], ...] = ()
    """The materials or parts that it concerns; left out, all."""
    regime: Regime | None = None
    """The rule that applies from here; left out, as before."""
    due: dict[Status, PlannedDate] = Field(default_factory=dict)
    """What is planned: a status, and its date or `open`."""
    until: Date | None = None
    """The last day on which it applies, inclusive."""
    then: Status | None = None
    """The status that follows the last day."""
    document: Line | None = None
    """The act that it rests on."""
    text: Text | None = None
    """The sentence for this state; left out, that of the status."""
    note: Text | None = None
    """A remark, shown with the step."""

    @model_validator(mode="after")
    def _is_dated(self) -> Self:
        if self.then is not None and self.until is None:
            raise PydanticCustomError("missing-field", "`then` says what follows a last day: add `until:`")
        if self.event is None and self.date is None:
            raise PydanticCustomError(
                "missing-field", "a step has an event or a date: add `event: <id>` or `date:` with `sources:`"
            )
        return self
