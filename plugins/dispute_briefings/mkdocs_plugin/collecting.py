"""How often Python looks for what only refers to itself."""

from __future__ import annotations

import gc

_NEW_VALUES = 20_000


def collect_seldom() -> None:
    """Let Python's cyclic collector run for twenty thousand new values, and not for seven hundred.

    The pages of a site stay until its build is over: to go through all of them again and again takes a
    twentieth of the build, and finds nothing.
    """
    gc.set_threshold(_NEW_VALUES)
