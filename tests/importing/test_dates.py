"""Dates in articles: what they mean, why, and what is none."""

from __future__ import annotations

from itertools import pairwise

import pytest

from dispute_briefings.facts.dates import Date
from dispute_briefings.importing import hints
from dispute_briefings.importing.dates import date_expressions

DAY = Date.parse("2020-03-10")


def read(text: str, language: str, page: Date | None = DAY) -> list[tuple[str, str | None]]:
    """Return the words and the value of each date of a text."""
    found = date_expressions(text, page=page, language=language)
    return [(each.words, str(each.date) if each.date else None) for each in found]


@pytest.mark.parametrize(
    ("language", "text", "words", "date"),
    [
        ("en", "It began in July last year.", "July last year", "2019-07"),
        ("en", "They met on Dec. 16 last year.", "Dec. 16 last year", "2019-12-16"),
        ("en", "A request of Dec. 20, 2019 was answered.", "Dec. 20, 2019", "2019-12-20"),
        ("en", "On Aug. 28 it went on.", "Aug. 28", "2019-08-28"),
        ("en", "They asked for an answer before 24 March.", "24 March", "2020-03-24"),
        ("en", "They will meet on June 1.", "June 1", "2020-06-01"),
        ("en", "Talks ended on the 6th.", "6th", "2020-03-06"),
        ("en", "It was dated 2020/03/06 there.", "2020/03/06", "2020-03-06"),
        ("en", "It was dated 25/12/2019 there.", "25/12/2019", "2019-12-25"),
        ("ko", "소금부는 10일 회의를 열었다.", "10일", "2020-03-10"),
        ("ko", "지난달 16일 회의를 열었다.", "지난달 16일", "2020-02-16"),
        ("ko", "2020. 3. 6. 회신을 받았다.", "2020. 3. 6.", "2020-03-06"),
        ("ja", "塩業省は10日に会議を開いた。", "10日", "2020-03-10"),
        ("ja", "昨年7月に始まった。", "昨年7月", "2019-07"),
        ("ja", "令和元年7月4日に始まった。", "令和元年7月4日", "2019-07-04"),
        ("ja", "平成30年10月の判決だ。", "平成30年10月", "2018-10"),
        ("zh", "去年7月4日开始管制。", "去年7月4日", "2019-07-04"),
    ],
)
def test_a_date_means_what_a_newspaper_means(language: str, text: str, words: str, date: str) -> None:
    assert read(text, language) == [(words, date)]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Notice No. 2020-12 was printed."),
        ("en", "Order 2019/24 and Document 2020-04 say so."),
        ("en", "It began at 13:59 and ended at 3.30 p.m."),
        ("en", "They talked for three days."),
        ("en", "It lost 2,019 tons, then 2019 tons more."),
        ("en", "Call 02-2110-5555 or write to a2019@salt.example."),
        ("en", "See https://salt.example/2019/07/04/a.html for more."),
        ("ko", "고시 제2020-12호를 냈다. 오후 1시 59분에 시작했다."),
        ("ko", "3일간 이어졌고 90일 이내에 답한다. 20일 만이다."),
        ("ja", "告示第2020-12号を出した。13時59分に始まった。"),
        ("ja", "3日間続いた。10日以内に答える。"),
        ("de", "Sie sprachen drei Tage lang um 13:59 Uhr."),
        ("fr", "Ils ont parlé pendant trois jours."),
    ],
)
def test_numbers_of_notices_clock_times_and_durations_are_no_dates(language: str, text: str) -> None:
    assert read(text, language) == []


def test_a_date_counts_from_the_one_named_before_it() -> None:
    text = "They met on Dec. 16 last year; the previous month they had agreed to."
    found = date_expressions(text, page=DAY, language="en")
    assert [str(each.date) for each in found] == ["2019-12-16", "2019-11"]
    assert found[1].reason == "counted from 2019-12-16, named before it"


def test_a_day_without_its_month_has_that_of_the_date_before_it() -> None:
    assert read("지난해 12월 20일부터 21일까지 열렸다.", "ko")[1] == ("21일", "2019-12-21")


@pytest.mark.parametrize(("page", "date"), [("2020-03-01", "2020-02-29"), ("2020-03-10", "2020-03-29")])
def test_a_late_day_in_an_early_article_is_of_the_month_before(page: str, date: str) -> None:
    assert read("塩業省は29日に求めた。", "ja", Date.parse(page)) == [("29日", date)]


def test_a_year_is_that_of_a_date_in_the_same_sentence() -> None:
    text = "It was agreed on 4 July 2018 and signed on 28 August."
    assert read(text, "en")[1] == ("28 August", "2018-08-28")


def test_no_year_is_taken_that_turns_the_order_round() -> None:
    assert read("Rules of December 2019 hold until the end of March.", "en", None)[1] == ("March", None)


@pytest.mark.parametrize("text", ["On 4 July it began.", "It began yesterday.", "It ended last month."])
def test_without_the_day_of_the_article_nothing_is_made_up(text: str) -> None:
    (found,) = date_expressions(text, page=None, language="en")
    assert found.date is None
    assert "no date" in found.reason


def test_a_date_that_may_be_two_says_which() -> None:
    (found,) = date_expressions("It was dated 3/4/2020.", page=DAY, language="en")
    assert found.date is None
    assert "2020-04-03 or 2020-03-04" in found.reason


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("fr", "Le 4 juillet 2019, puis le 16 décembre.", ["2019-07-04", "2019-12-16"]),
        ("fr", "Le 1er juillet 2019.", ["2019-07-01"]),
        ("de", "Am 4. Juli 2019 und im August 2019.", ["2019-07-04", "2019-08"]),
        ("fr", "Le 1er août, puis le 28 août 2018.", ["2018-08-01", "2018-08-28"]),
        (
            "de",
            "Am 1. August und am 28. August 2018. Am 4. Juli kam es.",
            ["2018-08-01", "2018-08-28", "2019-07-04"],
        ),
    ],
)
def test_in_other_languages_the_names_of_months_are_known(
    language: str, text: str, expected: list[str]
) -> None:
    found = date_expressions(text, page=DAY, language=language)
    assert [str(each.date) for each in found] == expected
    assert all(each.is_hint and "dateparser" in each.reason for each in found)


def test_without_dateparser_dates_in_other_languages_are_not_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(hints, "is_there", lambda: False)
    assert read("Le 4 juillet 2019.", "fr") == []


def test_dates_do_not_overlap_and_stand_where_they_say() -> None:
    text = "On 4 July 2019, in July last year, on Tuesday, the 6th; 2020.3.6, Dec. 16 last year."
    found = date_expressions(text, page=DAY, language="en")
    assert all(one.end <= other.start for one, other in pairwise(found))
    assert all(text[each.start : each.end] == each.words for each in found)
