"""What holds for any text and any date."""

from __future__ import annotations

import itertools
import pickle
import re

from hypothesis import given, settings
from hypothesis import strategies as st

from dispute_briefings.facts.dates import Date, DateError
from dispute_briefings.facts.dates.reading import PATTERN

_years = st.integers(1, 9999).map("{:04}".format)
_days = st.dates().map(lambda date: f"{date.year:04}-{date.month:02}-{date.day:02}")
_times = st.builds(
    lambda day, minutes, offset: f"{day}T{minutes // 60:02}:{minutes % 60:02}{offset}",
    _days,
    st.integers(0, 1439),
    st.sampled_from(["Z", "+09:00", "-03:30", "+14:00", "-12:00", "+00:00"]),
)
_qualifiable = (
    _days
    | st.builds(
        "{}-{}".format,
        _years.filter("9999".__ne__),
        st.sampled_from([*map("{:02}".format, range(1, 13)), "21", "24", "Q1", "36", "40", "41"]),
    )
    | _years
    | st.sampled_from(["201X", "20XX", "2020-02-XX", "2019-XX"])
)
_qualified = st.builds("{}{}".format, _qualifiable, st.sampled_from(["", "", "~", "?", "%"]))
_singles = _qualified | _times
_bounds = st.sampled_from(["", ".."])


def _error(text: str) -> str:
    try:
        Date.parse(text)
    except DateError as error:
        return str(error)
    return ""


_texts = (
    _singles
    | st.builds("{}/{}".format, _singles, _singles)
    | st.builds("{}/{}".format, _singles, _bounds)
    | st.builds("{}/{}".format, _bounds, _singles)
)
dates = _texts.filter(lambda text: not _error(text)).map(Date.parse)
# Dates near one another, so that they have something to do with each other.
_near = """
2019 2019~ 2019? 2020~ 2018 201X 2019-07 2019-07~ 2019-08~ 2019-35 2019-22 2019-07-03 2019-07-04 2019-07-04~
2019-07-05 2019-07-04T00:30+09:00 2019-07-03T15:30Z
"""
_starts, _ends = ["", "..", "2019~", "2019-07", "2019-07-04"], ["", "..", "2019-07", "2019-08~", "2020"]
near = [Date.parse(text) for text in _near.split()]
near += [Date.parse(f"{a}/{b}") for a, b in itertools.product(_starts, _ends) if (a + b).strip(".")]
neighbours = st.sampled_from(near)


@given(_texts)
def test_what_the_pattern_admits_has_the_shape_of_a_date(text: str) -> None:
    assert re.fullmatch(PATTERN, text)


@given(st.from_regex(PATTERN, fullmatch=True, alphabet=st.characters(codec="ascii")))
def test_a_text_of_the_pattern_is_refused_only_for_days_that_there_are_none_of(text: str) -> None:
    guessed = re.compile(r"is no (?:date|interval)|not written in EDTF|of a kind that|too long|read in more")

    assert not guessed.search(_error(text))


@settings(max_examples=300)
@given(
    st.text()
    | st.text(alphabet="0123456789-/.~?%XTZQ+: ", max_size=30)
    | st.text(alphabet="0129/-. ,~?월일년年月日令和元q qh午thofJulyuneMarch경頃since to", max_size=25)
)
def test_any_text_is_a_date_or_told_with_cures_that_are_dates(text: str) -> None:
    if told := _error(text):
        for offered in re.findall(r"(?:did you mean|write|or) '([^']+)'", told.rpartition("; ")[2]):
            assert Date.parse(offered)
    else:
        date = Date.parse(text)
        assert re.fullmatch(PATTERN, date.text)
        assert Date.parse(date.text).text == date.text


@given(dates)
def test_the_canonical_text_is_a_fixed_point(date: Date) -> None:
    again = Date.parse(date.text)

    assert again == date
    assert (again.text, again.first, again.last, again.sort_key) == (
        date.text,
        date.first,
        date.last,
        date.sort_key,
    )
    assert pickle.loads(pickle.dumps(date)) == date


@given(dates)
def test_a_date_agrees_with_itself_and_contains_itself(date: Date) -> None:
    assert date.agrees(date)
    assert date.contains(date)


@given(dates | neighbours, dates | neighbours)
def test_agreement_is_symmetric_and_follows_from_containing(one: Date, other: Date) -> None:
    assert one.agrees(other) is other.agrees(one)
    if one.contains(other):
        assert one.agrees(other)


@settings(max_examples=500)
@given(neighbours, neighbours, neighbours)
def test_contains_is_transitive(a: Date, b: Date, c: Date) -> None:
    if a.contains(b) and b.contains(c):
        assert a.contains(c)


@given(dates | neighbours, dates | neighbours, dates | neighbours)
def test_the_order_is_total(a: Date, b: Date, c: Date) -> None:
    assert (a < b) + (b < a) + (a == b) == 1
    assert (a == b) is (a.sort_key == b.sort_key)
    if a < b < c:
        assert a < c


@given(dates)
def test_days_lie_in_order_and_within_reach(date: Date) -> None:
    if date.first and date.last and not date.approximate:
        assert date.first <= date.last
    earliest, latest = date.reach
    assert not (earliest and date.first) or earliest <= date.first
    assert not (latest and date.last) or date.last <= latest
