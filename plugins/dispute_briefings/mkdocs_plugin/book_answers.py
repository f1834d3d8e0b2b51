"""What the facts answer to the questions that pages ask of them (`asked_book.py`), as digests by their names.

A digest is that of the records in an answer, whatever is made from them.
"""

from __future__ import annotations

import datetime
import json
from collections.abc import Callable, Iterable, Mapping
from functools import lru_cache
from typing import TypeVar

from dispute_briefings.facts.book import FactBook
from dispute_briefings.facts.fact import Fact
from dispute_briefings.facts.mentions import Mention
from dispute_briefings.facts.model import Material, Measure, Party, Proceeding, Record
from dispute_briefings.facts.same import Same
from dispute_briefings.language.names import names_of
from dispute_briefings.mkdocs_plugin.digests import digest

ALL, IDS, RENAMED, CONTESTED, CONCERNED = "all:", "ids:", "renamed:", "contested:", "concerned:"
RECORD, KIND, HISTORY, MEASURES = "record:", "kind:", "history:", "measures_on:"
RESTING, QUOTED, MENTIONS, ORGANS = "resting_on:", "quotations:", "mentions:", "organs_of:"
CITED = "cited:"
EVENTS, LISTED, QUESTIONS, DISPUTES = "events_on:", "listed_under:", "questions_on:", "disputes_on:"

R = TypeVar("R", bound=Record)


class Answers:
    """Digests of what a book answers now, by the name of the question."""

    def __init__(self, book: FactBook) -> None:
        self._book = book

    def __contains__(self, question: str) -> bool:
        return question.partition(":")[0] + ":" in _ANSWERS

    def __getitem__(self, question: str) -> str:
        kind, _, about = question.partition(":")
        return digest(*map(_told, _ANSWERS[f"{kind}:"](self._book, about)))

    def of_all_pages(self) -> str:
        """Return a digest of what no page has to ask for: words, language, disputes and names of the site."""
        words = repr(self._book.vocabulary), self._book.language
        names = map(repr, names_of(self._book).known)
        return digest(*words, *map(_told, self._book.disputes), *names)


def _told(answer: object) -> str:
    return _digest_of_record(Same(answer)) if isinstance(answer, Record) else repr(answer)


# In a preview, a new book has the records of the last one, but for those of one file.
@lru_cache(maxsize=10_000)
def _digest_of_record(same: Same[Record]) -> str:
    """Return a digest of all that a record says, and of the dispute in whose folder it stands.

    Where in its file it stands, no page shows: what is written above it may grow.
    """
    record = same.value
    return digest(record.kind_name, repr(record), str(record.origin.dispute))


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
    ALL: lambda book, _: book.records,
    IDS: lambda book, _: book.by_id,
    RENAMED: lambda book, _: sorted(book.renamed.items()),
    CONTESTED: lambda book, _: _facts(book.contested),
    CONCERNED: lambda book, _: ((key, sorted(ids)) for key, ids in book.concerned.items()),
    RECORD: lambda book, about: (book.by_id.get(about),),
    KIND: lambda book, about: (each for each in book.records if about == each.KIND),
    HISTORY: _steps,
    MEASURES: _of(Material, lambda book, record: book.measures_on(record)),
    RESTING: lambda book, about: _facts(book.resting_on.get(about, ())),
    CITED: lambda book, about: (book.cited(about),),
    QUOTED: lambda book, about: book.quotations(*json.loads(about)),
    MENTIONS: lambda book, about: _mentions(book.mentions.get(about, ())),
    ORGANS: _of(Party, lambda book, record: book.organs_of(record)),
    EVENTS: lambda book, about: _events(book, *about.split(" ")),
    LISTED: lambda book, about: book.listed_under.get(about, ()),
    QUESTIONS: _of(Record, lambda book, record: book.questions_on(record)),
    DISPUTES: _of(Record, lambda book, record: book.disputes_on(record)),
}
