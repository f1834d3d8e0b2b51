"""A style sheet is divided so that each half holds whole rules, and nothing asks for what it has lost."""

from __future__ import annotations

import pytest

from dispute_briefings.mkdocs_plugin.style_rules import (
    classes_of,
    divided,
    required_classes,
    without_unused_properties,
)


def is_common(selector: str) -> bool:
    """Whether a selector needs no other class than `a`."""
    return required_classes(selector) <= {"a"}


@pytest.mark.parametrize(
    ("written", "needed", "rest"),
    [
        (".a{b:c}.d{e:f}", ".a{b:c}", ".d{e:f}"),
        (".a,.d,p{b:c}", ".a,p{b:c}", ".d{b:c}"),
        ("@media print{.a{b:c}.d{e:f}}", "@media print{.a{b:c}}", "@media print{.d{e:f}}"),
        ("@media print{.d{e:f}}", "", "@media print{.d{e:f}}"),
        ('@charset "UTF-8";.d{e:f}', '@charset "UTF-8";', ".d{e:f}"),
        ("@keyframes d{from{e:f}to{e:g}}.a{b:c}", "@keyframes d{from{e:f}to{e:g}}.a{b:c}", ""),
        ('.a{b:url("x,{};.d")}.d{e:f}', '.a{b:url("x,{};.d")}', ".d{e:f}"),
        (r".a{content:'\'}'}.d{e:f}", r".a{content:'\'}'}", ".d{e:f}"),
        (".a:is(.x,.d){b:c}", ".a:is(.x,.d){b:c}", ""),
    ],
)
def test_each_rule_goes_where_its_selectors_belong(written: str, needed: str, rest: str) -> None:
    assert divided(written, is_common) == (needed, rest)


@pytest.mark.parametrize(
    ("selector", "classes"),
    [
        (".a .b>p", {"a", "b"}),
        (".a:not(.b)", {"a"}),
        (":is(.a,.b) .c", {"c"}),
        ('[title=".x"] .a:nth-child(2n):has(.b:not(.c))', {"a"}),
        ("html:not([data-x]) p", set()),
    ],
)
def test_a_selector_needs_the_classes_outside_of_brackets(selector: str, classes: set[str]) -> None:
    assert required_classes(selector) == classes


def test_classes_are_those_of_selectors_alone() -> None:
    assert classes_of('.a{b:url(x.d)}@media print{.c:not(.e)[f=".g"]{h:.5s}}@keyframes i{50.5%{j:k}}') == {
        "a",
        "c",
        "e",
    }


def test_a_property_stays_that_something_asks_for_be_it_by_way_of_another() -> None:
    written = ":root{--a:1;--b:var(--c);--c:2;--d:3;color:red}p{x:var(--b)}"
    kept, unused = without_unused_properties(written, "q{y:var( --d , 0)}")
    assert kept == ":root{--b:var(--c);--c:2;--d:3;color:red}p{x:var(--b)}"
    assert unused == ":root{--a:1}"
