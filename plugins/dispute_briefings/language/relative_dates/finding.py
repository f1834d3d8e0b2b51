"""The relative dates of a text, each with what it means or that nothing can be made of it."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import lru_cache

from dispute_briefings.facts.dates import Date
from dispute_briefings.language.relative_dates.english import ENGLISH
from dispute_briefings.language.relative_dates.japanese import JAPANESE
from dispute_briefings.language.relative_dates.korean import KOREAN
from dispute_briefings.language.relative_dates.meanings import (
    Answer,
    Ground,
    Origin,
    Rule,
    Tongue,
    past_or_coming,
)
from dispute_briefings.language.written_dates import WrittenDate, half_width, written_dates

# A text without any letter of a language needs no look at its expressions.
_TONGUES = (
    (re.compile("[A-Za-z]"), ENGLISH),
    (re.compile("[가-힣]"), KOREAN),
    (re.compile("[぀-ヿ一-鿿]"), JAPANESE),
)
_PARAGRAPH = re.compile(r"\n[ \t>]*\n")
_SECTION = re.compile(r"^#{1,6}[ \t]", re.MULTILINE)
_CLAUSE = re.compile(r"[;.!?](?=\s|$)|[。！？]|\n[ \t>]*\n")
_BESIDE = re.compile(r"[\s,(（]{1,3}")
_NEAR = 400
_MOST_BEFORE = 4


@dataclass(frozen=True, kw_only=True, slots=True)
class Named:
    """A date that a text names from offset `start` to `end`, however it is written."""

    start: int
    end: int
    date: Date


@dataclass(frozen=True, kw_only=True, slots=True)
class RelativeDate:
    """An expression, from offset `start` to `end`, and what it means.

    `date` is None where it cannot be resolved; `reason` says why it means that, or nothing. `origin` is
    what it is counted from. `lacks_year` is a date like ``16 December``, of which only the year is open.
    """

    start: int
    end: int
    words: str
    date: Date | None
    reason: str
    origin: Origin
    lacks_year: bool = False


def relative_dates(
    text: str, *, page: Date | None, named: Iterable[Named] = (), title: str = ""
) -> tuple[RelativeDate, ...]:
    """Return the relative dates of a text in their order, none inside another.

    A date without its year is relative where neither its sentence, nor its section before it, nor the
    title names a year.

    Args:
        text: plain words; paragraphs are parted by an empty line, a heading begins with ``#``.
        page: the day that the text was written on, as precisely as it is known.
        named: dates that the text names otherwise, as by a link, beside those that it writes out.
        title: what stands above the text.
    """
    return _found(text, page, tuple(named), title)


# A preview asks again for each text of a site, of which one has changed.
@lru_cache(maxsize=8_192)
def _found(text: str, page: Date | None, named: tuple[Named, ...], title: str) -> tuple[RelativeDate, ...]:
    plain = half_width(text)
    written = written_dates(plain)
    whole = [Named(start=w.start, end=w.end, date=w.date) for w in written if w.date is not None]
    in_title = [each.date for each in written_dates(title) if each.date is not None]
    reading = _Reading(
        text=plain,
        page=page,
        yearless=tuple(each for each in written if each.year is None),
        known=sorted([*named, *whole], key=lambda each: each.end),
        title=in_title[-1] if in_title else None,
    )
    return tuple(reading.found())


def is_ahead(sentence: str) -> bool:
    """Whether a sentence speaks of what is to come."""
    return any(tongue.ahead.search(sentence) for _, tongue in _TONGUES)


def last_or_next(written: WrittenDate, page: Date | None, *, coming: bool) -> Answer:
    """Return what a date without its year means on the day of a page: the last such one, or the next."""
    ground = Ground(page=page, before=(), is_ahead=coming)
    answer = past_or_coming(
        ground, month=written.month, day=written.day, coming=coming, and_now=written.day is None
    )
    if answer.date is not None and written.until is not None:
        return Answer(date=written.in_year(answer.date.year), reason=answer.reason, origin=answer.origin)
    return answer


@dataclass(frozen=True, kw_only=True, slots=True)
class _Expression:
    start: int
    end: int
    found: re.Match[str]
    rule: Rule
    tongue: Tongue


@dataclass(frozen=True, kw_only=True)
class _Reading:
    """A text that is read from its beginning; `known` are the dates in it, by their ends.

    What is resolved is known from there on; `guessed` is where the year of a date was not written.
    """

    text: str
    page: Date | None
    yearless: tuple[WrittenDate, ...]
    known: list[Named]
    title: Date | None
    guessed: set[int] = field(default_factory=set)

    def found(self) -> Iterator[RelativeDate]:
        expressions = list(self._expressions())
        spans = sorted(
            [*((each.start, each.end) for each in expressions), *((n.start, n.end) for n in self.known)]
        )
        open_ones = [each for each in self.yearless if not _overlaps(each.start, each.end, spans)]
        pending: list[_Expression | WrittenDate] = [*expressions, *open_ones]
        for each in sorted(pending, key=lambda each: each.start):
            if isinstance(each, WrittenDate):
                answer, lacks_year = self._of_yearless(each), True
            else:
                answer, lacks_year = each.rule.meaning(each.found, self._ground(each)), False
            if answer.date is not None:
                self._know(Named(start=each.start, end=each.end, date=answer.date))
                if lacks_year and answer.origin == "page":
                    self.guessed.add(each.start)
            if lacks_year and answer.origin == "text":
                continue
            yield RelativeDate(
                start=each.start,
                end=each.end,
                words=" ".join(self.text[each.start : each.end].split()),
                date=answer.date,
                reason=answer.reason,
                origin=answer.origin,
                lacks_year=lacks_year,
            )

    def _expressions(self) -> Iterator[_Expression]:
        """Yield the expressions in order, without those in a date that is written out, or beside one."""
        taken = [(each.start, each.end) for each in self.known]
        found = [each for letter, tongue in _TONGUES if letter.search(self.text) for each in self._of(tongue)]
        reached = 0
        for each in sorted(found, key=lambda each: (each.start, -each.end)):
            if each.start >= reached and not _overlaps(each.start, each.end, taken):
                reached = each.end
                yield each

    def _of(self, tongue: Tongue) -> Iterator[_Expression]:
        reached = 0
        for begin in tongue.begins.finditer(self.text):
            start = begin.start()
            if start < reached:
                continue
            for rule in tongue.rules:
                if (found := rule.form.match(self.text, start)) and found.end() > start:
                    reached = found.end()
                    if not (rule.beside_date and self._is_beside(start)):
                        yield _Expression(start=start, end=found.end(), found=found, rule=rule, tongue=tongue)
                    break

    def _is_beside(self, start: int) -> bool:
        """Whether a date that is written out ends right before an offset."""
        index = bisect_right(self.known, start, key=lambda each: each.end) - 1
        return index >= 0 and _BESIDE.fullmatch(self.text, self.known[index].end, start) is not None

    def _ground(self, each: _Expression) -> Ground:
        first, last = self._clause(each.start, each.end)
        is_ahead = each.tongue.ahead.search(self.text, first, last) is not None
        return Ground(page=self.page, before=self._before(each.start), is_ahead=is_ahead)

    def _clause(self, start: int, end: int) -> tuple[int, int]:
        """Return from where to where the sentence reaches, as far as it is near."""
        first = max(0, start - _NEAR)
        for found in _CLAUSE.finditer(self.text, first, start):
            first = found.end()
        following = _CLAUSE.search(self.text, end, end + _NEAR)
        return first, following.start() if following else min(len(self.text), end + _NEAR)

    def _before(self, start: int) -> tuple[Date, ...]:
        """Return the dates that the paragraph has named before an offset, the last one first."""
        index = bisect_right(self.known, start, key=lambda each: each.end)
        near = self.known[max(0, index - _MOST_BEFORE) : index]
        if not near:
            return ()
        parted = [found.end() for found in _PARAGRAPH.finditer(self.text, near[0].end, start)]
        begin = parted[-1] if parted else 0
        return tuple(each.date for each in reversed(near) if each.start >= begin)

    def _know(self, named: Named) -> None:
        self.known.insert(bisect_right(self.known, named.end, key=lambda each: each.end), named)

    def _of_yearless(self, written: WrittenDate) -> Answer:
        if (context := self._context(written)) is not None:
            date = written.in_year(context.year)
            return Answer(date=date, reason=f"in the year of {context}", origin="text")
        ahead = is_ahead(self.text[slice(*self._clause(written.start, written.end))])
        return last_or_next(written, self.page, coming=ahead)

    def _context(self, written: WrittenDate) -> Date | None:
        """Return the date that a reader takes the year from."""
        index = bisect_right(self.known, written.start, key=lambda each: each.end)
        told = next(
            (n for n in reversed(self.known[max(0, index - _NEAR) : index]) if n.start not in self.guessed),
            None,
        )
        if told is not None and not _SECTION.search(self.text, told.end, written.start):
            return told.date
        _, last = self._clause(written.start, written.end)
        if index < len(self.known) and self.known[index].start < last:
            return self.known[index].date
        return self.title


def _overlaps(start: int, end: int, spans: list[tuple[int, int]]) -> bool:
    """Whether one of some spans, which are in order, shares a character with another."""
    index = bisect_right(spans, (start, end)) - 1
    return any(
        spans[at][0] < end and start < spans[at][1] for at in (index, index + 1) if 0 <= at < len(spans)
    )
