"""Dates and histories stand in a possible order."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from functools import cache
from itertools import pairwise

from dispute_briefings.facts.book import FactBook
from dispute_briefings.facts.checks.finding import Finding, finding
from dispute_briefings.facts.dates import Date
from dispute_briefings.facts.dates.comparison import agrees
from dispute_briefings.facts.histories import step_date, units_of
from dispute_briefings.facts.model import Event, Measure, Party, Proceeding, Record, Source, Value
from dispute_briefings.facts.statements import DateStatement
from dispute_briefings.facts.status import DatedStep

Regulation = Measure | Proceeding

# Fields that begin and end something, wherever they stand.
_SPANS = (("from_", "until"), ("opened", "closed"))


def check_order(book: FactBook) -> Iterator[Finding]:
    """Yield ends before beginnings, impossible histories, and dates out of order or in the future."""
    for record in book.records:
        yield from _ends(book, record)
        yield from _future(book, record)
        if isinstance(record, Event):
            yield from _date_order(book, record)
            yield from _actors(book, record)
        if isinstance(record, (Measure, Proceeding)):
            yield from _undated_steps(book, record)
            yield from _step_dates(book, record)
            yield from _history(book, record)


def _ends(book: FactBook, record: Record) -> Iterator[Finding]:
    """What has a beginning ends after it."""
    for path, value in book.values_of(record):
        for begin, end in _spans(type(value)):
            starts, ends = _as_date(getattr(value, begin)), _as_date(getattr(value, end))
            if starts is not None and ends is not None and _is_after(starts, ends):
                what = f"it ends on {ends.text}, before it begins on {starts.text}"
                yield finding("end-before-start", record, (*path, end), what, "correct one of the two")


@cache
def _spans(kind: type[Value]) -> tuple[tuple[str, str], ...]:
    return tuple((begin, end) for begin, end in _SPANS if {begin, end} <= kind.model_fields.keys())


def _date_order(book: FactBook, event: Event) -> Iterator[Finding]:
    """Kinds of dates follow the order of the vocabulary: nothing is in force before it is announced."""
    order = {kind: index for index, kind in enumerate(book.vocabulary.date_kinds)}
    known = sorted((kind for kind in event.dates if kind in order), key=order.__getitem__)
    for earlier, later in pairwise(known):
        if _is_after(event.dates[earlier].date, event.dates[later].date):
            after, before = event.dates[earlier].date, event.dates[later].date
            what = f"{later} on {before}, before {earlier} on {after}"
            yield finding(
                "date-order", event, ("dates", later), what, "correct one of the two dates or their kinds"
            )


def _undated_steps(book: FactBook, record: Regulation) -> Iterator[Finding]:
    """A step takes its date from its event: the one of its own name, else the single one."""
    for index, step in enumerate(record.history):
        event = book.by_id.get(step.event) if step.event else None
        if step.date is None and isinstance(event, Event) and step_date(step, event) is None:
            kinds = ", ".join(event.dates) or "none: it is only planned"
            what = f"event '{event.id}' has no date `{step.status}` (it has {kinds})"
            cure = f"add `{step.status}:` to the event's `dates:`, or give the step a `date:` and `sources:`"
            yield finding("undated-step", record, ("history", index, "event"), what, cure)


def _step_dates(book: FactBook, record: Regulation) -> Iterator[Finding]:
    """A step that names an event is dated as that is: on its date of the step's name, else on any of its."""
    for index, step in enumerate(record.history):
        event = book.by_id.get(step.event) if step.event else None
        if step.date is None or not isinstance(event, Event):
            continue
        dates = {**({"date": event.date} if event.date is not None else {}), **event.dates}
        meant = {step.status: dates[step.status]} if step.status in dates else dates
        if meant and not any(_may_be_one(step.date, date) for date in meant.values()):
            listed = ", ".join(f"{date.date.text} ({kind})" for kind, date in meant.items())
            what = f"step {index + 1} is dated {step.date.date.text}, and its event '{event.id}' {listed}"
            cure = "take `date:` out of the step, correct one of the two, or name another event"
            yield finding("step-date", record, ("history", index, "date"), what, cure)


def _may_be_one(one: DateStatement, other: DateStatement) -> bool:
    """Whether any report of the one may mean a day that one of the other may mean."""
    pairs = ((a, b) for a in _reported(one) for b in _reported(other))
    return any(agrees(a, b) or not (_is_after(a, b) or _is_after(b, a)) for a, b in pairs)


def _reported(statement: DateStatement) -> list[Date]:
    reports = [each for each in statement.reports if each.rank != "deprecated"] or statement.reports
    return [date for each in reports for date in (each.value, each.low, each.high) if date is not None]


def _history(book: FactBook, record: Regulation) -> Iterator[Finding]:
    """Steps are written in the order they happened, and nothing changes what has ended."""
    history = book.history(record)
    for dated in history:
        until = dated.step.until
        if until is not None and _is_after(dated.date, until):
            what = f"step {dated.index} lasts until {until}, before it begins on {dated.date}"
            place = ("history", dated.index - 1, "until")
            yield finding("end-before-start", record, place, what, "correct one of the two")
    for earlier, later in pairwise(history):
        if _is_after(earlier.date, later.date):
            what = f"step {later.index} ({later.date}) happened before step {earlier.index} ({earlier.date})"
            cure = "write the steps in the order they happened, or correct a date"
            yield finding("impossible-history", record, ("history", later.index - 1), what, cure)
    told: set[int] = set()
    for unit in units_of(record):
        for dated in _after_the_end(history, unit):
            if dated.index not in told:
                told.add(dated.index)
                what = f"step {dated.index} is '{dated.step.status}', but it had ended by then"
                cure = "correct the order, add a step that puts it back in force, or use `only:`"
                yield finding("impossible-history", record, ("history", dated.index - 1), what, cure)


def _after_the_end(history: tuple[DatedStep, ...], unit: str | None) -> Iterator[DatedStep]:
    ended = False
    for dated in history:
        if dated.step.only and unit not in dated.step.only:
            continue
        if dated.effect in {"on", "off"}:
            ended = dated.effect == "off"
        elif dated.effect != "none" and ended:
            yield dated


def _future(book: FactBook, record: Record) -> Iterator[Finding]:
    """A date after as-of is a plan, and stands under `due`; what was published later was not reviewed yet."""
    today = book.as_of(record)
    if today == datetime.date.min:
        return
    if isinstance(record, Source):
        if record.published is not None and (first := record.published.first) is not None and first > today:
            what = f"published {record.published.text}, after the day of the last review ({today})"
            yield finding("future-date", record, ("published",), what, "correct the date, or move `as_of` on")
        return
    if not isinstance(record, (Event, Measure, Proceeding)):
        return
    for path, value in book.values_of(record):
        if not isinstance(value, DateStatement) or path[0] not in {"date", "dates", "history"}:
            continue
        if (first := value.date.first) is not None and first > today:
            what = f"{value.date.text} lies after the day of the last review ({today})"
            yield finding("future-date", record, path, what, "write it under `due:`, or move `as_of` on")


def _actors(book: FactBook, event: Event) -> Iterator[Finding]:
    """A party acts while it exists."""
    day = event.day
    for field in ("actors", "toward"):
        for index, party_id in enumerate(getattr(event, field)):
            party = book.by_id.get(party_id)
            if day is None or not isinstance(party, Party):
                continue
            if party.from_ is not None and _is_after(party.from_.date, day):
                what = f"'{party_id}' acts on {day.text}, before it began on {party.from_.date.text}"
            elif party.until is not None and _is_after(day, party.until.date):
                what = f"'{party_id}' acts on {day.text}, after it ended on {party.until.date.text}"
            else:
                continue
            yield finding("party-not-there", event, (field, index), what, "correct the date or the party")


def _as_date(value: object) -> Date | None:
    if isinstance(value, DateStatement):
        return value.date
    return value if isinstance(value, Date) else None


def _is_after(one: Date, other: Date) -> bool:
    """Whether the first date begins after the other has ended, however precisely the two are known."""
    return one.first is not None and other.last is not None and one.first > other.last
