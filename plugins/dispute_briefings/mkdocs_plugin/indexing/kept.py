"""What is kept of an index: its parts, the texts of their pages, and the pieces of the last one.

All of it is kept as bytes, packed here, and each is read only where it is asked for.
"""

from __future__ import annotations

import hashlib
import zlib
from collections.abc import Callable, Mapping, Sequence
from functools import lru_cache
from itertools import accumulate

import cbor2

from dispute_briefings.mkdocs_plugin.indexing.pagefind import IndexingError
from dispute_briefings.mkdocs_plugin.indexing.parts import Part, file_of, unpacked
from dispute_briefings.mkdocs_plugin.indexing.pieces import Piece, joined, size_of_pieces
from dispute_briefings.mkdocs_plugin.indexing.words import differing
from dispute_briefings.mkdocs_plugin.store import Store

_EFFORT = 1

CHANGED = "what is kept between builds was changed by others meanwhile"


class Kept:
    """What a store holds of an index.

    What is asked for and has gone raises an `IndexingError`.
    """

    def __init__(self, store: Store, basis: str) -> None:
        """Begin.

        Args:
            store: where all of it is.
            basis: a digest of all that any index depends on beside its pages.
        """
        self._store, self._basis = store, basis
        self._texts_of = lru_cache(maxsize=1)(self._texts)

    def holds(self, key: str) -> bool:
        """Return whether a part and its texts are there."""
        return self._store.holds(f"part {key}") and self._store.holds(f"texts {key}")

    def put(self, key: str, part: Part, texts: Mapping[str, bytes]) -> None:
        """Keep a part, and the texts of its pages by digest."""
        self._store.put(f"part {key}", part.packed())
        # As files of the index, they would be packed with more effort: those that are linked never are.
        self._store.put(f"texts {key}", zlib.compress(cbor2.dumps(texts), _EFFORT))

    def part(self, key: str) -> Part:
        """Return a part."""
        return unpacked(self._get(f"part {key}"))

    def text(self, key: str, digest: str) -> bytes:
        """Return the file of a page's text; one after another, the texts of a part are read once."""
        return file_of(self._texts_of(key)[digest])

    def _texts(self, key: str) -> Mapping[str, bytes]:
        texts: Mapping[str, bytes] = cbor2.loads(zlib.decompress(self._get(f"texts {key}")))
        return texts

    def put_scripts(self, scripts: Mapping[str, bytes]) -> None:
        """Keep the files that read an index, by path."""
        self._store.put(f"program {self._basis}", cbor2.dumps(scripts))

    def scripts(self) -> Mapping[str, bytes]:
        """Return the files that read an index, by path; nothing where they are not there."""
        kept = self._store.get(f"program {self._basis}")
        scripts: Mapping[str, bytes] = cbor2.loads(kept) if kept is not None else {}
        return scripts

    def piece(self, digest: str) -> bytes:
        """Return the file of a piece."""
        return self._get(self._of_piece(digest))

    def pieces(self, parts: Mapping[str, Part], go_on: Callable[[], None]) -> Sequence[Piece]:
        """Return the pieces of the parts of an index, and keep them.

        Args:
            parts: by their keys, in their order.
            go_on: is called before each piece is put together; what it raises ends this.
        """
        size = size_of_pieces(sum(part.size for part in parts.values()))
        numbers = [len(part.pages) for part in parts.values()]
        before, changed = self._before(parts, size, numbers)

        def keep(content: bytes) -> str:
            go_on()
            digest = hashlib.sha256(content).hexdigest()
            # To pack it takes longest of all.
            if not self._store.holds(self._of_piece(digest)):
                self._store.put(self._of_piece(digest), file_of(content))
            return digest

        pieces = before
        if changed or not before:
            begin = accumulate(numbers, initial=0)
            words = [(first, part.words()) for first, part in zip(begin, parts.values(), strict=False)]
            pieces = list(joined(words, size, keep, before, changed))
        listed = [(each.first, each.last, each.digest) for each in pieces]
        last = {"size": size, "numbers": numbers, "parts": list(parts), "pieces": listed}
        self._store.put(f"pieces {self._basis}", last)
        return pieces

    def _before(
        self, parts: Mapping[str, Part], size: int, numbers: Sequence[int]
    ) -> tuple[Sequence[Piece], set[str]]:
        """Return the pieces of the index before, and the words that are not on the same pages as in it.

        There are none where it had pieces of another size, or other numbers of pages: a word tells each page
        by its number, so nearly all would have changed.
        """
        last = self._store.get(f"pieces {self._basis}")
        if last is None or (last["size"], last["numbers"]) != (size, numbers):
            return [], set()
        changed: set[str] = set()
        for key_before, (key, part) in zip(last["parts"], parts.items(), strict=True):
            if key != key_before:
                if (part_before := self._store.get(f"part {key_before}")) is None:
                    return [], set()
                changed |= differing(unpacked(part_before).words(), part.words())
        pieces = [Piece(first=first, last=last, digest=digest) for first, last, digest in last["pieces"]]
        gone = (each.first for each in pieces if not self._store.holds(self._of_piece(each.digest)))
        return pieces, changed.union(gone)

    def _of_piece(self, digest: str) -> str:
        return f"piece {self._basis} {digest}"

    def _get(self, key: str) -> bytes:
        kept = self._store.get(key)
        if not isinstance(kept, bytes):
            raise IndexingError(CHANGED)
        return kept
