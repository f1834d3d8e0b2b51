"""Dates and numbers as sentences write them: tables to read as the specification."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dispute_briefings.language.written_dates import _BEGINS, _FORMS, _MONTH_ALONE, written_dates
from dispute_briefings.language.written_numbers import is_name, written_numbers

DATES = """
4 July 2019, 4th of July 2019, the 4 July, 2019     | 2019-07-04  2019-07-04  2019-07-04
July 4, 2019 and July 4th                           | 2019-07-04  Y-07-04
Sept. 3, 2019; Dec. 16                              | 2019-09-03  Y-12-16
from July 2019 to August 2020, in May               | 2019-07  2020-08  Y-05
July–September 2019, June and July 2019             | 2019-07/2019-09  2019-06/2019-07
from 1 to 24 July 2019, 10–25 April                 | 2019-07-01/2019-07-24  Y-04-10/Y-04-25
In May, Since June 2019; a request of Dec. 20, 2019  | Y-05  2019-06  2019-12-20
on 23 and 24 July                                   | Y-07-23/Y-07-24
in July, by-May, since  June, may in, 5 in July      | Y-07  Y-05  Y-06  Y-07
2019-07-04, 2019-07, (2019)                         | 2019-07-04  2019-07  2019
2019년 7월 4일, 2019년 7월, 2019년, 7월 4일, 7월      | 2019-07-04  2019-07  2019  Y-07-04  Y-07
2019年7月4日、2019年7月、2019年、7月4日、２０１９年    | 2019-07-04  2019-07  2019  Y-07-04  2019
31 June 2019, 30 February                           | -  -
May I march in, may 5 come, 2019/20, 1,138 items    |
$2019, 2019%, 12019, DS2019, 2019-07-04-1, 1138     |
90 days, 3日間, 15개월, 13:59                         |
"""

NUMBERS = """
1,138 items, 31.4 percent, 9.38 million, 20         | 1138  31.4  9.38e6  20
four plaintiffs, twenty-one, a dozen                | 4  21  12
about 20, more than 1,200, nearly three             | ~20  ~1200  ~3
300억 달러, 3만, 약 20톤, 4명                          | 300e8  3e4  ~20  4
DS590, A-2, 13:59, 2019-07-04, v1.2.3, 193-nm, G20  |
anyone, often, tend, one-sided                      |
"""


def rows(table: str) -> list[tuple[str, list[str]]]:
    cells = (line.split("|") for line in table.splitlines() if "|" in line)
    return [(text.strip(), expected.split()) for text, expected in cells]


@pytest.mark.parametrize(("text", "expected"), rows(DATES))
def test_dates(text: str, expected: list[str]) -> None:
    found = written_dates(text)
    shown = [str(each.date or each.in_year(2020) or "-") for each in found]
    yearless = [
        date.replace("2020", "Y") if each.year is None else date
        for date, each in zip(shown, found, strict=True)
    ]
    assert yearless == expected


@pytest.mark.parametrize(("text", "expected"), rows(NUMBERS))
def test_numbers(text: str, expected: list[str]) -> None:
    told = []
    for each in written_numbers(text):
        scale = f"e{each.scale}" if each.scale else ""
        told.append(f"{'~' if each.is_approximate else ''}{each.value}{scale}")
    assert told == expected


@pytest.mark.parametrize(
    "text", ["Article 4", "No. 4", "paragraph 4", "another 4", "제4", "Table 4", "Euro 4"]
)
def test_numbers_that_are_names(text: str) -> None:
    assert is_name(text, text.index("4"))


@pytest.mark.parametrize("text", ["The 4", "all 4", "for 4", "4", "In 4"])
def test_numbers_that_count(text: str) -> None:
    assert not is_name(text, text.index("4"))


TEXTS = st.text(max_size=80) | st.text(alphabet="0123456789 -,.년월일年月日JulyMaytoand", max_size=60)


@given(TEXTS)
def test_whatever_is_written(text: str) -> None:
    for each in written_dates(text):
        assert 0 <= each.start < each.end <= len(text)
        assert each.date is None or each.date.first is not None
    assert all(0 <= each.start < each.end <= len(text) for each in written_numbers(text))


@given(TEXTS)
def test_no_date_begins_where_none_is_looked_for(text: str) -> None:
    assert all(_BEGINS.match(text, found.start()) for found in _FORMS.finditer(text))
    assert all(_BEGINS.match(text, found.start()) for found in _MONTH_ALONE.finditer(text))
