"""Share pictures: what they say, that any text fits, and that the same picture has the same bytes."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image
from tests.sample_site import SAMPLE, book_of, copy_sample, write_sheet

from dispute_briefings.exports.share_pictures import (
    SIZE,
    SharePicture,
    picture_of_article,
    picture_of_site,
    pictures_of_disputes,
    png_of,
)
from dispute_briefings.exports.share_pictures.faces import Type, printable
from dispute_briefings.facts.book import FactBook
from dispute_briefings.facts.dates import Date
from dispute_briefings.prose.articles import Article

FULL = SharePicture(
    site="A briefing",
    kicker="Analysis",
    title="What the salt quota changed",
    originals=("소금 할당", "塩の割当"),
    lines=(("Quota", "In force since 1 March 2030"), ("", "A sentence without a term.")),
    dated="As of 10 February 2031",
)
LINE = Type(size=29)
HEADING = Type(size=70, heading=True)


@pytest.fixture(scope="module")
def sample() -> FactBook:
    """Return the book of the sample site."""
    return book_of(SAMPLE)


def opened(picture: SharePicture) -> Image.Image:
    """Return a picture as it is seen."""
    return Image.open(io.BytesIO(png_of(picture)))


def test_a_picture_is_a_small_png_of_the_size_that_is_asked_for() -> None:
    png = png_of(FULL)
    assert opened(FULL).size == SIZE == (1200, 630)
    assert opened(FULL).format == "PNG"
    assert len(png) < 60_000


def test_the_same_picture_has_the_same_bytes_and_another_one_others() -> None:
    assert png_of(FULL) == png_of(FULL)
    for change in ({"title": "Another"}, {"dated": "As of 2032"}, {"originals": ()}, {"lines": ()}):
        assert png_of(FULL) != png_of(SharePicture(**{**vars_of(FULL), **change}))  # type: ignore[arg-type]


def vars_of(picture: SharePicture) -> dict[str, object]:
    """Return the fields of a picture."""
    return {name: getattr(picture, name) for name in picture.__slots__}


def test_a_picture_is_told_in_words() -> None:
    assert FULL.told == (
        "What the salt quota changed. Quota: In force since 1 March 2030. A sentence without a term. "
        "As of 10 February 2031"
    )


@pytest.mark.parametrize(
    "text",
    [
        "",
        " ",
        "W" * 500,
        "word " * 200,
        "불화수소 " * 50,
        "輸出管理の見直し、" * 40,
        "\u202egnikcah\x00\x1b[0m",
        "\U0001f600مرحبا",
    ],
)
def test_any_text_is_drawn(text: str) -> None:
    picture = SharePicture(
        site=text,
        kicker=text,
        title=text,
        originals=(text,),
        lines=((text, text), ("", text)) * 5,
        dated=text,
    )
    assert opened(picture).size == SIZE


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=200), st.integers(100, 1056), st.integers(1, 4))
def test_lines_fit_and_are_not_too_many(text: str, width: int, most: int) -> None:
    lines = LINE.lines(printable(text), width, most)
    assert len(lines) <= most
    assert all(LINE.length(line) <= width for line in lines)


def test_a_text_that_fits_is_whole_and_one_that_does_not_says_so() -> None:
    text = "Licences for the three materials"
    assert " ".join(LINE.lines(text, 200, 9)) == text
    assert LINE.lines(text, 250, 1) == ("Licences for the...",)


def test_korean_breaks_between_words_and_japanese_between_characters() -> None:
    assert "|".join(LINE.lines("불화수소의 수출 허가", 200, 3)) == "불화수소의 수출|허가"
    lines = LINE.lines("韓国向け輸出「管理」の、見直し", 29 * 5, 9)
    assert "".join(lines) == "韓国向け輸出「管理」の、見直し"
    assert not any(line[0] in "、」" or line[-1] == "「" for line in lines)


def test_the_faces_have_the_three_scripts() -> None:
    for type_ in (LINE, HEADING):
        assert type_.has("Korea–Japan “2019” naïve Ō 한국 값 日本 輸出管理 フッ化水素 ひらがな")
    assert not LINE.has("مرحبا")
    assert not LINE.has("\U0001f600")


def test_a_title_in_another_script_that_no_face_has_is_left_out() -> None:
    assert png_of(SharePicture(site="", title="A", originals=("مرحبا",))) == png_of(
        SharePicture(site="", title="A")
    )


def test_controls_and_marks_that_turn_a_line_are_not_drawn() -> None:
    assert printable("a\u202eb\x07 \n c\u200b") == "ab c"


def test_a_dispute_says_how_it_stands(sample: FactBook) -> None:
    found = pictures_of_disputes(sample, "Salt quota")
    assert list(found) == [dispute.id for dispute in sample.disputes]
    picture = next(iter(found.values()))
    assert picture.title == sample.disputes[0].heading.plain
    assert picture.dated == "As of 30 June 2032"
    assert picture.lines
    assert all(term and text and "<" not in text for term, text in picture.lines)


def test_of_many_strands_the_last_line_counts_the_rest(tmp_path: Path) -> None:
    site = copy_sample(tmp_path)
    dispute = next((site / "content" / "fact_sheets").glob("*/dispute.yml"))
    before = dispute.read_text(encoding="utf-8")
    more = "".join(f"  - {{id: s{n}, title: Strand {n}, of: [salt-case]}}\n" for n in range(9))
    dispute.write_text(before.replace("strands:\n", f"strands:\n{more}"), encoding="utf-8")
    lines = next(iter(pictures_of_disputes(book_of(site), "Salt").values())).lines
    assert len(lines) == 5
    assert lines[-1][0] == ""
    assert lines[-1][1].startswith("and ")


def test_a_site_on_several_disputes_names_them(tmp_path: Path, sample: FactBook) -> None:
    site = copy_sample(tmp_path)
    write_sheet(site, "tea/dispute.yml", "id: tea\nname: Tea & cups\nas_of: 2031-01-01\nsummary: On tea.\n")
    picture = picture_of_site(book_of(site), "Briefings")
    assert picture.title == "Briefings"
    assert ("Tea & cups", "") in picture.lines


def test_an_article_says_what_it_is_about_in_its_own_language() -> None:
    article = Article(
        path="articles/a.md",
        file="a.md",
        first_line=1,
        title="소금",
        kind="analysis",
        date=Date.parse("2031-02-12"),
        summary="요약.",
        language="ko",
    )
    picture = picture_of_article(article, "Salt")
    assert (picture.kicker, picture.title, picture.lines) == ("분석", "소금", (("", "요약."),))
    assert picture.dated == "작성 2031년 2월 12일"
