"""Python's collector is let run seldom, and not never."""

from __future__ import annotations

import gc
import weakref

from dispute_briefings.mkdocs_plugin.collecting import collect_seldom, put_aside


def test_the_collector_runs_for_many_new_values() -> None:
    before = gc.get_threshold()
    try:
        collect_seldom()
        assert gc.isenabled()
        assert gc.get_threshold()[0] > 10_000
    finally:
        gc.set_threshold(*before)


class Ring:
    """Something that refers to itself."""

    def __init__(self) -> None:
        self.again = self


def test_what_is_left_is_put_aside_until_the_next_time() -> None:
    ring = Ring()
    gone = weakref.ref(ring)
    try:
        put_aside()
        assert gc.get_freeze_count()
        del ring
        gc.collect()
        assert gone() is not None  # it was put aside, and is not looked at
        put_aside()
        assert gone() is None
    finally:
        gc.unfreeze()
