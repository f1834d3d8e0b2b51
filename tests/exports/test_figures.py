"""A figure as CSV and JSON: every report is there, gaps are kept, no formulae."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest
from tests.sample_site import book_of, copy_sample, write_sheet

from dispute_briefings.exports.figures import csv_of, files_of_figures, json_of
from dispute_briefings.facts.model import Figure


def test_the_exports_of_the_sample(tmp_path: Path) -> None:
    figure = book_of(copy_sample(tmp_path)).record("salt-exports", Figure)
    assert csv_of(figure) == (
        "period,value,low,high,approx,unit,rank,why,sources,note\n"
        "2029,1500,,,,tonnes,normal,,northland-order,\n"
        "2030,,,,,tonnes,,,,\n"
        "2031,900.5,,,,tonnes,normal,,northland-order;salt-institute,\n"
        "2031,910,,,,tonnes,normal,,gazette-of-southland,\n"
        "2032,0,,,,tonnes,normal,,northland-order,\n"
    )


def test_the_data_of_the_sample(tmp_path: Path) -> None:
    book = book_of(copy_sample(tmp_path))
    data = json.loads(json_of(book.record("salt-exports", Figure), book))
    sources = {source["id"]: source for source in data.pop("sources")}
    points = data.pop("points")
    assert data == {
        "id": "salt-exports",
        "title": "Exports of salt to Southland",
        "unit": "tonnes",
        "frequency": "annual",
        "measured_by": ["northland"],
        "method": "Weighed at the port.",
        "caveat": "Excludes sea salt.",
        "comparable": True,
        "materials": ["rock-salt"],
        "mark_events": ["quota-in-force"],
        "mirror": "salt-imports",
        "as_of": "2032-06-30",
    }
    assert points[1] == {"period": "2030", "reports": []}
    assert points[2]["reports"] == [
        {"value": "900.5", "rank": "normal", "sources": ["northland-order", "salt-institute"]},
        {"value": "910", "rank": "normal", "sources": ["gazette-of-southland"]},
    ]
    cited = {ref for point in points for report in point["reports"] for ref in report["sources"]}
    assert cited <= sources.keys()
    assert sources["northland-order"]["publisher"]


def test_every_figure_has_its_files(tmp_path: Path) -> None:
    files = files_of_figures(book_of(copy_sample(tmp_path)))
    assert sorted(files) == [
        f"figures/{name}.{kind}" for name in ("salt-exports", "salt-imports") for kind in ("csv", "json")
    ]


@pytest.mark.parametrize("note", ["=1+1", "+1", "-1", "@SUM(A1)", "a, b", 'say "x"'])
def test_a_note_is_text_in_a_spreadsheet(tmp_path: Path, note: str) -> None:
    site = copy_sample(tmp_path)
    written = io.StringIO()
    csv.writer(written).writerows(
        [["period", "value", "sources", "note"], ["2029", "1", "northland-order", note]]
    )
    write_sheet(site, "salt-quota/figures/salt-imports.csv", written.getvalue())
    table = csv_of(book_of(site).record("salt-imports", Figure))
    (row,) = csv.DictReader(io.StringIO(table))
    assert row["note"].lstrip("'") == note
    assert not row["note"].startswith(("=", "+", "-", "@"))
