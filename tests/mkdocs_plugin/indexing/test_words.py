"""Words and their pages: read from an index, and put together with those of others as a list is."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from itertools import accumulate, pairwise

import cbor2
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dispute_briefings.mkdocs_plugin.indexing.words import index_of, merged, read, unpacked

# Of each word the pages by number, each with places in its text and in its title.
Index = Mapping[str, Mapping[int, tuple[list[int], list[int]]]]

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


def as_pagefind(words: Index, forms: Mapping[str, Index]) -> bytes:
    """Return words as Pagefind writes them."""
    listed = [
        [word, _pages(pages), [[form, _pages(of)] for form, of in sorted(forms.get(word, {}).items())]]
        for word, pages in sorted(words.items())
    ]
    return cbor2.dumps([listed])


def _pages(pages: Mapping[int, tuple[list[int], list[int]]]) -> list[object]:
    numbers = sorted(pages)
    steps = [after - before for before, after in pairwise([0, *numbers])]
    return [[step, *pages[number]] for step, number in zip(steps, numbers, strict=True)]


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


@given(words=WORDS, forms=FORMS)
def test_words_that_were_kept_are_the_same(words: Index, forms: Index) -> None:
    found = read(as_pagefind(words, with_forms(words, forms)))
    assert unpacked(json.loads(json.dumps(found.packed()))) == found


@pytest.mark.parametrize("pages", [[["first", [], []]], [[1, [], [], []]], [[1, [2.5], []]]])
def test_what_has_another_form_is_refused(pages: object) -> None:
    with pytest.raises(ValueError, match="not of the form"):
        read(cbor2.dumps([[["salt", pages, []]]]))


@pytest.mark.parametrize("word", ["", "two\nlines"])
def test_what_is_no_word_is_refused(word: str) -> None:
    with pytest.raises(ValueError, match="is no word"):
        read(cbor2.dumps([[[word, [[1, [1], []]], []]]]))
