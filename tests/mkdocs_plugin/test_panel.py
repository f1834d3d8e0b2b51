"""What the preview says of problems: all of it as text, readable without JavaScript."""

from __future__ import annotations

from html.parser import HTMLParser

import pytest

from dispute_briefings.mkdocs_plugin.panel import page, panel
from dispute_briefings.problems import Position, Problem, problem

HOSTILE = "</li></section><script>alert(1)</script><img src=x onerror='alert(2)'>\"&amp;"


def made(code: str = "build-failed", what: str = "it is white", cure: str = "make it grey") -> Problem:
    """Return a problem on a line of a page."""
    return problem(code, Position(file="content/salt.md", line=3, column=5), what, cure)


class Reader(HTMLParser):
    """Notes the elements, their attributes and the text of a page, as a browser sees them."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.texts: list[str] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))

    def handle_data(self, data: str) -> None:
        self.texts.append(data)

    @property
    def names(self) -> list[str]:
        return [name for name, _ in self.elements]

    def attributes(self, name: str) -> dict[str, str | None]:
        return next(attributes for element, attributes in self.elements if element == name)


def test_a_problem_is_told_whole() -> None:
    text = " ".join(Reader(panel([made()], stale=True)).texts)
    for part in ("content/salt.md:3:5", "error", "build-failed", "it is white", "make it grey", "1 error"):
        assert part in text


def test_its_place_is_a_link_where_an_editor_is_known() -> None:
    assert "a" not in Reader(panel([made()], stale=True)).names
    address = "x://open?file=/salt.md&line=3"
    read = Reader(panel([made()], stale=True, address=lambda at: address if at.line == 3 else None))
    assert read.attributes("a") == {"href": address}
    assert Reader(page([made()], address=lambda _: address)).attributes("a") == {"href": address}


def test_no_problem_is_no_panel() -> None:
    assert panel([], stale=False) == ""


def test_hostile_text_stays_text() -> None:
    hostile = Problem(
        code=HOSTILE,
        severity=made().severity,
        position=Position(file=HOSTILE),
        what=HOSTILE,
        cure=HOSTILE,
    )
    harmless = Reader(panel([made()], stale=True))
    read = Reader(panel([hostile], stale=True))
    assert read.names == harmless.names
    assert "".join(read.texts).count("<script>alert(1)</script>") == 4
    assert Reader(page([hostile])).names == Reader(page([made()])).names


def test_it_is_announced_open_and_reachable_by_keyboard_while_the_page_is_old() -> None:
    read = Reader(panel([made("mkdocs-warning")], stale=True))
    section = read.attributes("section")
    assert section["role"] == "alert"
    assert section["aria-label"] == "Problems"
    assert section["tabindex"] == "0"
    assert "open" in read.attributes("details")
    assert "script" not in read.names
    assert "1 warning: this is the last good page" in read.texts


def test_warnings_of_a_good_build_wait_to_be_opened() -> None:
    read = Reader(panel([made("mkdocs-warning")], stale=False))
    assert read.attributes("section")["role"] == "region"
    assert "open" not in read.attributes("details")
    assert "1 warning" in read.texts


def test_an_error_on_a_page_of_a_good_build_is_open() -> None:
    read = Reader(panel([made()], stale=False))
    assert read.attributes("section")["role"] == "alert"
    assert "1 error" in read.texts


@pytest.mark.parametrize(("count", "shown"), [(50, 50), (51, 50), (2000, 50)])
def test_a_flood_is_cut(count: int, shown: int) -> None:
    problems = [made(what=f"grain {number}") for number in range(count)]
    html = panel(problems, stale=True)
    assert html.count("<li>") == shown
    assert (f"And {count - shown} more" in html) is (count > shown)
    assert f"{count} errors" in html


def test_the_page_that_shows_the_panel_alone_is_whole() -> None:
    read = Reader(page([made()]))
    assert read.attributes("html") == {"lang": "en"}
    assert {"title", "main", "h1", "section"} <= set(read.names)
    assert "The preview waits for a first build" in read.texts
