"""Visits to links: what each kind of answer means, and how politely it is asked for."""

from __future__ import annotations

import datetime
from collections.abc import Iterator

import pytest
from tests.cli.odd_host import Host, odd_host

from dispute_briefings.cli.visiting import Manners, visits
from dispute_briefings.cli.visiting.visits import _seconds

TODAY = datetime.date(2032, 7, 1)


@pytest.fixture(autouse=True)
def _no_proxy(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("no_proxy", "127.0.0.1,localhost")


@pytest.fixture
def host() -> Iterator[Host]:
    """Return a running host."""
    with odd_host() as running:
        yield running


def visited(host: Host, *paths: str, waits: list[float] | None = None, timeout: float = 5) -> list[str]:
    """Return what becomes of visits to paths, each as ``outcome why``."""
    told = waits if waits is not None else []
    manners = Manners(delay=0.25, timeout=timeout, pause=told.append)
    found = dict(visits([host.url + path for path in paths], manners, TODAY))
    assert all(answer.day == TODAY for answer in found.values())
    return [f"{found[host.url + path].outcome} {found[host.url + path].why}".strip() for path in paths]


@pytest.mark.parametrize(
    ("path", "outcome", "methods"),
    [
        ("/ok", "alive", ["HEAD"]),
        ("/moved", "alive", ["HEAD"]),
        ("/forbidden", "unchecked the answer is 403 Forbidden", ["HEAD", "GET"]),
        ("/missing", "dead the answer is 404 Not Found", ["HEAD", "GET"]),
        ("/gone", "dead the answer is 410 Gone", ["HEAD", "GET"]),
        ("/broken", "unchecked the answer is 500 Internal Server Error", ["HEAD", "GET"]),
        ("/no-head", "alive", ["HEAD", "GET"]),
        ("/lying-head", "alive", ["HEAD", "GET"]),
        ("/nonsense", "unchecked the answer is not understood", ["HEAD", "GET"]),
        ("/busy-once", "alive", ["HEAD", "HEAD"]),
        ("/always-busy", "unchecked the answer is 429 Too Many Requests", ["HEAD"] * 3 + ["GET"] * 3),
        ("/busy-till-tomorrow", "unchecked the answer is 429 Too Many Requests", ["HEAD", "GET"]),
        ("/busy-without-end", "unchecked the answer is 429 Too Many Requests", ["HEAD", "GET"]),
    ],
)
def test_what_an_answer_means(host: Host, path: str, outcome: str, methods: list[str]) -> None:
    assert visited(host, path) == [outcome]
    assert host.methods(path) == methods


def test_a_redirection_without_end_or_to_no_page_of_the_web_says_nothing(host: Host) -> None:
    assert all(told.startswith("unchecked") for told in visited(host, "/round", "/elsewhere"))


def test_a_page_that_leads_to_the_front_page_is_not_there(host: Host) -> None:
    assert visited(host, "/front", "/") == [f"unchecked it leads to the front page {host.url}/", "alive"]


def test_a_host_that_hangs_is_left_alone_after_one_link(host: Host) -> None:
    told = visited(host, "/hanging", "/ok", timeout=0.3)
    assert told == ["unchecked the host does not answer within 0.3 s"] * 2
    assert host.methods("/ok") == []


def test_hosts_that_cannot_be_reached_have_said_nothing() -> None:
    with odd_host() as gone:
        pass
    assert visited(gone, "/ok") == ["unchecked the host refuses to talk"]
    manners = Manners(delay=0, timeout=5)
    url = "http://no-such-host.invalid/"
    ((_, answer),) = visits([url], manners, TODAY)
    assert answer.outcome == "unchecked"
    for url in ("http://", "http://127.0.0.1:99999/", "http://[", "https://x:y/"):
        ((_, answer),) = visits([url], manners, TODAY)
        assert (answer.outcome, answer.why) == ("unchecked", "this is no address of the web")


def test_a_host_is_asked_one_thing_at_a_time_with_a_pause_between(host: Host) -> None:
    waits: list[float] = []
    visited(host, "/ok", "/missing", "/moved", waits=waits)
    assert waits == [0.25] * 3
    assert [path for _, path, _ in host.asked] == ["/ok", "/missing", "/missing", "/moved", "/ok"]


def test_a_busy_host_is_waited_for_as_it_says(host: Host) -> None:
    waits: list[float] = []
    visited(host, "/busy-once", waits=waits)
    assert waits == [3, 0.25]


def test_each_host_hears_who_asks(host: Host) -> None:
    visited(host, "/ok")
    assert host.asked[0][2].startswith("mkdocs-dispute-briefings/")


def test_an_address_in_any_script_is_encoded(host: Host) -> None:
    assert visited(host, "/한?q=글", "/ok#part") == ["alive", "alive"]


@pytest.mark.parametrize(
    ("written", "seconds"),
    [
        (None, None),
        ("7", 7),
        (" 7 ", 7),
        ("soon", None),
        ("Wed, 21 Oct 2015 07:28:00 GMT", 0),
        ("Wed, 21 Oct 2015 07:28:00 -0000", 0),
    ],
)
def test_when_to_come_back(written: str | None, seconds: float | None) -> None:
    assert _seconds(written) == seconds
