"""All checks over a book, and the silences that editors give them."""

from __future__ import annotations

from collections.abc import Iterator

from dispute_briefings.facts.book import FactBook
from dispute_briefings.facts.checks.codes import check_codes
from dispute_briefings.facts.checks.examples import check_examples
from dispute_briefings.facts.checks.finding import Finding, finding
from dispute_briefings.facts.checks.identity import check_identity
from dispute_briefings.facts.checks.order import check_order
from dispute_briefings.facts.checks.references import check_references
from dispute_briefings.facts.checks.sourcing import check_source_dates, check_sourcing
from dispute_briefings.facts.checks.upkeep import check_upkeep
from dispute_briefings.problems import OF_WORDS, ONLINE, RULES, Problem, nearest


def check(
    book: FactBook, *, broken: frozenset[str] = frozenset(), strict_review: bool = False
) -> tuple[Problem, ...]:
    """Return every problem of a book that is not silenced.

    Args:
        book: the records that could be read.
        broken: ids of records that could not: what names them is not told of again.
        strict_review: whether a review that is due is a warning.
    """
    found = (
        *check_references(book, broken),
        *check_codes(book, broken),
        *check_identity(book),
        *check_sourcing(book, complete=not broken),
        *check_source_dates(book),
        *check_order(book),
        *check_upkeep(book, strict_review=strict_review),
        *check_examples(book),
    )
    return tuple(_unsilenced(book, found, complete=not broken))


def _unsilenced(book: FactBook, found: tuple[Finding, ...], *, complete: bool) -> Iterator[Problem]:
    """Leave out what its record silences, and tell of silences that name no code or silence nothing.

    In a book that is not complete, what a silence is for may be in what could not be read.
    """
    silenced = set()
    for each in found:
        if each.problem.code in each.record.ignore:
            silenced.add((each.record.id, each.problem.code))
        else:
            yield each.problem
    for record in book.records:
        for code in record.ignore:
            if code not in RULES:
                cure = nearest(code, RULES) or "take it out"
                yield finding(
                    "needless-silence",
                    record,
                    ("ignore", code),
                    f"there is no problem '{code}'",
                    cure,
                    of_key=True,
                ).problem
            elif complete and code not in ONLINE | OF_WORDS and (record.id, code) not in silenced:
                what = f"'{code}' is silenced, and there is nothing to silence"
                yield finding(
                    "needless-silence", record, ("ignore", code), what, "take it out", of_key=True
                ).problem
