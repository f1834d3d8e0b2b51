"""New spellings of known names, and what is near one and is none."""

from __future__ import annotations

import pytest
from benchmarks.importing import book

from dispute_briefings.importing.near_words import distance
from dispute_briefings.importing.variants import Variants
from dispute_briefings.language.names import names_of


def found(text: str) -> list[tuple[str, str]]:
    """Return the new spellings of a text, and the records that they may name."""
    near = Variants(book()).found_in(text, names_of(book()).found_in(text))
    return [(text[each.start : each.end], each.record) for each in near]


@pytest.mark.parametrize(
    ("text", "words", "record"),
    [
        ("He saw Hong Kil-dong there.", "Hong Kil-dong", "hong-gil-dong"),
        ("He saw Hong Gildong there.", "Hong Gildong", "hong-gil-dong"),
        ("He saw Gil-dong Hong there.", "Gil-dong Hong", "hong-gil-dong"),
        ("Taro Yamada's letter came.", "Taro Yamada", "yamada-taro"),
        ("He wrote to Yamada Tarou.", "Yamada Tarou", "yamada-taro"),
        ("The Minstry of Salt said so.", "Minstry of Salt", "salt-ministry"),
        ("It is in Nothland now.", "Nothland", "northland"),
        ("It needs desalinaton plants.", "desalinaton", "desalination"),
        ("Desallination is dear.", "Desallination", "desalination"),
        ("Two evaporatoin ponds lie there.", "evaporatoin pond", "evaporation-pond"),
        ("They dig rock-salt.", "rock-salt", "rock-salt"),
        ("홍길돈 정책관은 말했다.", "홍길돈", "hong-gil-dong"),
        ("山田太朗局長は述べた。", "山田太朗", "yamada-taro"),
    ],
)
def test_a_spelling_that_is_near_a_name_is_told(text: str, words: str, record: str) -> None:
    assert found(text) == [(words, record)]


@pytest.mark.parametrize(
    "text",
    [
        "Hong Gil-dong and Northland's ministers met.",
        "Northlanders and Southlands are here.",
        "The Ministry of Silk and the Ministry of Malt met.",
        "Kim Gil-dong is another one.",
        "Hong Sang-soo is another one.",
        "Desalinations and a desalinator; the desalinated water of desalination's plants.",
        "A destination, an evaporation bond, an evaporating pond, rock salts and pond evaporation.",
        "홍길동이 왔다. 홍보실은 홍수를 말했다. 북국은",
        "山田花子氏と山口太郎氏。北国の人。",
        "",
    ],
)
def test_what_is_a_name_or_another_word_is_not(text: str) -> None:
    assert found(text) == []


def test_a_word_is_compared_with_names_in_the_language_of_the_text() -> None:
    text = "Le dessallement et la desalinaton."
    told = {
        language: [text[v.start : v.end] for v in Variants(book()).found_in(text, (), language)]
        for language in ("fr", "en", None)
    }
    assert told == {"fr": ["dessallement"], "en": ["desalinaton"], None: ["dessallement", "desalinaton"]}


def test_a_spelling_is_told_once() -> None:
    assert len(found("Hong Kil-dong said. Hong Kil-dong went.")) == 1


@pytest.mark.parametrize(
    ("one", "other", "letters"),
    [("hyeon", "hyeon", 0), ("hyeon", "yeon", 1), ("ab", "ba", 1), ("salt", "silk", 2), ("a", "salt", 3)],
)
def test_the_distance_of_two_words(one: str, other: str, letters: int) -> None:
    assert distance(one, other, most=2) == distance(other, one, most=2) == letters
