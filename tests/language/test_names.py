"""Where names of records are found in a text.

In each case ``«»`` stand around what is found; they are taken out first.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.sample_site import SAMPLE, book_of

from dispute_briefings.language.names import NAMED, FoundName, KnownName, Names, names_of


def known(text: str, record: str = "", **how: bool) -> KnownName:
    usual = {"is_fixed": False, "is_proper": False, "is_english": True, "is_wrong": False}
    return KnownName(text=text, record=record or text, **{**usual, **how})


NAMES = Names(
    (
        *map(
            known,
            (
                "hydrogen fluoride",
                "Photoresist",
                "Group A",
                "policy",
                "glass",
                "glass fibre",
                "Catch-all control",
            ),
        ),
        *map(
            known,
            (
                "불화수소",
                "한국",
                "서울",
                "전략물자",
                "에칭가스",
                "フッ化水素",
                "ホワイト国",
                "フォトレジスト",
                "別表第3",
            ),
        ),
        *(
            known(name, is_proper=True)
            for name in ("Japan", "imec", "Park Jin", "Nippon Steel & Sumitomo Metal")
        ),
        *(
            known(name, is_proper=True)
            for name in ("日本", "外務省", "世耕弘成", "Shin'etsu", "Nippon Steel", "DuPont")
        ),
        *(known(name, is_fixed=True) for name in ("HF", "METI", "AT&T", "DS590")),
        known("jeollyak mulja", is_english=False),
        known("İznik ware"),
    )
)

CASES = (
    # Latin letters: whole words, in any sentence.
    "«Hydrogen fluoride», «hydrogen fluoride»; Hydrogen Fluoride; hydrogenfluoride; xhydrogen fluoride",
    "«photoresist» «Photoresist» PHOTORESIST",
    "«Japan» japan JAPAN, «imec», «Imec», IMEC",
    "«METI» Meti METIX «METI», (“«METI»”)",
    "«catch-all control» «Catch-all control»",
    "«İznik ware», i̇znik ware, iznik ware",
    # The longest wins, and one that is no word hides no shorter one.
    "«Nippon Steel & Sumitomo Metal», «Nippon Steel» & Sumitomo Metalworks",
    "«glass fibre», «glass» fibred",
    # Plural and possessive.
    "«policies» «policy»'s «glasses» glasseses",
    "«photoresists» «photoresists»’ «METI»’s «METI»'s METI'd Group As",
    "«jeollyak mulja», jeollyak muljas, «Jeollyak mulja»'s",
    # Marks that join what they stand between.
    "Group A-2, «Group A», Group A-B, Non-Japan, D'Japan, imec.be, www.imec, x@METI, METI@x, METI_1, _METI",
    "«Japan»/«METI», «Japan»–«METI», -«METI», «METI»-, «METI».",
    "//METI, /«METI»",
    "«Shin'etsu», «Shin’etsu»",
    "«DS590», DS5901, 1DS590, «HF», HF2, «AT&T»",
    "Park Jin-hyeok, «Park Jin»",
    # A part of a longer name in English.
    "North Japan, Japan Times, the «Japan» times, «Japan» «METI»",
    "DuPont Circle, «DuPont»",
    # A line break and its indentation.
    "«hydrogen\nfluoride» «hydrogen\n    fluoride» «hydrogen\n> > fluoride» «hydrogen  fluoride»",
    "hydrogen\n\nfluoride",
    # Korean: particles follow a name, nothing precedes it.
    "«불화수소»를 «불화수소»는 «불화수소»에서의 «불화수소»로부터 «불화수소»들이, «불화수소»",
    "불화수소산 불화수소제조 고불화수소 무수불화수소 日불화수소 A불화수소 불화수소A 불화수소을 불화수소은",
    "«한국»은 «한국»이 «한국»으로 «한국»측에 한국는 한국인 한국어로 한국로 «서울»로 «서울»은",
    "«METI»가 «METI»은 «DS590»은 «HF»를 METI종료 «METI»·«HF»",
    "「«에칭가스»」, ‘«전략물자»’의",
    # Japanese: the same script does not go on.
    "«フッ化水素»の «フッ化水素»を フッ化水素酸 «フッ化水素»等は",
    "«フォトレジスト»の ナノフォトレジスト フォトレジストメーカー フォトレジスト・メーカー",
    "EUV«フォトレジスト» «フォトレジスト»製造",
    "«ホワイト国»から、非ホワイト国、«ホワイト国»向け、ホワイト国外為",
    "«日本»は «日本»政府 «日本»側 日本製鉄 日本語 東日本 «日本»製の 対«日本» 絶対日本 1日本 «日本»チーム",
    "«世耕弘成»経産相、«外務省»幹部、新外務省、前«外務省»",
    "«METI»は «HF»の «別表第3»の «別表第3»第2項 別表第31",
)


@pytest.mark.parametrize("case", CASES)
def test_names_are_found_as_words(case: str) -> None:
    text = re.sub("[«»]", "", case)
    assert marked(text, NAMES.found_in(text)) == case


def marked(text: str, found: tuple[FoundName, ...]) -> str:
    for each in reversed(found):
        text = f"{text[: each.start]}«{text[each.start : each.end]}»{text[each.end :]}"
    return text


def test_decomposed_letters_are_found() -> None:
    text = unicodedata.normalize("NFD", "불화수소를, Shin'etsu")
    assert [each.records for each in NAMES.found_in(text)] == [("불화수소",), ("Shin'etsu",)]


def test_a_name_that_two_records_share_names_both() -> None:
    names = Names((known("quota", "import-quota"), known("Quota", "export-quota"), known("Quay", "quay")))
    assert [each.records for each in names.found_in("A quota, a Quota.")] == [
        ("import-quota", "export-quota")
    ] * 2
    assert [each.start for each in names.doubtful_in("A quay, a quota.")] == [10]
    assert names.doubtful_in("A quay.") == ()


def test_a_wrong_spelling_is_told_apart() -> None:
    names = Names((known("Lee Ho-hyeon", "lee"), known("Lee Ho-yeon", "lee", is_wrong=True)))
    [found] = names.doubtful_in("Lee Ho-yeon's, not Lee Ho-hyeon.")
    assert (found.records, found.misspelt, found.start, found.end) == ((), ("lee",), 0, 11)


def test_what_is_a_name_is_no_wrong_spelling() -> None:
    names = Names((known("Lee", "lee"), known("Lee", "yi", is_wrong=True)))
    assert [(each.records, each.misspelt) for each in names.found_in("Lee")] == [(("lee",), ())]
    assert names.doubtful_in("Lee") == ()


def test_a_wrong_spelling_may_look_like_a_plural() -> None:
    names = Names((known("Ministry of Trade"), known("Ministry of Trades", is_wrong=True)))
    assert [each.misspelt for each in names.found_in("Ministry of Trades")] == [("Ministry of Trades",)]


def test_no_names() -> None:
    assert Names(()).found_in("text") == ()
    assert Names(()).doubtful_in("text") == ()


LETTERS = st.text(alphabet="ab İßŉ가힣ㅏ日ァー・のA1-'’.\n>\u0307\u1100\u1161\U00020000", max_size=12)


@given(st.lists(LETTERS.map(str.strip).filter(bool), max_size=8), st.lists(LETTERS, max_size=8))
def test_offsets_are_those_of_the_text(written: list[str], pieces: list[str]) -> None:
    words = [" ".join(each.split()) for each in written]
    names = Names([known(each, is_wrong=bool(len(each) % 2)) for each in words if each])
    text = " ".join([*pieces, *written])
    last = 0
    for found in names.found_in(text):
        assert last <= found.start < found.end <= len(text)
        last = found.end
        stem = re.sub(r"\s*\n[\s>]*|\s+", " ", text[found.start : found.end])
        of = (*found.records, *found.misspelt)
        assert any(
            unicodedata.normalize("NFD", stem[1:]).startswith(unicodedata.normalize("NFD", each[1:])[:-1])
            for each in of
        ), (stem, of)


def test_a_book_with_the_same_names_has_the_same_ones_whatever_others_came_between() -> None:
    book = book_of(SAMPLE)
    names = names_of(book)
    for gone in [record for record in book.records if isinstance(record, NAMED)]:
        assert names_of(book) is names
        others = tuple(record for record in book.records if record is not gone)
        assert names_of(replace(book, records=others)) is not names
    assert names_of(replace(book)) is names
