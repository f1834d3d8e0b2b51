"""What the editors should look at again."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from dataclasses import replace

from dispute_briefings.facts.book import FactBook
from dispute_briefings.facts.checks.finding import Finding, finding
from dispute_briefings.facts.conflicts import Standing, standing
from dispute_briefings.facts.dates import Date
from dispute_briefings.facts.due import reviews, unanswered
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
    """Once the day of a plan is past, a later step or date says what happened."""
    for due in unanswered(book):
        if _is_past(due.date, book.as_of(due.record)):
            what = f"'{due.words}' was due {due.date}, and nothing says what happened"
            cure = "say what happened, or when it is due now"
            yield finding("due-passed", due.record, due.path, what, cure)


def _reviews(book: FactBook, *, strict_review: bool) -> Iterator[Finding]:
    """A review that is due was made."""
    for due in reviews(book):
        if _is_past(due.date, book.as_of(due.record)):
            cure = "look at the record again, then move `review.due` on"
            found = finding("review-due", due.record, due.path, f"review was due {due.date}", cure)
            if strict_review:
                found = replace(found, problem=replace(found.problem, severity=Severity.WARNING))
            yield found


def _is_past(due: Date, today: datetime.date) -> bool:
    return due.last is not None and due.last < today
