"""A folder served as a host of files would serve it: compressed, and with headers of a site's own."""

from __future__ import annotations

import functools
import gzip
import http.server
import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from http import HTTPStatus
from pathlib import Path

_TEXTS = ("text/", "application/json", "application/javascript", "application/xml", "image/svg+xml")


@contextmanager
def serve_compressed(folder: Path, headers: Mapping[str, str] | None = None) -> Iterator[str]:
    """Yield the address of a folder, which ends with a slash.

    Args:
        folder: what is served.
        headers: what every answer has besides its own.
    """
    handler = functools.partial(_Compressed, folder=folder, headers=headers or {})
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/"
        server.shutdown()


class _Compressed(http.server.SimpleHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def __init__(self, *args: object, folder: Path, headers: Mapping[str, str]) -> None:
        self._more = headers
        super().__init__(*args, directory=str(folder))  # type: ignore[arg-type]

    def do_GET(self) -> None:
        """Answer with a file, text of it compressed."""
        path = Path(self.translate_path(self.path.partition("?")[0]))
        path = path / "index.html" if path.is_dir() else path
        if not path.is_file():
            self.send_error(HTTPStatus.NOT_FOUND)
            return
        kind, body = self.guess_type(path), path.read_bytes()
        is_text = kind.startswith(_TEXTS)
        # The same bytes each time: no time in them.
        body = gzip.compress(body, mtime=0) if is_text else body
        self.send_response(HTTPStatus.OK)
        self.send_header("Content-Type", f"{kind}; charset=utf-8" if is_text else kind)
        self.send_header("Content-Length", str(len(body)))
        self.send_header("Cache-Control", "max-age=31536000")
        if is_text:
            self.send_header("Content-Encoding", "gzip")
        for name, value in self._more.items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the name of the base class
        """Say nothing."""
