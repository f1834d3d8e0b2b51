"""What an editor is told about a text that is no date."""

from __future__ import annotations

import pytest
from tests.facts.dates.tables import rows

from dispute_briefings.facts.dates import Date, DateError

MEANT = """
written                              meant
2019-7-4                             2019-07-04
2019-7                               2019-07
2019-07-4                            2019-07-04
04.07.2019                           2019-07-04
4.7.2019                             2019-07-04
2019/07/04                           2019-07-04
2019.7.4                             2019-07-04
2019. 7. 4.                          2019-07-04
20190704                             2019-07-04
2019 07 04                           2019-07-04
4 July 2019                          2019-07-04
4th of July 2019                     2019-07-04
4. July 2019                         2019-07-04
04-Jul-2019                          2019-07-04
July 4, 2019                         2019-07-04
Jul. 4th, 2019                       2019-07-04
Thursday, 4 July 2019                2019-07-04
2019-07-04 (목)                      2019-07-04
2019 July 4                          2019-07-04
13/07/2019                           2019-07-13
07/13/2019                           2019-07-13
July 2019                            2019-07
Sept. 2019                           2019-09
7/2019                               2019-07
2019/07                              2019-07
２０１９－０７－０４                 2019-07-04
2019\u201107\u201104                 2019-07-04
\u0662\u0660\u0661\u0669             2019
2019년 7월 4일                       2019-07-04
2019년 7월                           2019-07
2019년                               2019
2019年7月4日                         2019-07-04
令和元年7月4日                       2019-07-04
平成31年4月                          2019-04
1er juillet 2019                     2019-07-01
4 août 2019                          2019-08-04
4. März 2019                         2019-03-04
Dezember 2019                        2019-12
2019-185                             2019-07-04
2019-W27                             2019-07-01/2019-07-07
2019-q3                              2019-Q3
Q3 2019                              2019-Q3
2019 Q3                              2019-Q3
3rd quarter of 2019                  2019-Q3
2019년 3분기                         2019-Q3
2019年第3四半期                      2019-Q3
H1 2019                              2019-40
second half of 2019                  2019-41
2019년 하반기                        2019-41
2019年上半期                         2019-40
summer 2019                          2019-22
2019년 가을                          2019-23
201x                                 201X
2010s                                201X
2010년대                             201X
circa 2019                           2019~
~2019                                2019~
about 4 July 2019                    2019-07-04~
2019년경                             2019~
2019年頃                             2019~
2019 (?)                             2019?
possibly July 2019                   2019-07?
2019?~                               2019%
early July 2019                      2019-07
since 4 July 2019                    2019-07-04/..
2019-                                2019/..
2019년 7월부터                       2019-07/..
until July 2019                      ../2019-07
2019年7月まで                        ../2019-07
2019-2020                            2019/2020
2019～2020                           2019/2020
2019-07-04 - 2019-07-09              2019-07-04/2019-07-09
2019-07-04/09                        2019-07-04/2019-07-09
2019-07 to 2019-09                   2019-07/2019-09
between July 2019 and May 2020       2019-07/2020-05
1–9 July 2019                        2019-07-01/2019-07-09
4 July – 3 August 2019               2019-07-04/2019-08-03
July 1-9, 2019                       2019-07-01/2019-07-09
July-September 2019                  2019-07/2019-09
2019年7月1日から2019年7月9日まで     2019-07-01/2019-07-09
2019-7-4/2019-8-1                    2019-07-04/2019-08-01
2019-07-04t17:00z                    2019-07-04T17:00Z
2019-07-04 17:00+09:00               2019-07-04T17:00+09:00
2019-07-04T17:00:00+0900             2019-07-04T17:00+09:00
2019-07-04T17:00+9                   2019-07-04T17:00+09:00
4 July 2019, 5.30 pm KST             2019-07-04T17:30+09:00
2019-07-04 17:00 (UTC+9)             2019-07-04T17:00+09:00
"""


def told(text: str) -> DateError:
    with pytest.raises(DateError) as caught:
        Date.parse(text)
    return caught.value


@pytest.mark.parametrize(("written", "meant"), rows(MEANT))
def test_another_way_to_write_a_date_is_told_in_edtf(written: str, meant: str) -> None:
    assert told(written).cure == f"did you mean '{meant}'?"
    assert told(written).what == f"'{written}' is not written in EDTF"
    assert Date.parse(meant)


@pytest.mark.parametrize(
    ("written", "cure"),
    [
        ("04/07/2019", "write '2019-07-04' or '2019-04-07'"),
        ("winter 2019", "write '2018-24' or '2019-24'"),
        ("2019-07/09", "write '2019-07-09' or '2019-07/2019-09'"),
    ],
)
def test_what_can_be_read_in_two_ways_is_not_guessed(written: str, cure: str) -> None:
    assert told(written).cure == cure


TOLD = """
written                         what and cure
2019-02-30                      '2019-02-30': February 2019 has 28 days, and no day 30; write the right day, or 2019-02 where the day is not known
2019-02-29                      '2019-02-29': February 2019 has 28 days, and no day 29; write the right day, or 2019-02 where the day is not known
30 February 2019                '2019-02-30': February 2019 has 28 days, and no day 30; write the right day, or 2019-02 where the day is not known
2019-07-00                      '2019-07-00': July 2019 has 31 days, and no day 0; write the right day, or 2019-07 where the day is not known
2019-13                         '2019-13': a year has months 01 to 12, and no month 13; write the right month, or 2019 where the month is not known
2019-00-00                      '2019-00-00': a year has months 01 to 12, and no month 00; write the right month, or 2019 where the month is not known
2019-13-XX                      '2019-13-XX': a year has months 01 to 12, and no month 13; write the right month, or 2019 where the month is not known
2019-21-04                      '2019-21-04': a year has months 01 to 12, and no month 21; write the right month, or 2019 where the month is not known
2019-37                         '2019-37': of EDTF's parts of a year, a fact sheet takes the seasons 21 to 24, the quarters 33 to 36 and the halves 40 and 41; write its first and last month, as in 2019-01/2019-04
2019-07-04T17:00                '2019-07-04T17:00' has a time without its offset from UTC; add the offset, as in 2019-07-04T17:00+09:00, or Z for UTC
4 July 2019 5:00 pm             '4 July 2019 5:00 pm' has a time without its offset from UTC; add the offset, as in 2019-07-04T17:00+09:00, or Z for UTC
2019-07-04T24:00Z               '2019-07-04T24:00Z': a day has the times 00:00 to 23:59; write midnight as 00:00 of the day that begins
2019-07-04T17:60Z               '2019-07-04T17:60Z': a day has the times 00:00 to 23:59; write midnight as 00:00 of the day that begins
2019-07-04T17:00+19:00          '2019-07-04T17:00+19:00': no clock is +19:00 from UTC; write an offset from -12:00 to +14:00, or Z for UTC itself
2019-07-04T17:00-00:00          '2019-07-04T17:00-00:00': no clock is -00:00 from UTC; write an offset from -12:00 to +14:00, or Z for UTC itself
2019-07-04T17:00Z~              '2019-07-04T17:00Z~' qualifies a time of day; leave out the time, as in 2019-07-04~
2019-09/2019-07                 '2019-09/2019-07' ends before it starts; did you mean '2019-07/2019-09'?
2019-07-05/2019-07-04           '2019-07-05/2019-07-04' ends before it starts; did you mean '2019-07-04/2019-07-05'?
2019~/2017                      '2019~/2017' ends before it starts; did you mean '2017/2019~'?
2019/2020/2021                  '2019/2020/2021' is no interval of two dates; write start/end, as in 2019-07/2019-09, 2019-07-04/.. or ../2019-07-04
0000                            '0000' is in the year 0, which no calendar of ours has; begin with year 0001
000X                            '000X' reaches into the year 0; begin with year 0001
9999-24                         '9999-24' ends in the year 10000; end by 9999
19-07-04                        '19-07-04' does not say its century; write the year in four digits, as in 2019-07-04
the other day                   'the other day' is no date; write it in EDTF, as in 2019, 2019-07, 2019-07-04, 2019-07/2019-09 or 2019~
"""  # noqa: E501 - a message is one line


@pytest.mark.parametrize(("written", "message"), rows(TOLD))
def test_an_error_says_what_is_wrong_and_the_cure(written: str, message: str) -> None:
    assert str(told(written)) == message


@pytest.mark.parametrize(
    "written", ["", " ", "N/A", "n.d.", "unknown", "TBD", "-", "?", "/", "../..", "XXXX", "미정", "不明"]
)
def test_a_date_that_is_not_known_is_left_out(written: str) -> None:
    assert told(written).cure == "leave the field out where the date is not known"


@pytest.mark.parametrize("written", ["today", "Yesterday", "now", "last week", "오늘", "本日"])
def test_a_day_that_moves_is_no_date(written: str) -> None:
    assert told(written).what == f"'{written}' means another day at each reading"
    assert told(written).cure == "write the day itself, or leave the field out where it is not known"


@pytest.mark.parametrize("written", ["ongoing", "present", "open"])
def test_what_goes_on_is_an_interval_with_an_open_end(written: str) -> None:
    assert told(written).cure == "write what goes on with an open end, as in 2019-07-04/.."


@pytest.mark.parametrize(
    "written",
    [
        "[2019,2020]",
        "{2019..2021}",
        "Y170000002",
        "Y17E7",
        "-0500",
        "1950S2",
        "2019-~07",
        "2019~-07-04",
        "156X-12-25",
        "2019-1X",
    ],
)
def test_edtf_that_fact_sheets_do_not_use_is_told_so(written: str) -> None:
    assert told(written).what == f"'{written}' is EDTF of a kind that fact sheets do not use"


def test_a_long_text_is_told_in_short() -> None:
    error = told("2019-07-04 " * 100_000)

    assert error.what == "'2019-07-04 2019-07-04 2019-07-04 2019-07…' is too long for a date"
    assert len(str(error)) < 200
