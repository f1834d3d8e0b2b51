"""Words of scripts that no space parts, as the indexer is given them and as a reader sees them."""

from __future__ import annotations

from unicodedata import normalize

import pytest

from dispute_briefings.mkdocs_plugin.indexing.letters import as_written, given
from dispute_briefings.mkdocs_plugin.search import indexed


def composed(text: str) -> str:
    """Return a text with its letters in one piece, and each hair space shown as a bar."""
    return normalize("NFC", text).replace("\u200a", "|")


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("salt and pepper", "salt and pepper"),
        ("규제", "규제"),
        ("수출규제는 강화", "수출`출규`규제`제는 강화"),
        ("SK하이닉스", "SK하이닉스``하이`이닉`닉스"),
        ("フッ化水素 HF", "|フッ`ッ化`化水`水素| HF"),
        ("韓国の規制", "|韓国||の||規制|"),
        ("素", "|素|"),
    ],
)
def test_a_word_is_given_with_what_stands_in_it(text: str, words: str) -> None:
    assert composed(given(text, set())) == words
    assert as_written(given(text, set())).replace("\u200a", "") == text


def test_a_word_is_given_with_what_stands_in_it_once_on_a_page() -> None:
    told: set[str] = set()
    assert composed(given("수출규제, 수출규제", told)) == "수출`출규`규제, 수출규제"
    assert composed(given("수출규제", told)) == "수출규제"
    page = composed(indexed("<p>수출규제<p>수출규제<", "수출규제", {}))
    assert page.count("출규") == 2 + page.count("수출규제")  # in its title, and in its text once


def test_a_letter_is_given_as_those_that_it_is_composed_of() -> None:
    # Otherwise the indexer cuts all words in Hangul into no pieces.
    assert given("각", set()) == "\u1100\u1161\u11a8"
    assert as_written("\u1100\u1161\u11a8") == "각"
