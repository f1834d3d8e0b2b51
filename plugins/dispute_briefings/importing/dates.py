"""Every date that an article names, with its value and the reason for it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from dispute_briefings.facts.dates import Date
from dispute_briefings.importing.bare_days import bare_days, belongs_to, dated, numbered_dates, of_page
from dispute_briefings.importing.hints import hints
from dispute_briefings.importing.no_dates import without_no_dates
from dispute_briefings.importing.sentence_spans import SentenceSpans
from dispute_briefings.importing.tongue import WELL_READ
from dispute_briefings.language.relative_dates import (
    Named,
    RelativeDate,
    is_ahead,
    last_or_next,
    relative_dates,
)
from dispute_briefings.language.written_dates import WrittenDate, written_dates

# A day that is less than so many days away is meant where its year is not written, and not one a year away.
_SOON = 46


@dataclass(frozen=True, kw_only=True, slots=True)
class DateExpression:
    """Words of a text from offset `start` to `end`, the date that they mean or None, and why.

    `is_hint` where it was read by a library that may be wrong, in a language without rules of our own.
    """

    start: int
    end: int
    words: str
    date: Date | None
    reason: str
    is_hint: bool = False


def date_expressions(text: str, *, page: Date | None, language: str | None) -> tuple[DateExpression, ...]:
    """Return the dates of an article in their order, none over another.

    Args:
        text: the article's own words.
        page: the day of publication, if it is known.
        language: what it is written in.
    """
    plain = without_no_dates(text)
    numbered = list(numbered_dates(plain))
    for each in numbered:
        plain = f"{plain[: each.start]}{'_' * (each.end - each.start)}{plain[each.end :]}"
    found = [
        DateExpression(
            start=n.start, end=n.end, words=_words(text, n.start, n.end), date=n.date, reason=n.reason
        )
        for n in numbered
    ]
    if language is None or language in WELL_READ | {"zh"}:
        found += _read(
            text, plain, page, [Named(start=n.start, end=n.end, date=n.date) for n in numbered if n.date]
        )
    else:
        found += [
            DateExpression(
                start=h.start,
                end=h.end,
                words=_words(text, h.start, h.end),
                date=h.date,
                reason=h.reason,
                is_hint=True,
            )
            for h in hints(plain, page=page, language=language)
        ]
    return tuple(_apart(found))


def _words(text: str, start: int, end: int) -> str:
    return " ".join(text[start:end].split())


def _apart(found: Iterable[DateExpression]) -> Iterator[DateExpression]:
    """Yield what does not overlap, the longer one first."""
    reached = 0
    for each in sorted(found, key=lambda each: (each.start, -each.end)):
        if each.start >= reached:
            reached = each.end
            yield each


def _read(text: str, plain: str, page: Date | None, named: list[Named]) -> Iterator[DateExpression]:
    sentences = SentenceSpans(plain)
    written = [each for each in written_dates(plain) if each.year is None or each.date is not None]
    whole = [Named(start=w.start, end=w.end, date=w.date) for w in written if w.date is not None]
    first = relative_dates(plain, page=page, named=named)
    relative = [each for each in first if not each.lacks_year]
    resolved = [
        Named(start=r.start, end=r.end, date=r.date)
        for r in relative
        if r.date is not None and r.origin == "page"
    ]
    taken = [(r.start, r.end) for r in relative]
    yearless = [w for w in written if w.year is None and not _overlaps(w.start, w.end, taken)]
    years = {w.start: _of_yearless(w, page, sentences, [*named, *whole, *resolved]) for w in yearless}
    known = [
        Named(start=w.start, end=w.end, date=date)
        for w in yearless
        if (date := years[w.start][0]) is not None
    ]
    for w in written:
        if w.date is not None and not _overlaps(w.start, w.end, taken):
            yield _expression(text, w.start, w.end, w.date, "written so")
    for w in yearless:
        yield _expression(text, w.start, w.end, *years[w.start])
    again = [r for r in relative_dates(plain, page=page, named=[*named, *known]) if not r.lacks_year]
    for r in again:
        if r.origin != "nothing" and not (r.date is None and r.origin == "text" and not _counts(r)):
            yield _expression(text, r.start, r.end, r.date, r.reason)
    dates = [*named, *whole, *known, *(Named(start=r.start, end=r.end, date=r.date) for r in again if r.date)]
    yield from _bare(text, plain, page, sentences, dates)


def _expression(text: str, start: int, end: int, date: Date | None, reason: str) -> DateExpression:
    return DateExpression(start=start, end=end, words=_words(text, start, end), date=date, reason=reason)


def _counts(each: RelativeDate) -> bool:
    """Whether an expression without a date before it is a date all the same: `three days later` is."""
    return any(char.isdigit() for char in each.words)


def _of_yearless(
    written: WrittenDate, page: Date | None, sentences: SentenceSpans, known: list[Named]
) -> tuple[Date | None, str]:
    """The year is that of a date in the same sentence, one before it first; else that of the newspaper.

    A date that would then lie before the one that it follows, or after the day of the article although
    the sentence tells what was, has another year.
    """
    start, end = sentences.around(written.start)
    coming = is_ahead(sentences.text[start:end])
    beside = [each for each in known if start <= each.start < end and each.date.first is not None]
    before = [each for each in beside if each.end <= written.start]
    for each in (*sorted(before, key=lambda each: -each.end), *beside):
        date = written.in_year(each.date.year)
        if each.date.precision not in {"year", "month", "day"} or date is None or date.first is None:
            continue
        is_after = page is not None and page.last is not None and date.first > page.last
        is_back = (
            each in before
            and date.last is not None
            and each.date.first is not None
            and date.last < each.date.first
        )
        if not is_back and (coming or not is_after):
            return date, f"in the year of {each.date}, in the same sentence"
    return _of_newspaper(written, page, coming=coming)


def _of_newspaper(written: WrittenDate, page: Date | None, *, coming: bool) -> tuple[Date | None, str]:
    """The last such date, or the next as the sentence speaks; but a day that is near needs no year anyhow."""
    last, following = (last_or_next(written, page, coming=each) for each in (False, True))
    if written.day is not None and page is not None and page.first is not None:
        ahead, ago = (
            abs((each.date.first - page.first).days) if each.date and each.date.first else _SOON
            for each in (following, last)
        )
        coming = ahead < _SOON if min(ahead, ago) < _SOON and ahead != ago else coming
    answer = following if coming else last
    if answer.date is None:
        return None, f"it names no year, and {answer.reason}"
    return answer.date, f"the {'next' if coming else 'last'} one from {page}, the day of the article"


def _bare(
    text: str, plain: str, page: Date | None, sentences: SentenceSpans, dates: list[Named]
) -> Iterator[DateExpression]:
    taken = [(each.start, each.end) for each in dates]
    ends = {each.end: each.date for each in dates}
    for bare in bare_days(plain):
        if _overlaps(bare.start, bare.end, taken):
            continue
        near = next(
            (
                date
                for end, date in ends.items()
                if 0 <= bare.start - end <= 6 and belongs_to(plain, end, bare.start)
            ),
            None,
        )
        if near is not None and near.first is not None and near.precision == "day":
            date, reason = (
                dated(near.year, near.first.month, bare.day),
                f"of the month of {near}, named before it",
            )
        else:
            start, end = sentences.around(bare.start)
            date, reason = of_page(bare, page, is_ahead=is_ahead(plain[start:end]))
        if date is not None:
            ends[bare.end] = date
        if date is not None or page is None:
            yield _expression(text, bare.start, bare.end, date, reason)


def _overlaps(start: int, end: int, spans: list[tuple[int, int]]) -> bool:
    return any(a < end and start < b for a, b in spans)
