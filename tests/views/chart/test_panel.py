"""Where everything stands in a chart, and that nothing stands on anything else."""

from __future__ import annotations

import datetime
from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.views.chart.figures import PLAIN, chart, series

from dispute_briefings.views.chart import Panel, chart_of
from dispute_briefings.views.chart.labels import LINE, WIDE, Label, width_of


def panel(table: str, frequency: str = "annual") -> Panel:
    """Return the one panel of a table's chart."""
    (only,) = chart(series(table, frequency)).panels
    return only


def joined(drawn: Panel) -> list[str]:
    """Return the lines of a panel by where they begin and end across."""
    return [f"{stroke.x:.0f}-{stroke.x_end:.0f}" for stroke in drawn.strokes if stroke.kind == "line"]


def day(text: str) -> tuple[float, float]:
    """Return an event on a day."""
    ordinal = float(datetime.date.fromisoformat(text).toordinal())
    return ordinal, ordinal + 1


def test_no_amount_is_no_chart() -> None:
    assert chart_of([series("2019,")], (), PLAIN) is None


def test_years_are_columns_on_nought() -> None:
    drawn = panel("2018,10\n2019,20\n2020,0")
    assert [(round(c.y), round(c.height)) for c in drawn.columns] == [(93, 75), (18, 150), (168, 0)]
    assert drawn.base == drawn.bottom == 168
    assert drawn.strokes == drawn.dots == ()


def test_a_negative_amount_hangs_from_nought() -> None:
    drawn = panel("2018,-10\n2019,20")
    below, above = drawn.columns
    assert below.y == pytest.approx(drawn.base)
    assert above.y + above.height == pytest.approx(drawn.base)
    assert drawn.base < drawn.bottom


def test_one_amount_is_one_column() -> None:
    drawn = panel("2019,5")
    assert len(drawn.columns) == 1
    assert drawn.is_short
    assert [label.text for label in drawn.labels] == ["5"]


def test_months_in_a_row_are_a_line_that_no_gap_is_crossed_by() -> None:
    drawn = panel("2019-01,1\n2019-02,2\n2019-03,3\n2019-05,4\n2019-06,5", "monthly")
    assert joined(drawn) == ["9-25", "25-41", "75-92"]
    assert len(drawn.dots) == 5
    assert [(round(band.x), round(band.width)) for band in drawn.missing] == [(50, 17)]


def test_a_few_scattered_months_are_columns() -> None:
    assert len(panel("2019-01,1\n2019-03,2\n2019-05,3", "monthly").columns) == 3


def test_a_line_goes_to_each_of_the_reports_that_differ() -> None:
    drawn = panel("2019-01,10\n2019-02,20\n2019-02,25\n2019-03,30", "monthly")
    assert len(joined(drawn)) == 4
    assert sorted(dot.amount.look for dot in drawn.dots) == ["contested", "contested", "sure", "sure"]


def test_a_line_goes_to_the_preferred_report_alone() -> None:
    drawn = panel(
        "2019-01,10\n2019-02,20,,,preferred\n2019-02,25\n2019-02,9,,,deprecated\n2019-03,30", "monthly"
    )
    assert len(joined(drawn)) == 2
    assert len(drawn.dots) == 5


def test_a_range_is_a_bar_from_end_to_end() -> None:
    (ranged, whole) = panel("2018,,3,5\n2019,8").columns
    assert 0 < ranged.height < whole.height
    assert ranged.y + ranged.height < whole.y + whole.height
    strokes = panel("2019-01,1\n2019-02,2\n2019-03,3\n2019-04,,3,5", "monthly").strokes
    assert [stroke.kind for stroke in strokes] == ["line", "line", "range"]


def test_periods_that_overlap_are_levels_as_wide_as_they_are() -> None:
    drawn = panel("2019-01/2019-06,10\n2019,20", "irregular")
    assert [(stroke.kind, round(stroke.x), round(stroke.x_end)) for stroke in drawn.strokes] == [
        ("level", 0, 50),
        ("level", 0, 100),
    ]


def test_days_are_stems() -> None:
    drawn = panel("2019-01-01,1\n2019-05-01,2\n2019-09-01,2\n2019-12-31,2", "irregular")
    assert all(column.is_stem for column in drawn.columns)


def test_two_series_of_one_unit_share_a_panel_and_their_periods() -> None:
    (drawn,) = chart(series("2018,1\n2019,2", side=1), series("2018,3", side=2)).panels
    assert [column.side for column in drawn.columns] == [1, 2, 1]
    one, other, alone = drawn.columns
    assert one.x + one.width == pytest.approx(other.x)
    assert alone.width == pytest.approx(2 * one.width, rel=0.01)


def test_two_series_of_two_units_have_a_panel_each_over_one_axis() -> None:
    one, other = chart(series("2018,1\n2019,2"), series("2019,300", unit="percent")).panels
    assert one.columns[1].x == other.columns[0].x
    assert other.columns[0].height > 100


def test_events_are_numbered_and_those_near_each_other_stand_in_two_rows() -> None:
    events = (day("2018-07-01"), day("2018-07-20"), day("2019-06-01"))
    (drawn,) = chart(series("2018,1\n2019,2"), events=events).panels
    assert [(mark.number, mark.row) for mark in drawn.marks] == [(1, 0), (2, 1), (3, 0)]
    assert drawn.top == 2 * 20 + 18


def test_where_each_amount_says_its_value_there_is_no_scale() -> None:
    assert panel("2018,10\n2019,20").scale == ()
    crowded = panel("\n".join(f"{year},{year}" for year in range(1980, 2020)))
    assert [label.text for label in crowded.scale][:2] == ["0", "1000"]
    assert crowded.gutter > 0


def test_six_hundred_months_are_a_line_that_says_its_last_highest_lowest_and_first() -> None:
    table = "\n".join(
        f"{1970 + month // 12}-{month % 12 + 1:02},{1000 + month * 37 % 101}" for month in range(600)
    )
    drawn = panel(table, "monthly")
    assert len(joined(drawn)) == 599
    assert drawn.dots == ()
    assert 1 <= len(drawn.labels) <= 4


def test_equal_amounts_are_as_high() -> None:
    assert len({column.y for column in panel("2018,5\n2019,5\n2020,5").columns}) == 1
    assert panel("2018,0\n2019,0").columns[0].height == 0


def edges(label: Label, width: float) -> tuple[float, float]:
    """Return where a label begins and ends in a drawing so many pixels wide."""
    words, place = width_of(label.text), label.x * width / 100
    start = place - {"start": 0, "middle": words / 2, "end": words}[label.anchor]
    return start, start + words


def overlapping(labels: tuple[Label, ...], width: float, *, wide: bool) -> list[tuple[str, str]]:
    """Return the labels that overlap at a width."""
    shown = [label for label in labels if wide or not label.wide_only]
    return [
        (one.text, other.text)
        for one, other in combinations(shown, 2)
        if abs(one.y - other.y) < LINE - 1
        and edges(one, width)[0] < edges(other, width)[1]
        and edges(other, width)[0] < edges(one, width)[1]
    ]


AMOUNTS = st.lists(
    st.tuples(
        st.integers(1990, 2030),
        st.decimals(-1_000_000, 1_000_000, places=2, allow_nan=False, allow_infinity=False),
    ),
    min_size=1,
    max_size=50,
)


@settings(deadline=None)
@given(AMOUNTS)
def test_no_words_stand_on_others_at_any_width(amounts: list[tuple[int, object]]) -> None:
    drawn = panel("\n".join(f"{year},{number}" for year, number in amounts))
    words = (*drawn.labels, *(tick.upper for tick in drawn.times))
    for width, wide in ((224.0, False), (300.0, False), (WIDE, True), (700.0, True)):
        assert overlapping(words, width, wide=wide) == []
    assert all(column.x >= -0.01 and column.x + column.width <= 100.01 for column in drawn.columns)
    assert all(drawn.top - 0.01 <= c.y and c.y + c.height <= drawn.bottom + 0.01 for c in drawn.columns)
