"""A preview that survives: whatever a build does, the last good site is served, with the problems."""

from __future__ import annotations

import logging
import os
import shutil
import tempfile
import threading
import time
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

import mkdocs.commands.serve as stock
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import MkDocsException
from mkdocs.livereload import LiveReloadServer

from dispute_briefings.mkdocs_plugin import panel
from dispute_briefings.mkdocs_plugin.exchange import exchange
from dispute_briefings.mkdocs_plugin.failures import problems_of
from dispute_briefings.mkdocs_plugin.logs import LOG_NAME, heard, tell
from dispute_briefings.mkdocs_plugin.run import SEARCH_FOLDER, Index, Run, Termination
from dispute_briefings.mkdocs_plugin.sources import config_file
from dispute_briefings.mkdocs_plugin.watching import Watching
from dispute_briefings.problems import Problem

log = logging.getLogger(LOG_NAME)

# An editor saves a file in several steps, at once.
_SETTLING_SECONDS = 0.02
_MOST_LOOKED_AT = 8


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

    def __init__(self, show_first: Callable[[str, Path], bool] = lambda _, __: False) -> None:
        """Begin.

        Args:
            show_first: makes the page at an address of the site anew, in the folder that is served; it
                returns whether that went well.
        """
        self.report = Report()
        self._first = show_first
        self._indexing: threading.Thread | None = None
        self._index: Index | None = None
        self._unfinished: Index | None = None
        self._stock = {name: vars(stock)[name] for name in ("build", "LiveReloadServer")}
        self._config_file = Path("mkdocs.yml")
        self._docs = Path()
        vars(stock).update(build=self._surviving_build, LiveReloadServer=partial(PreviewServer, preview=self))
        self._termination = Termination(lambda _: KeyboardInterrupt())

    def finish(self) -> None:
        """Give MkDocs its own build and server back."""
        self._end_indexing()
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

    def show_first(self, address: str) -> bool:
        """Make the page that is being looked at before all others; return whether it is served."""
        if self.place is None or self.report.stale:
            return False
        try:
            return self._first(address, self.place)
        except (Exception, SystemExit) as error:
            # The whole build tells what is wrong, and with its place.
            log.debug("The page could not be shown first.", exc_info=error)
            return False

    def keep_index(self, index: Index, folder: Path) -> None:
        """Write the index when the pages are served; until then, search finds what it found before."""
        self._index = index
        before = self.place / SEARCH_FOLDER if self.place is not None else None
        if before is not None and before.is_dir():
            shutil.copytree(before, folder, copy_function=os.link, dirs_exist_ok=True)

    def _begin_indexing(self) -> None:
        index, place, self._index = self._index, self.place, None
        if index is not None and place is not None:
            self._unfinished = index
            self._indexing = threading.Thread(
                target=self._write_index, args=(index, place / SEARCH_FOLDER), daemon=True
            )
            self._indexing.start()

    def _write_index(self, index: Index, folder: Path) -> None:
        """Put an index in its place; one that was ended before leaves what is there."""
        try:
            folder.parent.mkdir(parents=True, exist_ok=True)
            with tempfile.TemporaryDirectory(prefix="search-", dir=folder.parent) as beside:
                new = Path(beside, "new")
                index.finish(new)
                exchange(new, folder, aside=Path(beside, "old"))
        except (MkDocsException, OSError) as error:
            log.debug("Search finds what it found before: %s", error)
        finally:
            self._unfinished = None
            index.close()

    def _end_indexing(self) -> None:
        """End an index that is not finished: what it is of is about to change."""
        for index in (self._index, self._unfinished):
            if index is not None:
                index.close()
        thread, self._indexing, self._index = self._indexing, None, None
        if thread is not None:
            thread.join()

    def _build_aside(self, config: MkDocsConfig, *, dirty: bool = False, **options: Any) -> None:
        """Build beside the folder that is served, and exchange the two at the end.

        A dirty build happens in place: it lives from what is there.
        """
        if dirty:
            self._stock["build"](config, dirty=True, **options)
            return
        self._end_indexing()
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
        self._begin_indexing()

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
    """MkDocs' live reload server, which puts the problems of the latest build on every page.

    The page that is being looked at comes first: it is shown as soon as it is made, and a browser loads it
    again only if the whole build turns out another one.
    """

    def __init__(self, builder: Callable[[], None], *args: Any, preview: Preview, **options: Any) -> None:
        super().__init__(preview.guarded(builder), *args, **options)
        self.build_delay = _SETTLING_SECONDS
        self.observer = Watching()  # type: ignore[assignment]  # with the methods that are called
        self._preview = preview
        self._given_builder = builder
        self._looked_at: dict[str, None] = {}

    def watch(self, path: str, func: Callable[[], None] | None = None, *, recursive: bool = True) -> None:
        """Watch a path. `func` is the builder that plugins are given, or nothing."""
        if not (func is None or func is self._given_builder):
            raise TypeError("no other function can be called than the builder")
        path = os.path.abspath(path)  # noqa: PTH100 - `resolve` would name the target of a link
        self._watched_paths[path] = self._watched_paths.get(path, 0) + 1
        if self._watched_paths[path] == 1:
            watching: Any = self.observer
            self._watch_refs[path] = watching.watch(path, self._changed, recursive=recursive)

    def _changed(self, path: str) -> None:
        log.debug("Changed: %s", path)
        with self._rebuild_cond:
            self._want_rebuild = True
            self._rebuild_cond.notify_all()

    def _build_loop(self) -> None:
        while self._wait_for_changes():
            with self._epoch_cond:
                self._wanted_epoch = max(_now(), self._wanted_epoch + 1)
            shown = self._preview.show_first(next(reversed(self._looked_at), ""))
            before = self._seen()
            if shown:
                self._show()
            self.builder()
            if not shown or self._seen() != before:
                with self._epoch_cond:
                    self._wanted_epoch = max(_now(), self._wanted_epoch + 1 if shown else 0)
                self._show()

    def _wait_for_changes(self) -> bool:
        """Return when something has changed and nothing does any more; False when it is time to end."""
        with self._rebuild_cond:
            # With breaks, as MkDocs': Ctrl-C is not heard during a wait on Windows.
            while not self._rebuild_cond.wait_for(
                lambda: self._want_rebuild or self._shutdown, timeout=self.shutdown_delay
            ):
                pass
            if self._shutdown:
                return False
            log.info("Detected file changes")
            while self._rebuild_cond.wait(timeout=self.build_delay):
                pass
            self._want_rebuild = False
            return True

    def _show(self) -> None:
        with self._epoch_cond:
            log.info("Reloading browsers")
            self._visible_epoch = self._wanted_epoch
            self._epoch_cond.notify_all()

    def _seen(self) -> tuple[object, ...]:
        """What is to be seen on the pages that are being looked at."""
        return self._preview.report, *(self._content(path) for path in tuple(self._looked_at))

    def _content(self, path: str) -> bytes | None:
        try:
            return Path(self.root, path, "index.html" if path.endswith("/") or not path else "").read_bytes()
        except OSError:
            return None

    def _note_looked_at(self, environ: dict[str, Any]) -> None:
        """Note from which page a browser waits for a new version; the latest is the last."""
        path = urlsplit(environ.get("HTTP_REFERER", "")).path
        if environ["PATH_INFO"].startswith("/livereload/") and path.startswith(self.mount_path):
            below = unquote(path[len(self.mount_path) :])
            self._looked_at.pop(below, None)
            self._looked_at[below] = None
            while len(self._looked_at) > _MOST_LOOKED_AT:
                self._looked_at.pop(next(iter(self._looked_at)))

    def serve_request(self, environ: dict[str, Any], start_response: Callable[..., Any]) -> Iterable[bytes]:
        """Answer as MkDocs does, with the panel in each HTML page.

        The report is read after the page, so that it is as new as the version that the page's
        live reload script waits to be replaced.
        """
        self._note_looked_at(environ)
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


def _now() -> int:
    return round(time.monotonic() * 1000)  # as MkDocs


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
