"""Words and their pages: read from an index, and put together with those of others as a list is."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from itertools import accumulate

import cbor2
import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.mkdocs_plugin.indexing.writing import Index, as_pagefind

from dispute_briefings.mkdocs_plugin.indexing.words import differing, index_of, merged, read, unpacked

NUMBERS = st.one_of(st.integers(-300, 300), st.integers(-(2**31), 2**31 - 1))
PAGES = st.dictionaries(
    st.one_of(st.integers(0, 40), st.integers(0, 70_000)),
    st.tuples(st.lists(NUMBERS, max_size=30), st.lists(NUMBERS, max_size=3)),
    max_size=30,
)
WORDS = st.dictionaries(
    st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\n"), min_size=1, max_size=30),
    PAGES,
    max_size=8,
)
FORMS = st.dictionaries(st.text("áéíaei", min_size=1, max_size=3), PAGES, max_size=2)


def put_together(parts: Iterable[tuple[int, bytes]]) -> object:
    """Return what is read of parts, put one behind the other, with the numbers of their pages."""
    content = index_of([record for _, record in merged([(first, read(part)) for first, part in parts])])
    [listed] = cbor2.loads(content)
    return [
        [word, _numbered(pages), [[form, _numbered(of)] for form, of in forms]]
        for word, pages, forms in listed
    ]


def _numbered(pages: list[list[object]]) -> list[list[object]]:
    numbers = accumulate(step for step, *_ in pages)  # type: ignore[type-var]
    return [[number, *rest] for number, (_, *rest) in zip(numbers, pages, strict=True)]


def with_forms(words: Index, forms: Index) -> dict[str, Index]:
    """Let each other word have the same forms."""
    return dict.fromkeys(sorted(words)[::2], forms) if forms else {}


@given(first=WORDS, second=WORDS, forms=FORMS)
def test_words_of_two_parts_are_those_of_one_index(first: Index, second: Index, forms: Index) -> None:
    behind = 70_001
    parts = [(0, as_pagefind(first, with_forms(first, forms)))]
    parts += [(behind, as_pagefind(second, with_forms(second, forms)))]
    moved = _moved(second, behind)
    whole = {word: {**first.get(word, {}), **moved.get(word, {})} for word in {*first, *moved}}
    of_whole = {
        word: {
            form: {**forms_of(first, forms, word, form), **_moved_pages(second, forms, word, form, behind)}
            for form in forms
        }
        for word in {*with_forms(first, forms), *with_forms(second, forms)}
    }
    [listed] = cbor2.loads(as_pagefind(whole, of_whole))
    expected = [
        [word, _numbered(pages), [[form, _numbered(of)] for form, of in found]]
        for word, pages, found in listed
    ]
    assert put_together(parts) == expected


def _moved(words: Index, behind: int) -> dict[str, dict[int, tuple[list[int], list[int]]]]:
    return {word: {number + behind: of for number, of in pages.items()} for word, pages in words.items()}


def forms_of(words: Index, forms: Index, word: str, form: str) -> Mapping[int, tuple[list[int], list[int]]]:
    """Return the pages of a form of a word."""
    return forms[form] if word in with_forms(words, forms) else {}


def _moved_pages(
    words: Index, forms: Index, word: str, form: str, behind: int
) -> Mapping[int, tuple[list[int], list[int]]]:
    return {number + behind: of for number, of in forms_of(words, forms, word, form).items()}


@given(words=WORDS, forms=FORMS, since=st.text(max_size=2))
def test_words_are_put_together_from_any_word_on(words: Index, forms: Index, since: str) -> None:
    parts = [(0, read(as_pagefind(words, with_forms(words, forms)))), (70_001, read(as_pagefind(words, {})))]
    assert list(merged(parts, since)) == [found for found in merged(parts) if found[0] >= since]


@given(first=WORDS, second=WORDS, forms=FORMS, others=FORMS)
def test_words_differ_that_are_not_put_together_to_the_same(
    first: Index, second: Index, forms: Index, others: Index
) -> None:
    parts = [read(as_pagefind(first, with_forms(first, forms)))]
    parts += [read(as_pagefind(second, with_forms(second, others)))]
    records = [{*merged([(0, part)])} for part in parts]
    assert differing(*parts) == {word for word, _ in records[0] ^ records[1]}


@given(words=WORDS, forms=FORMS)
def test_words_that_were_kept_are_the_same(words: Index, forms: Index) -> None:
    found = read(as_pagefind(words, with_forms(words, forms)))
    assert unpacked(found.packed()) == found


@pytest.mark.parametrize("pages", [[["first", [], []]], [[1, [], [], []]], [[1, [2.5], []]]])
def test_what_has_another_form_is_refused(pages: object) -> None:
    with pytest.raises(ValueError, match="not of the form"):
        read(cbor2.dumps([[["salt", pages, []]]]))


@pytest.mark.parametrize("word", ["", "two\nlines"])
def test_what_is_no_word_is_refused(word: str) -> None:
    with pytest.raises(ValueError, match="is no word"):
        read(cbor2.dumps([[[word, [[1, [1], []]], []]]]))
