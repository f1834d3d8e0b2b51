"""What an article holds that may become a fact: names, spellings, dates, events and numbers."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from dispute_briefings.facts.book import FactBook
from dispute_briefings.facts.dates import Date, DateError
from dispute_briefings.importing.article import Article
from dispute_briefings.importing.candidate import KINDS, Candidate, few_words
from dispute_briefings.importing.dates import DateExpression, date_expressions
from dispute_briefings.importing.happenings import Happening, happenings
from dispute_briefings.importing.measured import measured
from dispute_briefings.importing.variants import Variants
from dispute_briefings.language.names import FoundName, names_of


def candidates(article: Article, book: FactBook) -> tuple[Candidate, ...]:
    """Return what may become facts, by kind and then by place; each date once.

    A date that an event is told with stands there, with its words and its reason.

    Args:
        article: its own words are read, and counted from its day of publication.
        book: the names that are known.
    """
    text, language = article.own, article.get("language")
    dates = date_expressions(text, page=_day(article.get("published")), language=language)
    names = [each for each in names_of(book).found_in(text) if each.records or each.misspelt]
    told = tuple(happenings(text, book, names, dates, language))
    of_events = {each.date for each in told}
    found = [
        *(_event(text, each) for each in told),
        *_variants(text, book, names, language),
        *(_date(text, each) for each in dates if each not in of_events),
        *_names(text, names),
        *_numbers(text, dates),
    ]
    return tuple(sorted(found, key=lambda each: (KINDS.index(each.kind), each.line)))


def _day(published: str | None) -> Date | None:
    try:
        return Date.parse(published) if published else None
    except DateError:
        return None


def _line(text: str, offset: int) -> int:
    return text.count("\n", 0, offset) + 1


def _event(text: str, each: Happening) -> Candidate:
    materials = (("materials", each.materials),) if each.materials else ()
    return Candidate(
        kind="event",
        line=_line(text, each.start),
        words=few_words(text[each.start : each.end]),
        fields=(
            ("date", str(each.date.date)),
            ("said", few_words(each.date.words)),
            ("reason", each.date.reason),
            ("actors", each.actors),
            *materials,
        ),
    )


def _variants(
    text: str, book: FactBook, names: Sequence[FoundName], language: str | None
) -> Iterator[Candidate]:
    for each in Variants(book).found_in(text, names, language):
        yield Candidate(
            kind="variant",
            line=_line(text, each.start),
            words=few_words(text[each.start : each.end]),
            fields=(("near", each.near), ("record", each.record)),
        )


def _date(text: str, each: DateExpression) -> Candidate:
    value = (("date", str(each.date)),) if each.date is not None else ()
    return Candidate(
        kind="date",
        line=_line(text, each.start),
        words=few_words(each.words),
        fields=(*value, ("reason", each.reason)),
    )


def _names(text: str, names: Sequence[FoundName]) -> Iterator[Candidate]:
    told: set[tuple[str, tuple[str, ...]]] = set()
    for each in names:
        words = few_words(text[each.start : each.end])
        if (words, each.records) in told:
            continue
        told.add((words, each.records))
        record = ("record", each.records[0]) if len(each.records) == 1 else ("records", each.records)
        fields = (record,) if each.records else (("misspelt", each.misspelt[0]),)
        yield Candidate(kind="name", line=_line(text, each.start), words=words, fields=fields)


def _numbers(text: str, dates: Sequence[DateExpression]) -> Iterator[Candidate]:
    for each in measured(text, [(d.start, d.end) for d in dates]):
        yield Candidate(
            kind="number",
            line=_line(text, each.start),
            words=few_words(text[each.start : each.end]),
            fields=(("number", each.number), ("unit", each.unit)),
        )
