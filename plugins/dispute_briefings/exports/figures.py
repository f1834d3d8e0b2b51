"""A figure for spreadsheets and for programs: a table, and the same with its sources in full."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from dispute_briefings.facts.book import FactBook
from dispute_briefings.facts.model import Figure, Point, Source, Text
from dispute_briefings.facts.statements import NumberReport
from dispute_briefings.views.addresses import data_of, table_of

COLUMNS = ("period", "value", "low", "high", "approx", "unit", "rank", "why", "sources", "note")

# A spreadsheet takes a cell that begins so for a formula (OWASP, CSV injection).
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def files_of_figures(book: FactBook) -> Mapping[str, str]:
    """Return the files of all figures by path: a table and the data of each."""
    files = {}
    for figure in book.of_kind(Figure):
        files[table_of(figure)] = csv_of(figure)
        files[data_of(figure)] = json_of(figure, book)
    return files


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


def json_of(figure: Figure, book: FactBook) -> str:
    """Return a figure as JSON: what is counted, by whom, each point with its reports, and their sources.

    Numbers are strings with the digits that they were given with; a point without a report is a gap.
    """
    reports = [report for point in figure.points for report in point.reports]
    citations = [*figure.sources, *(citation for report in reports for citation in report.sources)]
    cited = dict.fromkeys(citation.ref for citation in citations)
    shown = {
        "id": figure.id,
        "title": _words(figure.title, book),
        "unit": figure.unit,
        "frequency": figure.frequency,
        "measured_by": list(figure.measured_by),
        "method": _words(figure.method, book),
        "caveat": _words(figure.caveat, book),
        "comparable": figure.chart,
        "materials": list(figure.materials),
        "mark_events": list(figure.mark_events),
        "mirror": figure.mirror,
        "confidence": figure.confidence,
        "because": figure.because,
        "as_of": book.as_of(figure).isoformat(),
        "points": [
            {
                "period": point.period.text,
                "reports": [_report(report, figure) for report in point.reports],
            }
            for point in figure.points
        ],
        "sources": [_source(book.record(ref, Source)) for ref in cited],
    }
    return json.dumps(_given(shown), ensure_ascii=False, indent=2) + "\n"


def _row(figure: Figure, point: Point, report: NumberReport | None) -> list[str]:
    if report is None:
        return [point.period.text, "", "", "", "", figure.unit, "", "", "", ""]
    sources = ";".join(citation.ref for citation in (report.sources or figure.sources))
    numbers = (_number(number) for number in (report.value, report.low, report.high))
    return [
        point.period.text,
        *numbers,
        "true" if report.approx else "",
        figure.unit,
        report.rank,
        _text(report.why or ""),
        sources,
        _text(report.note or ""),
    ]


def _report(report: NumberReport, figure: Figure) -> dict[str, Any]:
    numbers = {name: getattr(report, name) for name in ("value", "low", "high")}
    return _given(
        {
            **{name: _number(number) for name, number in numbers.items() if number is not None},
            "approx": report.approx or None,
            "rank": report.rank,
            "why": report.why,
            "note": report.note,
            "sources": [citation.ref for citation in (report.sources or figure.sources)],
        }
    )


def _source(source: Source) -> dict[str, Any]:
    return _given(
        {
            "id": source.id,
            "publisher": source.publisher,
            "title": source.title,
            "published": source.published.text if source.published else None,
            "language": source.language,
            "url": source.url,
        }
    )


def _given(entries: Mapping[str, Any]) -> dict[str, Any]:
    """Return what is known of a mapping."""
    return {key: value for key, value in entries.items() if value is not None}


def _words(text: Text | None, book: FactBook) -> str | None:
    return text.in_language(book.language, book.language)[1] if text is not None else None


def _number(number: Decimal | None) -> str:
    return "" if number is None else format(number, "f")


def _text(text: str) -> str:
    return f"'{text}" if text.startswith(_FORMULA) else text
