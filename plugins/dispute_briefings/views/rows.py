"""The rows of the state of play: of which measure or proceeding, for which units, and what holds on a day."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from dataclasses import dataclass

from markupsafe import Markup

from dispute_briefings.facts.model import Dispute, Measure, Proceeding
from dispute_briefings.facts.statements import Citation
from dispute_briefings.facts.status import DatedStep, Status
from dispute_briefings.facts.turns import regulations
from dispute_briefings.views.drawing import Drawing
from dispute_briefings.views.reports import supporting

Regulation = Measure | Proceeding


@dataclass(frozen=True, kw_only=True, slots=True)
class Row:
    """One result: of which measure or proceeding, for which units (none: all of it), and what holds.

    `day` is the day asked about, `known` the one up to which it is known whether what was planned came
    about. `step` is the one that the result follows from, `first` the one that first put it into force, else
    the first of all; `sources` are those of the step and of what is planned.
    """

    record: Regulation
    units: tuple[str, ...]
    status: Status
    day: datetime.date
    known: datetime.date
    step: DatedStep | None
    first: DatedStep | None
    sources: tuple[Citation, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class Strand:
    """What a reader follows as one line: its title, and the measures and proceedings that it is made of."""

    id: str
    title: Markup
    records: tuple[Regulation, ...]

    @property
    def is_named(self) -> bool:
        """Whether a row has to say which measure it is of."""
        return len(self.records) > 1


def strands(at: Drawing, dispute: Dispute) -> Iterator[Strand]:
    """Yield the strands of a dispute; where none are named, each of its measures and proceedings is one."""
    at.used |= {"kind:dispute", dispute.id}
    for strand in dispute.strands:
        records = tuple(regulation(at, record_id) for record_id in strand.of)
        title = at.line(strand.title)
        if len(records) == 1:
            title = Markup('<a href="{}">{}</a>').format(at.href(records[0]), at.title(strand.title))
        yield Strand(id=strand.id, title=title, records=records)
    if not dispute.strands:
        at.used |= {"kind:measure", "kind:proceeding"}
        for record in regulations(at.book, dispute):
            yield Strand(id=record.id, title=at.link(record.id), records=(record,))


def regulation(at: Drawing, record_id: str) -> Regulation:
    """Return a measure or proceeding by its id."""
    record = at.book.by_id[record_id]
    assert isinstance(record, (Measure, Proceeding))
    return record


def rows(at: Drawing, record: Regulation, day: datetime.date | None = None) -> Iterator[Row]:
    """Yield a row for each distinct result on a day (left out: as of); none of a retracted record."""
    if record.retracted:
        return
    found = at.book.statuses(record, day)
    for units, status in found:
        yield _row(at, record, status, day, units=units if len(found) > 1 else (), unit=(*units, None)[0])


def row_of(at: Drawing, record: Regulation, unit: str | None, day: datetime.date | None = None) -> Row:
    """Return the row of one material or part, which it does not name."""
    return _row(at, record, at.book.status(record, day, unit), day, units=(), unit=unit)


def _row(
    at: Drawing,
    record: Regulation,
    status: Status,
    day: datetime.date | None,
    *,
    units: tuple[str, ...],
    unit: str | None,
) -> Row:
    as_of = at.book.as_of(record)
    on = day or as_of
    at.used |= {record.id, *(step.event for step in record.history if step.event)}
    reached = [
        dated
        for dated in at.book.history(record)
        if (not dated.step.only or unit in dated.step.only)
        and (dated.date.first is None or dated.date.first <= on)
    ]
    taken = [dated for dated in reached if dated.index == status.step] or reached[-1:]
    planning = [dated for dated in reached if set(dated.step.due.items()) & set(status.due)]
    cited = {citation: None for dated in (*taken, *planning) for citation in supporting(dated)}
    return Row(
        record=record,
        units=units,
        status=status,
        day=on,
        known=min(on, as_of),
        step=taken[0] if taken else None,
        first=next((dated for dated in reached if dated.effect == "on"), reached[0] if reached else None),
        sources=tuple(cited),
    )
