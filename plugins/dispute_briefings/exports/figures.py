"""A figure as a table for spreadsheets and programs."""

from __future__ import annotations

import csv
import io
from decimal import Decimal

from dispute_briefings.facts.model import Figure, Point
from dispute_briefings.facts.statements import NumberReport

COLUMNS = ("period", "value", "low", "high", "unit", "rank", "sources", "note")

# A spreadsheet takes a cell that begins so for a formula (OWASP, CSV injection).
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def csv_of(figure: Figure) -> str:
    """Return a figure as CSV: a line for each report, one with no value for a gap.

    Periods are EDTF, numbers have a decimal point and no grouping, sources are ids parted by ``;``.
    """
    written = io.StringIO()
    rows = csv.writer(written, lineterminator="\n")
    rows.writerow(COLUMNS)
    for point in figure.points:
        for report in point.reports or (None,):
            rows.writerow(_row(figure, point, report))
    return written.getvalue()


def _row(figure: Figure, point: Point, report: NumberReport | None) -> list[str]:
    if report is None:
        return [point.period.text, "", "", "", figure.unit, "", "", ""]
    sources = ";".join(citation.ref for citation in (report.sources or figure.sources))
    numbers = (_number(number) for number in (report.value, report.low, report.high))
    return [point.period.text, *numbers, figure.unit, report.rank, sources, _text(report.note or "")]


def _number(number: Decimal | None) -> str:
    return "" if number is None else format(number, "f")


def _text(text: str) -> str:
    return f"'{text}" if text.startswith(_FORMULA) else text
