"""The book of facts as a page sees it while it is made: each question that is asked of it is noted.

A question has a name, as ``record:event-7`` or ``mentions:salt``. Its answer in another build, as a digest,
is asked for by that name. So a page is made again where one of its answers has changed, and by no other edit.
What is the same for all pages is no question: the words of the site, the names of records and its disputes.
"""

from __future__ import annotations

import datetime
import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cache, cached_property
from typing import Any, TypeVar

from dispute_briefings.facts.book import FactBook, UnknownAddressError
from dispute_briefings.facts.fact import Fact
from dispute_briefings.facts.mentions import Mention
from dispute_briefings.facts.model import Event, Material, Measure, Party, Proceeding, Question, Record, Value
from dispute_briefings.facts.statements import Citation
from dispute_briefings.facts.status import DatedStep, Status
from dispute_briefings.language.names import names_of
from dispute_briefings.mkdocs_plugin.digests import digest

_ALL, _IDS, _RENAMED, _CONTESTED, _CONCERNED = "all:", "ids:", "renamed:", "contested:", "concerned:"
_RECORD, _KIND, _HISTORY, _MEASURES = "record:", "kind:", "history:", "measures_on:"
_RESTING, _QUOTED, _MENTIONS, _ORGANS = "resting_on:", "quotations:", "mentions:", "organs_of:"
_EVENTS, _LISTED, _QUESTIONS, _DISPUTES = "events_on:", "listed_under:", "questions_on:", "disputes_on:"

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
        return _Noted(self._book.by_id, self._note, lambda key: f"{_RECORD}{key}", _IDS)

    @cached_property
    def facts(self) -> Mapping[str, Fact]:
        """Every fact by its address."""
        return _Noted(self._book.facts, self._note, lambda key: f"{_RECORD}{key.partition('.')[0]}", _ALL)

    @cached_property
    def resting_on(self) -> Mapping[str, tuple[Fact, ...]]:
        """The facts that rest on each source, by the source's id."""
        return _Noted(self._book.resting_on, self._note, lambda key: f"{_RESTING}{key}", _ALL)

    @cached_property
    def mentions(self) -> Mapping[str, tuple[Mention, ...]]:
        """Who names each record, by the id named."""
        return _Noted(self._book.mentions, self._note, lambda key: f"{_MENTIONS}{key}", _ALL)

    @cached_property
    def listed_under(self) -> Mapping[str, tuple[Record, ...]]:
        """By the id of each event: what it is on."""
        return _Noted(self._book.listed_under, self._note, lambda key: f"{_LISTED}{key}", _ALL)

    @property
    def records(self) -> tuple[Record, ...]:
        """All records."""
        self._note(_ALL)
        return self._book.records

    @property
    def renamed(self) -> Mapping[str, str]:
        """Today's id by each former one."""
        self._note(_RENAMED)
        return self._book.renamed

    @property
    def concerned(self) -> Mapping[str, frozenset[str]]:
        """The ids of the records that each dispute concerns."""
        self._note(_CONCERNED)
        return self._book.concerned

    @property
    def contested(self) -> tuple[Fact, ...]:
        """The facts whose reports differ."""
        self._note(_CONTESTED)
        return self._book.contested

    @property
    def timeline(self) -> tuple[Event, ...]:
        """All events in the order of their main dates."""
        self._note(f"{_KIND}{Event.KIND}")
        return self._book.timeline

    def of_kind(self, kind: type[R]) -> tuple[R, ...]:
        """Return the records of a kind, without those retracted."""
        self._note(f"{_KIND}{kind.KIND}")
        return self._book.of_kind(kind)

    def record(self, record_id: str, kind: type[R]) -> R:
        """Return one record.

        Raises:
            UnknownAddressError: there is none of this id and kind.
        """
        self._note(f"{_RECORD}{record_id}")
        return self._sought(lambda: self._book.record(record_id, kind))

    def fact(self, address: str) -> Fact:
        """Return the fact at an address.

        Raises:
            UnknownAddressError: there is none.
        """
        self._note(f"{_RECORD}{address.partition('.')[0]}")
        return self._sought(lambda: self._book.fact(address))

    def _sought(self, seek: Callable[[], T]) -> T:
        try:
            return seek()
        except UnknownAddressError:  # it names what is nearest, of all that there is
            self._note(_ALL)
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
            self._note(f"{_RECORD}{found.record.id}")
        return found

    def disputes_on(self, record: Record) -> tuple[str, ...]:
        """Return the ids of the disputes that a record belongs to, else of those that it concerns."""
        self._note(f"{_DISPUTES}{record.id}")
        return self._book.disputes_on(record)

    def history(self, record: Measure | Proceeding) -> tuple[DatedStep, ...]:
        """Return the steps of a measure or proceeding with their dates and sources."""
        self._note(f"{_HISTORY}{record.id}")
        return self._book.history(record)

    def status(
        self, record: Measure | Proceeding, day: datetime.date | None = None, unit: str | None = None
    ) -> Status:
        """Return the status of a measure or proceeding on a day, for one unit."""
        self._note(f"{_HISTORY}{record.id}")
        return self._book.status(record, day, unit)

    def statuses(
        self, record: Measure | Proceeding, day: datetime.date | None = None
    ) -> tuple[tuple[tuple[str, ...], Status], ...]:
        """Return the distinct statuses on a day, each with the units that share it."""
        self._note(f"{_HISTORY}{record.id}")
        return self._book.statuses(record, day)

    def measures_on(self, material: Material) -> tuple[Measure, ...]:
        """Return the measures that cover a material."""
        self._note(f"{_MEASURES}{material.id}")
        return self._book.measures_on(material)

    def quotations(self, source: str, at: str) -> tuple[Citation, ...]:
        """Return the citations that quote a source at a place in it."""
        self._note(f"{_QUOTED}{json.dumps([source, at])}")
        return self._book.quotations(source, at)

    def organs_of(self, party: Party) -> tuple[str, ...]:
        """Return the ids of the parties that are part of a party."""
        self._note(f"{_ORGANS}{party.id}")
        return self._book.organs_of(party)

    def events_on(self, *records: Record, after: datetime.date | None = None) -> tuple[Event, ...]:
        """Return the events that name a record, or any of some, in the order of their dates."""
        self._note(f"{_EVENTS}{' '.join((str(after or ''), *(record.id for record in records)))}")
        return self._book.events_on(*records, after=after)

    def questions_on(self, record: Record) -> tuple[Question, ...]:
        """Return the questions that are about a record, or that a party answers."""
        self._note(f"{_QUESTIONS}{record.id}")
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


class Answers:
    """Digests of what a book answers now, by the name of the question."""

    def __init__(self, book: FactBook) -> None:
        self._book = book
        self._record = cache(_digest_of_record)

    def __contains__(self, question: str) -> bool:
        return question.partition(":")[0] + ":" in _ANSWERS

    def __getitem__(self, question: str) -> str:
        kind, _, about = question.partition(":")
        return digest(*map(self._told, _ANSWERS[f"{kind}:"](self._book, about)))

    def of_all_pages(self) -> str:
        """Return a digest of what no page has to ask for: words, language, disputes and names of the site."""
        words = repr(self._book.vocabulary), self._book.language
        names = map(repr, names_of(self._book).known)
        return digest(*words, *map(self._told, self._book.disputes), *names)

    def _told(self, answer: object) -> str:
        return self._record(_Whole(answer)) if isinstance(answer, Record) else repr(answer)


class _Whole:
    """A record as a key: it equals itself alone, since to compare two takes as long as a digest."""

    def __init__(self, record: Record) -> None:
        self.record = record

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Whole) and self.record is other.record

    def __hash__(self) -> int:
        return id(self.record)


def _digest_of_record(whole: _Whole) -> str:
    """Return a digest of all that a record says, and of the dispute in whose folder it stands.

    Where in its file it stands, no page shows: what is written above it may grow.
    """
    return digest(type(whole.record).KIND, repr(whole.record), str(whole.record.origin.dispute))


def _steps(book: FactBook, record_id: str) -> Iterable[object]:
    """A measure or proceeding, and the events that date its steps."""
    record = book.by_id.get(record_id)
    yield record
    if isinstance(record, (Measure, Proceeding)):
        yield from (book.by_id.get(step.event) for step in record.history if step.event)


def _events(book: FactBook, after: str, *record_ids: str) -> Iterable[object]:
    records = (book.by_id[record_id] for record_id in record_ids if record_id in book.by_id)
    return book.events_on(*records, after=datetime.date.fromisoformat(after) if after else None)


def _facts(facts: Iterable[Fact]) -> Iterable[object]:
    for fact in facts:
        yield from (fact.address, fact.record)


def _mentions(mentions: Iterable[Mention]) -> Iterable[object]:
    for mention in mentions:
        yield from (mention.path, mention.record)


def _of(kind: type[R], answer: Callable[[FactBook, R], Iterable[object]]) -> _Answer:
    """Return what answers a question on a record; there is no answer where it is none of a kind."""

    def answered(book: FactBook, record_id: str) -> Iterable[object]:
        record = book.by_id.get(record_id)
        return answer(book, record) if isinstance(record, kind) else (None,)

    return answered


_Answer = Callable[[FactBook, str], Iterable[object]]

# The records in an answer say all that can be learnt from them: what is computed from them needs no digest.
_ANSWERS: Mapping[str, _Answer] = {
    _ALL: lambda book, _: book.records,
    _IDS: lambda book, _: book.by_id,
    _RENAMED: lambda book, _: sorted(book.renamed.items()),
    _CONTESTED: lambda book, _: _facts(book.contested),
    _CONCERNED: lambda book, _: ((key, sorted(ids)) for key, ids in book.concerned.items()),
    _RECORD: lambda book, about: (book.by_id.get(about),),
    _KIND: lambda book, about: (each for each in book.records if about == each.KIND),
    _HISTORY: _steps,
    _MEASURES: _of(Material, lambda book, record: book.measures_on(record)),
    _RESTING: lambda book, about: _facts(book.resting_on.get(about, ())),
    _QUOTED: lambda book, about: book.quotations(*json.loads(about)),
    _MENTIONS: lambda book, about: _mentions(book.mentions.get(about, ())),
    _ORGANS: _of(Party, lambda book, record: book.organs_of(record)),
    _EVENTS: lambda book, about: _events(book, *about.split(" ")),
    _LISTED: lambda book, about: book.listed_under.get(about, ()),
    _QUESTIONS: _of(Record, lambda book, record: book.questions_on(record)),
    _DISPUTES: _of(Record, lambda book, record: book.disputes_on(record)),
}
