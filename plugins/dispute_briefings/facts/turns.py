"""The days on which the state of play can change: from each one to the next, the answer stays the same."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from dispute_briefings.facts.book import FactBook
from dispute_briefings.facts.conflicts import standing
from dispute_briefings.facts.dates import Date
from dispute_briefings.facts.model import Dispute, Measure, Proceeding
from dispute_briefings.facts.status import DatedStep

_DAY = datetime.timedelta(days=1)


@dataclass(frozen=True, kw_only=True, slots=True)
class Reach:
    """The days that can be asked about: from the first of January before the first change up to `last`.

    `as_of` is the day that the facts were checked on; `last` is that day, or a later one that something is
    planned for.
    """

    first: datetime.date
    as_of: datetime.date
    last: datetime.date

    def holds(self, day: datetime.date) -> bool:
        """Return whether a day can be asked about."""
        return self.first <= day <= self.last


def turns(history: Sequence[DatedStep]) -> tuple[datetime.date, ...]:
    """Return every day on which the status of a history, or what is told of it, can be another than before.

    These are the first and the last day that a step may mean, the day after a last day and after one that
    something was planned for, and the days between which sources differ. Nothing need change on them.
    """
    passed = {day for dated in history for date in _planned(dated) for day in _after(date)}
    return tuple(sorted(passed.union(*map(_turns_of, history))))


def reach(book: FactBook, records: Iterable[Measure | Proceeding], as_of: datetime.date) -> Reach:
    """Return the days that can be asked about measures and proceedings of one dispute."""
    steps = [dated for record in records for dated in book.history(record)]
    days = [day for dated in steps for day in _turns_of(dated)]
    planned = [date.last for dated in steps for date in _planned(dated) if date.last is not None]
    begins = min([*days, as_of])
    before = begins - _DAY if begins > datetime.date.min else begins
    return Reach(first=before.replace(month=1, day=1), as_of=as_of, last=max([*days, *planned, as_of]))


def regulations(book: FactBook, dispute: Dispute) -> tuple[Measure | Proceeding, ...]:
    """Return the measures and proceedings whose state of play is told: those of its strands, else all."""
    named = dict.fromkeys(record_id for strand in dispute.strands for record_id in strand.of)
    found = [book.by_id[record_id] for record_id in named]
    if not dispute.strands:
        every = (*book.of_kind(Measure), *book.of_kind(Proceeding))
        found = [record for record in every if dispute.id in book.disputes_of(record)]
    return tuple(r for r in found if isinstance(r, (Measure, Proceeding)) and not r.retracted)


def reaches(book: FactBook) -> tuple[Reach, ...]:
    """Return the days that can be asked about each dispute that has a measure or proceeding."""
    told = [(dispute, regulations(book, dispute)) for dispute in book.disputes]
    return tuple(reach(book, records, book.as_of(dispute)) for dispute, records in told if records)


def _turns_of(dated: DatedStep) -> Iterator[datetime.date]:
    date, step = dated.date, dated.step
    if date.first is not None:
        yield date.first
    if date.last is not None:
        yield date.last
    if step.until is not None:
        yield from _after(step.until)
    if standing(dated.statement.reports).contested:
        for report in dated.statement.reports:
            known = (report.value, report.low, report.high)
            yield from (each.first for each in known if each is not None and each.first is not None)


def _planned(dated: DatedStep) -> Iterator[Date]:
    yield from (date for date in dated.step.due.values() if isinstance(date, Date))


def _after(date: Date) -> Iterator[datetime.date]:
    if date.last is not None and date.last < datetime.date.max:
        yield date.last + _DAY
