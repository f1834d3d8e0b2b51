"""How the status of a measure or proceeding went on over time: its spans, one after the other."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from itertools import pairwise

from dispute_briefings.facts.book import FactBook
from dispute_briefings.facts.dates import Date
from dispute_briefings.facts.model import Measure, Proceeding
from dispute_briefings.facts.status import Status


@dataclass(frozen=True, kw_only=True, slots=True)
class Span:
    """A time in which the status stays the same.

    `first` is None for the time before the first step, `last` for one that goes on at the day asked
    about. `since` is the date that begins it, as precise as it is known.
    """

    first: datetime.date | None
    last: datetime.date | None
    since: Date | None
    status: Status


def spans(
    book: FactBook, record: Measure | Proceeding, unit: str | None, until: datetime.date
) -> tuple[Span, ...]:
    """Return the spans of one unit up to a day; neighbours that differ in plans only are one span."""
    starts: dict[datetime.date, Date | None] = {}
    for dated in book.history(record):
        first = dated.date.first
        if first is None or first > until or (dated.step.only and unit not in dated.step.only):
            continue
        if dated.effect != "none":
            starts[first] = dated.date
            after = dated.step.until.last if dated.step.until is not None else None
            if after is not None and after < until:
                starts.setdefault(after + datetime.timedelta(days=1), None)
    begins: list[tuple[datetime.date | None, Date | None, Status]] = []
    if not starts or min(starts) > datetime.date.min:
        before = min(starts, default=until) - datetime.timedelta(days=1)
        begins.append((None, None, book.status(record, before, unit)))
    begins += [(day, starts[day], book.status(record, day, unit)) for day in sorted(starts)]
    joined = [begins[0]]
    joined += [
        (first, since, status)
        for (_, _, earlier), (first, since, status) in pairwise(begins)
        if (earlier.state, earlier.regime, earlier.word) != (status.state, status.regime, status.word)
    ]
    ends = [first - datetime.timedelta(days=1) if first else None for first, _, _ in joined[1:]]
    return tuple(
        Span(first=first, last=last, since=since, status=status)
        for (first, since, status), last in zip(joined, [*ends, None], strict=True)
    )
