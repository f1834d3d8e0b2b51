"""Values in their places in HTML: as MarkupSafe fills them in, and numbers with the digits they came with."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markupsafe import Markup

from dispute_briefings.views.filling import filled
from dispute_briefings.views.values import number_in

VALUES = st.text() | st.builds(Markup, st.text()) | st.integers() | st.none()


@given(VALUES, VALUES)
def test_values_are_escaped_as_markupsafe_escapes_them(one: object, other: object) -> None:
    form = '<a href="{}" title="{other}">{{&amp;}}</a>'
    html = filled(form, one, other=other)
    assert html == Markup(form).format(one, other=other)
    assert isinstance(html, Markup)


@pytest.mark.parametrize("digits", ["1", "1.0", "1.00", "-0", "0", "1E+3", "1000"])
def test_equal_numbers_keep_their_own_digits(digits: str) -> None:
    expected = {"1E+3": "1,000", "1000": "1,000"}
    assert number_in("en", Decimal(digits)) == expected.get(digits, digits)
