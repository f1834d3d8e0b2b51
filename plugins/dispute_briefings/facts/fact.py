"""A fact: one statement of one record, with its address, its reports and its sources."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from dispute_briefings.facts import tree
from dispute_briefings.facts.conflicts import Standing, standing
from dispute_briefings.facts.model import Figure, Name, Point, Record, Step, Text, Value
from dispute_briefings.facts.statements import Citation, Report, Statement


@dataclass(frozen=True, kw_only=True, slots=True)
class Fact:
    """One statement of one record.

    `address` is record id and path joined by dots. `reports` is empty for a text or an entry that
    has sources and no report of its own.
    """

    address: str
    record: Record
    path: tuple[str | int, ...]
    value: Value | Text
    reports: tuple[Report, ...]
    sources: tuple[Citation, ...]

    @property
    def standing(self) -> Standing:
        """How its reports stand to each other."""
        return standing(self.reports)


def facts_among(record: Record, values: Iterable[tuple[tree.Path, Value]]) -> Iterator[Fact]:
    """Yield the facts of a record, found among the values in it, each with its path.

    These are its texts; every statement; and every entry that cites sources, such as a position. A
    fact that cites none rests on the sources of what it is written in. A name without a source and a
    step that an event dates are no facts of their own.
    """
    for path, text in _record_texts(record):
        yield _fact(record, path, text, (), record.sources)
    standing_for: dict[tree.Path, tuple[Citation, ...]] = {(): record.sources}
    for path, value in values:
        if not path or not _cites(type(value)) or _is_date_of_step(path):
            continue
        reports, sources = _reports_and_sources(value)
        sources = sources or next(
            standing_for[path[:end]] for end in range(len(path) - 1, -1, -1) if path[:end] in standing_for
        )
        standing_for[path] = sources
        if _stands_alone(value, reports):
            yield _fact(record, path, value, reports, sources)


@cache
def _cites(kind: type[Value]) -> bool:
    """Whether values of a class have a place for sources; what a report cites counts for its statement."""
    if issubclass(kind, (Report, Citation)):
        return False
    return issubclass(kind, (Statement, Point)) or "sources" in kind.model_fields


def _is_date_of_step(path: tree.Path) -> bool:
    return path[0] == "history" and len(path) > 2


def _reports_and_sources(value: Value) -> tuple[tuple[Report, ...], tuple[Citation, ...]]:
    """Return the reports of a value that `_cites`, and its sources."""
    if isinstance(value, (Statement, Point)):
        return value.reports, tuple(citation for report in value.reports for citation in report.sources)
    if isinstance(value, Step):
        reports = value.date.reports if value.date is not None else ()
        return reports, value.sources or tuple(citation for report in reports for citation in report.sources)
    sources: tuple[Citation, ...] = getattr(value, "sources")  # noqa: B009 - what else cites has the field
    return (), sources


def _stands_alone(value: Value, reports: tuple[Report, ...]) -> bool:
    """Whether a value is a fact: a gap, a name without a source and a step that an event dates are none."""
    if isinstance(value, Point):
        return bool(reports)
    if isinstance(value, Name):
        return bool(value.sources)
    return not (isinstance(value, Step) and (value.event is not None or value.date is None))


def _record_texts(record: Record) -> Iterator[tuple[tree.Path, Text]]:
    for field in tree.fields(type(record)):
        held = getattr(record, field.name)
        if (
            isinstance(held, Text)
            and field.name in {"summary", "text", "known", "reported"}
            and held is not record.heading
        ):
            yield (field.written,), held


def _fact(
    record: Record,
    path: tuple[str | int, ...],
    value: Value | Text,
    reports: tuple[Report, ...],
    sources: tuple[Citation, ...],
) -> Fact:
    return Fact(
        address=".".join((record.id, *_address_parts(record, path))),
        record=record,
        path=path,
        value=value,
        reports=reports,
        sources=sources,
    )


def _address_parts(record: Record, path: tuple[str | int, ...]) -> Iterator[str]:
    """Yield the parts of an address: an entry of a list goes by its id or period, else by its number."""
    if path[:1] == ("points",) and isinstance(record, Figure) and isinstance(path[1], int):
        yield record.points[path[1]].period.text
        return
    held: object = record
    for part in path:
        if isinstance(part, int):
            assert isinstance(held, tuple)
            held = held[part]
            yield getattr(held, "id", None) or str(part + 1)
        elif isinstance(held, dict):
            held = held[part]
            yield part
        else:
            held = getattr(held, _names(type(held))[part])  # type: ignore[arg-type]
            yield part


@cache
def _names(kind: type[Value]) -> Mapping[str, str]:
    """Return the name of each field by how it is written."""
    return {field.written: field.name for field in tree.fields(kind)}
