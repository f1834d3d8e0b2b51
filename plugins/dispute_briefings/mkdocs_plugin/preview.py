"""A preview that survives: whatever a build does, the last good site is served, with the problems."""

from __future__ import annotations

import logging
import os
import stat
import tempfile
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

import mkdocs.commands.serve as stock
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import MkDocsException
from mkdocs.livereload import LiveReloadServer
from watchdog.observers.polling import PollingObserverVFS

from dispute_briefings.mkdocs_plugin import panel
from dispute_briefings.mkdocs_plugin.exchange import exchange
from dispute_briefings.mkdocs_plugin.failures import problems_of
from dispute_briefings.mkdocs_plugin.logs import LOG_NAME, heard, tell
from dispute_briefings.mkdocs_plugin.run import Run, Termination
from dispute_briefings.mkdocs_plugin.sources import config_file
from dispute_briefings.problems import Problem

log = logging.getLogger(LOG_NAME)

_POLLING_SECONDS = 0.5  # as MkDocs


@dataclass(frozen=True, kw_only=True, slots=True)
class Report:
    """How the latest build went.

    `stale`: it failed, so what is served is older than the content. `empty`: none has succeeded
    yet, so nothing is served.
    """

    problems: tuple[Problem, ...] = ()
    stale: bool = False
    empty: bool = True


class Preview(Run):
    """The run of ``mkdocs serve``.

    MkDocs lets its first build end the server, and waits for ever after a later one has failed.
    Its `on_serve` comes after the first build, so the build and the server that `mkdocs serve`
    uses are replaced before it, in its module, and given back at the end.
    """

    def __init__(self) -> None:
        self.report = Report()
        self._stock = {name: vars(stock)[name] for name in ("build", "LiveReloadServer")}
        self._config_file = Path("mkdocs.yml")
        self._docs = Path()
        vars(stock).update(build=self._surviving_build, LiveReloadServer=partial(PreviewServer, preview=self))
        self._termination = Termination(lambda _: KeyboardInterrupt())

    def finish(self) -> None:
        """Give MkDocs its own build and server back."""
        vars(stock).update(self._stock)
        self._termination.release()

    def watch(self, server: LiveReloadServer, paths: Iterable[Path]) -> LiveReloadServer:
        """Let the server watch paths beside those that MkDocs knows, and return it."""
        for path in paths:
            server.watch(str(path))
        return server

    def judge(self, problems: Sequence[Problem]) -> None:
        """Tell problems of pages; the pages are shown, with the problems in their places."""
        tell(problems)

    def guarded(self, builder: Callable[[], None]) -> Callable[[], None]:
        """Return the builder for later builds, which also reads mkdocs.yml again, as one that never fails."""

        def build() -> None:
            with heard() as records:
                try:
                    builder()
                except (Exception, SystemExit) as error:
                    self._note(error, records)

        return build

    def _surviving_build(self, config: MkDocsConfig, **options: Any) -> None:
        self._config_file, self._docs = config_file(config), Path(config.docs_dir)
        with heard() as records:
            try:
                self._build_aside(config, **options)
            except (Exception, SystemExit) as error:
                self._note(error, records)
            else:
                self._note(None, records)

    def _build_aside(self, config: MkDocsConfig, *, dirty: bool = False, **options: Any) -> None:
        """Build beside the folder that is served, and exchange the two at the end.

        A dirty build happens in place: it lives from what is there.
        """
        if dirty:
            self._stock["build"](config, dirty=True, **options)
            return
        served = self.place = Path(config.site_dir)
        with tempfile.TemporaryDirectory(prefix=f"{served.name}-", dir=served.parent) as beside:
            new = Path(beside, "new")
            new.mkdir()
            config.site_dir = str(new)
            try:
                self._stock["build"](config, **options)
            finally:
                config.site_dir = str(served)
            exchange(new, served, aside=Path(beside, "old"))

    def _note(self, error: BaseException | None, records: list[logging.LogRecord]) -> None:
        problems = problems_of(error, records, config_file=self._config_file, docs=self._docs)
        stale = error is not None
        self.report = Report(problems=problems, stale=stale, empty=stale and self.report.empty)
        if error is None:
            return
        if not isinstance(error, MkDocsException):
            log.error("The build failed.", exc_info=error)
        log.error("The preview goes on%s.", "" if self.report.empty else " with the last good site")


class PreviewServer(LiveReloadServer):
    """MkDocs' live reload server, which puts the problems of the latest build on every page."""

    def __init__(self, builder: Callable[[], None], *args: Any, preview: Preview, **options: Any) -> None:
        super().__init__(preview.guarded(builder), *args, **options)
        self.observer = PollingObserverVFS(  # type: ignore[assignment]  # a sibling with the same methods
            _stat_without_folder_links, os.scandir, polling_interval=_POLLING_SECONDS
        )
        self._preview = preview
        self._given_builder = builder

    def watch(self, path: str, func: Callable[[], None] | None = None, *, recursive: bool = True) -> None:
        """Watch a path. `func` is the builder that plugins are given, or nothing."""
        known = func is None or func is self._given_builder
        super().watch(path, None if known else func, recursive=recursive)  # type: ignore[arg-type]

    def serve_request(self, environ: dict[str, Any], start_response: Callable[..., Any]) -> Iterable[bytes]:
        """Answer as MkDocs does, with the panel in each HTML page.

        The report is read after the page, so that it is as new as the version that the page's
        live reload script waits to be replaced.
        """
        epoch = self._visible_epoch
        started: list[Any] = []
        body = super().serve_request(environ, lambda *answer: started.extend(answer[:2]))
        status, headers = started
        report = self._preview.report
        if not _is_html(headers) or not report.problems:
            start_response(status, headers)
            return body
        missing = not status.startswith("200")
        if missing and report.empty:
            status = "503 Service Unavailable"
            content = panel.page(report.problems).encode()
        else:
            content = _with_panel(_whole(body), report)
        if missing and self._watched_paths:  # MkDocs puts its script into existing pages only
            content = self._inject_js_into_html(content, epoch)  # type: ignore[no-untyped-call]
        start_response(
            status,
            [("Content-Type", "text/html; charset=utf-8"), ("Content-Length", str(len(content)))],
        )
        return [content]


def _stat_without_folder_links(path: str) -> os.stat_result:
    """Return the state of a file, and of a link to a folder as the link that it is.

    MkDocs' observer enters linked folders. With a few links that loop, it never finishes its first
    look, never sees the loop mended, and keeps the process from ending. What a link inside the
    content leads to is watched in its own place.
    """
    found = os.lstat(path)
    if not stat.S_ISLNK(found.st_mode):
        return found
    target = Path(path).stat()
    return found if stat.S_ISDIR(target.st_mode) else target


def _is_html(headers: Iterable[tuple[str, str]]) -> bool:
    return any(name.lower() == "content-type" and value.startswith("text/html") for name, value in headers)


def _whole(body: Iterable[bytes]) -> bytes:
    """Return a response in one piece, and close it as a server would."""
    try:
        return b"".join(body)
    finally:
        if hasattr(body, "close"):
            body.close()


def _with_panel(content: bytes, report: Report) -> bytes:
    before, end, after = content.rpartition(b"</body>")
    if not end:
        before, after = content, b""
    return before + panel.panel(report.problems, stale=report.stale).encode() + end + after
