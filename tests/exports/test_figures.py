"""A figure as CSV: every report a line, gaps kept, no formulae."""

from __future__ import annotations

import csv
import io
from pathlib import Path

import pytest
from tests.sample_site import book_of, copy_sample, write_sheet

from dispute_briefings.exports.figures import csv_of
from dispute_briefings.facts.model import Figure


def test_the_exports_of_the_sample(tmp_path: Path) -> None:
    figure = book_of(copy_sample(tmp_path)).record("salt-exports", Figure)
    assert csv_of(figure) == (
        "period,value,low,high,unit,rank,sources,note\n"
        "2029,1500,,,tonnes,normal,northland-order,\n"
        "2030,,,,tonnes,,,\n"
        "2031,900.5,,,tonnes,normal,northland-order;salt-institute,\n"
        "2031,910,,,tonnes,normal,gazette-of-southland,\n"
        "2032,0,,,tonnes,normal,northland-order,\n"
    )


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
