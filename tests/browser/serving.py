"""A folder served on this machine, and what is asked of others."""

from __future__ import annotations

import functools
import http.server
import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit


class _Quiet(http.server.SimpleHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def __init__(self, *args: Any, headers_too: Mapping[str, str], **options: Any) -> None:
        self._headers_too = headers_too
        super().__init__(*args, **options)

    def end_headers(self) -> None:
        """Send the headers of the site with every answer."""
        for name, value in self._headers_too.items():
            self.send_header(name, value)
        super().end_headers()

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the name of the base class
        """Say nothing."""


@contextmanager
def serve(folder: Path, headers: Mapping[str, str] = {}) -> Iterator[str]:
    """Yield the address of a folder, which ends with a slash; each answer has the headers."""
    handler = functools.partial(_Quiet, directory=str(folder), headers_too=headers)
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/"
        server.shutdown()


def pages_of(site: Path) -> list[Path]:
    """Return the pages of a built site, without those that only lead to another."""
    pages = sorted(site.rglob("*.html"))
    return [page for page in pages if 'http-equiv="refresh"' not in page.read_text(encoding="utf-8")]


def foreign_to(site: str, url: str) -> bool:
    """Whether a request asks another host than the site's."""
    address = urlsplit(url)
    return address.scheme in {"http", "https"} and address.netloc != urlsplit(site).netloc
