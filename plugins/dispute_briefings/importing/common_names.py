"""Names that are common words, as of materials and terms, and what is near one: `hydrogen flouride`."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from dispute_briefings.facts.book import FactBook
from dispute_briefings.facts.model import Party
from dispute_briefings.importing.near_words import distance, is_inflected
from dispute_briefings.language.names import NAMED
from dispute_briefings.language.scripts import Script, script_of

_WORD = re.compile(r"[^\W\d_]+(?:[-'’][^\W\d_]+)*")
_GAP = re.compile(r"[ \u00a0]")
_JOINED = re.compile(r"[\s'’-]")
_MOST_WORDS = 6
# Short words are near too many others. A long one may have two slips in it.
_SHORTEST, _SHORTEST_PART, _LONG = 7, 6, 12
_NOT_COMPARED = frozenset({"abbreviation", "symbol", "formula", "misspelling"})


@dataclass(frozen=True, kw_only=True, slots=True)
class NearName:
    """Words from offset `start` to `end` that are near the name `near` of a record."""

    start: int
    end: int
    near: str
    record: str


@dataclass(frozen=True, kw_only=True, slots=True)
class _Common:
    text: str
    record: str
    words: tuple[str, ...]
    language: str | None


class CommonNames:
    """The names of a book that are common words, ready to be compared with the words of a text."""

    def __init__(self, book: FactBook) -> None:
        self._exact: set[str] = set()
        self._by_key: dict[str, _Common] = {}
        self._single: dict[str, list[_Common]] = defaultdict(list)
        self._by_rest: dict[tuple[int, tuple[str, ...]], list[tuple[str, _Common]]] = defaultdict(list)
        for each in _common(book, self._exact):
            self._by_key.setdefault(_key(each.words), each)
            if len(each.words) == 1:
                self._single[each.words[0][0]].append(each)
            else:
                for at, word in enumerate(each.words):
                    self._by_rest[at, _rest(each.words, at)].append((word, each))

    def found_in(self, text: str, language: str | None) -> Iterator[NearName]:
        """Yield what is near a name, longer runs of words first.

        Args:
            text: where to look.
            language: what it is written in, if that is known: words of another language are not compared.
        """
        known: dict[tuple[str, ...], _Common | None] = {}
        words = list(_WORD.finditer(text))
        for size in range(_MOST_WORDS, 0, -1):
            for group in (words[at : at + size] for at in range(len(words) - size + 1)):
                if all(_GAP.fullmatch(text, a.end(), b.start()) for a, b in pairwise(group)):
                    written = _plain([each[0] for each in group])
                    if written not in known:
                        known[written] = self._near(written)
                    near = known[written]
                    if near is not None and (language is None or near.language in {None, language}):
                        yield NearName(
                            start=group[0].start(),
                            end=group[-1].end() - _ending(group[-1][0], near),
                            near=near.text,
                            record=near.record,
                        )

    def _near(self, words: tuple[str, ...]) -> _Common | None:
        if " ".join(words) in self._exact:
            return None
        if (whole := self._by_key.get(_key(words))) is not None:
            return whole
        if len(words) == 1:
            near = self._single.get(words[0][0], ())
            return next((each for each in near if _is_near(words[0], each.words[0], _SHORTEST)), None)
        for at, word in enumerate(words):
            for other, each in self._by_rest.get((at, _rest(words, at)), ()):
                if _is_near(word, other, _SHORTEST_PART):
                    return each
        return None


def _common(book: FactBook, exact: set[str]) -> Iterator[_Common]:
    """Yield the names; those of all records are noted, so that none is near another."""
    for record in book.records:
        if not isinstance(record, NAMED) or record.retracted:
            continue
        for name in record.all_names:
            words = _plain(_WORD.findall(name.text))
            exact.add(" ".join(words))
            is_latin = all(script_of(char) in {Script.LETTERS, Script.NONE} for char in name.text)
            if isinstance(record, Party) or name.kind in _NOT_COMPARED or not is_latin:
                continue
            if words and len(words) <= _MOST_WORDS and len(_key(words)) >= _SHORTEST:
                tag = name.lang or book.language
                language = None if "-Latn" in tag else tag.partition("-")[0]
                yield _Common(text=name.text, record=record.id, words=words, language=language)


def _plain(words: Sequence[str]) -> tuple[str, ...]:
    """Words in small letters, the last one without the `s` of a plural or a possessive."""
    plain = [word.casefold().replace("’", "'") for word in words]
    if plain:
        last = plain[-1].removesuffix("'s").removesuffix("'")
        plain[-1] = last[:-1] if len(last) > 4 and last.endswith("s") and last[-2] not in "aius" else last
    return tuple(plain)


def _ending(word: str, near: _Common) -> int:
    """How many characters at the end of a word are none of the name: those of a plural, where it has none."""
    if word.endswith(("'s", "’s")):
        return 2
    return len(word) - len(_plain([word])[0]) if not near.text.endswith("s") else 0


def _key(words: Sequence[str]) -> str:
    return _JOINED.sub("", "".join(words))


def _rest(words: tuple[str, ...], at: int) -> tuple[str, ...]:
    return (*words[:at], *words[at + 1 :])


def _is_near(one: str, other: str, shortest: int) -> bool:
    least = min(len(one), len(other))
    if least < shortest or one[0] != other[0] or is_inflected(one, other):
        return False
    return distance(one, other, most=2) <= (2 if least >= _LONG else 1)
