"""Addresses that a text may use: ``record``, ``record.path.of.fact`` and the short forms of both.

A short form is for what editors name most: ``event.date``, ``measure.in-force``, ``dispute.opened``.
Where the full form and a short one read the same, the full form counts.
"""

# ruff: noqa: ARG001 - every kind is asked with the same arguments, and some need no book
from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import singledispatch
from typing import Any

from dispute_briefings.facts.book import FactBook, UnknownAddressError
from dispute_briefings.facts.fact import Fact
from dispute_briefings.facts.model import (
    Dispute,
    Event,
    Figure,
    Material,
    Measure,
    Point,
    Proceeding,
    Record,
    Source,
)
from dispute_briefings.facts.near_records import near_record
from dispute_briefings.facts.statements import Citation, Report
from dispute_briefings.facts.status import State, Status
from dispute_briefings.problems import nearest


class AmbiguousAddressError(UnknownAddressError):
    """An address that means several facts; `cure` names them."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Addressed:
    """What an address leads to.

    `value` is what to print: that of the fact, a text or date that is no fact, or a `State` that has
    no word of its own; None for a record as a whole, and where nothing is known. `unit` belongs to a
    number. `address` is the full form of what is printed, or the record's id; `fact` is the fact of
    this record there, if there is one; `also` are others that it was taken from.
    """

    address: str
    record: Record
    fact: Fact | None = None
    value: Any = None
    unit: str | None = None
    reports: tuple[Report, ...] = ()
    sources: tuple[Citation, ...] = ()
    also: tuple[str, ...] = ()

    @property
    def is_record(self) -> bool:
        """Whether the whole record is meant."""
        return self.address == self.record.id and self.value is None


def resolve(book: FactBook, address: str) -> Addressed:
    """Return what an address leads to.

    Raises:
        UnknownAddressError: there is no such record or fact.
        AmbiguousAddressError: there are several.
    """
    record_id, _, name = address.partition(".")
    record = book.by_id.get(record_id)
    if record is None:
        if record_id in book.renamed:
            raise UnknownAddressError(address, f"it is called '{book.renamed[record_id]}' now")
        raise UnknownAddressError(address, near_record(book, record_id))
    if not name:
        return Addressed(address=record_id, record=record)
    if (fact := book.facts.get(address)) is not None:
        return _of_fact(fact)
    short = _short_forms(book, record)
    meant = short.get(name, ())
    if len(meant) == 1:
        return meant[0]
    if meant:
        full = [each.address for each in meant if each.address != f"{record_id}.{name}"]
        raise AmbiguousAddressError(address, f"write one of: {', '.join(dict.fromkeys(full))}")
    raise UnknownAddressError(address, _near(book, record, name, short))


def _near(book: FactBook, record: Record, name: str, short: Mapping[str, object]) -> str:
    full = (fact.address for fact in book.facts.values() if fact.record is record)
    known = {address.partition(".")[2] for address in full} | short.keys()
    last = {path.rpartition(".")[2]: path for path in sorted(known, reverse=True)}
    path = last.get(name) or next((p for p in [_nearest(name, known), _nearest(name, last)] if p), "")
    path = last.get(path, path)
    if path:
        return f"did you mean '{record.id}.{path}'?"
    some = sorted(known, key=lambda path: (path.count("."), path))
    return f"it has: {', '.join(some[:8])}{', ...' if some[8:] else ''}"


def _nearest(wrong: str, known: Any) -> str:
    return nearest(wrong, known).removeprefix("did you mean '").removesuffix("'?")


def _of_fact(fact: Fact) -> Addressed:
    unit = fact.record.unit if isinstance(fact.record, Figure) and isinstance(fact.value, Point) else None
    return Addressed(
        address=fact.address,
        record=fact.record,
        fact=fact,
        value=fact.value,
        unit=unit,
        reports=fact.reports,
        sources=fact.sources,
    )


def _short_forms(book: FactBook, record: Record) -> Mapping[str, tuple[Addressed, ...]]:
    """Return the short forms that a record has; several meanings where one is not enough."""
    forms: dict[str, list[Addressed]] = defaultdict(list)
    forms["name"].append(_said_by(record, record.heading))
    for name, meant in _of_kind(record, book):
        forms[name].append(meant)
    return {name: tuple(meant) for name, meant in forms.items()}


@singledispatch
def _of_kind(record: Record, book: FactBook) -> Iterator[tuple[str, Addressed]]:
    """Yield the short forms that records of a kind have, each with one of its meanings."""
    yield from ()


@_of_kind.register
def _(record: Event, book: FactBook) -> Iterator[tuple[str, Addressed]]:
    kind, main = record.headline
    if main is not None:
        yield "date", _at(book, record, f"dates.{kind}" if kind else "date", main)
    for kind, statement in record.dates.items():
        yield kind, _at(book, record, f"dates.{kind}", statement)


@_of_kind.register
def _(record: Measure | Proceeding, book: FactBook) -> Iterator[tuple[str, Addressed]]:
    yield from _of_steps(book, record)
    yield from _of_status(book, record)


@_of_kind.register
def _(record: Material, book: FactBook) -> Iterator[tuple[str, Addressed]]:
    for scheme, statement in record.identifiers.items():
        yield scheme, _at(book, record, f"identifiers.{scheme}", statement)


@_of_kind.register
def _(record: Figure, book: FactBook) -> Iterator[tuple[str, Addressed]]:
    gaps = (point for point in record.points if not point.reports)
    yield from ((gap.period.text, _said_by(record, gap)) for gap in gaps)


@_of_kind.register
def _(record: Source, book: FactBook) -> Iterator[tuple[str, Addressed]]:
    if record.published is not None:
        yield "published", _said_by(record, record.published)


@_of_kind.register
def _(record: Dispute, book: FactBook) -> Iterator[tuple[str, Addressed]]:
    yield "as_of", _said_by(record, record.as_of)


def _said_by(record: Record, value: Any) -> Addressed:
    """Return a value of a record that is no fact of its own."""
    return Addressed(address=record.id, record=record, value=value)


def _at(book: FactBook, record: Record, path: str, value: Any) -> Addressed:
    fact = book.facts.get(f"{record.id}.{path}")
    return _of_fact(fact) if fact is not None else _said_by(record, value)


def _of_steps(book: FactBook, record: Measure | Proceeding) -> Iterator[tuple[str, Addressed]]:
    """A step is named by its status; its date is its own, or the event's."""
    for dated in book.history(record):
        step = dated.step
        event = book.by_id.get(step.event) if step.event else None
        address = f"{record.id}.history.{dated.index}"
        if step.date is None and isinstance(event, Event):
            kinds = [step.status] if step.status in event.dates else list(event.dates)
            address = f"{event.id}.date" if event.date is not None else f"{event.id}.dates.{kinds[0]}"
        yield (
            step.status,
            Addressed(
                address=address,
                record=record,
                fact=book.facts.get(f"{record.id}.history.{dated.index}"),
                value=dated.statement,
                reports=dated.statement.reports,
                sources=dated.sources,
                also=(record.id,),
            ),
        )


def _of_status(book: FactBook, record: Measure | Proceeding) -> Iterator[tuple[str, Addressed]]:
    """What applies as of the dispute's day: of the whole, and of each material or part by its id."""
    found = book.statuses(record)
    for units, status in found:
        for unit in units if len(found) > 1 else ("", *units):
            ending = f".{unit}" if unit else ""
            for name, value in _answers(book, status):
                address = f"{record.id}.{name}{ending}"
                meant = Addressed(address=address, record=record, value=value, also=(record.id,))
                yield f"{name}{ending}", meant
                if len(found) > 1:
                    yield name, meant


def _answers(book: FactBook, status: Status) -> Iterator[tuple[str, Any]]:
    statuses, regimes = book.vocabulary.statuses, book.vocabulary.regimes
    known = status.word is not None and status.state is not State.UNCLEAR and status.word in statuses
    yield "status", statuses[status.word].label if known and status.word else status.state
    yield "regime", regimes[status.regime].label if status.regime in regimes else None
    yield "since", status.since
