"""A preview that survives: whatever a build does, the last good site is served, with the problems."""

from __future__ import annotations

import logging
import os
import shutil
import tempfile
import threading
from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

import mkdocs.commands.serve as stock
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import MkDocsException
from mkdocs.livereload import LiveReloadServer

from dispute_briefings.mkdocs_plugin.editing import Editing
from dispute_briefings.mkdocs_plugin.exchange import exchange
from dispute_briefings.mkdocs_plugin.failures import problems_of
from dispute_briefings.mkdocs_plugin.logs import LOG_NAME, heard, tell
from dispute_briefings.mkdocs_plugin.preview_server import PreviewServer
from dispute_briefings.mkdocs_plugin.run import SEARCH_FOLDER, GaveWay, Index, Run, Termination
from dispute_briefings.mkdocs_plugin.sources import config_file
from dispute_briefings.problems import Problem

log = logging.getLogger(LOG_NAME)


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

    def __init__(
        self,
        show_first: Callable[[str, Path, Collection[Path]], bool] = lambda *_: False,
        editing: Editing | None = None,
    ) -> None:
        """Begin.

        Args:
            show_first: makes the page at an address of the site anew, in the folder that is served, after
                some paths have changed; it returns whether that went well.
            editing: what is known of where things are written.
        """
        self.report = Report()
        self.is_overtaken: Callable[[], bool] = lambda: False
        self.gave_way = False
        self.editing = editing or Editing()
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

    def must_give_way(self) -> bool:
        """Whether something has changed meanwhile, and a page can be shown at once."""
        return self.is_overtaken()

    def judge(self, problems: Sequence[Problem]) -> None:
        """Tell problems of pages; the pages are shown, with the problems in their places."""
        tell(problems)

    def guarded(self, builder: Callable[[], None]) -> Callable[[], None]:
        """Return the builder for later builds, which also reads mkdocs.yml again, as one that never fails."""

        def build() -> None:
            self.gave_way = False
            with heard() as records:
                try:
                    builder()
                except GaveWay:
                    self.gave_way = True
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

    def show_first(self, address: str, changed: Collection[Path]) -> bool:
        """Make the page that is being looked at before all others; return whether it is served.

        Args:
            address: its address, below that of the site.
            changed: the paths that have changed since the last whole build began, or a page was shown first.
        """
        if self.place is None or self.report.stale:
            return False
        try:
            return self._first(address, self.place, changed)
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
                index.finish(new, folder)
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
