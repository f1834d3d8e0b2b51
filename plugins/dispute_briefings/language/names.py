"""The names of all records, in every language and form that prose may use, and where they stand in a text.

A name is looked for as it is written. A common noun may also have its first letter small, a name that
begins small may begin with a capital, and names in Latin letters may be in the regular English plural
or possessive. The longest name wins; one that turns out to be part of another word hides no shorter one.
"""

from __future__ import annotations

import re
import string
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from weakref import WeakValueDictionary

from ahocorasick_rs import AhoCorasick, Implementation

from dispute_briefings.facts.book import FactBook
from dispute_briefings.facts.model import Material, Measure, Name, Party, Proceeding, Record, Term
from dispute_briefings.facts.same import Same
from dispute_briefings.language.longer_names import can_be_cut_off, is_cut_off
from dispute_briefings.language.scripts import Script, script_of
from dispute_briefings.language.spellings import plural, spellings
from dispute_briefings.language.word_bounds import begins_word, ends_word

NAMED = (Party, Material, Measure, Proceeding, Term)
"""The kinds of records whose names are names in a text; those of others are titles and questions."""

_NO_NAMES = frozenset({"symbol", "formula"})
_WRONG = "misspelling"
_SHORTEST = 2

# A line break within a name, with the indentation and the quotation marks of Markdown behind it.
_GAP = re.compile(r"[^\S\n]*\n[^\S\n]*(?:>[^\S\n]*)*|[^\S\n]{2,}|[^\S\n ]")
_ASCII = frozenset(string.ascii_letters + string.digits)
# What makes a gap longer than one character; most texts have none of it.
_LONG_GAPS = ("  ", " \n", "\n ", "\n>", "\t", "\xa0", "\u3000")


@dataclass(frozen=True, kw_only=True, slots=True)
class KnownName:
    """A name of a record; `is_proper` keeps its capital, `is_english` may have a plural."""

    text: str
    record: str
    is_fixed: bool
    is_proper: bool
    is_english: bool
    is_wrong: bool


@dataclass(frozen=True, kw_only=True, slots=True)
class FoundName:
    """A name in a text, by its offsets in code points.

    `records` are those that it names, in the order of the book; where they are none, it is a wrong
    spelling of the names of `misspelt`.
    """

    start: int
    end: int
    records: tuple[str, ...]
    misspelt: tuple[str, ...] = ()


@dataclass(kw_only=True, slots=True)
class _Spelling:
    """What one spelling stands for, and which plural endings it takes."""

    records: dict[str, None] = field(default_factory=dict)
    misspelt: dict[str, None] = field(default_factory=dict)
    endings: tuple[str, ...] = ()
    of_party: bool = False
    may_be_cut_off: bool = False

    @property
    def is_doubtful(self) -> bool:
        return len(self.records) != 1


class Names:
    """The names of a book, ready to be found; made once for as long as no name changes (`names_of`)."""

    def __init__(self, known: Iterable[KnownName]) -> None:
        self.known = tuple(known)
        found: dict[str, _Spelling] = defaultdict(_Spelling)
        for name in self.known:
            _add(found, name)
        self._texts = tuple(found)
        self._spellings = tuple(found.values())

    @cached_property
    def _automaton(self) -> AhoCorasick:
        return AhoCorasick(self._texts, implementation=Implementation.ContiguousNFA)

    @cached_property
    def _doubtful(self) -> AhoCorasick | None:
        doubtful = [text for text, s in zip(self._texts, self._spellings, strict=True) if s.is_doubtful]
        return AhoCorasick(doubtful) if doubtful else None

    def found_in(self, text: str) -> tuple[FoundName, ...]:
        """Return the names in a text from left to right, none over another; the longest at each place.

        Words are parted by a space or a line break.
        """
        if not self._texts:
            return ()
        flat, offset = _flattened(text)
        matches = self._automaton.find_matches_as_indexes(flat, overlapping=True)
        if not matches:
            return ()
        standing = []
        for index, start, end in matches:
            if flat[start] in _ASCII and flat[start - 1 : start] in _ASCII:
                continue  # most of what is no word, told at once
            spelling = self._spellings[index]
            whole = _whole(flat, start, end, spelling)
            if whole is not None:
                # What was written down is meant before what only looks like a plural of something else.
                standing.append((start, -whole, whole > end, spelling))
        standing.sort(key=lambda each: each[:3])
        found, last = [], 0
        for start, minus_end, _, spelling in standing:
            if start >= last:
                last = -minus_end
                found.append(
                    FoundName(
                        start=offset(start),
                        end=offset(last - 1) + 1,
                        records=tuple(spelling.records),
                        misspelt=() if spelling.records else tuple(spelling.misspelt),
                    )
                )
        return tuple(found)

    def doubtful_in(self, text: str) -> tuple[FoundName, ...]:
        """Return the names in a text that several records share, and the misspelt ones.

        A text that holds none, as most do, is not searched for others.
        """
        if self._doubtful is None:
            return ()
        flat, _ = _flattened(text)
        if not self._doubtful.find_matches_as_indexes(flat):
            return ()
        return tuple(each for each in self.found_in(text) if len(each.records) != 1)


def names_of(book: FactBook) -> Names:
    """Return the names of a book's records, without those of retracted ones."""
    return _of(Same(book))


# For as long as anybody has the names of a book, another one with the same names has these.
_MADE: WeakValueDictionary[tuple[KnownName, ...], Names] = WeakValueDictionary()


@lru_cache(maxsize=4)
def _of(same: Same[FactBook]) -> Names:
    known = tuple(_known(same.value))
    names = _MADE.get(known)
    if names is None:
        names = _MADE[known] = Names(known)
    return names


def _known(book: FactBook) -> Iterator[KnownName]:
    for record in book.records:
        if isinstance(record, NAMED) and not record.retracted:
            yield from _known_of(Same(record))


# In a preview, a new book has the records of the last one, but for those of one file.
@lru_cache(maxsize=10_000)
def _known_of(same: Same[Record]) -> tuple[KnownName, ...]:
    record = same.value
    return tuple(
        KnownName(
            text=text,
            record=record.id,
            is_fixed=name.kind == "abbreviation",
            is_proper=isinstance(record, Party),
            is_english=name.kind != "romanised" and "-Latn" not in (name.lang or ""),
            is_wrong=name.kind == _WRONG,
        )
        for name in record.all_names
        if name.kind not in _NO_NAMES and _is_findable(text := " ".join(name.text.split()), name)
    )


def _is_findable(text: str, name: Name) -> bool:
    """Whether a name says enough to be one wherever it stands.

    One letter does not, nor do two that are a word in small letters, nor digits alone.
    """
    scripts = [script for char in text if (script := script_of(char)) is not Script.NONE]
    if len(scripts) < _SHORTEST or not any(char.isalpha() for char in text):
        return False
    is_short_word = len(scripts) == _SHORTEST and set(scripts) == {Script.LETTERS}
    return not is_short_word or name.kind == "abbreviation" or text.isupper()


def _add(found: Mapping[str, _Spelling], name: KnownName) -> None:
    own, endings = plural(name.text) if name.is_english else (None, ())
    for text, ends in ((name.text, endings), (own, ())):
        for spelling in (
            sorted(spellings(text, is_fixed=name.is_fixed, is_proper=name.is_proper)) if text else ()
        ):
            entry = found[spelling]
            (entry.misspelt if name.is_wrong else entry.records)[name.record] = None
            entry.endings = tuple(dict.fromkeys((*entry.endings, *ends)))
            entry.of_party |= name.is_proper
            entry.may_be_cut_off |= name.is_proper and can_be_cut_off(spelling)


def _whole(text: str, start: int, end: int, spelling: _Spelling) -> int | None:
    """Return where a spelling ends as a word, with its plural or not; None within another one."""
    if not begins_word(text, start) or (spelling.may_be_cut_off and is_cut_off(text, start, end)):
        return None
    if ends_word(text, end, of_party=spelling.of_party):
        return end
    for ending in spelling.endings:
        if text.startswith(ending, end) and ends_word(text, end + len(ending)):
            return end + len(ending)
    return None


def _flattened(text: str) -> tuple[str, _Offsets]:
    """Return a text with one space for each gap between words, and what gives offsets in the text itself."""
    if not any(gap in text for gap in _LONG_GAPS):
        return text.replace("\n", " "), _Offsets()
    pieces: list[str] = []
    starts, shifts = [0], [0]
    last = length = 0
    for gap in _GAP.finditer(text):
        pieces += [text[last : gap.start()], " "]
        length += gap.start() - last + 1
        last = gap.end()
        if last - length != shifts[-1]:
            starts.append(length)
            shifts.append(last - length)
    if not pieces:
        return text, _Offsets()
    return "".join([*pieces, text[last:]]), _Offsets(starts=tuple(starts), shifts=tuple(shifts))


@dataclass(frozen=True, kw_only=True, slots=True)
class _Offsets:
    starts: tuple[int, ...] = (0,)
    shifts: tuple[int, ...] = (0,)

    def __call__(self, offset: int) -> int:
        return offset + self.shifts[bisect_right(self.starts, offset) - 1]
