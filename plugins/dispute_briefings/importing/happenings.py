"""Sentences that tell of an event: a date, a party that is known, and a verb in one of them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from dispute_briefings.facts.book import FactBook
from dispute_briefings.facts.model import Material, Party
from dispute_briefings.importing.dates import DateExpression
from dispute_briefings.importing.sentence_spans import SentenceSpans
from dispute_briefings.language.names import FoundName

# A verb, as far as its ending or its commonness tells.
_VERBS = {
    "en": re.compile(
        r"\b(?:[a-z]{3,}ed|said|told|held|met|took|put|made|gave|began|begun|left|won|lost|led|brought|sent|came|went|cut|set|sought"
        r"|(?:will|would|is|are|was|were|has|have|had|to)\s[a-z]+)\b"
    ),
    "ko": re.compile(r"[가-힣](?:다|며|고|면서|라며)(?=[\s.,\"”’]|$)"),
    "ja": re.compile(
        r"(?:した|する|され(?:た|る)|った|いた|れた|った|えた|める|げる|げた|めた|せた|じた|んだ|ない|なる|行う|開く)(?=[。、，」\s]|と|$)"
    ),
}


@dataclass(frozen=True, kw_only=True, slots=True)
class Happening:
    """A sentence from offset `start` to `end` that tells of an event; `actors` and `materials` are ids."""

    start: int
    end: int
    date: DateExpression
    actors: tuple[str, ...]
    materials: tuple[str, ...]


def happenings(
    text: str,
    book: FactBook,
    names: Sequence[FoundName],
    dates: Sequence[DateExpression],
    language: str | None,
) -> Iterator[Happening]:
    """Yield the sentences that tell of an event, once for each date in them.

    In a language of which no verbs are known, a date and a party are enough.
    """
    sentences = SentenceSpans(text)
    told: set[tuple[int, str]] = set()
    verb = _VERBS.get(language or "en")
    for each in dates:
        if each.date is None:
            continue
        start, end = sentences.around(each.start)
        within = [n.records[0] for n in names if start <= n.start < end and len(n.records) == 1]
        actors = tuple(dict.fromkeys(r for r in within if isinstance(book.by_id.get(r), Party)))
        if (start, str(each.date)) in told:
            continue
        if actors and (verb is None or verb.search(text, start, end)):
            materials = tuple(dict.fromkeys(r for r in within if isinstance(book.by_id.get(r), Material)))
            told.add((start, str(each.date)))
            yield Happening(start=start, end=end, date=each, actors=actors, materials=materials)
