"""What to write in the place of what is no number."""

from __future__ import annotations

import pytest

from dispute_briefings.facts.numbers import number_cure


@pytest.mark.parametrize(
    ("written", "cure"),
    [
        ("1,234", "did you mean '1234'?"),
        ("1 234 567.5", "did you mean '1234567.5'?"),
        ("-1'234", "did you mean '-1234'?"),
        ("36,3", "did you mean '36.3'?"),
        ("35.3%", "write 35.3: that it is percent is said by the unit"),
        ("35,3 %", "write 35.3: that it is percent is said by the unit"),
        ("n/a", "leave it empty, or out, where it is not known"),
        ("\u2013", "leave it empty, or out, where it is not known"),
        ("1.000,5", "write digits with a point for decimals and no grouping: 1234.5"),
        ("1,23 4", "write digits with a point for decimals and no grouping: 1234.5"),
        ("many", "write digits with a point for decimals and no grouping: 1234.5"),
    ],
)
def test_the_cure_is_the_number_that_may_be_meant(written: str, cure: str) -> None:
    assert number_cure(written) == cure
