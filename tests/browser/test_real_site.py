"""Every page of the real site, as a browser sees it and as its links say."""

from __future__ import annotations

import re
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urljoin, urlsplit

import pytest
from playwright.sync_api import Browser, Page

PHONE = {"width": 360, "height": 800}


class Links(HTMLParser):
    """The links and anchors of a page."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.links: list[str] = []
        self.anchors: list[str] = []
        self.headings = 0
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note what a tag links to and what it can be linked by."""
        given = dict(attrs)
        self.headings += tag == "h1"
        self.anchors += [given["id"]] if given.get("id") else []
        self.links += [value for name in ("href", "src") if (value := given.get(name))]


class Tongues(HTMLParser):
    """The words of a page that are written in a script which their language does not use."""

    SCRIPTS = (
        (re.compile("[\u1100-\u11ff\u3130-\u318f\uac00-\ud7af]"), {"ko"}),
        (re.compile("[\u3041-\u30fa\u30fc-\u30ff]"), {"ja"}),
        (re.compile("[\u3400-\u4dbf\u4e00-\u9fff]"), {"ko", "ja", "zh"}),
    )
    UNREAD = frozenset({"script", "style"})
    VOID = frozenset({"base", "br", "col", "hr", "img", "input", "link", "meta", "source", "wbr"})

    def __init__(self, text: str) -> None:
        super().__init__()
        self.open: list[tuple[str, str]] = [("", "")]
        self.unsaid: list[str] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note the language of an element, and look at what it says of itself."""
        given = dict(attrs)
        self.open.append((tag, given.get("lang") or self.open[-1][1]))
        for name in ("alt", "aria-label", "placeholder", "title"):
            self.handle_data(given.get(name) or "")
        if tag in self.VOID:
            self.open.pop()

    def handle_endtag(self, tag: str) -> None:
        """Leave an element, and what its end tag closes in it."""
        if tag in {name for name, _ in self.open}:
            while self.open.pop()[0] != tag:
                pass

    def handle_data(self, data: str) -> None:
        """Look at words; an address and a record to be copied are in no language (``zxx``)."""
        tag, language = self.open[-1]
        base = language.partition("-")[0]
        if tag not in self.UNREAD and base != "zxx":
            foreign = (
                found[0]
                for script, tags in self.SCRIPTS
                if base not in tags and (found := script.search(data))
            )
            self.unsaid += [f"{base}: {data.strip()[:60]}" for _ in foreign]


@pytest.mark.parametrize(
    ("html", "unsaid"),
    [
        ("<html lang=en><p>한일</p>", ["en: 한일"]),
        ("<html lang=en><p lang=ja>한일</p>", ["ja: 한일"]),
        ("<html lang=en><p lang=ko>한일 韓日</p>", []),
        ("<html lang=en><p lang=ko>し</p>", ["ko: し"]),
        ("<html lang=en><p><bdi lang=ja>日本<br></bdi> 日本</p>", ["en: 日本"]),
        ('<html lang=en><img alt="日本"><a lang=zh-Hant title="最新">x</a>', ["en: 日本"]),
        ("<html lang=en><p>Daikan Minkoku · Ōsaka</p><code lang=zxx>日本</code>", []),
    ],
)
def test_words_in_another_language_than_they_say_are_seen(html: str, unsaid: list[str]) -> None:
    assert Tongues(html).unsaid == unsaid


def test_korean_japanese_and_chinese_say_what_they_are(real_site: Path) -> None:
    unsaid = {
        path.relative_to(real_site).as_posix(): found
        for path in sorted(real_site.rglob("*.html"))
        if (found := Tongues(path.read_text(encoding="utf-8")).unsaid)
    }
    assert not unsaid


@pytest.fixture(scope="session")
def pages(real_site: Path) -> dict[str, Links]:
    """Return the links of every page by its path."""
    found = {}
    for path in sorted(real_site.rglob("*.html")):
        name = path.relative_to(real_site).as_posix()
        found["/" + name.removesuffix("index.html")] = Links(path.read_text(encoding="utf-8"))
    return found


def test_no_link_inside_the_site_is_dead(pages: dict[str, Links], real_site: Path) -> None:
    dead = []
    for page, links in pages.items():
        for link in links.links:
            target = urlsplit(urljoin(f"https://site.invalid{page}", link))
            if target.netloc != "site.invalid" or page == "/404.html":
                continue
            path = unquote(target.path)
            if path in pages:
                anchor = unquote(target.fragment)
                if anchor and anchor not in pages[path].anchors:
                    dead.append(f"{page} -> {link}")
            elif not (real_site / path.lstrip("/")).is_file():
                dead.append(f"{page} -> {link}")
    assert not dead, "\n".join(dead[:20])


def test_an_id_stands_once_on_a_page(pages: dict[str, Links]) -> None:
    twice = {
        page: sorted({anchor for anchor in links.anchors if links.anchors.count(anchor) > 1})
        for page, links in pages.items()
        if len(set(links.anchors)) < len(links.anchors)
    }
    assert not twice


def test_every_page_has_one_heading_of_the_first_level(pages: dict[str, Links]) -> None:
    assert not {page: links.headings for page, links in pages.items() if links.headings != 1}


def test_every_page_opens_without_an_error_or_a_foreign_request(
    browser: Browser, served: str, pages: dict[str, Links]
) -> None:
    told: list[str] = []
    host = urlsplit(served).netloc
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    page = context.new_page()
    page.on(
        "console",
        lambda message: (
            told.append(f"{page.url}: {message.type} {message.text}")
            if message.type in {"error", "warning"}
            else None
        ),
    )
    page.on("pageerror", lambda error: told.append(f"{page.url}: {error}"))
    page.on(
        "request",
        lambda request: (
            told.append(f"{page.url} asks {request.url}")
            if urlsplit(request.url).netloc not in {host, ""}
            else None
        ),
    )
    for path in pages:
        page.goto(served + path.lstrip("/"), wait_until="load")
    context.close()
    assert not told, "\n".join(told[:20])


@pytest.mark.parametrize("path", ["", "timeline/", "status/", "materials/hydrogen-fluoride/"])
def test_without_javascript_the_page_says_the_same(browser: Browser, served: str, path: str) -> None:
    def words(*, javascript: bool) -> str:
        context = browser.new_context(java_script_enabled=javascript)
        page: Page = context.new_page()
        page.goto(served + path)
        # What a script does is offered only where there is one.
        page.evaluate("document.querySelectorAll('.bf-scripted, .bf-days-chooser').forEach(e => e.remove())")
        # What is not yet in sight is drawn later, and until then has no text.
        page.evaluate("document.querySelectorAll('*').forEach(e => (e.style.contentVisibility = 'visible'))")
        text = page.locator("article").first.inner_text()
        context.close()
        return " ".join(text.split())

    assert words(javascript=False) == words(javascript=True)


def test_the_brief_of_a_dispute_fits_one_screen_of_a_phone(browser: Browser, served: str) -> None:
    page = browser.new_page(viewport=PHONE)
    page.goto(served)
    trust = page.locator(".bf-trust").first.bounding_box()
    assert trust is not None
    # What is in force, who says what, what changed last: all of it above the line that says on what it rests.
    assert trust["y"] < PHONE["height"]
    assert page.locator(".bf-verdict, .bf-card, .bf-last").count() >= 4
    page.close()
