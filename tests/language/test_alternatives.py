"""Words that share their beginnings match as the same words do one after the other."""

from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as st

from dispute_briefings.language.alternatives import alternatives, first_letters

WORDS = st.lists(st.text(alphabet="abAB .|-[약年é", min_size=1, max_size=4), min_size=1)
TEXT = st.text(alphabet="abAB .|-[약年é", max_size=30)


def one_after_the_other(words: list[str]) -> str:
    return "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))


@given(WORDS, TEXT)
def test_words(words: list[str], text: str) -> None:
    assert re.findall(alternatives(words), text) == re.findall(one_after_the_other(words), text)


@given(WORDS, TEXT)
def test_words_in_any_case(words: list[str], text: str) -> None:
    found = re.findall(alternatives(words, any_case=True), text)
    assert found == re.findall(f"(?i:{one_after_the_other(words)})", text)


@given(WORDS, TEXT)
def test_a_shorter_word_is_taken_where_what_follows_wants_it(words: list[str], text: str) -> None:
    assert re.findall(rf"{alternatives(words)}(?!a)", text) == re.findall(
        rf"(?:{one_after_the_other(words)})(?!a)", text
    )


@given(WORDS)
def test_first_letters(words: list[str]) -> None:
    for any_case in (False, True):
        form = first_letters(words, any_case=any_case)
        assert all(re.match(form, word) for word in words)
        assert not re.match(form, "z")
