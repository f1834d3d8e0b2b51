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


def put_aside() -> None:
    """Let the collector look through everything, and then no more at what is left until this is called again.

    What a preview has made stays. To look through it takes longer than to make the page that somebody is
    looking at, so it is done while nobody waits.
    """
    gc.unfreeze()
    gc.collect()
    gc.freeze()
