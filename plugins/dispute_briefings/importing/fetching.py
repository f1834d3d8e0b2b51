"""One page from the web, opened as politely as a reader would: once, not for long, and no more of it."""

from __future__ import annotations

import time
import urllib.error
import urllib.request
from email.message import Message
from http.client import HTTPException, HTTPResponse
from typing import IO
from urllib.parse import urlsplit

from dispute_briefings.importing.received import LARGEST, ArticleError, Received

SECONDS = 20
USER_AGENT = "dispute-briefings-import (one page, asked for by its reader)"
_PIECE = 64 * 1024
_WEB = ("http", "https")
_TEXTS = ("text/", "application/xhtml+xml", "application/xml")


def is_address(given: str) -> bool:
    """Whether what was given is an address and no file: it has a scheme of two letters or more before ``://``."""
    scheme, parted, _ = given.partition("://")
    return bool(parted) and len(scheme) > 1 and scheme.replace("+", "").replace("-", "").isalnum()


def fetch(url: str, *, seconds: float = SECONDS) -> Received:
    """Return the page at an address, redirections followed.

    Raises:
        ArticleError: the address is none of the web, nobody answers in time, or the answer is an error, no
            text or larger than 5 MB.
    """
    _demand_web(url)
    try:
        request = urllib.request.Request(
            url, headers={"User-Agent": USER_AGENT, "Accept": "text/html, text/plain"}
        )
        with _opener().open(request, timeout=seconds) as answer:
            headers: Message = answer.headers
            kind = headers.get_content_type()
            if not kind.startswith(_TEXTS):
                raise ArticleError(f"{url} is {kind} and no page: save its text, and import the file")
            return Received(
                content=_read(answer, url, time.monotonic() + seconds),
                name=url,
                url=answer.geturl(),
                charset=headers.get_content_charset(),
                kind=kind,
            )
    except urllib.error.HTTPError as error:
        raise ArticleError(
            f"{url} answers {error.code} ({error.reason}): save the page in a browser, and import the file"
        ) from error
    except (urllib.error.URLError, HTTPException, OSError, ValueError) as error:
        if isinstance(error, ArticleError):
            raise
        reason = getattr(error, "reason", None) or error
        raise ArticleError(
            f"{url} cannot be read ({reason}): save the page in a browser, and import the file"
        ) from error


def _read(answer: HTTPResponse, url: str, until: float) -> bytes:
    """Read an answer piece by piece: one that drips on without end is given up."""
    pieces, length = [], 0
    while length <= LARGEST and (piece := answer.read1(_PIECE)):
        pieces.append(piece)
        length += len(piece)
        if time.monotonic() > until:
            raise ArticleError(f"{url} takes too long: save the page in a browser, and import the file")
    return b"".join(pieces)


def _demand_web(url: str) -> None:
    parts = urlsplit(url)
    if parts.scheme.lower() not in _WEB or not parts.hostname:
        raise ArticleError(f"{url} is no address of the web: it begins with https:// or http://")


class _OnTheWeb(urllib.request.HTTPRedirectHandler):
    """Follows a page to another one of the web, and nowhere else."""

    def redirect_request(
        self, req: urllib.request.Request, fp: IO[bytes], code: int, msg: str, headers: Message, newurl: str
    ) -> urllib.request.Request | None:
        _demand_web(newurl)
        return super().redirect_request(req, fp, code, msg, headers, newurl)  # type: ignore[arg-type]


def _opener() -> urllib.request.OpenerDirector:
    """An opener that knows no files and no FTP, and follows the proxy that the environment names."""
    opener = urllib.request.OpenerDirector()
    for each in (
        urllib.request.ProxyHandler(),
        urllib.request.HTTPHandler(),
        urllib.request.HTTPSHandler(),
        urllib.request.HTTPDefaultErrorHandler(),
        _OnTheWeb(),
        urllib.request.HTTPErrorProcessor(),
        urllib.request.UnknownHandler(),
    ):
        opener.add_handler(each)
    return opener
