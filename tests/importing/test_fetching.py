"""Pages from the web, from a server on this machine."""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import suppress
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread

import pytest

from dispute_briefings.importing.fetching import USER_AGENT, fetch, is_address
from dispute_briefings.importing.received import LARGEST, ArticleError


class _Answers(BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        with suppress(BrokenPipeError, ConnectionResetError):
            self._answer()

    def _answer(self) -> None:
        path = self.path
        if path.startswith("/to/"):
            self.send_response(302)
            self.send_header("Location", path.removeprefix("/to/"))
            self.end_headers()
            return
        self.send_response(404 if path == "/missing" else 200)
        kind = "application/pdf" if path == "/pdf" else "text/html; charset=euc-kr"
        self.send_header("Content-Type", kind)
        self.end_headers()
        if path == "/large":
            self.wfile.write(b"a" * (LARGEST + 100))
        elif path == "/drip":
            for _ in range(40):
                self.wfile.write(b"a")
                self.wfile.flush()
                time.sleep(0.05)
        else:
            self.wfile.write(f"{self.headers['User-Agent']}".encode())

    def log_message(self, *_: object) -> None:
        """Say nothing."""


@pytest.fixture(scope="module")
def server() -> Iterator[str]:
    """Return the address of a server."""
    serving = ThreadingHTTPServer(("127.0.0.1", 0), _Answers)
    thread = Thread(target=serving.serve_forever, kwargs={"poll_interval": 0.02})
    thread.start()
    yield f"http://127.0.0.1:{serving.server_port}"
    serving.shutdown()
    thread.join()
    serving.server_close()


@pytest.fixture(autouse=True)
def no_proxy(monkeypatch: pytest.MonkeyPatch) -> None:
    """Ask the server itself, whatever proxy the machine has."""
    monkeypatch.setenv("no_proxy", "127.0.0.1")


def test_a_page_comes_with_its_kind_and_encoding(server: str) -> None:
    got = fetch(f"{server}/a")
    assert (got.content.decode(), got.kind, got.charset) == (USER_AGENT, "text/html", "euc-kr")
    assert got.url == f"{server}/a"


def test_a_redirection_is_followed_and_told(server: str) -> None:
    assert fetch(f"{server}/to//a").url == f"{server}/a"


@pytest.mark.parametrize(
    ("path", "told"),
    [
        ("/missing", "answers 404"),
        ("/pdf", "is application/pdf and no page"),
        ("/to/gopher://127.0.0.1/a", "is not allowed"),
        ("/to/ftp://127.0.0.1/a", "no address of the web"),
    ],
)
def test_what_is_no_page_is_told(server: str, path: str, told: str) -> None:
    with pytest.raises(ArticleError, match=told):
        fetch(f"{server}{path}")


def test_no_more_is_read_than_an_article_has(server: str) -> None:
    assert len(fetch(f"{server}/large").content) <= LARGEST + 64 * 1024


def test_an_answer_that_drips_is_given_up(server: str) -> None:
    with pytest.raises(ArticleError, match="takes too long"):
        fetch(f"{server}/drip", seconds=0.3)


@pytest.mark.parametrize("url", ["ftp://salt.example/a", "gopher://salt.example/a", "http://", "data://x"])
def test_only_the_web_is_asked(url: str) -> None:
    assert is_address(url)
    with pytest.raises(ArticleError, match="no address of the web"):
        fetch(url)


def test_nobody_at_home_is_told() -> None:
    with pytest.raises(ArticleError, match="cannot be read"):
        fetch("http://127.0.0.1:9/a", seconds=2)


@pytest.mark.parametrize("given", ["a.txt", "C://a", "-", "a:b", ""])
def test_a_file_is_no_address(given: str) -> None:
    assert not is_address(given)
