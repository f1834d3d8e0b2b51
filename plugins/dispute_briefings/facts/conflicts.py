"""Whether the reports of a statement agree, and how a conflict between them stands.

The rules are those of the editors' guide: reports of different scope are both true, dates differ when
neither can contain the other, whole numbers must be equal, decimals agree within one unit of the
coarser one's last digit, and an approximate number is known to its last digit that is not nought.
"""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from enum import StrEnum
from itertools import combinations
from typing import Any

from dispute_briefings.facts.dates import Date
from dispute_briefings.facts.statements import IdentifierReport, Report
from dispute_briefings.facts.values import Text


class Standing(StrEnum):
    """How the reports of one statement stand to each other."""

    AGREED = "agreed"
    BOTH_TRUE = "both-true"
    SETTLED = "settled"
    WEIGHED = "weighed"
    OPEN = "open"

    @property
    def contested(self) -> bool:
        """Whether a reader must be told that sources differ and nothing has settled it."""
        return self in {Standing.WEIGHED, Standing.OPEN}

    @property
    def in_conflict(self) -> bool:
        """Whether reports differ at all, settled or not."""
        return self in {Standing.SETTLED, Standing.WEIGHED, Standing.OPEN}


def standing(reports: Sequence[Report]) -> Standing:
    """Return how the reports of a single-valued statement stand to each other."""
    if len(reports) < 2:
        return Standing.OPEN if _denied(reports) else Standing.AGREED
    differing = [(a, b) for a, b in combinations(reports, 2) if differ(a, b)]
    if not [pair for pair in differing if _same_scope(*pair)]:
        return Standing.OPEN if _denied(reports) else (Standing.BOTH_TRUE if differing else Standing.AGREED)
    kept = [report for report in reports if report.rank != "deprecated"]
    if not any(differ(a, b) and _same_scope(a, b) for a, b in combinations(kept, 2)):
        return Standing.SETTLED
    return Standing.WEIGHED if any(report.rank == "preferred" for report in kept) else Standing.OPEN


def differ(one: Report, other: Report) -> bool:
    """Return whether two reports give values that cannot both be right, whatever their scope."""
    if isinstance(one, IdentifierReport) and isinstance(other, IdentifierReport):
        # What one of them does not say is no contradiction.
        matched_otherwise = one.match is not None and other.match is not None and one.match != other.match
        return one.value != other.value or matched_otherwise
    (low, high), (other_low, other_high) = _bounds(one), _bounds(other)
    if isinstance(low, Date) and isinstance(other_low, Date):
        return _dates_differ((low, high), (other_low, other_high))
    if isinstance(low, Decimal) and isinstance(other_low, Decimal):
        return _numbers_differ((low, high, one.approx), (other_low, other_high, other.approx))
    if isinstance(low, Text) and isinstance(other_low, Text):
        return _texts_differ(low, other_low)
    return bool(low != other_low)


def last_digit(number: Decimal, *, approx: bool) -> Decimal:
    """Return the unit of a number's last known digit: 0.01 for 36.34, 1 for 479, 100 for about 300."""
    digits, exponent = number.as_tuple().digits, int(number.as_tuple().exponent)
    if approx:
        trailing = len(digits) - len(str(int("".join(map(str, digits)))).rstrip("0")) if any(digits) else 0
        return Decimal(1).scaleb(exponent + trailing)
    return Decimal(1).scaleb(min(exponent, 0))


def _numbers_differ(one: tuple[Decimal, Decimal, bool], other: tuple[Decimal, Decimal, bool]) -> bool:
    (low, high, approx), (other_low, other_high, other_approx) = one, other
    gap = max(other_low - high, low - other_high, Decimal(0))
    if not gap:
        return False
    units = [last_digit(number, approx=approx) for number in (low, high)]
    units += [last_digit(number, approx=other_approx) for number in (other_low, other_high)]
    both_whole = all(unit == 1 for unit in units)
    return True if both_whole and not (approx or other_approx) else gap > max(units)


def _dates_differ(one: tuple[Date, Date], other: tuple[Date, Date]) -> bool:
    if one[0] == one[1] and other[0] == other[1]:
        return not one[0].agrees(other[0])
    starts_after = one[0].first is not None and other[1].last is not None and one[0].first > other[1].last
    ends_before = one[1].last is not None and other[0].first is not None and one[1].last < other[0].first
    return starts_after or ends_before


def _texts_differ(one: Text, other: Text) -> bool:
    ours = {tag: " ".join(text.split()) for tag, text in one.versions}
    theirs = {tag: " ".join(text.split()) for tag, text in other.versions}
    shared = ours.keys() & theirs.keys()
    return any(ours[tag] != theirs[tag] for tag in shared) if shared else True


def _bounds(report: Report) -> tuple[Any, Any]:
    return (report.value, report.value) if report.value is not None else (report.low, report.high)


def _same_scope(one: Report, other: Report) -> bool:
    same_edition = getattr(one, "edition", None) == getattr(other, "edition", None)
    return one.scope == other.scope and same_edition


def _denied(reports: Sequence[Report]) -> bool:
    kept = [report for report in reports if report.rank != "deprecated"]
    return any(citation.role == "denies" for report in kept for citation in report.sources)
