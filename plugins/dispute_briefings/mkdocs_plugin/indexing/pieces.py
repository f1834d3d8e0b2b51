"""The words of an index cut into pieces, of which those stay that nothing has changed in.

Where a piece ends is said by its words and by how much stands before them in it, and by nothing that was
before the piece. So where one begins at a word, from which on nothing has changed up to the first word of
the next one, it is the same piece as before, and need not be put together again.
"""

from __future__ import annotations

import zlib
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Collection, Generator, Iterable, Iterator, Sequence
from dataclasses import dataclass
from math import isqrt

from dispute_briefings.mkdocs_plugin.indexing.words import Words, index_of, lists_of, merged

# A piece takes twelve bytes of the list, and is packed into two fifths of its words: when it has as many as
# the root of ten times all of them, the list and three pieces are smallest together.
_LISTED = 10


@dataclass(frozen=True, kw_only=True, slots=True)
class Piece:
    """A piece: its first and its last word, and the digest of what is in it."""

    first: str
    last: str
    digest: str


def size_of_pieces(total: int) -> int:
    """Return how many bytes of words are in a piece: a power of two, so that few edits change it.

    Args:
        total: how many bytes all words are.
    """
    return 1 << isqrt(_LISTED * total).bit_length()


def joined(
    parts: Sequence[tuple[int, Words]],
    size: int,
    keep: Callable[[bytes], str],
    before: Sequence[Piece] = (),
    changed: Iterable[str] = (),
) -> Iterator[Piece]:
    """Yield the pieces of an index in the order of their words.

    Args:
        parts: the words of each part, behind the number that its first page has in the whole.
        size: about how many bytes are in a piece.
        keep: takes the content of a piece that is put together, and returns its digest.
        before: the pieces of an index before that had the same size, if there was one.
        changed: the words whose pages are not what they were then.
    """
    # What may come before all words lies in the first piece.
    firsts = ["", *(piece.first for piece in before[1:])]
    stale = _stale(firsts, changed) if before else {0}
    clean = {first: at for at, first in enumerate(firsts) if at not in stale}
    lists = lists_of(parts) if before else ()
    at = 0
    while at < len(firsts):
        if at not in stale:
            yield before[at]
            at += 1
        else:
            met = yield from _cut(merged(parts, firsts[at], lists), size, keep, clean)
            at = clean[met] if met is not None else len(firsts)


def _stale(firsts: Sequence[str], changed: Iterable[str]) -> set[int]:
    """Return the numbers of the pieces that changed words lie in, or would begin behind."""
    return {at(firsts, word) - 1 for word in changed for at in (bisect_left, bisect_right)}


def _cut(
    found: Iterable[tuple[str, bytes]], size: int, keep: Callable[[bytes], str], known: Collection[str]
) -> Generator[Piece, None, str | None]:
    """Yield pieces of words, up to one that would begin with a known word, which is returned."""
    texts: list[str] = []
    records: list[bytes] = []
    length = 0

    def piece() -> Piece:
        made = Piece(first=texts[0], last=texts[-1], digest=keep(index_of(records)))
        texts.clear()
        records.clear()
        return made

    for text, record in found:
        if records and len(record) >= size:  # most of what would come with it is not asked for
            yield piece()
            length = 0
        if not records and text in known:
            return text
        texts.append(text)
        records.append(record)
        length += len(record)
        is_end = zlib.crc32(text.encode()) * size < len(record) << 33
        if length >= 2 * size or (length >= size // 2 and is_end):
            yield piece()
            length = 0
    if records:
        yield piece()
    return None
