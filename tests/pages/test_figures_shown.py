"""Which figures a page shows that shows several."""

from __future__ import annotations

from dispute_briefings.facts.model import Figure
from dispute_briefings.pages.page import shown_once


def figure(name: str, mirror: str | None = None) -> Figure:
    """Return a figure without points."""
    fields = {"title": name, "unit": "tonnes", "frequency": "annual", "measured_by": ["highland"]}
    return Figure.model_validate({"id": name, "mirror": mirror, **fields})


def test_a_flow_that_both_sides_measure_is_shown_once() -> None:
    exports, imports = figure("exports", "imports"), figure("imports", "exports")
    other = figure("other")
    assert list(shown_once([exports, other, imports])) == [exports, other]


def test_a_figure_that_nothing_shows_beside_itself_is_shown() -> None:
    alone, shown_beside = figure("alone"), figure("beside", "alone")
    assert list(shown_once([alone, shown_beside])) == [alone, shown_beside]
