"""What a value says, apart from how it is written: two values that say the same compare equal.

Of a text, the words, numbers and question marks count; commas, quotation marks and where a link leads
do not. The order of a list does not count. What a record was called before counts as its present name.
"""

from __future__ import annotations

import re
from collections.abc import Hashable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from dispute_briefings.facts import tree
from dispute_briefings.facts.statements import Citation
from dispute_briefings.facts.text import Citations, Link, inlines
from dispute_briefings.facts.values import Text, Value

# A number with all that belongs to it, a word, and the marks that change what is said.
_WORD = re.compile(r"[-+−±<>≤≥]?\d+(?:[.,:/–-]\d+)*|[^\W\d_]+|[?%‰°€$£¥₩]")


@dataclass(frozen=True, kw_only=True)
class Sense:
    """Compares values; `renamed` is the present id of records by the former one."""

    renamed: Mapping[str, str]

    def same(self, one: Any, other: Any) -> bool:
        """Whether two values say the same."""
        return bool(one == other) or self.of(one) == self.of(other)

    def refs(self, citations: tuple[Citation, ...]) -> tuple[str, ...]:
        """Return the sources cited, by their present ids."""
        return tuple(dict.fromkeys(self.renamed.get(c.ref, c.ref) for c in citations))

    def of(self, value: Any) -> Hashable:
        """Return what a value says, in a form that compares."""
        if isinstance(value, str):
            return self._words(value)
        if isinstance(value, Text):
            return tuple(sorted((tag, self._words(text)) for tag, text in value.versions))
        if isinstance(value, Value):
            return (type(value).__name__, tuple(self._fields(value)))
        if isinstance(value, tuple):
            return tuple(sorted((self.of(each) for each in value), key=repr))
        if isinstance(value, dict):
            return tuple(sorted((key, self.of(each)) for key, each in value.items()))
        return str(value)

    def _fields(self, value: Value) -> Iterator[tuple[str, Hashable]]:
        for field in tree.fields(type(value)):
            held = getattr(value, field.name)
            if held not in (None, (), {}):
                yield field.written, self.of(held)

    def _words(self, text: str) -> tuple[str, ...]:
        """An id counts by its present name, an address of the web as it is."""
        if text in self.renamed:
            text = self.renamed[text]
        if "://" in text:
            return (text,)
        found: list[str] = []
        for inline in inlines(text):
            if isinstance(inline, Link):
                record, dot, rest = inline.target.partition(".")
                found += words(inline.label or self.renamed.get(record, record) + dot + rest)
            elif isinstance(inline, Citations):
                found += (self.renamed.get(each.source, each.source) for each in inline.cited)
            else:
                found += words(inline.text)
        return tuple(found)


@lru_cache(maxsize=50_000)
def words(text: str) -> tuple[str, ...]:
    """Return the words and numbers of a text."""
    return tuple(_WORD.findall(text))
