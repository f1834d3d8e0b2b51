"""The axis of the overview: to scale, but for a long time with few events before the others."""

from __future__ import annotations

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dispute_briefings.views.course import Course

YEARS = st.lists(st.integers(1900, 2040), min_size=1, max_size=60)


def course(*years: int, touched: tuple[int, ...] = ()) -> Course:
    """Return the axis of events that begin in these years."""
    return Course.of(years, touched)


def test_the_main_time_begins_where_events_become_frequent() -> None:
    drawn = course(1965, 2004, 2012, 2013, 2016, 2016, *[2018] * 4, *[2019] * 64, *[2020] * 17, 2022, 2024)
    assert drawn.columns == (1965, 2004, 2012, 2013, 2016)
    assert drawn.years == range(2018, 2025)


def test_years_of_about_as_many_events_are_all_drawn_to_scale() -> None:
    drawn = course(*range(2001, 2031))
    assert (drawn.columns, drawn.years, drawn.break_at) == ((), range(2001, 2031), 0)


def test_in_the_main_time_a_day_is_as_wide_as_any_other() -> None:
    drawn = course(2019, 2020)
    assert drawn.place(datetime.date(2019, 1, 1)) == 0
    assert drawn.place(datetime.date(2020, 1, 1)) == pytest.approx(100 * 365 / 731)
    assert drawn.end(datetime.date(2020, 12, 31)) == 100


def test_a_year_in_which_an_event_only_ends_has_its_place() -> None:
    assert course(2019, touched=(2021,)).years == range(2019, 2022)


def test_many_earlier_years_leave_most_of_the_width_to_the_main_time() -> None:
    assert course(*range(1900, 2000, 2), *[2019] * 600).break_at == 26


def test_years_are_named_as_many_as_fit() -> None:
    ticks = course(*range(2001, 2031)).ticks(7)
    assert [year for year, _ in ticks] == [2001, 2006, 2011, 2016, 2021, 2026]


@given(YEARS, st.lists(st.dates(datetime.date(1890, 1, 1), datetime.date(2050, 1, 1)), min_size=2))
def test_a_later_day_never_stands_before_an_earlier_one(years: list[int], days: list[datetime.date]) -> None:
    drawn = course(*years)
    places = [drawn.place(day) for day in sorted(days)]
    assert places == sorted(places)
    assert all(0 <= place <= 100 for place in places)


@given(YEARS)
def test_every_year_with_an_event_has_a_place_of_its_own(years: list[int]) -> None:
    drawn = course(*years)
    assert {*years} <= {*drawn.columns, *drawn.years}
    places = [drawn.place(datetime.date(year, 7, 1)) for year in sorted({*years})]
    assert len(set(places)) == len(places)
