"""A host on this machine that answers in every way in which hosts of the web do."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

# The path, and how it answers to HEAD and to GET; each a status, and a header if it has one.
ANSWERS: dict[str, tuple[tuple[int, str, str], tuple[int, str, str]]] = {
    "/ok": ((200, "", ""), (200, "", "")),
    "/moved": ((301, "Location", "/ok"), (301, "Location", "/ok")),
    "/round": ((302, "Location", "/round"), (302, "Location", "/round")),
    "/front": ((302, "Location", "/"), (302, "Location", "/")),
    "/": ((200, "", ""), (200, "", "")),
    "/elsewhere": ((302, "Location", "ftp://127.0.0.1/x"), (302, "Location", "ftp://127.0.0.1/x")),
    "/forbidden": ((403, "", ""), (403, "", "")),
    "/gone": ((410, "", ""), (410, "", "")),
    "/missing": ((404, "", ""), (404, "", "")),
    "/broken": ((500, "", ""), (500, "", "")),
    "/no-head": ((405, "", ""), (200, "", "")),
    "/lying-head": ((404, "", ""), (200, "", "")),
    "/lying-head-of-gone": ((200, "", ""), (404, "", "")),
    "/always-busy": ((429, "Retry-After", "2"), (429, "Retry-After", "2")),
    "/busy-till-tomorrow": ((429, "Retry-After", "86400"), (429, "Retry-After", "86400")),
    "/busy-without-end": ((429, "", ""), (429, "", "")),
    "/%ED%95%9C?q=%EA%B8%80": ((200, "", ""), (200, "", "")),
}


@dataclass
class Host:
    """A running host: where it is, and what was asked of it, with the name of who asked."""

    url: str
    asked: list[tuple[str, str, str]] = field(default_factory=list)
    released: threading.Event = field(default_factory=threading.Event)

    def methods(self, path: str) -> list[str]:
        """Return how a path was asked for, in order."""
        return [method for method, asked, _ in self.asked if asked == path]


class _Server(ThreadingHTTPServer):
    host: Host


class _Answering(BaseHTTPRequestHandler):
    server: _Server

    def do_HEAD(self) -> None:
        self._answer(0)

    def do_GET(self) -> None:
        self._answer(1)

    def _answer(self, which: int) -> None:
        host = self.server.host
        busy_before = len(host.methods("/busy-once"))
        host.asked.append((self.command, self.path, self.headers["User-Agent"]))
        if self.path == "/hanging":
            host.released.wait(20)
            return
        if self.path == "/nonsense":
            self.wfile.write(b"what?\r\n\r\n")
            return
        if self.path == "/busy-once":
            status, header, value = (200, "", "") if busy_before else (429, "Retry-After", "3")
        else:
            status, header, value = ANSWERS[self.path][which]
        self.send_response(status)
        if header:
            self.send_header(header, value)
        self.send_header("Content-Length", "0")
        self.end_headers()

    def log_message(self, format: str, *values: object) -> None:  # noqa: A002 - of http.server
        """Say nothing."""


@contextmanager
def odd_host() -> Iterator[Host]:
    """Run the host while it is needed."""
    server = _Server(("127.0.0.1", 0), _Answering)
    server.daemon_threads = True
    server.host = Host(url=f"http://127.0.0.1:{server.server_address[1]}")
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
    thread.start()
    try:
        yield server.host
    finally:
        server.host.released.set()
        server.shutdown()
        thread.join()
        server.server_close()
