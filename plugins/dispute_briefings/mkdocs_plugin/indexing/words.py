"""The words of an index, each with the places where it stands, as Pagefind 1.5 writes them.

An index is CBOR (RFC 8949): words in the order of their letters; of each, the pages that have it, and other
forms of it (café beside cafe) with pages of their own. A page is told by how far its number is from that
of the page before. So the pages of two parts of an index are put one behind the other by changing one
number: where a page's places begin and end is all that has to be known of them. A pattern finds that in a
third of the time that it takes to read every number.
"""

from __future__ import annotations

import re
import struct
import zlib
from array import array
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from heapq import merge
from itertools import groupby
from operator import itemgetter
from typing import Any

import cbor2

_TEXT, _LIST = 0x60, 0x80
# The low bits of a head: the number or length itself, or from this on how many bytes behind it have that.
_LOW, _IS_LENGTH = 0x1F, 24
# Numbers as a processor has them: as Python's, they would be most of what an index takes of the memory.
_NUMBERS = "I"
# The words of a part are packed into two fifths; more effort takes three times as long.
_EFFORT = 1

_NUMBER = rb"(?:[\x00-\x17\x20-\x37]|[\x18\x38].|[\x19\x39]..|[\x1a\x3a]....)"
_LENGTH = rb"(?:[\x80-\x97]|\x98.|\x99..|\x9a....)"
# A list of three: how far the page is from the one before, places in its text, and places in its title.
_PAGE = re.compile(rb"\x83(%b)%b%b*+%b%b*+" % (_NUMBER, _LENGTH, _NUMBER, _LENGTH, _NUMBER), re.DOTALL)
_PAGES = re.compile(rb"(?:%b)*+" % _PAGE.pattern.replace(rb"(\x83(", rb"(\x83(?:"), re.DOTALL)

_LINE = re.compile(r"[^\n]+")


@dataclass(frozen=True, slots=True)
class Words:
    """Words with their pages, in the order of their letters.

    `texts` has a word on each line: as a list, it would take most of the memory. `numbers` has four for each:
    how many pages there are, the number of the first and of the last one, and where in `content` they end.
    `content` has the pages of all words, without the head and the number of the first one of each. `forms`
    has other forms of a word, where it has some.
    """

    texts: str = ""
    numbers: Sequence[int] = ()
    content: bytes = b""
    forms: Mapping[str, Words] = field(default_factory=dict)

    def packed(self) -> bytes:
        """Return these words as few bytes, from which `unpacked` makes the same ones."""
        return zlib.compress(cbor2.dumps(_listed_in(self)), _EFFORT)


def _listed_in(words: Words) -> Sequence[Any]:
    numbers = struct.pack(f"<{len(words.numbers)}I", *words.numbers)
    return words.texts, numbers, words.content, {text: _listed_in(of) for text, of in words.forms.items()}


def unpacked(kept: bytes) -> Words:
    """Return the words that were packed."""
    return _of_list(cbor2.loads(zlib.decompress(kept)))


def _of_list(listed: Sequence[Any]) -> Words:
    texts, numbers, content, forms = listed
    numbers = array(_NUMBERS, struct.unpack(f"<{len(numbers) // 4}I", numbers))
    return Words(texts, numbers, content, {text: _of_list(of) for text, of in forms.items()})


def read(content: bytes) -> Words:
    """Return the words of an index, from its CBOR.

    Raises:
        ValueError: it is not of the form that is known here.
    """
    _, at = _head(content, 0)
    number, at = _head(content, at)
    return _read(content, at, number, has_forms=True)[0]


def _read(content: bytes, at: int, number: int, *, has_forms: bool) -> tuple[Words, int]:
    texts: list[bytes] = []
    numbers = array(_NUMBERS)
    rests: list[bytes] = []
    forms: dict[str, Words] = {}
    length = 0
    for _ in range(number):
        head = content[at + 1]
        size, begin = (head & _LOW, at + 2) if head & _LOW < _IS_LENGTH else _head(content, at + 1)
        end = begin + size
        text = content[begin:end]
        if not text or b"\n" in text:
            raise ValueError(f"{text!r} is no word as Pagefind 1.5 writes it")
        texts.append(text)
        head = content[end]
        count, at = (head & _LOW, end + 1) if head & _LOW < _IS_LENGTH else _head(content, end)
        if count == 1 and (page := _PAGE.match(content, at)) is not None:  # as of most words
            start, end = page.end(1), page.end()
            first = last = _STEPS[page[1]]
        else:
            found = _PAGES.match(content, at)
            assert found is not None  # it may be empty
            end = found.end()
            steps = [_STEPS[step] for step in _PAGE.findall(content, at, end)]
            if len(steps) != count:
                raise ValueError(f"the pages of {text!r} are not of the form that Pagefind 1.5 writes")
            _, start = _head(content, at + 1) if count else (0, end)
            first, last = steps[0] if count else 0, sum(steps)
        rests.append(content[start:end])
        length += end - start
        numbers.extend((count, first, last, length))
        at = end
        if has_forms and content[end] == _LIST:  # of none, as most words have
            at = end + 1
        elif has_forms:
            count, at = _head(content, end)
            forms[text.decode()], at = _read(content, at, count, has_forms=False)
    return Words(b"\n".join(texts).decode(), numbers, b"".join(rests), forms), at


def _head(content: bytes, at: int) -> tuple[int, int]:
    """Return the number or length that begins at a place, and where it ends."""
    low = content[at] & _LOW
    if low < _IS_LENGTH:
        return low, at + 1
    end = at + 1 + (1 << (low - _IS_LENGTH))
    return int.from_bytes(content[at + 1 : end], "big"), end


class _Steps(dict[bytes, int]):
    """How far a page is from the one before, by its CBOR: mostly one of few."""

    def __missing__(self, step: bytes) -> int:
        self[step] = number = _head(step, 0)[0]
        return number


_STEPS = _Steps()


def differing(words: Words, others: Words) -> set[str]:
    """Return the words that one part has and another one has not, or not on the same pages and places."""
    forms = {*words.forms, *others.forms}
    return {
        *(text for text, _ in {*_entries(words)} ^ {*_entries(others)}),
        *(text for text in forms if words.forms.get(text) != others.forms.get(text)),
    }


class _Begins(dict[int, bytes]):
    """How the CBOR of a page begins, by how far it is from the one before."""

    def __missing__(self, step: int) -> bytes:
        self[step] = begun = b"\x83" + _begun(0, step)
        return begun


_PAGES_FROM = _Begins()


def merged(
    parts: Sequence[tuple[int, Words]], since: str = "", lists: Sequence[Sequence[str]] = ()
) -> Iterator[tuple[str, bytes]]:
    """Yield the words of all parts of an index in order, each with its CBOR.

    Args:
        parts: the words of each, behind the number that its first page has in the whole.
        since: what is before this word is left out.
        lists: the words of each part as `lists_of` has them; where there are many calls, they share these.
    """
    listed = _listed(parts)
    if since:
        listed = [_since(since, part, texts) for part, texts in enumerate(lists or lists_of(parts))]
    for text, pages, forms in _merged(parts, listed):
        of_forms = _merged(forms, _listed(forms)) if forms else ()  # most words have none
        others = [b"\x82" + _text(form) + of_form for form, of_form, _ in of_forms]
        yield text, b"\x83" + _text(text) + pages + _begun(_LIST, len(others)) + b"".join(others)


def lists_of(parts: Sequence[tuple[int, Words]]) -> Sequence[Sequence[str]]:
    """Return the words of each part as a list, in which any of them is found at once."""
    return [words.texts.split("\n") if words.texts else [] for _, words in parts]


def index_of(records: Sequence[bytes]) -> bytes:
    """Return the CBOR of an index, from that of its words."""
    return b"\x81" + _begun(_LIST, len(records)) + b"".join(records)


def _merged(
    parts: Sequence[tuple[int, Words]], listed: Iterable[Iterator[tuple[str, int, int]]]
) -> Iterator[tuple[str, bytes, Sequence[tuple[int, Words]]]]:
    """Yield each word with the CBOR of its pages, and with its other forms in each part."""
    for text, places in groupby(merge(*listed), itemgetter(0)):
        pages: list[bytes] = [b""]
        number = before = 0
        forms: list[tuple[int, Words]] = []
        for _, part, index in places:
            begin, words = parts[part]
            count, first, last, end = words.numbers[index : index + 4]
            if count:
                start = words.numbers[index - 1] if index else 0
                pages += (_PAGES_FROM[begin + first - before], words.content[start:end])
                number, before = number + count, begin + last
            if text in words.forms:
                forms.append((begin, words.forms[text]))
        pages[0] = _begun(_LIST, number)
        yield text, b"".join(pages), forms


def _listed(parts: Sequence[tuple[int, Words]]) -> list[Iterator[tuple[str, int, int]]]:
    """Return the words of each part, with its number and with where theirs are."""
    return [_all(part, words) for part, (_, words) in enumerate(parts)]


def _all(part: int, words: Words) -> Iterator[tuple[str, int, int]]:
    return ((line[0], part, 4 * index) for index, line in enumerate(_LINE.finditer(words.texts)))


def _since(word: str, part: int, texts: Sequence[str]) -> Iterator[tuple[str, int, int]]:
    return ((texts[index], part, 4 * index) for index in range(bisect_left(texts, word), len(texts)))


def _entries(words: Words) -> Iterator[tuple[str, tuple[int, int, bytes]]]:
    """Yield the words of a part, each with all that is known of its pages."""
    start = 0
    numbers = iter(words.numbers)
    for line, count, first, _, end in zip(_LINE.finditer(words.texts), *[numbers] * 4, strict=False):
        yield line[0], (count, first, words.content[start:end])
        start = end


def _begun(kind: int, number: int) -> bytes:
    """Return a number as CBOR has it, or a length, of the kind of thing that it is the length of."""
    if number < 24:
        return bytes((kind | number,))
    if number < 1 << 8:
        return bytes((kind | 24, number))
    if number < 1 << 16:
        return bytes((kind | 25,)) + number.to_bytes(2, "big")
    return bytes((kind | 26,)) + number.to_bytes(4, "big")


def _text(text: str) -> bytes:
    content = text.encode()
    return _begun(_TEXT, len(content)) + content
