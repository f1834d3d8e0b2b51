"""Relative dates: tables to read as the specification.

A row is the day of the page, what is written, and what it means, expression by expression: ``?`` where
nothing can be made of it, nothing at all where there is no relative date. ``*`` stands before what is
counted from a date in the text, ``~~`` before a date of which only the year is relative.
"""

from __future__ import annotations

import datetime
import re
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dispute_briefings.facts.dates import Date
from dispute_briefings.language.relative_dates import Named, relative_dates

ENGLISH = """
2020-03-10 | They met last week.                                        | 2020-03-02/2020-03-08
2020-03-10 | They meet this week, and next week. | 2020-03-09/2020-03-15  2020-03-16/2020-03-22
2020-03-10 | Imports fell last month and will rise next month.          | 2020-02  2020-04
2020-03-10 | in July last year                                          | 2019-07
2020-03-10 | Dec. 16 last year                                          | 2019-12-16
2020-03-10 | on 16 December last year, on December 16, last year        | 2019-12-16  2019-12-16
2020-03-10 | July of last year, May this year, May next year            | 2019-07  2020-05  2021-05
2020-03-10 | earlier this year; late last year; at the end of last year | 2020  2019  2019
2020-03-10 | yesterday, today, tomorrow                                 | 2020-03-09  2020-03-10  2020-03-11
2020-03-10 | the day before yesterday, the day after tomorrow           | 2020-03-08  2020-03-12
2020-03-10 | last night, this morning, tonight                          | 2020-03-09  2020-03-10  2020-03-10
2020-03-10 | a year ago, three days ago, two weeks ago, 3 months ago | 2019~  2020-03-07  2020-02-25~  2019-12~
2020-03-10 | a few days ago, several years ago                          | ?  ?
2020-03-10 | in the last three months; over the past two weeks | 2019-12/2020-03  2020-02-25/2020-03-10
2020-03-10 | over the past year                                         | 2019/2020
2020-03-10 | last July, this July, next July, last March                | 2019-07  2020-07  2020-07  2019-03
2020-03-10 | last summer, last winter, this spring, next autumn         | 2019-22  2019-24  2020-21  2020-23
2020-03-10 | in the first half of last year, the third quarter of this year | 2019-40  2020-35
2020-03-10 | last quarter                                               | 2019-36
2020-03-10 | recently, lately, currently, now, soon, these days         | ?  ?  ?  ?  ?  ?
2020-03-10 | in recent weeks, in the coming months                      | ?  ?
2020-03-10 | This may be so, and may last a year; the next march           |
# A weekday is the last one on or before the day of the page, unless the sentence speaks of what is to come.
2020-03-10 | On Thursday the two sides met.                             | 2020-03-05
2020-03-10 | The ministry said Tuesday that it had begun.               | 2020-03-10
2020-03-10 | They will meet on Thursday. They met on Friday.            | 2020-03-12  2020-03-06
2020-03-10 | The talks are scheduled for Monday.                        | 2020-03-16
2020-03-10 | last Tuesday, this Tuesday, next Tuesday                   | 2020-03-03  2020-03-10  2020-03-17
2020-03-10 | Thursday last week, Thursday next week                     | 2020-03-05  2020-03-19
2020-03-10 | on Monday morning                                          | 2020-03-09
2020-03-10 | on Tuesday, 10 March 2020, on 10 March 2020 (Tuesday)      |
2020-03-10 | the Sunday Times, Mondays                                  |
# What counts from a date before it in its paragraph, where there is one.
2020-03-10 | the previous day, the same day, the following month        | ?  ?  ?
2020-03-10 | It began on 4 July 2019; the next day it ended.            | *2019-07-05
2020-03-10 | It began on 4 July 2019; the following month it ended.     | *2019-08
2020-03-10 | It began on 4 July 2019 and the same day it ended.         | *2019-07-04
2020-03-10 | On 4 July 2019. Later that month, and earlier that year.   | *2019-07  *2019
2020-03-10 | On 4 July 2019. Three days later. A week later. A year earlier. | *2019-07-07  *2019-07-14~  *2018~
2020-03-10 | Yesterday it began. The next day it ended.                 | 2020-03-09  *2020-03-10
2020-03-10 | In July 2019 it began. The next day it ended.              | ?
2020-03-10 | From 14 to 16 March 2019. The next day.                    | *2019-03-17
2020-03-10 | On 31 December 2019 it began, and the next day it ended.   | *2020-01-01
# A date without its year is relative where nothing near it names a year.
2020-03-10 | on 16 December, on March 5, in July | ~~2019-12-16  ~~2020-03-05  ~~2019-07
2020-03-10 | They will meet on 16 April.                                | ~~2020-04-16
2020-03-10 | from 10 to 25 April                                        | ~~2019-04-10/2019-04-25
2020-03-10 | In 2018 it was so. On 16 December it changed.              |
2020-03-10 | On 16 December it changed, as in 2018.                     |
# Halves are counted in months, where they come out even.
2020-03-10 | half a year ago, a half year ago, a year and a half ago | 2019-09~  2019-09~  2018-09~
2020-03-10 | one and a half years ago, two-and-a-half years ago, 1.5 years ago | 2018-09~  2017-09~  2018-09~
2020-03-10 | a quarter of a year ago, half a decade ago, half a week ago | 2019-12~  2015~  ?
2020-03-10 | On 4 July 2019. Half a year later. A year and a half later. | *2020-01~  *2021-01~
2020-03-10 | over the past half year, half an hour later, for half a year | 2019-09/2020-03
# The ends of months and years, and leap days.
2020-03-01 | yesterday, last month, a month ago                         | 2020-02-29  2020-02  2020-02~
2019-03-01 | yesterday                                                  | 2019-02-28
2020-01-01 | yesterday, last month, last year, last week                | 2019-12-31  2019-12  2019  2019-12-23/2019-12-29
2020-12-31 | tomorrow, next month, next year, next week                 | 2021-01-01  2021-01  2021  2021-01-04/2021-01-10
2020-02-29 | a year ago, last year, 366 days ago                        | 2019~  2019  2019-02-28
2020-01-31 | last month, next month                                     | 2019-12  2020-02
2021-03-01 | on 29 February                                             | ~~2020-02-29
2020-01-01 | On Thursday it began.                                      | 2019-12-26
2020-03-10 | on 31 June last year                                       | ?
# A page that is dated to a month says nothing of days.
2020-03    | last month, last year, last week, yesterday, on Thursday   | 2020-02  2019  ?  ?  ?
2020       | last year, last month, next year                           | 2019  ?  2021
2020-03~   | last month                                                 | ?
none       | last month, on 4 July, recently                            | ?  ~~?  ?
# No dates: clock times, how long something took, notice, numbers, and words that look like dates.
2020-03-10 | for three days, two weeks of talks, within 90 days, 90 days of notice |
2020-03-10 | at 13:59, at noon, six hours before, their first summit in 15 months  |
2020-03-10 | no later than 4 July 2019, at last, the last of them, the next round  |
2020-03-10 | as soon as, now that it is, it may march, the last week of July 2019  |
2020-03-10 | two days after the ruling, six days before the decision, four years after the first |
2020-03-10 | on 4 July 2019, in July 2019, in 2019, 2019-07-04, the 1965 agreement |
"""  # noqa: E501 - a row is one line

KOREAN = """
2020-03-10 | 지난달 수출이 줄었다. 지난주 만났다.              | 2020-02  2020-03-02/2020-03-08
2020-03-10 | 작년 7월, 지난해 12월 16일, 재작년                | 2019-07  2019-12-16  2018
2020-03-10 | 올해 초, 지난해 말, 내년 1월, 올 상반기, 작년 4분기 | 2020  2019  2021-01  2020-40  2019-36
2020-03-10 | 어제, 오늘, 내일, 그제 | 2020-03-09  2020-03-10  2020-03-11  2020-03-08
2020-03-10 | 지난 16일, 지난 7월, 지난 7월 4일, 오는 16일 | 2020-02-16  2019-07  2019-07-04  2020-03-16
2020-03-10 | 이달 초, 이달 16일, 내달, 다음 달 1일, 지난달 말 | 2020-03  2020-03-16  2020-04  2020-04-01  2020-02
2020-03-10 | 지난 목요일, 지난주 목요일, 다음 주 월요일 | 2020-03-05  2020-03-05  2020-03-16
2020-03-10 | 최근 발표했다. 현재 시행 중이다. 곧 만난다. 오늘날 | ?  ?  ?  ?
2020-03-10 | 3일 전, 2주 전, 1년 전, 지난 3개월간 | 2020-03-07  2020-02-25~  2019~  2019-12/2020-03
2020-03-10 | 반년 전, 1년 반 전, 2년반 전, 반도체, 반년간 | 2019-09~  2018-09~  2017-09~
2020-03-10 | 2019년 7월 4일. 반년 뒤에 끝났다.                  | *2020-01~
2020-03-10 | 이튿날, 같은 날, 같은 달                          | ?  ?  ?
2020-03-10 | 2019년 7월 4일 시작해 이튿날 끝났다.              | *2019-07-05
2020-03-10 | 2019년 7월 4일 시작해 같은 달 끝났다. 2년 뒤       | *2019-07  *2021~
2020-03-10 | 7월 4일에 시작했다.                               | ~~2019-07-04
2020-03-10 | 2019년에 정했고 7월 4일에 시작했다.               |
2020-01-01 | 어제, 지난달, 작년                                | 2019-12-31  2019-12  2019
2020-03    | 지난달, 어제                                      | 2020-02  ?
2020-03-10 | 90일간, 3일 동안, 곧바로, 전년 대비, 2019년 7월 4일 |
"""  # noqa: E501 - a row is one line

JAPANESE = """
2020-03-10 | 昨年7月、去年12月16日、一昨年                     | 2019-07  2019-12-16  2018
2020-03-10 | 昨年７月１６日                                   | 2019-07-16
2020-03-10 | 先月、先週、昨日、今年、来月、今月末 | 2020-02  2020-03-02/2020-03-08  2020-03-09  2020  2020-04  2020-03
2020-03-10 | 半年前、1年半前、半導体、半年間、2年前半           | 2019-09~  2018-09~
2020-03-10 | 2019年7月4日に始まった。半年後に終わった。          | *2020-01~
2020-03-10 | 先月16日、来月1日、昨年末、今年上半期 | 2020-02-16  2020-04-01  2019  2020-40
2020-03-10 | 昨夏、今春、来春                                 | 2019-22  2020-21  2021-21
2020-03-10 | 先週木曜日、来週月曜                             | 2020-03-05  2020-03-16
2020-03-10 | 最近、近く、現在、このほど、間もなく              | ?  ?  ?  ?
2020-03-10 | 翌日、同日、同月16日                             | ?  ?  ?
2020-03-10 | 2019年7月4日に始まり、同月16日に終わった。        | *2019-07-16
2020-03-10 | 2019年7月4日に始まり、翌日に終わった。            | *2019-07-05
2020-03-10 | 2019年12月31日に始まり、翌年、翌月                | *2020  *2020-01
2020-03-10 | 去る16日、3日前、2年前、過去3年 | 2020-02-16  2020-03-07  2018~  2017/2020
2020-03-10 | 7月4日に始まった。                               | ~~2019-07-04
2020-03-01 | 昨日、先月                                       | 2020-02-29  2020-02
2020-03    | 先月、昨日                                       | 2020-02  ?
2020-03-10 | 前年比、前年同期、30日前後、90日間、2019年7月現在 |
"""  # noqa: E501 - a row is one line


def rows(table: str) -> list[tuple[str, str, list[str]]]:
    cells = (line.split("|") for line in table.strip().splitlines() if "|" in line)
    return [(day.strip(), text.strip(), meant.split()) for day, text, meant in cells]


@pytest.mark.parametrize(("day", "text", "expected"), rows(ENGLISH + KOREAN + JAPANESE))
def test_what_they_mean(day: str, text: str, expected: list[str]) -> None:
    page = None if day == "none" else Date.parse(day)
    told = []
    for found in relative_dates(text, page=page):
        mark = "~~" if found.lacks_year else "*" if found.origin == "text" and found.date else ""
        told.append(f"{mark}{found.date or '?'}")
    assert told == expected


def test_each_says_where_it_stands_and_why() -> None:
    text = "On 4 July 2019 they met.\nThe next  day, and last month, and soon."
    found = relative_dates(text, page=Date.parse("2020-03-10"))
    assert [(text[each.start : each.end], each.words, each.reason) for each in found] == [
        ("next  day", "next day", "counted from 2019-07-04, named before it"),
        ("last month", "last month", "counted from 2020-03-10, the day of the page"),
        ("soon", "soon", "it names no time"),
    ]


@pytest.mark.parametrize(
    ("text", "day", "reason"),
    [
        ("the next day", "2020-03-10", "no date stands before it in its paragraph"),
        ("In July 2019. The next day", "2020-03-10", "'2019-07' does not say the day"),
        ("yesterday", "2020-03", "'2020-03' does not say the day"),
        ("last month", "2020", "'2020' does not say the month"),
        ("a few days ago", "2020-03-10", "it does not say how many"),
        ("30 February last year", "2020-03-10", "counted from 2020-03-10, there is no such day"),
    ],
)
def test_why_nothing_can_be_made_of_it(text: str, day: str, reason: str) -> None:
    assert [each.reason for each in relative_dates(text, page=Date.parse(day))] == [reason]


def test_without_a_day_of_the_page() -> None:
    assert [each.reason for each in relative_dates("last month", page=None)] == ["the page has no date"]


def test_a_date_counts_only_in_its_own_paragraph() -> None:
    text = "On 4 July 2019 it began.\n\nThe next day it ended."
    assert [each.date for each in relative_dates(text, page=None)] == [None]


def test_dates_that_links_show_count_too() -> None:
    named = [Named(start=3, end=9, date=Date.parse("2019-07-04"))]
    (found,) = relative_dates("On @@@@@@ it began; the next day it ended.", page=None, named=named)
    assert found.date == Date.parse("2019-07-05")


@pytest.mark.parametrize(
    "text",
    [
        "# What came in 2023\n\nOn 6 March it ended.",
        "On 4 July 2019 it began.\n\nOn 12 July they met.",
        "On @@@@@@ it began.\n\nOn 12 July they met.",
    ],
)
def test_a_section_names_the_year_of_its_dates(text: str) -> None:
    at = text.find("@")
    named = [Named(start=at, end=at + 6, date=Date.parse("2019-07-04"))] if at >= 0 else []
    assert relative_dates(text, page=Date.parse("2026-11-23"), named=named) == ()


def test_another_section_does_not_name_it_and_the_title_does() -> None:
    text = "In 2019 it began.\n\n## What followed\n\nOn 12 July they met."
    page = Date.parse("2026-11-23")
    assert [each.date for each in relative_dates(text, page=page)] == [Date.parse("2026-07-12")]
    assert relative_dates(text, page=page, title="How it ended in 2023") == ()


WORDS = (
    "last next this the same day week month year July 31 30 29 February Thursday ago later three a will"
    " 16 December 2019 on in of , . ( ) ; 1 2 1000 9999 0 decade fortnight years days quarter first half"
    " before after that recently 지난 달 작년 7월 4일 올해 이튿날 전 최근 昨年 7月 4日 翌 日 同 月 先 前"
    " 現在 年"
)
PIECES = st.sampled_from(WORDS.split())
TEXTS = st.lists(PIECES, max_size=14).map(" ".join) | st.text(max_size=60)
DAYS = st.dates(min_value=datetime.date(1000, 1, 1)).map(Date.day) | st.sampled_from(
    [
        "2020",
        "2020-02",
        "2020-02-29",
        "9999-12-31",
        "1000-01-01",
        "201X",
        "2020-W",
        "2019/2020",
        "2019-07-04/..",
    ]
).map(lambda text: Date.parse(text) if "W" not in text else None)


@given(text=TEXTS, page=DAYS | st.none())
@settings(deadline=None, max_examples=400)
def test_whatever_is_written(text: str, page: Date | None) -> None:
    found = relative_dates(text, page=page)
    for each in found:
        assert 0 <= each.start < each.end <= len(text)
        assert each.reason
        if each.date is not None:
            assert Date.parse(each.date.text) == each.date
            assert each.origin != "nothing"
    assert all(one.end <= other.start for one, other in pairwise(found))


@given(st.text(alphabet="abcdefg hijkl uvwxz.,;!?\n가나닭라마바사는을ひらがなカタカナ漢字語", max_size=200))
def test_a_text_without_digits_and_words_of_time_gives_nothing(text: str) -> None:
    words = set(re.findall(r"[a-z]+", text))
    if words & {"fall", "a", "an", "each", "decade"}:
        return
    assert relative_dates(text, page=Date.parse("2020-03-10")) == ()


@pytest.mark.parametrize(
    "text",
    [
        "last " * 20_000,
        "1 " * 50_000,
        "the " * 20_000 + "day",
        "on 4 July 2019, " * 5_000,
        "지난 " * 20_000,
        "前" * 50_000,
    ],
)
def test_a_long_text_takes_no_long_time(text: str) -> None:
    started = datetime.datetime.now(tz=datetime.UTC)
    relative_dates(text, page=Date.parse("2020-03-10"))
    assert datetime.datetime.now(tz=datetime.UTC) - started < datetime.timedelta(seconds=5)


def test_a_date_whose_year_is_told_is_not_read_again() -> None:
    text = "The talks of Dec. 16, 2019 failed. Those of March 10 went on until the next day."
    at = text.index("March 10")
    named = [Named(start=at, end=at + 8, date=Date.parse("2020-03-10"))]
    found = relative_dates(text, page=Date.parse("2020-05-29"), named=named)
    assert [(each.words, str(each.date)) for each in found] == [("next day", "2020-03-11")]
