"""The words of texts that are no Markdown: titles and summaries of pages, texts of fact sheets.

Those that a reader meets as sentences of this site are checked as articles are. A fact there rests on the
sources of its record; who holds a position, or reports what is contested, is said beside it.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from dispute_briefings.facts import tree
from dispute_briefings.facts.book import FactBook
from dispute_briefings.facts.checks.finding import finding
from dispute_briefings.facts.dates import Date
from dispute_briefings.facts.model import Event, Measure, Proceeding, Record
from dispute_briefings.problems import OF_WORDS, Problem, problem
from dispute_briefings.prose.checks.drift import drift
from dispute_briefings.prose.checks.motive import motive
from dispute_briefings.prose.checks.names import names
from dispute_briefings.prose.checks.relative import relative
from dispute_briefings.prose.finding import Check, Finding
from dispute_briefings.prose.front_matter import Opening
from dispute_briefings.prose.readable import PageText

_CHECKS: tuple[Check, ...] = (drift, relative, names, motive)


def problems_in_front_matter(start: Opening, book: FactBook) -> Iterator[Problem]:
    """Yield what is wrong with the words of a page's title and summary."""
    matter = start.matter
    if matter is None:
        return
    for field, text in (("title", matter.title), ("summary", matter.summary)):
        written = PageText(
            text=text or "",
            book=book,
            language=matter.language or book.language,
            title=matter.title or "" if field == "summary" else "",
            date=matter.date,
            has_glossary=False,
        )
        for found in _found(written):
            at = start.document.position((field,), offset=found.start)
            yield _weighed(problem(found.code, at, f"`{field}`: {found.what}", found.cure), found)


def problems_in_sheets(book: FactBook) -> Iterator[Problem]:
    """Yield what is wrong with the words of fact sheets, and silences of it that are not needed."""
    for record in book.records:
        silenced: set[str] = set()
        for path, text, day in _texts(book, record):
            written = PageText(text=text, book=book, language=book.language, beside=day, has_glossary=False)
            for found in _found(written):
                if found.code in record.ignore:
                    silenced.add(found.code)
                    continue
                told = finding(found.code, record, path, found.what, found.cure, offset=found.start)
                yield _weighed(told.problem, found)
        for code in record.ignore:
            if code in OF_WORDS and code not in silenced:
                what = f"'{code}' is silenced, and there is nothing to silence"
                place = ("ignore", code)
                yield finding("needless-silence", record, place, what, "take it out", of_key=True).problem


def _texts(book: FactBook, record: Record) -> Iterator[tuple[tree.Path, str, Date | None]]:
    """Yield the summary of a record, the words of an event and of steps, with the date that stands beside."""
    days: dict[int, Date] = {}
    if isinstance(record, (Measure, Proceeding)):
        days = {dated.index - 1: dated.date for dated in book.history(record)}
    for path, text in book.texts_of(record):
        if path[0] == "summary":
            yield path, text, record.day if isinstance(record, Event) else None
        elif isinstance(record, Event) and path[0] in {"title", "text"}:
            yield path, text, record.day
        elif path[0] == "history" and path[2] == "text" and isinstance(path[1], int):
            yield path, text, days.get(path[1])


def _found(written: PageText) -> Iterator[Finding]:
    for check in _CHECKS:
        yield from check(written)


def _weighed(told: Problem, found: Finding) -> Problem:
    return told if found.severity is None else replace(told, severity=found.severity)
