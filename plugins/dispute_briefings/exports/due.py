"""What is due, as a list for a terminal and as a calendar.

The calendar knows no today: the same facts give the same bytes, on any day.
"""

from __future__ import annotations

import datetime
from collections.abc import Sequence

from icalendar import Calendar, Event

from dispute_briefings.facts.book import FactBook
from dispute_briefings.facts.due import Due, Duty
from dispute_briefings.facts.model import Record
from dispute_briefings.language.dates import in_words
from dispute_briefings.views.fact_links import flat

FORMATS = ("text", "ics")

_DAY = datetime.timedelta(days=1)


def as_list(book: FactBook, found: Sequence[Due], today: datetime.date) -> str:
    """Return what is due as lines, the most urgent first, with their counts at the end."""
    lines = [
        f"{each.record.origin.position(each.path)}: {_when(each, today)}: {_what(book, each)}"
        for each in found
    ]
    overdue = sum(each.last < today for each in found)
    counts = [f"{overdue} overdue"] if overdue else []
    counts += [f"{len(found) - overdue} coming"] if len(found) > overdue else []
    return "\n".join([*lines, ", ".join(counts) or "nothing is due"])


def as_calendar(book: FactBook, found: Sequence[Due]) -> bytes:
    """Return what is due as a calendar of whole days (RFC 5545).

    An entry is the same one as long as its place in the facts is: that makes its UID. It is stamped
    with the day on which its dispute was last checked.
    """
    calendar = Calendar()
    calendar.add("prodid", "-//dispute briefings//due//EN")
    calendar.add("version", "2.0")
    calendar.add("x-wr-calname", ", ".join(_heading(book, each) for each in book.disputes))
    for each in found:
        calendar.add_component(_entry(book, each))
    written: bytes = calendar.to_ical()
    return written


def _entry(book: FactBook, due: Due) -> Event:
    event = Event()
    home = "-".join(dispute.id for dispute in book.disputes) or "briefings"
    as_of = book.as_of(due.record)
    stamp = as_of if as_of > datetime.date.min else due.last
    event.add("uid", f"{due.address}@{home}")
    event.add("dtstamp", datetime.datetime.combine(stamp, datetime.time(), datetime.UTC))
    event.add("dtstart", due.date.first or due.last)
    if due.last < datetime.date.max:
        event.add("dtend", due.last + _DAY)
    event.add("summary", _what(book, due))
    event.add("description", f"{due.record.origin.position().file}: {due.address}")
    event.add("categories", [due.duty.value])
    event.add("transp", "TRANSPARENT")
    return event


def _when(due: Due, today: datetime.date) -> str:
    days = (due.last - today).days
    if days == 0:
        return "due today"
    count = f"{abs(days)} day{'' if abs(days) == 1 else 's'}"
    return f"overdue by {count}" if days < 0 else f"due in {count}"


def _what(book: FactBook, due: Due) -> str:
    date, heading = in_words(due.date, book.language), _heading(book, due.record)
    if due.duty is Duty.CHECK:
        return f"check the state of play of '{heading}', last checked {_checked(book, due)}"
    if due.duty is Duty.PLAN:
        return f"say what became of '{due.words}' of '{heading}', planned for {date}"
    why = f": {due.words}" if due.words else ""
    return f"review {due.record.kind_name} '{heading}' by {date}{why}"


def _checked(book: FactBook, due: Due) -> str:
    as_of = next(dispute.as_of for dispute in book.disputes if dispute is due.record)
    return in_words(as_of, book.language)


def _heading(book: FactBook, record: Record) -> str:
    return flat(record.heading.in_language(book.language, book.language)[1])
