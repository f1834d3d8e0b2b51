"""Bytes to text: as they say themselves, never guessed."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dispute_briefings.importing.received import LARGEST, ArticleError, Received, is_html, text_of

KOREAN = "소금부는 회의를 열었다."


def received(content: bytes, name: str = "a.txt", charset: str | None = None) -> Received:
    """Return some bytes as they are handed in."""
    return Received(content=content, name=name, charset=charset)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32"])
def test_utf_is_known_by_itself_or_its_mark(encoding: str) -> None:
    assert text_of(received(KOREAN.encode(encoding))) == KOREAN


def test_a_page_says_its_encoding() -> None:
    html = f'<html><head><meta charset="euc-kr"></head><body>{KOREAN}</body></html>'
    assert KOREAN in text_of(received(html.encode("euc-kr")))


def test_an_answer_says_its_encoding() -> None:
    assert text_of(received("塩業省".encode("shift_jis"), charset="Shift_JIS")) == "塩業省"


def test_who_imports_may_know_the_encoding() -> None:
    assert text_of(received(KOREAN.encode("euc-kr")), "euc-kr") == KOREAN


def test_a_page_that_says_the_wrong_thing_and_is_utf_8_is_read() -> None:
    html = f'<meta charset="us-ascii-x"><p>{KOREAN}</p>'
    assert KOREAN in text_of(received(html.encode()))


@pytest.mark.parametrize(
    ("content", "encoding", "told"),
    [
        (KOREAN.encode("euc-kr"), None, "is not in UTF-8, and does not say in what: name it with --encoding"),
        (b'<meta charset="utf-8">' + KOREAN.encode("euc-kr"), None, "is not in utf-8, as it says"),
        (KOREAN.encode(), "klingon", "there is no encoding 'klingon'"),
        (KOREAN.encode("euc-kr"), "utf-8", "is not in utf-8: try another --encoding"),
        (b"", None, "holds no text"),
        (b"\x00 \n\x01", None, "holds no text"),
        (b"a" * (LARGEST + 1), None, "is larger than 5 MB"),
    ],
)
def test_what_cannot_be_read_says_why(content: bytes, encoding: str | None, told: str) -> None:
    with pytest.raises(ArticleError, match=told):
        text_of(received(content), encoding)


def test_odd_characters_are_left_out() -> None:
    assert text_of(received("a\0b\x07c\u202ed\r\ne\rf".encode())) == "abcd\ne\nf"


@given(st.binary(max_size=300))
def test_any_bytes_are_text_or_refused(content: bytes) -> None:
    try:
        text = text_of(received(content))
    except ArticleError:
        return
    text.encode()
    assert "\0" not in text


@pytest.mark.parametrize(
    ("name", "kind", "text", "expected"),
    [
        ("a.html", None, "x", True),
        ("a.txt", None, " <!DOCTYPE html><p>x", True),
        ("-", None, "<!-- saved --><html>", True),
        ("a.txt", None, "1 < 2 <p>", False),
        ("https://salt.example/a", "text/html", "x", True),
        ("https://salt.example/a.html", "text/plain", "<html>", False),
    ],
)
def test_a_page_is_told_from_plain_text(name: str, kind: str | None, text: str, expected: bool) -> None:
    assert is_html(Received(content=b"", name=name, kind=kind), text) is expected
