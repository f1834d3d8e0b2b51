"""Pages come in place of each other, and all works on each as if it had been loaded on its own."""

from __future__ import annotations

import re
import socket
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, Route, expect
from tests.browser.serving import serve
from tests.builds import build
from tests.sample_site import copy_sample

DESKTOP = {"width": 1280, "height": 900}
PHONE = {"width": 360, "height": 800}

# Links of the navigation, which every page has.
HOPS = (
    "Timeline",
    "Materials",
    "Glossary",
    "Articles",
    "Parties",
    "Sources",
    "Measures",
    "Positions",
    "About",
)
HOPS = (*HOPS, "State of play")

# Follows a link that leads elsewhere than it did.
_FOLLOW = "path => { const link = document.querySelector('article a'); link.href = path; link.click(); }"


class Reader:
    """A page on which nothing may fail, and what it has asked for."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.wrong: list[str] = []
        self.asked: list[str] = []
        page.on("pageerror", lambda error: self.wrong.append(str(error)))
        page.on("console", lambda told: self.wrong.append(told.text) if told.type == "error" else None)
        # A browser looks for the icon of a site again whenever the address changes.
        page.on(
            "request", lambda request: self.asked.append(request.url) if ".svg" not in request.url else None
        )

    def begin(self, path: str) -> Page:
        """Open a page, and mark its window."""
        self.page.goto(path, wait_until="networkidle")
        self.page.evaluate("window.kept = true")
        self.asked.clear()
        return self.page

    def hop(self, name: str) -> None:
        """Follow a link of the navigation."""
        self.page.locator(".md-nav--primary").get_by_role("link", name=name, exact=True).first.click()
        expect(self.page).to_have_title(re.compile(rf"^{name} - "))

    @property
    def is_same_window(self) -> bool:
        """Whether nothing was loaded anew since `begin`."""
        return bool(self.page.evaluate("window.kept === true"))


@pytest.fixture
def reader(browser: Browser, served: str) -> Iterator[Reader]:
    """Yield a reader at a desk."""
    context = browser.new_context(viewport=DESKTOP, base_url=served)  # type: ignore[arg-type]
    reader = Reader(context.new_page())
    yield reader
    context.close()
    assert reader.wrong == []


@pytest.fixture
def far(reader: Reader) -> Page:
    """Return a page that was reached by ten hops, within one window."""
    reader.begin("")
    for name in HOPS:
        reader.hop(name)
        expect(reader.page.locator("h1")).to_be_focused()
        expect(reader.page.locator(".md-nav__link--active").last).to_contain_text(name)
    assert reader.is_same_window
    return reader.page


def test_ten_hops_fetch_pages_and_what_only_they_need(reader: Reader, far: Page, served: str) -> None:
    paths = [each.removeprefix(served) for each in reader.asked]
    pages = [each for each in paths if each.endswith("/")]
    assert len(pages) == len(HOPS)
    assert {each for each in paths if each.endswith(".js")} == {
        "assets/briefings/timeline.js",
        "assets/briefings/days.js",
    }
    assert [each for each in paths if each.endswith(".css")] == ["assets/briefings/timeline.css"]
    assert not [each for each in paths if each.endswith(".xml")]


def test_the_head_is_that_of_the_page(far: Page, reader: Reader) -> None:
    path = far.url
    # Styles that came with pages before stay.
    kinds = "title, meta, link:not([rel=stylesheet]), script[type]"
    head = f"[...document.head.querySelectorAll('{kinds}')].map(each => "
    head += "`${each.tagName} ${each.rel ?? each.name} ${each.href ?? each.content ?? each.text}`).sort()"
    in_place = far.evaluate(head)
    far.goto(path)
    assert in_place == far.evaluate(head)
    assert not reader.is_same_window


def test_the_timeline_filters_after_ten_hops_and_the_address_keeps_it(far: Page, reader: Reader) -> None:
    reader.hop("Timeline")
    far.select_option("select[name=level]", "1")
    brief = far.locator(".bf-event:visible").count()
    assert 0 < brief < far.locator(".bf-event").count()
    assert far.url.endswith("timeline/?level=1")
    reader.hop("Parties")
    far.go_back()
    expect(far.locator(".bf-event:visible")).to_have_count(brief)
    assert far.url.endswith("timeline/?level=1")
    far.go_back()
    assert far.url.endswith("timeline/")
    expect(far.locator(".bf-event:visible")).to_have_count(far.locator(".bf-event").count())
    far.go_forward()
    expect(far.locator(".bf-event:visible")).to_have_count(brief)
    far.go_forward()
    expect(far.locator("h1")).to_contain_text("Parties")
    assert reader.is_same_window


def test_a_link_to_the_page_itself_begins_it_anew(far: Page, reader: Reader) -> None:
    reader.hop("Timeline")
    far.select_option("select[name=level]", "1")
    reader.hop("Timeline")
    expect(far).to_have_url(re.compile(r"/timeline/$"))
    expect(far.locator(".bf-event:visible")).to_have_count(far.locator(".bf-event").count())


def test_a_link_within_a_page_keeps_what_the_address_asks_for(far: Page, reader: Reader) -> None:
    reader.hop("Timeline")
    far.select_option("select[name=level]", "1")
    before = len(reader.asked)
    far.locator(".md-sidebar--secondary a[href$='#y2019']").click()
    expect(far).to_have_url(re.compile(r"/timeline/\?level=1#y2019$"))
    assert far.locator("#y2019").evaluate("each => Math.abs(each.getBoundingClientRect().top) < 200")
    assert reader.asked[before:] == []
    far.go_back()
    expect(far).to_have_url(re.compile(r"/timeline/\?level=1$"))
    far.wait_for_function("() => scrollY < 100")
    assert reader.is_same_window


def test_previews_come_after_ten_hops(far: Page, reader: Reader) -> None:
    reader.hop("Articles")
    far.locator("article a[href*='video-talks-2020-03']").first.click()
    expect(far.locator("h1")).to_contain_text("Video talks")
    for link in ("a.bf-cite-number", "a[data-bf-note]"):
        far.locator(f"article p {link}").first.hover()
        far.locator(".bf-preview").wait_for()
        assert far.locator(".bf-preview").inner_text()
        far.keyboard.press("Escape")
        expect(far.locator(".bf-preview")).to_have_count(0)
        far.mouse.move(2, 2)
    assert reader.is_same_window


def test_a_day_is_chosen_after_ten_hops(far: Page, reader: Reader) -> None:
    # The last hop was to the state of play.
    today = far.locator(".bf-days-title").inner_text()
    far.locator("[data-to=previous]").click()
    assert "?on=" in far.url
    then = far.locator(".bf-days-title").inner_text()
    assert then != today
    reader.hop("Materials")
    far.go_back()
    expect(far.locator(".bf-days-title")).to_have_text(then, use_inner_text=True)
    far.go_back()
    expect(far.locator(".bf-days-title")).to_have_text(today, use_inner_text=True)
    reader.hop("Materials")
    far.locator("article a[href*='/photoresist/'], article a[href='photoresist/']").first.click()
    expect(far.locator("h1")).to_contain_text("Photoresist")
    far.locator("article a.bf-day-link").first.click()
    expect(far.locator("h1")).to_contain_text("State of play")
    day = far.url.partition("?on=")[2]
    assert far.locator("input[type=date]").input_value() == day
    far.locator("input[type=range]").press("ArrowRight")
    assert far.locator("input[type=date]").input_value() > day
    assert reader.is_same_window


def test_search_leads_to_pages_and_places_after_ten_hops(far: Page, reader: Reader) -> None:
    for query, place in (("Morita", "parties"), ("eighth dialogue", "timeline/#eighth-dialogue")):
        far.keyboard.press("/")
        far.locator(".bf-search-query").fill(query)
        expect(far.locator(".bf-search-results")).to_have_attribute("data-query", query)
        far.locator(f".bf-search-results a[href*='{place}']").first.click()
        expect(far.locator("dialog.bf-search")).to_be_hidden()
        expect(far).to_have_url(re.compile(re.escape(place)))
    expect(far.locator("#eighth-dialogue")).to_be_in_viewport()
    assert reader.is_same_window


def test_a_link_leads_to_its_place_on_another_page(reader: Reader) -> None:
    page = reader.begin("articles/export-licensing/")
    link = page.locator("article a[href*='glossary/#']:visible").first
    name = (link.get_attribute("href") or "").partition("#")[2]
    link.click()
    expect(page).to_have_url(re.compile(rf"/glossary/#{name}$"))
    term = page.locator(f"[id='{name}']")
    expect(term).to_be_in_viewport()
    assert term.evaluate("each => each.matches(':target')")
    assert reader.is_same_window


def test_the_way_back_leads_to_where_the_reader_was(reader: Reader) -> None:
    page = reader.begin("timeline/")
    page.evaluate("scrollTo(0, 4000)")
    # The place is noted once the page rests.
    page.wait_for_function("() => history.state?.y > 3900")
    was = page.evaluate("scrollY")
    reader.hop("Glossary")
    assert page.evaluate("scrollY") == 0
    page.evaluate("scrollTo(0, 1500)")
    page.wait_for_function("() => history.state?.y > 1400")
    page.go_back()
    page.wait_for_function("was => Math.abs(scrollY - was) < 50", arg=was)
    page.go_forward()
    page.wait_for_function("() => Math.abs(scrollY - 1500) < 50")
    assert reader.is_same_window


def test_the_colours_stay_and_are_switched_after_ten_hops(far: Page, reader: Reader) -> None:
    body = far.locator("body")
    far.get_by_title("Switch to light colours").click()
    far.get_by_title("Switch to dark colours").click()
    expect(body).to_have_attribute("data-md-color-scheme", "slate")
    reader.hop("Glossary")
    expect(body).to_have_attribute("data-md-color-scheme", "slate")
    far.reload()
    expect(body).to_have_attribute("data-md-color-scheme", "slate")


def test_the_page_for_what_is_not_there_is_left_in_place(browser: Browser, served: str) -> None:
    page = browser.new_page()
    page.goto(f"{served}404.html")
    page.evaluate("window.kept = true")
    # Its links begin with the site's path, and this server has it.
    page.locator(".md-nav--primary").get_by_role("link", name="Timeline", exact=True).first.click()
    expect(page.locator("h1")).to_contain_text("Timeline")
    expect(page.locator("form.bf-filters")).to_be_visible()
    assert page.evaluate("window.kept")
    page.close()


@pytest.mark.parametrize("path", ["gone/", "assets/logo.svg", "figures/hf-imports-korea-annual.csv"])
def test_what_is_no_page_of_the_site_is_loaded_as_ever(browser: Browser, served: str, path: str) -> None:
    page = browser.new_page()
    page.goto(served)
    page.evaluate(_FOLLOW, path)
    page.wait_for_url(lambda url: url.endswith(path)) if not path.endswith(".csv") else None
    page.close()


def test_another_window_is_opened_for_whoever_asks_for_it(reader: Reader) -> None:
    page = reader.begin("")
    link = page.locator(".md-nav--primary").get_by_role("link", name="Timeline", exact=True).first
    with page.context.expect_page() as opened:
        link.click(modifiers=["Control"])
    expect(opened.value.locator("h1")).to_contain_text("Timeline")
    expect(page).not_to_have_title(re.compile("^Timeline"))


def test_on_a_phone_the_drawer_closes_behind_the_link(browser: Browser, served: str) -> None:
    context = browser.new_context(viewport=PHONE, has_touch=True, is_mobile=True, base_url=served)  # type: ignore[arg-type]
    page = context.new_page()
    page.goto("", wait_until="networkidle")
    page.evaluate("window.kept = true")
    page.locator(".md-header__button[for=__drawer]").tap()
    page.locator(".md-nav--primary").get_by_role("link", name="Timeline", exact=True).first.tap()
    expect(page.locator("h1")).to_contain_text("Timeline")
    expect(page.locator("#__drawer")).not_to_be_checked()
    expect(page.locator("h1")).to_be_focused()
    assert page.locator(".md-content[inert]").count() == 0
    assert page.evaluate("window.kept")
    context.close()


def test_a_reader_who_waits_is_told(reader: Reader, served: str) -> None:
    page = reader.begin("")
    held: list[Route] = []

    def hold(route: Route) -> None:
        held.append(route)

    page.route("**/timeline/", hold)
    page.locator(".md-nav--primary").get_by_role("link", name="Timeline", exact=True).first.click()
    expect(page.locator("html.bf-waiting")).to_have_count(1)
    held[0].continue_()
    expect(page.locator("h1")).to_contain_text("Timeline")
    expect(page.locator("html.bf-waiting")).to_have_count(0)


def test_the_last_of_several_links_counts(reader: Reader) -> None:
    page = reader.begin("")
    held: list[Route] = []

    def hold(route: Route) -> None:
        held.append(route)

    page.route("**/timeline/", hold)
    page.locator(".md-nav--primary").get_by_role("link", name="Timeline", exact=True).first.click()
    page.wait_for_timeout(50)
    reader.hop("Glossary")
    expect(page.locator("h1")).to_contain_text("Glossary")
    assert page.url.endswith("/glossary/")
    assert reader.is_same_window


@pytest.fixture
def sample(tmp_path: Path) -> Path:
    """Return a copy of the sample site."""
    return copy_sample(tmp_path)


def configured(site: Path, old: str, new: str) -> None:
    """Change the settings of a site."""
    config = site / "mkdocs.yml"
    text = config.read_text(encoding="utf-8")
    assert old in text
    config.write_text(text.replace(old, new), encoding="utf-8")


def test_a_page_that_leads_elsewhere_does_so(browser: Browser, sample: Path, tmp_path: Path) -> None:
    built = build(sample, tmp_path / "served" / "sub")
    assert built.returncode == 0, built.stderr
    former = next(
        path.parent.relative_to(tmp_path / "served" / "sub").as_posix()
        for path in sorted((tmp_path / "served").rglob("index.html"))
        if 'http-equiv="refresh"' in path.read_text(encoding="utf-8")
    )
    page = browser.new_page()
    with serve(tmp_path / "served") as address:
        page.goto(f"{address}sub/")
        page.evaluate("window.kept = true")
        page.evaluate(_FOLLOW, f"{former}/")
        page.wait_for_function("() => window.kept !== true")
        expect(page.locator("h1")).to_be_visible()
        assert former not in page.url
    page.close()


@pytest.mark.parametrize(
    ("old", "new", "is_kept"),
    [
        ("use_directory_urls: true", "use_directory_urls: false", True),
        ("  - briefings", "  - briefings: {instant: false}", False),
        (
            "  language: en",
            "  language: en\n  features: [navigation.instant, navigation.instant.progress]",
            True,
        ),
    ],
)
def test_a_site_of_other_settings(
    browser: Browser, sample: Path, tmp_path: Path, old: str, new: str, is_kept: bool
) -> None:
    configured(sample, old, new)
    built = build(sample, tmp_path / "served" / "sub")
    assert built.returncode == 0, built.stderr
    page = browser.new_page()
    with serve(tmp_path / "served") as address:
        page.goto(f"{address}sub/index.html")
        page.evaluate("window.kept = true")
        page.locator(".md-nav--primary").get_by_role("link", name="Timeline", exact=True).first.click()
        expect(page.locator("h1")).to_contain_text("Timeline")
        expect(page.locator("form.bf-filters")).to_be_visible()
        assert bool(page.evaluate("window.kept")) is is_kept
        assert "navigation.instant" not in page.locator("#__config").inner_text() or not is_kept
    page.close()


def test_a_preview_reloads_the_page_that_was_loaded_in_place(browser: Browser, sample: Path) -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [sys.executable, "-m", "mkdocs", "serve", "-q", "-a", f"127.0.0.1:{port}"]
    page = browser.new_page()
    with subprocess.Popen(command, cwd=sample, stderr=subprocess.DEVNULL) as server:
        try:
            address = f"http://127.0.0.1:{port}/sub/articles/"
            while True:
                try:
                    page.goto(address)
                    break
                except Exception:
                    assert server.poll() is None
                    page.wait_for_timeout(200)
            page.evaluate("window.kept = true")
            page.locator("article a[href*='the-first-day']").first.click()
            expect(page.locator("h1")).to_contain_text("The first day")
            assert page.evaluate("window.kept")
            article = sample / "content" / "articles" / "the-first-day.md"
            article.write_text(article.read_text(encoding="utf-8") + "\nA sentence more.\n", encoding="utf-8")
            expect(page.get_by_text("A sentence more.")).to_be_visible()
            assert page.url == f"{address}the-first-day/"
        finally:
            server.terminate()
    page.close()
