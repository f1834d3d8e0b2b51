"""The server of a preview: the page that is being looked at first, and problems on every page."""

from __future__ import annotations

import logging
import os
import time
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import unquote, urlsplit

from mkdocs.livereload import LiveReloadServer

from dispute_briefings.mkdocs_plugin import panel
from dispute_briefings.mkdocs_plugin.collecting import put_aside
from dispute_briefings.mkdocs_plugin.logs import LOG_NAME
from dispute_briefings.mkdocs_plugin.watching import Watching

if TYPE_CHECKING:
    from dispute_briefings.mkdocs_plugin.preview import Preview
    from dispute_briefings.problems import Position

log = logging.getLogger(LOG_NAME)

# An editor saves a file in several steps, at once.
_SETTLING_SECONDS = 0.02
_MOST_LOOKED_AT = 8

# Beside the site: no page of it has such an address.
_EDIT_FOLDER = "/briefings-preview/"
_PREVIEW_PAGE = Path(__file__).with_name("preview_page")
_EDIT_FILES = {"edit.js": "text/javascript", "edit.css": "text/css"}
_EDIT = (
    f'<link rel="stylesheet" href="{_EDIT_FOLDER}edit.css">\n'
    f'<script src="{_EDIT_FOLDER}edit.js" defer></script>\n'
)


class PreviewServer(LiveReloadServer):
    """MkDocs' live reload server, which puts the problems of the latest build on every page.

    The page that is being looked at comes first: it is shown as soon as it is made, and a browser loads it
    again only if the whole build turns out another one. What is saved while the whole site is built comes
    first too: the build ends, and the next one takes over what it has made.
    """

    def __init__(self, builder: Callable[[], None], *args: Any, preview: Preview, **options: Any) -> None:
        super().__init__(preview.guarded(builder), *args, **options)
        self.build_delay = _SETTLING_SECONDS
        self.observer = Watching()  # type: ignore[assignment]  # with the methods that are called
        self._preview = preview
        self._given_builder = builder
        self._looked_at: dict[str, None] = {}
        self._changes: set[Path] = set()
        self._has_shown = False
        preview.is_overtaken = lambda: self._has_shown and self._want_rebuild

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
            self._changes.add(Path(path))
            self._want_rebuild = True
            self._rebuild_cond.notify_all()

    def _build_loop(self) -> None:
        while (changed := self._wait_for_changes()) is not None:
            with self._epoch_cond:
                self._wanted_epoch = max(_now(), self._wanted_epoch + 1)
            shown = self._has_shown = self._preview.show_first(next(reversed(self._looked_at), ""), changed)
            before = self._seen()
            if shown:
                self._show()
            self.builder()
            if self._preview.gave_way:
                continue
            if not shown or self._seen() != before:
                with self._epoch_cond:
                    self._wanted_epoch = max(_now(), self._wanted_epoch + 1 if shown else 0)
                self._show()

    def _wait_for_changes(self) -> frozenset[Path] | None:
        """Return the paths that have changed, once nothing does any more; None when it is time to end."""
        if not self._want_rebuild:
            put_aside()
        with self._rebuild_cond:
            # With breaks, as MkDocs': Ctrl-C is not heard during a wait on Windows.
            while not self._rebuild_cond.wait_for(
                lambda: self._want_rebuild or self._shutdown, timeout=self.shutdown_delay
            ):
                pass
            if self._shutdown:
                return None
            log.info("Detected file changes")
            while self._rebuild_cond.wait(timeout=self.build_delay):
                pass
            self._want_rebuild = False
            changed = frozenset(self._changes)
            self._changes.clear()
            return changed

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
        """Note a page that a browser loads, or for a new version of which it waits; the latest is the last.

        A page that is loaded in place of another waits with the first one's request.
        """
        path = environ["PATH_INFO"].encode("latin-1").decode("utf-8", "ignore")
        if path.startswith("/livereload/"):
            path = unquote(urlsplit(environ.get("HTTP_REFERER", "")).path)
        elif not environ.get("HTTP_ACCEPT", "").startswith("text/html"):
            return
        if path.startswith(self.mount_path):
            below = path[len(self.mount_path) :]
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
        if (told := self._told(environ)) is not None:
            kind, content = told
            start_response("200 OK", _headers(kind, content))
            return [content]
        epoch = self._visible_epoch
        started: list[Any] = []
        body = super().serve_request(environ, lambda *answer: started.extend(answer[:2]))
        status, headers = started
        report = self._preview.report
        is_here = _is_here(environ)
        if not _is_html(headers) or not (report.problems or is_here):
            start_response(status, headers)
            return body
        opener = self._preview.editing.editor if is_here else None
        address = opener.address if opener is not None else _nowhere
        missing = not status.startswith("200")
        if missing and report.empty:
            status = "503 Service Unavailable"
            content = panel.page(report.problems, address=address).encode()
        else:
            shown = panel.panel(report.problems, stale=report.stale, address=address)
            content = _at_its_end(_whole(body), f"{shown}{_EDIT if is_here else ''}")
        if missing and self._watched_paths:  # MkDocs puts its script into existing pages only
            content = self._inject_js_into_html(content, epoch)  # type: ignore[no-untyped-call]
        start_response(status, _headers("text/html", content))
        return [content]

    def _told(self, environ: dict[str, Any]) -> tuple[str, bytes] | None:
        """What pages ask for so that they lead to lines: its type and its content."""
        path = environ["PATH_INFO"]
        if not path.startswith(_EDIT_FOLDER) or not _is_here(environ):
            return None
        name = path.removeprefix(_EDIT_FOLDER)
        if name in _EDIT_FILES:
            return _EDIT_FILES[name], (_PREVIEW_PAGE / name).read_bytes()
        if name == "places.json":
            told = self._preview.editing.told(self._preview.report.problems, self.mount_path)
            return "application/json", told.encode()
        return None


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


def _at_its_end(content: bytes, added: str) -> bytes:
    before, end, after = content.rpartition(b"</body>")
    if not end:
        before, after = content, b""
    return before + added.encode() + end + after


def _nowhere(_: Position) -> None:
    """No editor is known."""


def _is_here(environ: dict[str, Any]) -> bool:
    """Whether who asks is on this machine: no other has its files, or is told their paths."""
    asking = str(environ.get("REMOTE_ADDR", "")).removeprefix("::ffff:")
    return asking.startswith("127.") or asking == "::1"


def _headers(kind: str, content: bytes) -> list[tuple[str, str]]:
    return [("Content-Type", f"{kind}; charset=utf-8"), ("Content-Length", str(len(content)))]
