"""The axis of time: wide as the period is, a long gap cut out."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dispute_briefings.views.chart.time_axis import Stretch, time_axis

STRETCHES = st.lists(
    st.tuples(st.integers(1, 800_000), st.integers(1, 4_000)).map(
        lambda found: (float(found[0]), float(found[0] + found[1]))
    ),
    min_size=1,
    max_size=20,
)


def test_a_period_is_as_wide_as_it_is() -> None:
    axis = time_axis([(0, 365), (365, 730), (730, 820)], regular=True)
    widths = [axis.place(end) - axis.place(start) for start, end in ((0, 365), (365, 730), (730, 820))]
    assert widths == pytest.approx([100 * 365 / 820, 100 * 365 / 820, 100 * 90 / 820])


def test_a_short_gap_is_drawn_to_scale() -> None:
    axis = time_axis([(0, 10), (50, 60)], regular=True)
    assert axis.cuts == ()
    assert axis.place(10) == pytest.approx(100 / 6)


def test_a_long_gap_is_cut_out() -> None:
    axis = time_axis([(0, 10), (200, 210)], regular=True)
    (cut,) = axis.cuts
    assert cut.days == (10, 200)
    assert (cut.x, cut.x + cut.width) == pytest.approx((100 * 10 / 36, 100 * 26 / 36))
    assert axis.is_cut((50, 60))
    assert not axis.is_cut((5, 60))


def test_days_of_no_regular_period_are_cut_only_where_most_is_empty() -> None:
    assert time_axis([(0, 1), (30, 31), (60, 61)], regular=False).cuts == ()
    assert len(time_axis([(0, 1), (30, 31), (800, 801)], regular=False).cuts) == 1


def test_an_event_beyond_the_periods_is_on_the_axis() -> None:
    axis = time_axis([(0, 100)], [(120, 121)], regular=True)
    assert axis.place(100) < axis.place(120) < 100


@given(STRETCHES, STRETCHES, st.booleans())
def test_time_runs_forward_from_edge_to_edge(
    periods: list[Stretch], others: list[Stretch], regular: bool
) -> None:
    axis = time_axis(periods, others, regular=regular)
    days = sorted({day for stretch in (*periods, *others) for day in stretch})
    places = [axis.place(day) for day in days]
    assert places == sorted(places)
    assert all(-1e-9 <= place <= 100 + 1e-9 for place in places)
    assert all(axis.place(start) < axis.place(end) for start, end in periods)
    assert all(cut.width > 0 for cut in axis.cuts)
