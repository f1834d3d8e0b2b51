"""MkDocs' log: what we say there, and what is heard there while a build runs."""

from __future__ import annotations

import logging
from collections.abc import Iterable, Iterator
from contextlib import contextmanager

import mkdocs
from mkdocs.config.defaults import MkDocsConfig

from dispute_briefings.problems import Problem, Severity, lines

# ProperDocs, a fork, stands in for the module `mkdocs` and has a log of its own name. Only what is
# logged below that name counts for --strict.
HOST_LOG_NAME = mkdocs.__name__
LOG_NAME = f"{HOST_LOG_NAME}.plugins.briefings"

log = logging.getLogger(LOG_NAME)

_LEVELS = {Severity.ERROR: logging.ERROR, Severity.WARNING: logging.WARNING, Severity.NOTE: logging.INFO}


def tell(problems: Iterable[Problem]) -> None:
    """Log each problem in a line, at the level of its severity; a listener finds it in `record.problem`."""
    told = tuple(problems)
    for problem, line in zip(told, lines(told), strict=True):
        log.log(_LEVELS[problem.severity], "%s", line, extra={"problem": problem})


def let_warnings_count(config: MkDocsConfig) -> None:
    """Let a strict build hear its warnings under -q, which silences the log and so --strict with it."""
    host = logging.getLogger(HOST_LOG_NAME)
    if config.strict and host.level > logging.WARNING:
        host.setLevel(logging.WARNING)


class _Listener(logging.Handler):
    def __init__(self, level: int) -> None:
        super().__init__(level)
        self.records: list[logging.LogRecord] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.records.append(record)


@contextmanager
def heard() -> Iterator[list[logging.LogRecord]]:
    """Yield a list that fills with the warnings and errors of MkDocs and its plugins."""
    listener = _Listener(logging.WARNING)
    host = logging.getLogger(HOST_LOG_NAME)
    host.addHandler(listener)
    try:
        yield listener.records
    finally:
        host.removeHandler(listener)
