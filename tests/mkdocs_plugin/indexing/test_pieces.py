"""Words cut into pieces: those that nothing has changed in are taken over, and all are as if none were."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from itertools import accumulate

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from tests.mkdocs_plugin.indexing.writing import Index, as_pagefind

from dispute_briefings.mkdocs_plugin.indexing.pieces import Piece, joined
from dispute_briefings.mkdocs_plugin.indexing.words import Words, differing, read

PAGES_OF_A_PART = 40
# So few words that parts have many in common, with so many places that some fill a piece.
WORD = st.text("abc", min_size=1, max_size=3)
PAGES = st.dictionaries(
    st.integers(0, PAGES_OF_A_PART - 1),
    st.tuples(st.lists(st.integers(0, 300), max_size=9), st.just([])),
    max_size=5,
)
PARTS = st.lists(st.dictionaries(WORD, PAGES, max_size=30), max_size=4)
# In each part, the pages that a word is on now, or none for one that is taken away.
EDITS = st.lists(st.dictionaries(WORD, st.one_of(st.none(), PAGES), max_size=3), min_size=4, max_size=4)


def read_of(part: Index) -> Words:
    """Return the words of a part; long ones have another form, on the same pages."""
    return read(as_pagefind(part, {word: {"á": part[word]} for word in part if len(word) > 2}))


def edited(part: Index, edits: Mapping[str, Mapping[int, tuple[list[int], list[int]]] | None]) -> Index:
    """Return what becomes of a part."""
    return {word: pages for word, pages in {**part, **edits}.items() if pages is not None}


class Pieces:
    """The pieces of some parts, and what is in those that were put together."""

    def __init__(
        self, parts: Sequence[Words], size: int, before: Sequence[Piece] = (), changed: Sequence[str] = ()
    ) -> None:
        self.contents: dict[str, bytes] = {}
        begin = accumulate((PAGES_OF_A_PART for _ in parts), initial=0)
        numbered = list(zip(begin, parts, strict=False))
        self.listed = list(joined(numbered, size, self._keep, before, changed))

    def _keep(self, content: bytes) -> str:
        digest = hashlib.sha256(content).hexdigest()
        self.contents[digest] = content
        return digest


LONG, SHORT = {0: ([*range(99)], [])}, {0: ([1], [])}


@given(parts=PARTS, edits=EDITS, size=st.sampled_from([16, 32, 64, 256]))
@example(parts=[{"a": SHORT, "b": LONG}], edits=[{"b": SHORT}], size=64)  # no piece of its own any more
@example(parts=[{"a": SHORT, "b": LONG}], edits=[{"aa": SHORT}], size=64)  # behind the last word of a piece
@example(parts=[{"b": SHORT, "c": LONG}], edits=[{"a": SHORT}], size=64)  # before all words
@example(parts=[{"a": SHORT, "b": LONG}], edits=[{"a": None, "b": None}], size=64)
def test_after_any_edit_pieces_are_those_of_all_words(
    parts: list[Index], edits: list[Mapping[str, Mapping[int, tuple[list[int], list[int]]] | None]], size: int
) -> None:
    first = [read_of(part) for part in parts]
    second = [read_of(edited(part, edit)) for part, edit in zip(parts, edits, strict=False)]
    changed = {word for old, new in zip(first, second, strict=True) for word in differing(old, new)}
    before, whole = Pieces(first, size), Pieces(second, size)
    found = Pieces(second, size, before.listed, sorted(changed))
    assert found.listed == whole.listed
    assert {**before.contents, **found.contents}.items() >= whole.contents.items()


@pytest.mark.parametrize(
    "changed", [pytest.param({"word 600": {1: ([7], [])}}, id="a word"), pytest.param({}, id="none")]
)
def test_only_pieces_that_words_have_changed_in_are_put_together(changed: Index) -> None:
    part = {f"word {number}": {0: ([number], [])} for number in range(999)}
    now = {**part, **changed}
    before = Pieces([read_of(part)], 256)
    found = Pieces([read_of(now)], 256, before.listed, sorted(changed))
    assert len(before.contents) > 50
    assert len(found.contents) <= 2 * len(changed)
    assert found.listed == Pieces([read_of(now)], 256).listed
