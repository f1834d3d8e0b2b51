"""What each text stands for."""

from __future__ import annotations

import datetime
import os
import re
import subprocess
import sys

import pytest
from tests.facts.dates.tables import day, rows

from dispute_briefings.facts.dates import Date
from dispute_briefings.facts.dates.reading import PATTERN

READS = """
text                          first       last        precision
2019                          2019-01-01  2019-12-31  year
2019-07                       2019-07-01  2019-07-31  month
2020-02                       2020-02-01  2020-02-29  month
2019-07-04                    2019-07-04  2019-07-04  day
2020-02-29                    2020-02-29  2020-02-29  day
2019-07-04T17:00+09:00        2019-07-04  2019-07-04  minute
2019-07-04T00:30+14:00        2019-07-04  2019-07-04  minute
2019-07-04T23:30-12:00        2019-07-04  2019-07-04  minute
2019-07-04T17:00Z             2019-07-04  2019-07-04  minute
2019-21                       2019-03-01  2019-05-31  season
2019-22                       2019-06-01  2019-08-31  season
2019-23                       2019-09-01  2019-11-30  season
2019-24                       2019-12-01  2020-02-29  season
2019-33                       2019-01-01  2019-03-31  quarter
2019-36                       2019-10-01  2019-12-31  quarter
2019-40                       2019-01-01  2019-06-30  half
2019-41                       2019-07-01  2019-12-31  half
201X                          2010-01-01  2019-12-31  decade
20XX                          2000-01-01  2099-12-31  century
2019-XX                       2019-01-01  2019-12-31  year
2019-XX-XX                    2019-01-01  2019-12-31  year
2020-02-XX                    2020-02-01  2020-02-29  month
2019~                         2019-01-01  2019-12-31  year
2019-07?                      2019-07-01  2019-07-31  month
2019-07-04%                   2019-07-04  2019-07-04  day
2019-33~                      2019-01-01  2019-03-31  quarter
201X~                         2010-01-01  2019-12-31  decade
0001-01-01                    0001-01-01  0001-01-01  day
9999-12-31                    9999-12-31  9999-12-31  day
2019-07/2019-09               2019-07-01  2019-09-30  interval
2019-07-04/2019-07-04         2019-07-04  2019-07-04  interval
2019-07-04/2019-07            2019-07-04  2019-07-31  interval
2019-07-31/2019-07            2019-07-31  2019-07-31  interval
2019/2019-07-04               2019-01-01  2019-07-04  interval
2019~/2018                    2019-01-01  2018-12-31  interval
2019-33/2019-35               2019-01-01  2019-09-30  interval
201X/2020-02-XX               2010-01-01  2020-02-29  interval
2019-07-04/..                 2019-07-04  -           interval
2019-07-04/                   2019-07-04  -           interval
../2019-07-04                 -           2019-07-04  interval
/2019-07-04                   -           2019-07-04  interval
"""


@pytest.mark.parametrize(("text", "first", "last", "precision"), rows(READS))
def test_a_date_stands_for_the_days_that_it_names(text: str, first: str, last: str, precision: str) -> None:
    date = Date.parse(text)

    assert (date.text, date.first, date.last, date.precision) == (text, day(first), day(last), precision)


@pytest.mark.parametrize(
    ("written", "canonical"),
    [
        ("2019-Q1", "2019-33"),
        ("2019-Q4~", "2019-36~"),
        ("2019-Q1/2019-Q3", "2019-33/2019-35"),
        ("2019-Q1/..", "2019-33/.."),
        (" 2019-07\n", "2019-07"),
    ],
)
def test_a_date_is_kept_in_its_canonical_text(written: str, canonical: str) -> None:
    assert Date.parse(written).text == canonical
    assert Date.parse(written) == Date.parse(canonical)


@pytest.mark.parametrize(
    ("text", "approximate", "uncertain"),
    [
        ("2019", False, False),
        ("2019~", True, False),
        ("2019?", False, True),
        ("2019%", True, True),
        ("2019-07~/2019-09", True, False),
        ("2019-07/2019-09?", False, True),
        ("2019?/..", False, True),
    ],
)
def test_a_sign_at_the_end_qualifies(text: str, approximate: bool, uncertain: bool) -> None:
    assert (Date.parse(text).approximate, Date.parse(text).uncertain) == (approximate, uncertain)


def test_a_time_keeps_its_day_and_its_offset_as_written() -> None:
    late = Date.parse("2019-07-04T23:30-03:30")

    assert late.first == late.last == datetime.date(2019, 7, 4)
    assert late.time == datetime.time(23, 30)
    assert late.offset == -datetime.timedelta(hours=3, minutes=30)
    assert Date.parse("2019-07-04T17:00Z").offset == datetime.timedelta(0)


def test_an_interval_has_a_start_and_an_end() -> None:
    interval = Date.parse("2019-07~/2019-Q3")

    assert interval.is_interval
    assert (interval.start, interval.end) == (Date.parse("2019-07~"), Date.parse("2019-35"))
    assert not Date.parse("2019").is_interval
    assert Date.parse("2019").start is Date.parse("2019").end is None


@pytest.mark.parametrize(
    ("text", "ongoing"),
    [("2019-07-04/..", True), ("2019-07-04/", False), ("../2019", False), ("2019", False)],
)
def test_an_open_end_is_ongoing_and_an_unknown_one_is_not(text: str, ongoing: bool) -> None:
    assert Date.parse(text).is_ongoing is ongoing


@pytest.mark.parametrize(
    ("text", "width", "year"),
    [
        ("2019", 365, 2019),
        ("2020", 366, 2020),
        ("2019-07", 31, 2019),
        ("2019-07-04", 1, 2019),
        ("2019-07-04T17:00Z", 1, 2019),
        ("2019-24", 91, 2019),
        ("2019-12-31/2020-01-01", 2, 2019),
        ("2019-07-04/..", None, 2019),
        ("../2020-01-01", None, 2020),
    ],
)
def test_width_counts_days_and_year_is_the_one_it_begins_in(text: str, width: int | None, year: int) -> None:
    assert (Date.parse(text).width, Date.parse(text).year) == (width, year)


def test_a_day_is_made_of_a_day() -> None:
    assert Date.day(datetime.date(2019, 7, 4)) == Date.parse("2019-07-04")
    assert Date.day(datetime.date(19, 7, 4)).text == "0019-07-04"


@pytest.mark.parametrize("text", [row[0] for row in rows(READS)])
def test_the_pattern_of_the_schema_admits_every_form(text: str) -> None:
    assert re.fullmatch(PATTERN, text)


def test_the_edtf_library_is_imported_only_for_unspecified_digits() -> None:
    program = (
        "import sys; from dispute_briefings.facts.dates import Date\n"
        "for text in ['2019', '2019-07-04~', '2019-24', '2019-Q1/..']: Date.parse(text)\n"
        "assert 'edtf' not in sys.modules; Date.parse('201X'); assert 'edtf' in sys.modules"
    )
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}

    subprocess.run([sys.executable, "-c", program], check=True, env=environment, timeout=60)


@pytest.mark.parametrize("text", [row[0] for row in rows(READS) if "/" not in row[0] and "T" not in row[0]])
def test_the_edtf_library_reads_the_same_days(text: str) -> None:
    from edtf import parse_edtf  # noqa: PLC0415

    parsed = parse_edtf(text.rstrip("~?%"))  # it takes no qualified season
    first, last = (datetime.date(*bound[:3]) for bound in (parsed.lower_strict(), parsed.upper_strict()))

    # It cuts winter off at the end of the year.
    expected = datetime.date(2019, 12, 31) if text == "2019-24" else Date.parse(text).last
    assert (first, last) == (Date.parse(text).first, expected)
