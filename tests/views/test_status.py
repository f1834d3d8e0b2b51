"""How much of a dispute holds stands first, in a sentence that counts as people do."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.sample_site import book_of, copy_sample
from tests.views.drawing_room import draw, parsed, setting_of, text_of


@pytest.mark.parametrize(
    ("ended", "verdict"),
    [
        ((True, True), "Nothing listed here is in force or under way as of 30 Jun 2032."),
        ((False, True), "1 of the 2 listed here is in force or under way as of 30 Jun 2032."),
        ((False, False), "Both of those listed here are in force or under way as of 30 Jun 2032."),
    ],
)
def test_of_two(tmp_path: Path, ended: tuple[bool, bool], verdict: str) -> None:
    site = copy_sample(tmp_path)
    folder = site / "content" / "fact_sheets" / "salt-quota"
    for name, last, is_over in zip(("measures", "proceedings"), ("ended", "withdrawn"), ended, strict=True):
        sheet = folder / f"{name}.yml"
        lines = sheet.read_text(encoding="utf-8").splitlines(keepends=True)
        kept = [line for line in lines if is_over or f"{{status: {last}," not in line]
        sheet.write_text("".join(kept), encoding="utf-8")
    drawn = draw("status", {"dispute": "salt-quota", "dates": "short"}, setting_of(book_of(site)))
    first = parsed(str(drawn.html)).find("p/strong")
    assert first is not None
    assert text_of(first) == verdict
