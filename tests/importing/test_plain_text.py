"""What plain text says of itself, and what it leaves open."""

from __future__ import annotations

import pytest

from dispute_briefings.importing.article import Article
from dispute_briefings.importing.plain_text import read_plain
from dispute_briefings.importing.received import ArticleError

BODY = "Officials of both sides said that the talks had been of use and that they would go on in spring. " * 3


def article(*lines: str) -> Article:
    """Return the article of some lines and a long paragraph."""
    return read_plain("\n".join([*lines, "", BODY]), frozenset({"Northland Gazette"}))


@pytest.mark.parametrize(
    ("line", "day"),
    [
        ("Published : 2020-03-10 13:59", "2020-03-10"),
        ("Posted on March 10, 2020 at 1:59 p.m.", "2020-03-10"),
        ("First published: Tuesday, 10 March 2020", "2020-03-10"),
        ("10 March 2020", "2020-03-10"),
        ("입력 2020.03.10 13:59", "2020-03-10"),
        ("기사입력 : 2020년 3월 10일 (화) 오후 1:59", "2020-03-10"),
        ("2020年3月10日 13時59分 公開", "2020-03-10"),
        ("配信 2020/3/10 13:59", "2020-03-10"),
        ("２０２０年３月１０日（火）", "2020-03-10"),
    ],
)
def test_the_day_is_that_which_is_printed(line: str, day: str) -> None:
    assert article("A title", line).get("published") == day


@pytest.mark.parametrize("line", ["Updated : 2020-03-12 09:00", "수정 2020.03.12", "2020年3月12日 更新"])
def test_the_day_of_a_change_is_another_one(line: str) -> None:
    read = article("A title", "Published : 2020-03-10", line)
    assert (read.get("published"), read.get("updated")) == ("2020-03-10", "2020-03-12")


def test_two_days_of_publication_are_ambiguous_and_said_to_be() -> None:
    read = article("A title", "Published : 2020-03-10", "Posted : 2020-03-14")
    assert "published" in read.open
    assert read.doubts["published"].startswith("ambiguous: 2020-03-10 (")
    assert "2020-03-14" in read.doubts["published"]


@pytest.mark.parametrize(
    "heading", ["Related stories", "More stories:", "[관련기사]", "▶ 많이 본 뉴스", "関連記事"]
)
def test_dates_of_other_stories_are_not_its_own(heading: str) -> None:
    read = read_plain(f"A title\n\n{BODY}\n\n{heading}\nPublished : 2020-03-08\nPort closes on 3 February\n")
    assert "published" in read.open
    assert "February" not in read.own
    assert len(read.own) == len(read.text)


@pytest.mark.parametrize(
    ("line", "authors"),
    [
        ("By Ann Example", ("Ann Example",)),
        ("By Ann Example and Ben Example", ("Ann Example", "Ben Example")),
        ("홍길동 기자", ("홍길동",)),
        ("山田太郎 記者", ("山田太郎",)),
    ],
)
def test_a_byline_names_the_authors(line: str, authors: tuple[str, ...]) -> None:
    assert article("A title", line).said["authors"].values == authors


@pytest.mark.parametrize(
    ("line", "place"),
    [
        ("NORTH HARBOUR, March 10 (Agency) -- Officials met.", "North Harbour"),
        ("TOKYO (Agency) — Officials met.", "Tokyo"),
        ("(서울=통신) 홍길동 기자 = 회의가 열렸다.", "서울"),
        ("【ソウル=通信】会議が開かれた。", "ソウル"),
        ("[ソウル　１０日　通信] 会議が開かれた。", "ソウル"),
    ],
)
def test_a_dateline_names_the_place(line: str, place: str) -> None:
    assert article("A title", line).get("place") == place


def test_what_is_not_said_stays_open() -> None:
    read = read_plain(BODY)
    assert set(read.said) == {"language"}
    assert read.get("language") == "en"


@pytest.mark.parametrize("text", ["x", "1", "?", "\n\n\n", "#", "By", "Published:", "Published: 2020-13-45"])
def test_any_text_is_read(text: str) -> None:
    assert read_plain(text).get("published") is None


def test_a_publisher_is_known_by_its_line_or_by_its_copyright() -> None:
    assert article("Northland Gazette", "A title").get("publisher") == "Northland Gazette"
    assert article("Northland Gazette", "A title").get("title") == "A title"
    assert (
        read_plain(f"A title\n\n{BODY}\n© 2020 The Salt Post. All rights reserved.").get("publisher")
        == "The Salt Post"
    )


def test_a_book_is_no_article() -> None:
    with pytest.raises(ArticleError, match="import the article alone"):
        read_plain("a " * 100_001)
