"""What the editors should look at again."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from dataclasses import replace

from dispute_briefings.facts import tree
from dispute_briefings.facts.book import FactBook
from dispute_briefings.facts.checks.finding import Finding, finding
from dispute_briefings.facts.conflicts import Standing, standing
from dispute_briefings.facts.dates import Date
from dispute_briefings.facts.model import Event, Measure, Proceeding
from dispute_briefings.facts.statements import Statement
from dispute_briefings.problems import Severity


def check_upkeep(book: FactBook, *, strict_review: bool) -> Iterator[Finding]:
    """Yield conflicts that are none any more, plans that are past, and reviews that are due."""
    yield from _settled_conflicts(book)
    yield from _due_passed(book)
    yield from _reviews(book, strict_review=strict_review)


def _settled_conflicts(book: FactBook) -> Iterator[Finding]:
    """A `conflict:` stands only where reports differ."""
    for record in book.records:
        for path, value in book.values_of(record):
            if not isinstance(value, Statement) or value.conflict is None:
                continue
            if standing(value.reports) in {Standing.AGREED, Standing.BOTH_TRUE}:
                cure = "take `conflict:` out, or add the report that differs"
                place = (*path, "conflict")
                yield finding(
                    "settled-conflict", record, place, "its reports do not differ", cure, of_key=True
                )


def _due_passed(book: FactBook) -> Iterator[Finding]:
    """Once the day of a plan is past, a later step or date says what happened.

    A step that puts in force, pauses or ends answers any plan: a notice suspended on its eve never
    took effect.
    """
    effects = {status: entry.effect for status, entry in book.vocabulary.statuses.items()}
    for record in book.records:
        today = book.as_of(record)
        if isinstance(record, (Measure, Proceeding)):
            for index, step in enumerate(record.history):
                later = {other.status for other in record.history[index + 1 :]}
                answered = any(effects.get(status, "on") in {"on", "pause", "off"} for status in later)
                for status, due in step.due.items():
                    if _is_past(due, today) and not answered and status not in later:
                        yield _passed(record, ("history", index, "due", status), status, due)
        if isinstance(record, Event) and record.date is None:
            for kind, due in record.due.items():
                if _is_past(due, today) and kind not in record.dates:
                    yield _passed(record, ("due", kind), kind, due)


def _passed(record: Event | Measure | Proceeding, path: tree.Path, planned: str, due: object) -> Finding:
    what = f"'{planned}' was due {due}, and nothing says what happened"
    return finding("due-passed", record, path, what, "say what happened, or when it is due now")


def _reviews(book: FactBook, *, strict_review: bool) -> Iterator[Finding]:
    """A review that is due was made."""
    for record in book.records:
        if record.review is not None and _is_past(record.review.due, book.as_of(record)):
            cure = "look at the record again, then move `review.due` on"
            found = finding(
                "review-due", record, ("review", "due"), f"review was due {record.review.due}", cure
            )
            if strict_review:
                found = replace(found, problem=replace(found.problem, severity=Severity.WARNING))
            yield found


def _is_past(due: object, today: datetime.date) -> bool:
    return isinstance(due, Date) and due.last is not None and due.last < today
