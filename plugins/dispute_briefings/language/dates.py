"""A date in the words of a language, as precise as it is known and never more precise.

Months, order and digits come from Babel (CLDR), the words around them from `date_words`. The language is
always the one asked for, never that of the process. `en` is written day first, as `en-GB`.
"""

from __future__ import annotations

import datetime
import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from babel import Locale, UnknownLocaleError
from babel.dates import format_skeleton, parse_pattern

from dispute_briefings.facts.dates import Date
from dispute_briefings.language.date_words import LONG, SENTENCE, SHORT, SentenceWords, Words

Form = Literal["long", "short", "sentence"]
"""`4 July 2019`, `4 Jul 2019`, `on 4 July 2019`."""

_JOINERS = " \u2009–~～"
_PARTS = frozenset({"quarter", "half", "decade"})


def in_words(date: Date, language: str, *, form: Form = "long") -> str:
    """Return a date as a BCP 47 language writes it; `sentence` is where in a sentence something happened.

    A language that Babel does not know is written as English.
    """
    return _in_words(date, language, form)


def datetime_attribute(date: Date) -> str | None:
    """Return the value of HTML's ``<time datetime>`` for a year, a month, a day or a time of a day.

    None for all else, and for what is approximate or uncertain: a machine would take it for certain. Source:
    https://html.spec.whatwg.org/multipage/text-level-semantics.html#datetime-value
    """
    if date.approximate or date.uncertain or date.first is None:
        return None
    match date.precision:
        case "minute" | "day":
            return date.text
        case "month":
            return date.text[:7]
        case "year":
            return date.text[:4]
        case _:
            return None


@lru_cache(maxsize=16_384)
def _in_words(date: Date, language: str, form: Form) -> str:
    locale = locale_of(language)
    words = SHORT if form == "short" else LONG
    sentence = SENTENCE.get(locale.language) if form == "sentence" else None
    return _Speech(
        locale=locale,
        short=form == "short",
        own=words.get(locale.language),
        words=words.get(locale.language, words["en"]),
        sentence=sentence,
    ).say(date)


@lru_cache(maxsize=64)
def locale_of(language: str) -> Locale:
    """Return Babel's locale for a BCP 47 language; English as in Britain for one that it does not know."""
    tag = language.replace("_", "-")
    if tag.lower() == "en":
        return Locale("en", "GB")
    for known in (tag, tag.split("-", maxsplit=1)[0]):
        try:
            return Locale.parse(known, sep="-")
        except (UnknownLocaleError, ValueError):
            continue
    return Locale("en", "GB")


@dataclass(frozen=True, kw_only=True, slots=True)
class _Speech:
    """How one language says dates in one form.

    `own` and `sentence` are None where the language has no such words, `words` are then the English ones.
    """

    locale: Locale
    short: bool
    own: Words | None
    words: Words
    sentence: SentenceWords | None

    def say(self, date: Date) -> str:
        if date.is_interval:
            return self._interval(date)
        if self.sentence is None:
            return self._qualified(date, self._plain(date))
        said = self._in_sentence(date, self.sentence)
        return self.words.uncertain.format(said) if date.uncertain else said

    def _in_sentence(self, date: Date, sentence: SentenceWords) -> str:
        if date.precision == "minute":
            return sentence.at.format(self._plain_day(date), self._time(date), _offset(date))
        if date.approximate:
            return sentence.about.format(self._after_word(date))
        templates = {"day": sentence.on_day, "century": sentence.in_years}
        return templates.get(date.precision, sentence.in_period).format(self._after_word(date))

    def _qualified(self, date: Date, said: str) -> str:
        if date.approximate:
            said = self.words.about.format(self._after_word(date))
        return self.words.uncertain.format(said) if date.uncertain else said

    def _bound(self, date: Date) -> str:
        return self._qualified(date, self._after_word(date))

    def _after_word(self, date: Date) -> str:
        said = self._plain(date)
        return self.words.the_part.format(said) if self.own and date.precision in _PARTS else said

    def _plain(self, date: Date) -> str:
        first, last = _days(date)
        match date.precision:
            case "minute":
                return self._day_and_time(date, self._time(date))
            case "day":
                return self._plain_day(date)
            case "month" | "year":
                return self._skeleton(date.precision, first)
            case "quarter" if self.own is None:
                return str(format_skeleton("yQQQQ", first, locale=self.locale))
            case "quarter" | "half" | "season" | "decade" if self.own:
                return self._part(date, self.own)
            case "decade" | "century":
                return self._days_between(first, last, "year")
            case _:
                return self._days_between(first, last, "month")

    def _part(self, date: Date, own: Words) -> str:
        first, _ = _days(date)
        parts = {"quarter": own.quarters, "half": own.halves, "season": own.seasons, "decade": (own.decade,)}
        number = {"quarter": first.month // 3, "half": first.month // 7, "season": first.month // 3 - 1}
        template = parts[date.precision][number.get(date.precision, 0)]
        following = first.year + 1
        return template.format(
            first.year, following, f"{following % 100:02}" if following % 100 else following
        )

    def _plain_day(self, date: Date) -> str:
        return self._skeleton("day", _days(date)[0])

    def _skeleton(self, precision: str, day: datetime.date) -> str:
        if precision == "day" and not self.short:
            return str(self.locale.date_formats["long"].apply(day, self.locale))
        skeleton = {"day": "yMMMd", "month": "yMMM" if self.short else "yMMMM", "year": "y"}[precision]
        return str(format_skeleton(skeleton, day, locale=self.locale))

    def _day_and_time(self, date: Date, time: str) -> str:
        if self.own:
            return self.own.at.format(self._plain_day(date), time, _offset(date))
        glue = str(self.locale.datetime_formats["medium"])
        return f"{glue.format(time, self._plain_day(date))} ({_offset(date)})"

    def _time(self, date: Date) -> str:
        moment = datetime.datetime.combine(_days(date)[0], date.time or datetime.time())
        return str(self.locale.datetime_skeletons["Hm"].apply(moment, self.locale))

    def _interval(self, date: Date) -> str:
        start, end = date.start, date.end
        if start and end:
            return self.say(start) if start == end else self._period(start, end)
        if start:
            template = self.words.since if date.is_ongoing else self.words.end_unknown
            return template.format(self._bound(start))
        template = self.words.until if date.text.startswith("..") else self.words.start_unknown
        return template.format(self._bound(end)) if end else ""

    def _period(self, start: Date, end: Date) -> str:
        if start.time and end.time and start.first == end.first and start.offset == end.offset:
            return self._times_of_a_day(start, end)
        exact = not (start.approximate or start.uncertain or end.approximate or end.uncertain)
        if exact and start.precision == end.precision and start.precision in {"day", "month", "year"}:
            return self._days_between(_days(start)[0], _days(end)[0], start.precision, self.sentence)
        if self.sentence:
            return self.sentence.from_to.format(self._bound(start), self._bound(end))
        return self._joined(
            self._qualified(start, self._plain(start)), self._qualified(end, self._plain(end))
        )

    def _times_of_a_day(self, start: Date, end: Date) -> str:
        begin, finish = self._time(start), self._time(end)
        if self.sentence:
            return self.sentence.at_from_to.format(self._plain_day(start), begin, finish, _offset(start))
        return self._day_and_time(start, self.words.tight_to.format(begin, finish))

    def _days_between(
        self,
        first: datetime.date,
        last: datetime.date,
        precision: str,
        sentence: SentenceWords | None = None,
    ) -> str:
        """Say a period without repeating the year or month that both ends share."""
        skeleton = {"day": "yMMMd", "month": "yMMM", "year": "y"}[precision]
        differing = "y" if first.year != last.year else "M" if first.month != last.month else "d"
        if differing not in skeleton:
            return self._skeleton(precision, first)
        patterns = self.locale.interval_formats[skeleton][differing]
        if len(patterns) != 2:
            # Babel splits a pattern where a field comes again, and misses that L and M are one (Persian).
            return self._joined(self._skeleton(precision, first), self._skeleton(precision, last))
        start, end = (
            self._pattern(pattern, day) for pattern, day in zip(patterns, (first, last), strict=True)
        )
        if sentence:
            return sentence.from_to.format(start.rstrip(_JOINERS), end)
        return self._joined(start.rstrip(_JOINERS), end) if self.own else f"{start}{end}"

    def _pattern(self, pattern: str, day: datetime.date) -> str:
        # CLDR gives the pattern with short months; a longer field is for whoever asks to fill in.
        # https://unicode.org/reports/tr35/tr35-dates.html#Matching_Skeletons
        filled = pattern if self.short else re.sub(r"(?<![ML])([ML])\1\1(?![ML])", r"\1\1\1\1", pattern)
        return str(parse_pattern(filled).apply(day, self.locale))

    def _joined(self, start: str, end: str) -> str:
        if self.own:
            return (self.own.to if " " in start else self.own.tight_to).format(start, end)
        return str(self.locale.interval_formats[None]).format(start, end)


def _days(date: Date) -> tuple[datetime.date, datetime.date]:
    if date.first is None or date.last is None:
        raise AssertionError("only an interval lacks a first or last day, and its ends are said instead")
    return date.first, date.last


def _offset(date: Date) -> str:
    minutes = int((date.offset or datetime.timedelta(0)).total_seconds()) // 60
    if not minutes:
        return "UTC"
    hours, rest = divmod(abs(minutes), 60)
    sign = "+" if minutes > 0 else "\N{MINUS SIGN}"
    return f"UTC{sign}{hours}:{rest:02}" if rest else f"UTC{sign}{hours}"
