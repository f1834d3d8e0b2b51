"""One run of MkDocs, from its start to its end, and what a plugin does at its stages."""

from __future__ import annotations

import signal
import threading
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from types import FrameType
from typing import TYPE_CHECKING, Protocol

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort

from dispute_briefings.mkdocs_plugin.logs import tell
from dispute_briefings.problems import Problem, ProblemsFound, Severity, count_line

if TYPE_CHECKING:
    from mkdocs.livereload import LiveReloadServer


SEARCH_FOLDER = "assets/briefings/search"
"""Where the index of search stands on a site."""


class Index(Protocol):
    """An index of search that is not finished."""

    def finish(self, folder: Path, place: Path | None) -> None:
        """Write it into a folder, with what is the same in its place, where it is to stand."""

    def close(self) -> None:
        """End it, written or not."""


class GaveWay(BaseException):
    """Raised where a build ends early, for its input has changed; MkDocs takes no notice of it."""


class Run:
    """A run that changes nothing: MkDocs as a library, whose caller never announces a start or an end."""

    place: Path | None = None
    """The folder of the site that a build replaces, if it builds beside one."""

    def begin(self, config: MkDocsConfig) -> None:
        """Before anything is read or written."""

    def watch(self, server: LiveReloadServer, paths: Iterable[Path]) -> LiveReloadServer:  # noqa: ARG002
        """A server is about to start; return it, or another one in its place."""
        return server

    def complete(self) -> None:
        """Every page is written; what follows may still fail."""

    def keep_index(self, index: Index, folder: Path) -> None:
        """All pages are given to an index, which is to stand in a folder of the site."""
        try:
            index.finish(folder, self.place / SEARCH_FOLDER if self.place is not None else None)
        finally:
            index.close()

    def must_give_way(self) -> bool:
        """Whether a build is to end, for a newer one is waited for."""
        return False

    def judge(self, problems: Sequence[Problem]) -> None:
        """Problems were found while pages were made.

        Raises:
            ProblemsFound: one of them is an error.
        """
        if any(problem.severity is Severity.ERROR for problem in problems):
            raise ProblemsFound(problems)
        tell(problems)

    def fail(self, error: Exception) -> None:
        """A build ended with an exception.

        Raises:
            Abort: the exception carries problems, which are told in place of a traceback.
        """
        if isinstance(error, ProblemsFound):
            tell(error.problems)
            raise Abort(f"{count_line(error.problems)}: the build stops here.") from error

    def finish(self) -> None:
        """The last that happens, after success and failure alike."""


class Termination:
    """Signals that ask a process to end, turned into an exception, so that its `finally` blocks run.

    A signal that the caller has claimed or ignored (nohup) stays as it is; so does every signal
    outside the main thread, where Python lets nobody claim one.
    """

    def __init__(self, exception: Callable[[int], BaseException]) -> None:
        """Claim the signals; `exception` makes what is raised from a signal's number."""
        self.received = False
        self._exception = exception
        self._claimed: list[signal.Signals] = []
        if threading.current_thread() is threading.main_thread():
            for name in ("SIGTERM", "SIGHUP"):
                number = getattr(signal, name, None)
                if number is not None and signal.getsignal(number) is signal.SIG_DFL:
                    signal.signal(number, self._raise)
                    self._claimed.append(number)

    def release(self) -> None:
        """Give the signals back."""
        while self._claimed:
            signal.signal(self._claimed.pop(), signal.SIG_DFL)

    def _raise(self, number: int, _: FrameType | None) -> None:
        self.received = True
        raise self._exception(number)
