"""How dates sort, how far they reach and when two agree."""

from __future__ import annotations

import pytest
from tests.facts.dates.tables import day, rows

from dispute_briefings.facts.dates import Date


def test_dates_sort_by_first_day_then_instant_then_width() -> None:
    ordered = [
        "../2019-07-04",
        "201X",
        "2018-12-31",
        "2019-01-01",
        "2019-01",
        "2019-33",
        "2019-40",
        "2019",
        "2019~",
        "2019/2020",
        "2019-01-01/..",
        "2019-07-01T09:00+09:00",
        "2019-07-01T09:00Z",
        "2019-07-01T19:00+09:00",
        "2019-07-01",
        "2019-07",
        "2019-07-02",
        "2019-08",
    ]

    assert [date.text for date in sorted(map(Date.parse, reversed(ordered)))] == ordered


def test_dates_compare_by_their_order() -> None:
    july, fourth = Date.parse("2019-07"), Date.parse("2019-07-04")

    assert july < fourth
    assert july <= fourth
    assert fourth > july
    assert fourth >= july
    assert july != fourth
    with pytest.raises(TypeError):
        assert july < "2019-07-04"  # type: ignore[operator]


REACHES = """
text         first       last
2019         2019-01-01  2019-12-31
2019?        2019-01-01  2019-12-31
2019~        2018-01-01  2020-12-31
2019%        2018-01-01  2020-12-31
2019-07~     2019-06-01  2019-08-31
2019-03~     2019-02-01  2019-04-30
2019-01~     2018-12-01  2019-02-28
2019-07-04~  2019-07-03  2019-07-05
2019-33~     2018-10-01  2019-06-30
2019-22~     2019-03-01  2019-11-30
2019-40~     2018-07-01  2019-12-31
201X~        2000-01-01  2029-12-31
20XX~        1900-01-01  2199-12-31
2019~/2021~  2018-01-01  2022-12-31
2019~/..     2018-01-01  -
/2019-07-04  -           2019-07-04
0001~        0001-01-01  0002-12-31
9999~        9998-01-01  9999-12-31
"""


@pytest.mark.parametrize(("text", "first", "last"), rows(REACHES))
def test_an_approximate_date_reaches_one_unit_further(text: str, first: str, last: str) -> None:
    assert Date.parse(text).reach == (day(first), day(last))


AGREEMENT = """
one                     other                   agree
2019                    2019                    yes
2019-07                 2019-07-04              yes, for the month can contain the day
2019-07                 2019-08-04              no
2019-07-04              2019-07-05              no
2019-35                 2019-07                 yes
2019-22                 2019-35                 no, for they overlap and neither contains the other
2019-07-XX              2019-07-04              yes
2019~                   2020                    yes
2019~                   2018-01-01              yes
2019~                   2021                    no
2019~                   2020~                   yes
2019~                   2021~                   no
2019-07-04~             2019-07-05              yes
2019-07-04~             2019-07                 yes, for the month can contain the day
2019-06-30~             2019-07                 no, for neither contains what the other names
2019?                   2020                    no, for doubt widens nothing
2019%                   2020                    yes
2019-07-04              2019-07-04T17:00+09:00  yes, for it is written with that day
2019-07-03              2019-07-04T00:30+09:00  no, although it was the third in UTC
2019-07-04T00:30+09:00  2019-07-03T15:30Z       yes, for they are the same instant
2019-07-04T17:00+09:00  2019-07-04T17:01+09:00  no
2019-07/2019-09         2019-07-04/2019-09-30   yes
2019-07-04/2019-09      2019-07/2019-09-30      yes, bound by bound
2019-07/2019-09         2019-08/2019-09         no
2019-07-04/..           2019-07-04/..           yes
2019-07-04/..           2019-07-04/2019-09      no
2019-07-04/             2019-07-04/2019-09      yes, for an unknown end may be any
2019-07-04/             2019-07-04/..           yes
2019-07-04/..           2019-07-04              no, for one goes on
2019-07-04/             2019-07-04              yes
2019-07                 2019-07-04/2019-07-09   yes, for the month can contain both ends
2019-07-04/2019-07-09   2019-07-05              no, for it starts and ends on other days
../2019-07              ../2019-07-04           yes
../2019-07              /2019-07-04             yes
"""


@pytest.mark.parametrize(("one", "other", "agree"), rows(AGREEMENT))
def test_dates_agree_when_one_can_contain_the_other(one: str, other: str, agree: str) -> None:
    expected = agree.startswith("yes")

    assert Date.parse(one).agrees(Date.parse(other)) is expected
    assert Date.parse(other).agrees(Date.parse(one)) is expected


@pytest.mark.parametrize(
    ("outer", "inner", "contains"),
    [
        ("2019-07", "2019-07-04", True),
        ("2019-07-04", "2019-07", False),
        ("2019-07-04", "2019-07-04T17:00Z", True),
        ("2019-07-04T17:00Z", "2019-07-04", False),
        ("2019~", "2020", True),
        ("2019~", "2020~", False),
        ("201X", "2019-07/2019-09", True),
        ("2019-07/2019-09", "2019-08", False),
        ("2019-07/", "2019-07-04/..", True),
        ("2019-07/..", "2019-07-04/", False),
        ("2019-07/2019-09", "2019-07-04/2019-09-30", True),
    ],
)
def test_contains_goes_one_way(outer: str, inner: str, contains: bool) -> None:
    assert Date.parse(outer).contains(Date.parse(inner)) is contains
