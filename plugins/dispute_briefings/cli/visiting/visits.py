"""Visits to links: each host is asked one thing at a time, with a pause in between, and never pressed.

Only 404 and 410 say that a page is gone (RFC 9110, sections 15.5.5 and 15.5.11). A host that refuses,
is busy or does not answer has said nothing about the page.
"""

from __future__ import annotations

import datetime
import email.utils
import http.client
import socket
import ssl
import time
import urllib.error
import urllib.request
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor, as_completed
from dataclasses import dataclass
from importlib.metadata import version
from urllib.parse import quote, urlsplit, urlunsplit

from dispute_briefings.cli.visiting.answers import Answer, Outcome

USER_AGENT = f"mkdocs-dispute-briefings/{version('mkdocs-dispute-briefings')} (link check)"

_GONE = frozenset({404, 410})
_BUSY = frozenset({429, 503})
_HOSTS_AT_ONCE = 8
_RETRIES = 2


@dataclass(frozen=True, kw_only=True, slots=True)
class Manners:
    """How hosts are treated; times are in seconds.

    `delay` is between two requests to a host, `timeout` how long an answer is waited for,
    `longest_wait` how long at most a busy host is waited for that says when to come back.
    """

    delay: float = 1.0
    timeout: float = 15.0
    longest_wait: float = 60.0
    pause: Callable[[float], None] = time.sleep


def visits(urls: Iterable[str], manners: Manners, today: datetime.date) -> Iterator[tuple[str, Answer]]:
    """Yield what became of each link, as the answers come in."""
    by_host: dict[str, list[str]] = defaultdict(list)
    for url in dict.fromkeys(urls):
        by_host[_host_of(url)].append(url)
    opener = _opener()  # made once: it reads the certificates of this machine
    pool = ThreadPoolExecutor(max_workers=_HOSTS_AT_ONCE)
    try:
        for done in as_completed(
            [pool.submit(_host, each, _Host(manners, opener), today) for each in by_host.values()]
        ):
            yield from done.result()
    finally:
        pool.shutdown(wait=True, cancel_futures=True)


def _host_of(url: str) -> str:
    try:
        return urlsplit(url).netloc.lower()
    except ValueError:
        return ""


def _host(urls: list[str], host: _Host, today: datetime.date) -> list[tuple[str, Answer]]:
    """Visit the links of one host; one that does not answer at all is not asked again."""
    answers = []
    for url in urls:
        outcome, why = host.visit(url)
        answers.append((url, Answer(outcome=outcome, day=today, why=why)))
    return answers


@dataclass(frozen=True, slots=True)
class _Said:
    """An answer of HTTP: its status, where it was found in the end, when to come back."""

    status: int
    url: str
    retry_after: str | None


class _Host:
    """One host while it is visited."""

    def __init__(self, manners: Manners, opener: urllib.request.OpenerDirector) -> None:
        self._manners, self._opener = manners, opener
        self._asked = False
        self._silent = ""

    def visit(self, url: str) -> tuple[Outcome, str]:
        """Return what became of a visit: asked is for the head of a page, then for the page itself."""
        if self._silent:
            return Outcome.UNCHECKED, self._silent
        try:
            asked = _ascii(url)
        except ValueError:
            return Outcome.UNCHECKED, "this is no address of the web"
        said, why = self._patiently("HEAD", asked)
        if not self._silent and (said is None or not _is_there(said)):
            said, why = self._patiently("GET", asked)
        if said is not None and _is_there(said):
            return _arrived(asked, said)
        if said is not None and said.status in _GONE:
            return Outcome.DEAD, why
        return Outcome.UNCHECKED, why

    def _patiently(self, method: str, url: str) -> tuple[_Said | None, str]:
        """Ask, and again if the host is busy and says when it will not be."""
        for left in reversed(range(_RETRIES + 1)):
            said, why = self._ask(method, url)
            if said is None or said.status not in _BUSY or not left:
                break
            wait = _seconds(said.retry_after)
            if wait is None or wait > self._manners.longest_wait:
                break
            self._manners.pause(wait)
        return said, why

    def _ask(self, method: str, url: str) -> tuple[_Said | None, str]:
        if self._asked:
            self._manners.pause(self._manners.delay)
        self._asked = True
        request = urllib.request.Request(
            url, method=method, headers={"User-Agent": USER_AGENT, "Accept": "*/*"}
        )
        try:
            with self._opener.open(request, timeout=self._manners.timeout) as response:
                return _Said(response.status, response.url, None), ""
        except urllib.error.HTTPError as error:
            with error:
                reason = f"{error.code} {http.client.responses.get(error.code, '')}".strip()
                said = _Said(error.code, error.url or url, error.headers.get("Retry-After"))
                return said, f"the answer is {reason}"
        except (OSError, http.client.HTTPException, ValueError) as error:
            why, is_silent = _failure(error, self._manners.timeout)
            # A host that takes long over a head may still give the page.
            self._silent = why if is_silent and (method == "GET" or not _is_timeout(error)) else ""
            return None, why


def _is_there(said: _Said) -> bool:
    return 200 <= said.status < 300


def _arrived(asked: str, said: _Said) -> tuple[Outcome, str]:
    """A page that leads to the front page of a host is not there, though the answer says so."""
    here, there = urlsplit(asked), urlsplit(said.url)
    if there.path in {"", "/"} and not there.query and (here.path not in {"", "/"} or here.query):
        return Outcome.UNCHECKED, f"it leads to the front page {said.url}"
    return Outcome.ALIVE, ""


def _failure(error: Exception, timeout: float) -> tuple[str, bool]:
    """Return what went wrong in words, and whether the host can be expected not to answer at all."""
    reason = error.reason if isinstance(error, urllib.error.URLError) else error
    if _is_timeout(error):
        return f"the host does not answer within {timeout:g} s", True
    if isinstance(reason, socket.gaierror):
        return "the host is not found", True
    if isinstance(reason, ssl.SSLError):
        return "the host's certificate is not accepted", True
    if isinstance(reason, ConnectionRefusedError):
        return "the host refuses to talk", True
    if isinstance(reason, OSError) and not isinstance(reason, http.client.HTTPException):
        return f"the connection fails: {' '.join(str(reason).split())[:80]}", False
    return "the answer is not understood", False


def _is_timeout(error: Exception) -> bool:
    reason = error.reason if isinstance(error, urllib.error.URLError) else error
    return isinstance(reason, TimeoutError)


def _opener() -> urllib.request.OpenerDirector:
    """An opener that follows links of the web and no other, by the proxy that is set, if one is."""
    opener = urllib.request.OpenerDirector()
    for handler in (
        urllib.request.ProxyHandler(),
        urllib.request.UnknownHandler(),
        urllib.request.HTTPHandler(),
        urllib.request.HTTPSHandler(context=ssl.create_default_context()),
        urllib.request.HTTPDefaultErrorHandler(),
        urllib.request.HTTPRedirectHandler(),
        urllib.request.HTTPErrorProcessor(),
    ):
        opener.add_handler(handler)
    return opener


def _ascii(url: str) -> str:
    """Return an address as it goes over the wire, without its fragment.

    Raises:
        ValueError: it is none.
    """
    parts = urlsplit(url)
    if parts.scheme not in {"http", "https"} or not parts.hostname:
        raise ValueError(url)
    host = parts.hostname.encode("idna").decode("ascii") if not parts.netloc.isascii() else parts.netloc
    port = f":{parts.port}" if parts.port and not parts.netloc.isascii() else ""
    path = quote(parts.path or "/", safe="/%:@!$&'()*+,;=~")
    query = quote(parts.query, safe="/?%:@!$&'()*+,;=~[]")
    return urlunsplit((parts.scheme, host + port, path, query, ""))


def _seconds(retry_after: str | None) -> float | None:
    """Return how long to wait (RFC 9110, section 10.2.3): so many seconds, or until a date."""
    if retry_after is None:
        return None
    if retry_after.strip().isdigit():
        return float(retry_after)
    try:
        until = email.utils.parsedate_to_datetime(retry_after)
    except ValueError:
        return None
    now = datetime.datetime.now(until.tzinfo or datetime.UTC)
    return max((until.replace(tzinfo=now.tzinfo) - now).total_seconds(), 0.0)
