"""What the editors have to see to by a day: reviews, plans that nothing answers, the state of play itself."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from dispute_briefings.facts import tree
from dispute_briefings.facts.book import FactBook
from dispute_briefings.facts.dates import Date
from dispute_briefings.facts.model import Event, Measure, Proceeding, Record


class Duty(StrEnum):
    """What there is to do."""

    REVIEW = "review"
    PLAN = "plan"
    CHECK = "check"


@dataclass(frozen=True, kw_only=True, slots=True)
class Due:
    """Something to see to: `date` is when it is due, at its last day; `words` are the editors' own, if any.

    Of a plan `words` are the status or kind of date that was planned.
    """

    duty: Duty
    record: Record
    path: tree.Path
    date: Date
    words: str = ""

    @property
    def last(self) -> datetime.date:
        """The last day on which it is in time."""
        assert self.date.last is not None, "what has no end is due on no day"
        return self.date.last

    @property
    def address(self) -> str:
        """Where it is written: the record and the path, entries of lists by their numbers."""
        parts = (str(part + 1) if isinstance(part, int) else part for part in self.path)
        return ".".join((self.record.id, *parts))


def dues(book: FactBook, *, days: int) -> tuple[Due, ...]:
    """Return all that is due, what was or is due first at first; records that are retracted are left out.

    Args:
        book: the records.
        days: after how many days the state of play of a dispute is to be checked again.
    """
    found = (*reviews(book), *unanswered(book), *_checks(book, days))
    kept = [each for each in found if not each.record.retracted and each.date.last is not None]
    return tuple(sorted(kept, key=lambda each: (each.last, each.address)))


def reviews(book: FactBook) -> Iterator[Due]:
    """Yield the reviews that records ask for."""
    for record in book.records:
        if record.review is not None and record.review.due is not None:
            yield Due(
                duty=Duty.REVIEW,
                record=record,
                path=("review", "due"),
                date=record.review.due,
                words=record.review.why or "",
            )


def unanswered(book: FactBook) -> Iterator[Due]:
    """Yield the plans with a date that no later step or date answers.

    A step that puts in force, pauses or ends answers any plan: a notice suspended on its eve never
    took effect.
    """
    effects = {status: entry.effect for status, entry in book.vocabulary.statuses.items()}
    for record in book.records:
        if isinstance(record, (Measure, Proceeding)):
            for index, step in enumerate(record.history):
                later = {other.status for other in record.history[index + 1 :]}
                answered = any(effects.get(status, "on") in {"on", "pause", "off"} for status in later)
                for status, due in step.due.items():
                    if isinstance(due, Date) and not answered and status not in later:
                        yield _plan(record, ("history", index, "due", status), status, due)
        if isinstance(record, Event) and record.date is None:
            for kind, due in record.due.items():
                if isinstance(due, Date) and kind not in record.dates:
                    yield _plan(record, ("due", kind), kind, due)


def _plan(record: Record, path: tree.Path, planned: str, date: Date) -> Due:
    return Due(duty=Duty.PLAN, record=record, path=path, date=date, words=planned)


def _checks(book: FactBook, days: int) -> Iterator[Due]:
    """Yield when the state of play of each dispute is to be checked again."""
    for dispute in book.disputes:
        checked = dispute.as_of.last
        if checked is not None and (datetime.date.max - checked).days > days:
            again = Date.day(checked + datetime.timedelta(days=days))
            yield Due(duty=Duty.CHECK, record=dispute, path=("as_of",), date=again)
