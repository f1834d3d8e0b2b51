"""Histories: the steps of a measure or proceeding with their dates, which events may give them."""

from __future__ import annotations

from collections.abc import Mapping

from dispute_briefings.facts.model import Event, Measure, Proceeding, Record, Step
from dispute_briefings.facts.statements import DateStatement
from dispute_briefings.facts.status import DatedStep
from dispute_briefings.facts.vocabulary import StatusEntry


def dated_steps(
    record: Measure | Proceeding, records: Mapping[str, Record], statuses: Mapping[str, StatusEntry]
) -> tuple[DatedStep, ...]:
    """Return the steps of a measure or proceeding with their dates and sources.

    A step that no date is found for is left out: the checks report it.

    Args:
        record: the measure or proceeding.
        records: all records by id, its events among them.
        statuses: the statuses of the vocabulary, by word.
    """
    dated = (_dated(index, step, records, statuses) for index, step in enumerate(record.history, start=1))
    return tuple(step for step in dated if step is not None)


def step_date(step: Step, event: Event) -> DateStatement | None:
    """Return the date that an event gives to a step: its date of the step's name, else its single one."""
    if step.status in event.dates:
        return event.dates[step.status]
    if event.date is not None:
        return event.date
    return next(iter(event.dates.values())) if len(event.dates) == 1 else None


def units_of(record: Measure | Proceeding) -> tuple[str | None, ...]:
    """Return the materials, else the parts, that can differ in status; one None where there are none."""
    materials = record.materials if isinstance(record, Measure) else ()
    return materials or tuple(part.id for part in record.parts) or (None,)


def _dated(
    index: int, step: Step, records: Mapping[str, Record], statuses: Mapping[str, StatusEntry]
) -> DatedStep | None:
    event = records.get(step.event) if step.event else None
    statement = step.date or (step_date(step, event) if isinstance(event, Event) else None)
    if statement is None or step.status not in statuses:
        return None
    kept = [report for report in statement.reports if report.rank != "deprecated"]
    own = tuple(citation for report in kept for citation in report.sources)
    return DatedStep(
        index=index,
        step=step,
        statement=statement,
        sources=step.sources or own or (event.sources if event is not None else ()),
        effect=statuses[step.status].effect,
        then=statuses[step.then].effect if step.then is not None and step.then in statuses else None,
    )
