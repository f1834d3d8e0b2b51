"""Python's collector is let run seldom, and not never."""

from __future__ import annotations

import gc

from dispute_briefings.mkdocs_plugin.collecting import collect_seldom


def test_the_collector_runs_for_many_new_values() -> None:
    before = gc.get_threshold()
    try:
        collect_seldom()
        assert gc.isenabled()
        assert gc.get_threshold()[0] > 10_000
    finally:
        gc.set_threshold(*before)
