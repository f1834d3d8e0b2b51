"""The scale: round numbers that hold every value, columns always from nought."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dispute_briefings.views.chart.scale import scale_over

NUMBERS = st.lists(
    st.decimals(min_value=-(10**30), max_value=10**30, allow_nan=False, allow_infinity=False, places=10),
    min_size=1,
    max_size=30,
)


@pytest.mark.parametrize(
    ("numbers", "ticks"),
    [
        (["3378", "0"], "0 1000 2000 3000 4000"),
        (["36.34", "9.38"], "0 10 20 30 40"),
        (["0.588"], "0.0 0.2 0.4 0.6"),
        (["7"], "0 2 4 6 8"),
        (["-3", "5"], "-4 -2 0 2 4 6"),
        (["-1"], "-1.00 -0.75 -0.50 -0.25 0.00"),
        (["0", "0"], "0.00 0.25 0.50 0.75 1.00"),
        (["5", "5", "5"], "0 2 4 6"),
        (["38339"], "0 10000 20000 30000 40000"),
        (["0.00004"], "0 0.00001 0.00002 0.00003 0.00004"),
        (["123456789012345678901234567890"], "0 5E28 1E29 1.5E29"),
    ],
)
def test_columns_stand_on_nought(numbers: list[str], ticks: str) -> None:
    scale = scale_over(map(Decimal, numbers), from_nought=True)
    assert list(scale.ticks) == [Decimal(tick) for tick in ticks.split()]
    assert scale.base == 0


def test_a_flat_line_far_from_nought_has_a_scale_of_its_own() -> None:
    assert scale_over([Decimal(1100), Decimal(1180)], from_nought=False).ticks[0] == 1100
    assert scale_over([Decimal(110), Decimal(1180)], from_nought=False).ticks[0] == 0


def test_a_number_of_a_scale_is_written_without_an_exponent() -> None:
    ticks = scale_over([Decimal(38339)], from_nought=True).ticks
    assert [str(tick) for tick in ticks] == ["0", "10000", "20000", "30000", "40000"]


@given(NUMBERS, st.booleans())
def test_every_number_stands_on_its_scale(numbers: list[Decimal], from_nought: bool) -> None:
    scale = scale_over(numbers, from_nought=from_nought)
    assert all(-1e-9 <= scale.share(number) <= 1 + 1e-9 for number in numbers)
    assert scale.low < scale.high
    assert 2 <= len(scale.ticks) <= 8
    assert scale.low <= scale.base <= scale.high
