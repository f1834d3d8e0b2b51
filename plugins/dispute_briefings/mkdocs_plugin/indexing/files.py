"""The files of an index as they are published, put together from its parts: the same for the same pages.

What a first query loads is kept small at any size. The list of all pages and of all pieces of the index
comes with every query, and a piece with each of its words: pieces grow with the root of the index, as both
do then, and names are as long as they need be to differ.
"""

from __future__ import annotations

import hashlib
import zlib
from collections.abc import Callable, Container, Iterable, Iterator, Sequence
from itertools import accumulate, takewhile
from math import isqrt

import cbor2

from dispute_briefings.mkdocs_plugin.indexing import words
from dispute_briefings.mkdocs_plugin.indexing.parts import Part, file_of

# How many digits of a digest a file is named by, as long as no other one begins so too.
_DIGITS = 6
# A piece takes twelve bytes of the list, and is packed into two fifths of its words: when it has as many as
# the root of ten times all of them, the list and three pieces are smallest together.
_LISTED = 10
# How many digits of two say how many words are on a page: pages are ranked no more exactly than that.
_EXACT = 4


def published(
    parts: Sequence[Part],
    version: str,
    packed: Callable[[bytes], bytes] = file_of,
    go_on: Callable[[], None] = lambda: None,
) -> tuple[dict[str, bytes], bytes]:
    """Return the files of texts, facets and words, by path, and the one that names them.

    Args:
        parts: those of the index.
        version: that of the indexer.
        packed: returns the file of a piece.
        go_on: is called before each piece; what it raises ends this.
    """
    begin = list(accumulate((len(part.pages) for part in parts), initial=0))
    files: dict[str, bytes] = {}
    texts = {digest: text for part in parts for digest, text in part.texts.items()}
    names = _names(texts)
    files |= {f"fragment/{names[digest]}.pf_fragment": text for digest, text in texts.items()}
    facets = [
        (facet, _add(files, "filter/{}.pf_filter", cbor2.dumps([facet, sorted(values.items())]), file_of))
        for facet, values in sorted(_facets(parts, begin).items())
    ]
    pieces = []
    numbered = [(number, part.words) for number, part in zip(begin, parts, strict=False)]
    for first, last, content in _pieces(words.merged(numbered), _size_of_pieces(parts)):
        go_on()
        pieces.append((first, last, _add(files, "index/{}.pf_index", content, packed)))
    pages = [(names[digest], _rounded(count)) for part in parts for digest, count in part.pages]
    return files, cbor2.dumps([version, pages, list(_with_ends(pieces)), facets, [], ["title"]])


def _names(digests: Iterable[str]) -> dict[str, str]:
    names: dict[str, str] = {}
    taken: set[str] = set()
    for digest in digests:
        names[digest] = _free(digest, taken)
        taken.add(names[digest])
    return names


def _free(digest: str, taken: Container[str], path: str = "{}") -> str:
    digits = _DIGITS
    while path.format(digest[:digits]) in taken:
        digits += 1
    return digest[:digits]


def _add(files: dict[str, bytes], path: str, content: bytes, packed: Callable[[bytes], bytes]) -> str:
    """Add a file; return its name, which stands in its path."""
    name = _free(hashlib.sha256(content).hexdigest(), files, path)
    files[path.format(name)] = packed(content)
    return name


def _facets(parts: Sequence[Part], begin: Sequence[int]) -> dict[str, dict[str, list[int]]]:
    facets: dict[str, dict[str, list[int]]] = {}
    for first, part in zip(begin, parts, strict=False):
        for facet, values in part.facets.items():
            for value, pages in values.items():
                found = facets.setdefault(facet, {}).setdefault(value, [])
                found += (first + page for page in pages)
    return facets


def _size_of_pieces(parts: Sequence[Part]) -> int:
    """Return how many bytes of words are in a piece: a power of two, so that few edits change it."""
    total = sum(len(part.words.content) for part in parts)
    return 1 << isqrt(_LISTED * total).bit_length()


def _pieces(found: Iterable[tuple[str, bytes]], size: int) -> Iterator[tuple[str, str, bytes]]:
    """Yield pieces of about a size: their first and last word, and their content.

    Where one ends is said by its words and not by what was before, so that an edit changes few of them.
    """
    texts: list[str] = []
    records: list[bytes] = []
    length = 0
    for text, record in found:
        if records and len(record) >= size:  # most of what would come with it is not asked for
            yield _piece(texts, records)
            length = 0
        texts.append(text)
        records.append(record)
        length += len(record)
        is_end = zlib.crc32(text.encode()) * size < len(record) << 33
        if length >= 2 * size or (length >= size // 2 and is_end):
            yield _piece(texts, records)
            length = 0
    if records:
        yield _piece(texts, records)


def _piece(texts: list[str], records: list[bytes]) -> tuple[str, str, bytes]:
    piece = texts[0], texts[-1], words.index_of(records)
    texts.clear()
    records.clear()
    return piece


def _with_ends(pieces: Sequence[tuple[str, str, str]]) -> Iterator[tuple[str, str, str]]:
    """Yield pieces by name, with the words between which a word is looked for in each.

    A piece ends where the next one begins, with as much of its first word as tells it from the last one
    before: every word lies in one piece, and the same few letters, written twice, are packed into less.
    """
    begin = ""
    for index, (_, last, name) in enumerate(pieces):
        end = _different(pieces[index + 1][0], last) if index + 1 < len(pieces) else last
        yield begin, end, name
        begin = end


def _different(text: str, other: str) -> str:
    """Return as much of a text as tells it from another one."""
    same = takewhile(lambda letters: letters[0] == letters[1], zip(text, other, strict=False))
    return text[: len(list(same)) + 1]


def _rounded(count: int) -> int:
    lost = max(count.bit_length() - _EXACT, 0)
    return count >> lost << lost
