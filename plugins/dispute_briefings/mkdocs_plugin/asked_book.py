"""The book of facts as a page sees it while it is made: each question that is asked of it is noted.

A question has a name, as ``record:event-7`` or ``mentions:salt``. Its answer in another build, as a digest,
is asked for by that name. So a page is made again where one of its answers has changed, and by no other edit.
What is the same for all pages is no question: the words of the site, the names of records and its disputes.
"""

from __future__ import annotations

import datetime
import json
from collections.abc import Callable, Iterator, Mapping
from functools import cached_property
from typing import Any, TypeVar

from dispute_briefings.facts.book import FactBook, UnknownAddressError
from dispute_briefings.facts.cited import CitedSource
from dispute_briefings.facts.fact import Fact
from dispute_briefings.facts.mentions import Mention
from dispute_briefings.facts.model import Event, Material, Measure, Party, Proceeding, Question, Record, Value
from dispute_briefings.facts.statements import Citation
from dispute_briefings.facts.status import DatedStep, Status
from dispute_briefings.mkdocs_plugin.book_answers import (
    ALL,
    CITED,
    CONCERNED,
    CONTESTED,
    DISPUTES,
    EVENTS,
    HISTORY,
    IDS,
    KIND,
    LISTED,
    MEASURES,
    MENTIONS,
    ORGANS,
    QUESTIONS,
    QUOTED,
    RECORD,
    RENAMED,
    RESTING,
)

R = TypeVar("R", bound=Record)
T = TypeVar("T")
Note = Callable[[str], None]


class AskedBook(FactBook):
    """A book of facts that gives the answers of another one, and notes what it is asked.

    What is not asked here by a name of its own is made from what is; no answer is kept for another page.
    """

    def __init__(self, book: FactBook, note: Note) -> None:
        vars(self).update(
            _book=book, _note=note, vocabulary=book.vocabulary, language=book.language, disputes=book.disputes
        )

    _book: FactBook
    _note: Note

    @cached_property
    def by_id(self) -> Mapping[str, Record]:
        """Every record by its id."""
        return _Noted(self._book.by_id, self._note, lambda key: f"{RECORD}{key}", IDS)

    @cached_property
    def facts(self) -> Mapping[str, Fact]:
        """Every fact by its address."""
        return _Noted(self._book.facts, self._note, lambda key: f"{RECORD}{key.partition('.')[0]}", ALL)

    @cached_property
    def resting_on(self) -> Mapping[str, tuple[Fact, ...]]:
        """The facts that rest on each source, by the source's id."""
        return _Noted(self._book.resting_on, self._note, lambda key: f"{RESTING}{key}", ALL)

    @cached_property
    def mentions(self) -> Mapping[str, tuple[Mention, ...]]:
        """Who names each record, by the id named."""
        return _Noted(self._book.mentions, self._note, lambda key: f"{MENTIONS}{key}", ALL)

    @cached_property
    def listed_under(self) -> Mapping[str, tuple[Record, ...]]:
        """By the id of each event: what it is on."""
        return _Noted(self._book.listed_under, self._note, lambda key: f"{LISTED}{key}", ALL)

    @property
    def records(self) -> tuple[Record, ...]:
        """All records."""
        self._note(ALL)
        return self._book.records

    @property
    def renamed(self) -> Mapping[str, str]:
        """Today's id by each former one."""
        self._note(RENAMED)
        return self._book.renamed

    @property
    def concerned(self) -> Mapping[str, frozenset[str]]:
        """The ids of the records that each dispute concerns."""
        self._note(CONCERNED)
        return self._book.concerned

    @property
    def contested(self) -> tuple[Fact, ...]:
        """The facts whose reports differ."""
        self._note(CONTESTED)
        return self._book.contested

    @property
    def timeline(self) -> tuple[Event, ...]:
        """All events in the order of their main dates."""
        self._note(f"{KIND}{Event.KIND}")
        return self._book.timeline

    def of_kind(self, kind: type[R]) -> tuple[R, ...]:
        """Return the records of a kind, without those retracted."""
        self._note(f"{KIND}{kind.KIND}")
        return self._book.of_kind(kind)

    def record(self, record_id: str, kind: type[R]) -> R:
        """Return one record.

        Raises:
            UnknownAddressError: there is none of this id and kind.
        """
        self._note(f"{RECORD}{record_id}")
        return self._sought(lambda: self._book.record(record_id, kind))

    def fact(self, address: str) -> Fact:
        """Return the fact at an address.

        Raises:
            UnknownAddressError: there is none.
        """
        self._note(f"{RECORD}{address.partition('.')[0]}")
        return self._sought(lambda: self._book.fact(address))

    def _sought(self, seek: Callable[[], T]) -> T:
        try:
            return seek()
        except UnknownAddressError:  # it names what is nearest, of all that there is
            self._note(ALL)
            raise

    def values_of(self, record: Record) -> tuple[tuple[Any, Value], ...]:
        """Return a record and every value in it: who has the record knows them."""
        return self._book.values_of(record)

    def references_of(self, record: Record) -> tuple[Any, ...]:
        """Return every id that a record makes use of."""
        return self._book.references_of(record)

    def texts_of(self, record: Record) -> tuple[tuple[Any, str], ...]:
        """Return every plain text of a record."""
        return self._book.texts_of(record)

    def fact_stating(self, value: Any) -> Fact | None:
        """Return the fact that a statement of a record is."""
        found = self._book.fact_stating(value)
        if found is not None:
            self._note(f"{RECORD}{found.record.id}")
        return found

    def disputes_on(self, record: Record) -> tuple[str, ...]:
        """Return the ids of the disputes that a record belongs to, else of those that it concerns."""
        self._note(f"{DISPUTES}{record.id}")
        return self._book.disputes_on(record)

    def history(self, record: Measure | Proceeding) -> tuple[DatedStep, ...]:
        """Return the steps of a measure or proceeding with their dates and sources."""
        self._note(f"{HISTORY}{record.id}")
        return self._book.history(record)

    def status(
        self, record: Measure | Proceeding, day: datetime.date | None = None, unit: str | None = None
    ) -> Status:
        """Return the status of a measure or proceeding on a day, for one unit."""
        self._note(f"{HISTORY}{record.id}")
        return self._book.status(record, day, unit)

    def statuses(
        self, record: Measure | Proceeding, day: datetime.date | None = None
    ) -> tuple[tuple[tuple[str, ...], Status], ...]:
        """Return the distinct statuses on a day, each with the units that share it."""
        self._note(f"{HISTORY}{record.id}")
        return self._book.statuses(record, day)

    def measures_on(self, material: Material) -> tuple[Measure, ...]:
        """Return the measures that cover a material."""
        self._note(f"{MEASURES}{material.id}")
        return self._book.measures_on(material)

    def cited(self, source: str) -> CitedSource | None:
        """Return what is said of a source where it is cited."""
        self._note(f"{CITED}{source}")
        return self._book.cited(source)

    def quotations(self, source: str, at: str) -> tuple[Citation, ...]:
        """Return the citations that quote a source at a place in it."""
        self._note(f"{QUOTED}{json.dumps([source, at])}")
        return self._book.quotations(source, at)

    def organs_of(self, party: Party) -> tuple[str, ...]:
        """Return the ids of the parties that are part of a party."""
        self._note(f"{ORGANS}{party.id}")
        return self._book.organs_of(party)

    def events_on(self, *records: Record, after: datetime.date | None = None) -> tuple[Event, ...]:
        """Return the events that name a record, or any of some, in the order of their dates."""
        self._note(f"{EVENTS}{' '.join((str(after or ''), *(record.id for record in records)))}")
        return self._book.events_on(*records, after=after)

    def questions_on(self, record: Record) -> tuple[Question, ...]:
        """Return the questions that are about a record, or that a party answers."""
        self._note(f"{QUESTIONS}{record.id}")
        return self._book.questions_on(record)


class _Noted(Mapping[str, T]):
    """Answers by key, which notes each that is looked for; going through all is another question."""

    def __init__(self, given: Mapping[str, T], note: Note, name: Callable[[str], str], whole: str) -> None:
        self._given, self._note, self._name, self._whole = given, note, name, whole

    def __getitem__(self, key: str) -> T:
        self._note(self._name(key))
        return self._given[key]

    def __contains__(self, key: object) -> bool:
        self._note(self._name(str(key)))
        return key in self._given

    def __iter__(self) -> Iterator[str]:
        self._note(self._whole)
        return iter(self._given)

    def __len__(self) -> int:
        self._note(self._whole)
        return len(self._given)
