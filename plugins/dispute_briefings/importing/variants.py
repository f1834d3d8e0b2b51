"""Words of an article that are near a known name and are none: perhaps another spelling of it."""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from dispute_briefings.facts.book import FactBook
from dispute_briefings.facts.model import Party, Record
from dispute_briefings.importing.common_names import CommonNames
from dispute_briefings.importing.near_words import distance, is_inflected
from dispute_briefings.language.names import NAMED, FoundName
from dispute_briefings.language.scripts import Script, script_of
from dispute_briefings.language.word_bounds import begins_word, ends_word

_WORD = re.compile(r"[^\W\d_](?:[\w'’-]*[^\W_])?")
_RUN = re.compile(r"[^\W\d_][\w'’-]*(?: [^\W\d_][\w'’-]*)*")
_LONG, _LONGER = 6, 10
_MOST_WORDS = 6
_NOT_WRITTEN = frozenset({"symbol", "formula"})


@dataclass(frozen=True, kw_only=True, slots=True)
class Variant:
    """Words from offset `start` to `end` that are near the name `near` of a record."""

    start: int
    end: int
    near: str
    record: str


@dataclass(frozen=True, kw_only=True, slots=True)
class _Known:
    text: str
    record: str
    is_person: bool
    is_party: bool


class Variants:
    """The names of a book, ready to be compared with the words of a text."""

    def __init__(self, book: FactBook) -> None:
        self._exact: set[str] = set()
        self._by_key: dict[str, list[_Known]] = defaultdict(list)
        self._by_rest: dict[tuple[int, tuple[str, ...], int], list[tuple[str, _Known]]] = defaultdict(list)
        self._single: dict[str, list[_Known]] = defaultdict(list)
        self._eastern: list[_Known] = []
        self._common = CommonNames(book)
        for known in _names(book):
            self._exact.add(_plain(known.text))
            if all(script_of(c) in {Script.LETTERS, Script.NONE} for c in known.text):
                self._add_latin(known)
            elif len(known.text) >= 3:
                self._eastern.append(known)

    def _add_latin(self, known: _Known) -> None:
        words = _plain(known.text).split()
        if not known.is_party or len("".join(words)) < 4 or known.text.isupper():
            return
        self._by_key[_key(words)].append(known)
        self._by_key[_key(sorted(words))].append(known)
        if len(words) == 1:
            self._single[words[0][:1]].append(known)
        elif len(words) <= _MOST_WORDS:
            for at, word in enumerate(words):
                self._by_rest[len(words), (*words[:at], *words[at + 1 :]), at].append((word, known))

    def found_in(
        self, text: str, taken: Iterable[FoundName], language: str | None = None
    ) -> Iterator[Variant]:
        """Yield what is near a name, outside the names that were found; the first of all places of each.

        Args:
            text: the article's own words.
            taken: the names that are known there.
            language: what it is written in: names that are words of another language are not looked for.
        """
        spans = [(each.start, each.end) for each in taken]
        told: set[tuple[str, str]] = set()
        found = (*self._latin(text), *self._east(text), *self._words(text, language))
        for each in sorted(found, key=lambda v: (v.start, v.start - v.end)):
            words = " ".join(text[each.start : each.end].split())
            if (words, each.record) in told or _within(each, spans):
                continue
            told.add((words, each.record))
            spans.append((each.start, each.end))
            yield each

    def _latin(self, text: str) -> Iterator[Variant]:
        for run in _RUN.finditer(text):
            words = [(m.start() + run.start(), m.end() + run.start(), m[0]) for m in _WORD.finditer(run[0])]
            words = [
                (s, e - 2 if w.endswith(("'s", "’s")) else e, w.removesuffix("'s").removesuffix("’s"))
                for s, e, w in words
            ]
            for size in range(min(len(words), _MOST_WORDS), 0, -1):
                for at in range(len(words) - size + 1):
                    group = words[at : at + size]
                    if group[0][2][0].isupper() and group[-1][2][0].isupper():
                        known = self._near([_plain(word) for _, _, word in group])
                        if known is not None:
                            yield Variant(
                                start=group[0][0], end=group[-1][1], near=known.text, record=known.record
                            )

    def _words(self, text: str, language: str | None) -> Iterator[Variant]:
        for each in self._common.found_in(text, language):
            yield Variant(start=each.start, end=each.end, near=each.near, record=each.record)

    def _near(self, words: list[str]) -> _Known | None:
        if " ".join(words) in self._exact:
            return None
        for key in (_key(words), _key(sorted(words))):
            if near := self._by_key.get(key):
                return near[0]
        if len(words) == 1:
            return next(
                (k for k in self._single.get(words[0][:1], ()) if _is_near(words[0], _plain(k.text))), None
            )
        for at, word in enumerate(words):
            for other, known in self._by_rest.get((len(words), (*words[:at], *words[at + 1 :]), at), ()):
                if _is_near_part(word, other) and (known.is_person or min(len(word), len(other)) >= _LONG):
                    return known
        return None

    def _east(self, text: str) -> Iterator[Variant]:
        for known in self._eastern:
            first = _fixed(known)
            at = text.find(first)
            while at >= 0:
                end = at + len(known.text)
                written = text[at:end]
                if (
                    _is_near_in_east(written, known)
                    and written not in self._exact
                    and _is_word(text, at, end, known)
                ):
                    yield Variant(start=at, end=end, near=known.text, record=known.record)
                at = text.find(first, at + 1)


def _names(book: FactBook) -> Iterator[_Known]:
    for record in book.records:
        if isinstance(record, NAMED) and not record.retracted:
            is_party = isinstance(record, Party)
            is_person = isinstance(record, Party) and record.kind == "person"
            for name in record.all_names:
                if name.kind not in _NOT_WRITTEN:
                    text = unicodedata.normalize("NFC", " ".join(name.text.split()))
                    yield _Known(text=text, record=record.id, is_person=is_person, is_party=is_party)


def _plain(text: str) -> str:
    return text.casefold().replace("’", "'")


def _key(words: Iterable[str]) -> str:
    return re.sub(r"[\s'-]", "", "".join(words))


def _is_near(one: str, other: str) -> bool:
    if min(len(one), len(other)) < _LONG or one[:1] != other[:1] or is_inflected(one, other):
        return False
    return distance(one, other, most=2) <= (2 if len(other) >= _LONGER else 1)


def _is_near_part(one: str, other: str) -> bool:
    """Whether two words may be one part of a name: they begin alike, or sound so at their beginning."""
    if min(len(one), len(other)) < 3 or is_inflected(one, other):
        return False
    if one[0] != other[0] and {one[0], other[0]} not in _SOUND_ALIKE:
        return False
    return distance(one, other, most=2) <= (1 if min(len(one), len(other)) < 5 else 2)


# As romanisations of Korean and Japanese write the same sound.
_SOUND_ALIKE = [{"g", "k"}, {"d", "t"}, {"b", "p"}, {"j", "c"}, {"r", "l"}, {"y", "i"}, {"f", "h"}]


def _fixed(known: _Known) -> str:
    """What of a name in Hangul, kanji or kana stands fast: the family name, or its first half."""
    if known.is_person and len(known.text) <= 5:
        return known.text[: 1 if script_of(known.text[0]) is Script.HANGUL else 2]
    return known.text[: max(2, len(known.text) // 2)]


def _is_near_in_east(written: str, known: _Known) -> bool:
    """Whether a text of the same length is a name but for one character that looks or sounds like it."""
    if len(written) != len(known.text) or written == known.text:
        return False
    differing = [(a, b) for a, b in zip(written, known.text, strict=True) if a != b]
    if len(differing) != 1:
        return False
    one, other = differing[0]
    scripts = {script_of(one), script_of(other)}
    if scripts == {Script.HANGUL}:
        return (known.is_person or len(written) >= 4) and _shared_letters(one, other) >= 2
    if scripts == {Script.HAN}:
        return known.is_person and len(written) >= 3
    return scripts == {Script.KATAKANA} and len(written) >= 4


def _shared_letters(one: str, other: str) -> int:
    """How many of the letters of two syllables agree (the final may be missing from both)."""
    a, b = (unicodedata.normalize("NFD", each).ljust(3, "\0") for each in (one, other))
    return sum(x == y for x, y in zip(a, b, strict=False))


def _is_word(text: str, start: int, end: int, known: _Known) -> bool:
    if any(char in "\n 。、" for char in text[start:end] if char not in known.text):
        return False
    return begins_word(text, start) and ends_word(text, end, of_party=known.is_party)


def _within(each: Variant, spans: list[tuple[int, int]]) -> bool:
    return any(start < each.end and each.start < end for start, end in spans)


def language_of_name(text: str, kind: str, record: Record, language: str) -> str | None:
    """Return the language that a new spelling is written down with: None where it is the site's.

    Args:
        text: the spelling.
        kind: what it is; a romanised name has the tag of the others of its record, if they have one.
        record: whose name it is.
        language: that of the site.
    """
    script = next((script for char in text if (script := script_of(char)) is not Script.NONE), Script.NONE)
    tags = [
        name.lang
        for name in record.all_names
        if any(script_of(char) is script for char in name.text) and (name.kind == kind or kind != "romanised")
    ]
    tag = next(iter(tags), None)
    return None if tag == language else tag
