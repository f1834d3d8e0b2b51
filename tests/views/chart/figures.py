"""Figures made of a few lines, as their CSV files would hold them."""

from __future__ import annotations

import csv
import io
from typing import Any

from dispute_briefings.facts.model import Figure
from dispute_briefings.views.chart import Amount, Chart, Series, Wording, chart_of, series_of
from dispute_briefings.views.chart.time_axis import Stretch


def figure_of(table: str, frequency: str = "annual", unit: str = "tonnes", **fields: Any) -> Figure:
    """Return a figure whose points are lines of ``period,value`` and more of the columns that follow."""
    points: dict[str, list[dict[str, Any]]] = {}
    for row in csv.reader(io.StringIO(table.strip())):
        period, value, low, high, rank, approx = [cell.strip() for cell in row] + [""] * (6 - len(row))
        reports = points.setdefault(period, [])
        report = {"value": value, "low": low, "high": high, "rank": rank, "approx": approx}
        given = {key: cell for key, cell in report.items() if cell}
        if rank == "deprecated":
            given["why"] = "a slip"
        if given:
            reports.append(given)
    written = {
        "id": "tea",
        "title": "Tea",
        "unit": unit,
        "frequency": frequency,
        "measured_by": ["highland"],
        "points": [{"period": period, "reports": reports} for period, reports in points.items()],
        **fields,
    }
    return Figure.model_validate(written)


def series(table: str, frequency: str = "annual", side: int = 0, unit: str = "tonnes") -> Series:
    """Return the series of such a figure."""
    return series_of(figure_of(table, frequency, unit), side)


def chart(*drawn: Series, events: tuple[Stretch, ...] = ()) -> Chart:
    """Return the chart of series, which has one; periods and numbers stand as they are written."""
    found = chart_of(drawn, events, PLAIN)
    assert found is not None
    return found


def _amount(amount: Amount) -> str:
    return f"{amount.low}" if amount.low == amount.high else f"{amount.low}-{amount.high}"


PLAIN = Wording(amount=_amount, number=str, period=lambda period: ("", period.text))
