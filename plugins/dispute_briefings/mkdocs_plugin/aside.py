"""Something that is done in a copy of the process that builds, beside what this one goes on with."""

from __future__ import annotations

import os
import signal
from collections.abc import Callable
from contextlib import suppress

from dispute_briefings.mkdocs_plugin.incremental.workers import be_silent, helping


class Aside:
    """A copy at work; what it changes in memory is lost, what it writes stays."""

    def __init__(self, process: int) -> None:
        self.process = process

    @classmethod
    def begun(cls, number: int, work: Callable[[], object]) -> Aside | None:
        """Begin to do what consists of a number of things; None where that is not worth it, or impossible."""
        if not helping(number):
            return None
        try:
            process = os.fork()
        except OSError:  # none can be had
            return None
        if process:
            return cls(process)
        try:  # from here on in the copy, which never returns
            be_silent()
            work()
        finally:
            os._exit(0)

    def end(self) -> None:
        """End it, whatever it is doing."""
        with suppress(ProcessLookupError, ChildProcessError):
            os.kill(self.process, signal.SIGKILL)
            os.waitpid(self.process, 0)
