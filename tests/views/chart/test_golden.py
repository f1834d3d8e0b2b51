"""What a chart looks like, rule by rule: golden/<rule>.html is the specification.

A file changes only on purpose: delete it, run these tests with GOLDEN=write, and read the difference.
"""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from tests.views.chart.figures import figure_of
from tests.views.drawing_room import book, draw, setting_of

from dispute_briefings.facts.book import FactBook
from dispute_briefings.facts.model import Figure

GOLDEN = Path(__file__).parent / "golden"

RULES: dict[str, Figure] = {
    "years-are-columns-that-say-their-value": figure_of("2018,1500\n2019,900.5\n2020,0"),
    "months-are-a-line-that-no-gap-is-crossed-by": figure_of(
        "2019-01,4\n2019-02,5\n2019-03,3\n2019-05,1", "monthly"
    ),
    "a-long-gap-is-cut-out-and-named": figure_of("2002,10\n2018,40\n2019,30"),
    "reports-that-differ-are-all-drawn": figure_of("2018,30\n2018,25\n2019,20\n2019,2,,,deprecated"),
    "a-range-from-low-to-high-and-about-so-much": figure_of("2018,,3,5\n2019,8,,,,true"),
    "what-is-no-whole-year-is-pale": figure_of("2018,12\n2019-01/2019-11,10"),
    "an-event-has-a-number-and-its-name-stands-below": figure_of(
        "2018,12\n2019,10\n2020,8", mark_events=["licences-start", "case-goes-on"]
    ),
    "points-that-do-not-compare-are-a-table-alone": figure_of("2018,12\n2019,10", chart=False),
}

# Drawn on a page in another language.
TRANSLATED: dict[str, tuple[Figure, str]] = {
    "months-in-korean": (figure_of("2019-01,4000\n2019-02,5\n2019-03,3\n2019-05,1", "monthly"), "ko"),
    "quarters-in-japanese": (figure_of("2019-Q1,4\n2019-Q3,5", "quarterly"), "ja"),
}


def drawn_by(rule: str) -> str:
    """Return the figure of a rule as a page other than its own shows it in brief."""
    figure, language = TRANSLATED.get(rule) or (RULES[rule], "en")
    with_figure = FactBook(records=(*book().records, figure), vocabulary=book().vocabulary)
    return draw("figure", {"id": figure.id, "form": "brief"}, setting_of(with_figure, language=language)).html


@pytest.mark.parametrize("rule", [*RULES, *TRANSLATED])
def test_a_chart_is_drawn_as_its_rule_shows(rule: str) -> None:
    path = GOLDEN / f"{rule}.html"
    html = drawn_by(rule)
    if os.environ.get("GOLDEN") == "write" and not path.exists():
        path.parent.mkdir(exist_ok=True)
        path.write_text(html, encoding="utf-8")
    assert html == path.read_text(encoding="utf-8")


def test_every_golden_file_has_its_rule() -> None:
    assert {path.stem for path in GOLDEN.iterdir()} == {*RULES, *TRANSLATED}
