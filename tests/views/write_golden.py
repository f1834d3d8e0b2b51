"""Writes the golden files that are missing: `python -m tests.views.write_golden`."""

from __future__ import annotations

from tests.views.test_golden import EMPTY, GOLDEN, RULES, TRANSLATED, drawn_by

if __name__ == "__main__":
    GOLDEN.mkdir(exist_ok=True)
    for rule in (*RULES, *TRANSLATED, *EMPTY):
        path = GOLDEN / f"{rule}.html"
        if not path.exists():
            path.write_text(drawn_by(rule), encoding="utf-8")
