"""What became of a statement: its value, its standing, its sources, in one line."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import Any

from dispute_briefings.facts.conflicts import Standing, differ, last_digit, standing
from dispute_briefings.facts.dates import Date
from dispute_briefings.facts.differences.difference import Change, Difference, Spot
from dispute_briefings.facts.differences.sense import Sense
from dispute_briefings.facts.model import Point
from dispute_briefings.facts.statements import Citation, Report, Statement

_ORDER = {"preferred": 0, "normal": 1, "deprecated": 2}
# What says the value itself; all else says how it is known.
_VALUE = ("value", "low", "high", "approx", "match", "edition")


def of_reports(
    before: Statement | Point, after: Statement | Point, spot: Spot, sense: Sense
) -> Iterator[Difference]:
    """Yield what became of the reports of a statement or point; at most one difference.

    A change of value or standing says what it rests on now, so that its sources are not told again.
    """
    old, new = before.reports, after.reports
    if not old or not new:
        if old or new:
            yield spot.tell(Change.REMOVED if old else Change.ADDED, before, after, _cited(new))
        return
    change = _change(old, new, sense)
    if change is not None:
        yield spot.tell(change, before, after, _cited(new) or spot.rests_on[1])
        return
    told = tuple(of_sources(_cited(old), _cited(new), spot, sense))
    yield from told
    if not told and not sense.same(*(tuple(map(_without_sources, each)) for each in (old, new))):
        yield spot.tell(Change.CHANGED, before, after, _cited(new) or spot.rests_on[1])


def of_sources(
    old: tuple[Citation, ...], new: tuple[Citation, ...], spot: Spot, sense: Sense
) -> Iterator[Difference]:
    """Yield the sources that were added and lost; what cites none rests on those of what it is in."""
    if not old and not new:
        return
    before, after = sense.refs(old or spot.rests_on[0]), sense.refs(new or spot.rests_on[1])
    gained = tuple(ref for ref in after if ref not in before)
    lost = tuple(ref for ref in before if ref not in after)
    if gained:
        yield spot.tell(Change.SOURCED, None, gained)
    if lost:
        yield spot.tell(Change.UNSOURCED, lost, None)
    if not gained and not lost and old and new and not sense.same(old, new):
        yield spot.tell(Change.CHANGED, old, new)


def of_dates(before: Date, after: Date, spot: Spot) -> Difference:
    """Return what became of a date that has no reports: one of a check, review or plan moves."""
    if before.contains(after):
        return spot.tell(Change.SHARPENED, before, after)
    is_set = spot.path[-1] in {"as_of", "accessed"} or spot.path[0] == "review" or "due" in spot.path
    return spot.tell(Change.MOVED if is_set else Change.CORRECTED, before, after)


def is_sharper(before: Report, after: Report) -> bool:
    """Whether a report says more precisely what another said: everything that it may mean, that one did."""
    if _exact(before, Date) and _exact(after, Date):
        return bool(before.value.contains(after.value))
    if isinstance(before.low, Date) and _exact(after, Date):
        return bool(before.low.first <= after.value.first and after.value.last <= before.high.last)
    if not _exact(after, Decimal):
        return False
    if isinstance(before.low, Decimal):
        return bool(before.low <= after.value <= before.high)
    if not _exact(before, Decimal) or differ(before, after):
        return False
    unit, finer = (last_digit(each.value, approx=each.approx) for each in (before, after))
    return abs(before.value - after.value) <= unit and finer < unit


def _exact(report: Report, kind: type) -> bool:
    return isinstance(report.value, kind)


def _change(old: Sequence[Report], new: Sequence[Report], sense: Sense) -> Change | None:
    before, after = standing(old), standing(new)
    first, now = _best(old), _best(new)
    is_same = sense.same(_value(first), _value(now))
    if after is Standing.OPEN and (before is not Standing.OPEN or _has_another(old, new)):
        return Change.CONTESTED
    if after is Standing.WEIGHED and (before is not Standing.WEIGHED or not is_same):
        return Change.WEIGHED
    if before.contested and not after.contested:
        return Change.SETTLED
    if not is_same:
        return Change.SHARPENED if is_sharper(first, now) else Change.CORRECTED
    if after is Standing.SETTLED and before is not Standing.SETTLED:
        return Change.SETTLED
    return None


def _best(reports: Sequence[Report]) -> Report:
    return min(reports, key=lambda report: _ORDER[report.rank])


def _value(report: Report) -> tuple[Any, ...]:
    # As a mapping, so that low and high do not change places.
    return tuple((name, getattr(report, name, None)) for name in _VALUE)


def _has_another(old: Sequence[Report], new: Sequence[Report]) -> bool:
    kept = [report for report in new if report.rank != "deprecated"]
    return any(all(differ(each, known) for known in old) for each in kept)


def _without_sources(report: Report) -> Report:
    return report.model_copy(update={"sources": ()})


def _cited(reports: Sequence[Report]) -> tuple[Citation, ...]:
    return tuple(citation for report in reports for citation in report.sources)
