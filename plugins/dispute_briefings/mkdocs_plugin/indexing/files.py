"""The files of an index as they are published, made of its parts and pieces: the same for the same pages.

What a first query loads is kept small at any size. The list of all pages and of all pieces of the index
comes with every query, and a piece with each of its words: pieces grow with the root of the index, as both
do then, and names are as long as they need be to differ.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import accumulate, takewhile

import cbor2

from dispute_briefings.mkdocs_plugin.indexing.parts import Part, file_of
from dispute_briefings.mkdocs_plugin.indexing.pieces import Piece

# How many digits of a digest a file is named by, as long as no other one begins so too.
_DIGITS = 6
# How many digits of two say how many words are on a page: pages are ranked no more exactly than that.
_EXACT = 4


@dataclass(frozen=True, kw_only=True, slots=True)
class File:
    """A file that is to be written: a digest of what is in it, and what returns its bytes."""

    digest: str
    content: Callable[[], bytes]


def plain(content: bytes, written: Callable[[bytes], bytes] = bytes) -> File:
    """Return a file of some content, which is written in the form that is returned for it."""
    return File(digest=hashlib.sha256(content).hexdigest(), content=partial(written, content))


def published(
    parts: Sequence[Part],
    pieces: Sequence[Piece],
    version: str,
    text: Callable[[str], bytes],
    piece: Callable[[str], bytes],
) -> tuple[dict[str, File], bytes]:
    """Return the files of texts, facets and words, by path, and what the one says that names them.

    Args:
        parts: those of the index.
        pieces: those that the words of all parts are cut into.
        version: that of the indexer.
        text: returns the file of a page's text, by the digest of the text.
        piece: returns the file of a piece, by the digest of what is in it.
    """
    texts = _Named("fragment/{}.pf_fragment")
    facets, indexes = _Named("filter/{}.pf_filter"), _Named("index/{}.pf_index")
    names = {
        digest: texts.name(File(digest=digest, content=partial(text, digest)))
        for digest in dict.fromkeys(digest for part in parts for digest, _ in part.pages)
    }
    pages = [(names[digest], _rounded(count)) for part in parts for digest, count in part.pages]
    listed = [
        (each.first, each.last, indexes.name(File(digest=each.digest, content=partial(piece, each.digest))))
        for each in pieces
    ]
    narrowed = [
        (facet, facets.name(plain(cbor2.dumps([facet, sorted(values.items())]), file_of)))
        for facet, values in sorted(_facets(parts).items())
    ]
    told = cbor2.dumps([version, pages, list(_with_ends(listed)), narrowed, [], ["title"]])
    return {**texts.files, **facets.files, **indexes.files}, told


class _Named:
    """Files of one kind by path, in which the name of each stands."""

    def __init__(self, path: str) -> None:
        self.files: dict[str, File] = {}
        self._path = path

    def name(self, file: File) -> str:
        """Add a file; return its name."""
        digits = _DIGITS
        while (path := self._path.format(file.digest[:digits])) in self.files:
            digits += 1
        self.files[path] = file
        return file.digest[:digits]


def _facets(parts: Sequence[Part]) -> dict[str, dict[str, list[int]]]:
    begin = accumulate((len(part.pages) for part in parts), initial=0)
    facets: dict[str, dict[str, list[int]]] = {}
    for first, part in zip(begin, parts, strict=False):
        for facet, values in part.facets.items():
            for value, pages in values.items():
                found = facets.setdefault(facet, {}).setdefault(value, [])
                found += (first + page for page in pages)
    return facets


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
