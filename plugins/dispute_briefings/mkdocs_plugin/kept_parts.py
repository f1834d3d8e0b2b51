"""Parts of pages as they were drawn last: in a preview, an edit draws those that it changes."""

from __future__ import annotations

from collections.abc import Hashable
from dataclasses import dataclass
from typing import Any

from dispute_briefings.facts.book import FactBook
from dispute_briefings.facts.same import Same
from dispute_briefings.language.names import names_of


@dataclass(frozen=True, kw_only=True, slots=True)
class Part:
    """What was made, the names of what its making looked up, and a digest of what that was answered."""

    made: Any
    noted: tuple[str, ...]
    answers: str


class KeptParts:
    """Parts by key, for as long as what no part has to look up stays the same: words, names and disputes."""

    MOST = 5_000
    """How many are kept, the latest."""

    def __init__(self) -> None:
        self._parts: dict[Hashable, Part] = {}
        self._of_all: object = None

    def begin(self, book: FactBook) -> None:
        """Forget all where another book has other words, names or disputes."""
        of_all = Same(names_of(book)), book.vocabulary, book.language, tuple(map(Same, book.disputes))
        if self._of_all != of_all:
            self._of_all = of_all
            self._parts.clear()

    def get(self, key: Hashable) -> Part | None:
        """Return the part of a key, if there is one."""
        return self._parts.get(key)

    def put(self, key: Hashable, part: Part) -> None:
        """Keep a part."""
        self._parts.pop(key, None)
        self._parts[key] = part
        while len(self._parts) > self.MOST:
            del self._parts[next(iter(self._parts))]
