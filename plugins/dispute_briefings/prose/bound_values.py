"""What a link in prose binds its words to: the dates and the numbers that stand behind an address."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from dispute_briefings.facts.addresses import Addressed, resolve
from dispute_briefings.facts.book import FactBook, UnknownAddressError
from dispute_briefings.facts.dates import Date
from dispute_briefings.facts.model import Event, Point
from dispute_briefings.facts.statements import DateReport, NumberReport, Report, Statement


def addressed(book: FactBook, target: str) -> Addressed | None:
    """Return what an address leads to; None where it leads nowhere, which is told elsewhere."""
    try:
        return resolve(book, target)
    except UnknownAddressError:
        return None


def shown_date(meant: Addressed) -> Date | None:
    """Return the date that a link without a label shows."""
    if isinstance(meant.value, Date):
        return meant.value
    best = meant.value.best if isinstance(meant.value, Statement) else None
    return best.value or best.low if isinstance(best, DateReport) else None


def dates_of(meant: Addressed) -> tuple[Date, ...]:
    """Return each date that may be true of what a link leads to.

    These are all reports of a date, also a contested one, and all typed dates of an event.
    """
    found = [date for report in _reports(meant) for date in _dates_in(report)]
    if isinstance(meant.value, Date):
        found.append(meant.value)
    if isinstance(meant.record, Event) and (meant.is_record or found):
        found += _of_event(meant.record)
    return tuple(dict.fromkeys(found))


def numbers_of(meant: Addressed) -> tuple[NumberReport, ...]:
    """Return each report of the number that a link leads to."""
    return tuple(report for report in _reports(meant) if isinstance(report, NumberReport))


def _reports(meant: Addressed) -> tuple[Report, ...]:
    if meant.reports:
        return meant.reports
    value: Any = meant.value
    return value.reports if isinstance(value, (Statement, Point)) else ()


def _dates_in(report: Report) -> Iterator[Date]:
    if isinstance(report, DateReport):
        yield from (date for date in (report.value, report.low, report.high) if date is not None)


def _of_event(event: Event) -> Iterator[Date]:
    statements = (*((event.date,) if event.date is not None else ()), *event.dates.values())
    yield from (
        date for statement in statements for report in statement.reports for date in _dates_in(report)
    )
    yield from (date for date in event.due.values() if isinstance(date, Date))


def compatible(one: Date, other: Date) -> bool:
    """Whether two dates may be true of one thing: they agree, or what lasted takes in the other."""
    if one.agrees(other):
        return True
    if not (one.is_interval or other.is_interval):
        return False
    (first, last), (other_first, other_last) = one.reach, other.reach
    starts = first is None or other_last is None or first <= other_last
    return starts and (last is None or other_first is None or other_first <= last)


def addresses_of(book: FactBook, date: Date) -> Iterator[str]:
    """Yield the addresses of events at a date, by the shortest form."""
    for event in book.of_kind(Event):
        if event.date is not None and event.date.date == date:
            yield f"{event.id}.date"
        yield from (f"{event.id}.{kind}" for kind, held in event.dates.items() if held.date == date)
