"""Under the strict policy everything works that a reader can use, and what was slipped in does not run."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, Route, expect
from tests.browser.full_site import SITE_NAME, TITLE, write_full_site
from tests.browser.page_types import TYPES
from tests.browser.serving import foreign_to, pages_of, serve
from tests.builds import PROJECT, build

_EVERYTHING = "articles/everything/"
_WATCH = """
window.refused = [];
document.addEventListener("securitypolicyviolation", event =>
  window.refused.push(`${event.effectiveDirective}: ${event.blockedURI} ${event.sourceFile}`));
"""


@pytest.fixture(scope="module")
def full_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the site with every feature, built."""
    folder = tmp_path_factory.mktemp("full")
    built = build(write_full_site(folder), folder / "sub")
    assert built.returncode == 0, built.stderr
    return folder / "sub"


def documented_headers() -> dict[str, str]:
    """Return the headers that the documentation tells whoever runs a server to send."""
    text = (PROJECT / "docs" / "deploying.md").read_text(encoding="utf-8")
    headers = dict(
        re.findall(r"^(Content-Security-Policy|X-Content-Type-Options|Referrer-Policy): (.+)$", text, re.M)
    )
    assert len(headers) == 3
    return headers


@pytest.fixture(scope="module", params=["as built", "with headers"])
def headers(request: pytest.FixtureRequest) -> dict[str, str]:
    """Return what a server says beside what the pages say themselves."""
    return documented_headers() if request.param == "with headers" else {}


@pytest.fixture(scope="module")
def full(full_site: Path, headers: dict[str, str]) -> Iterator[str]:
    """Return the address that the site is served at."""
    with serve(full_site.parent, headers) as address:
        yield f"{address}sub/"


@pytest.fixture(scope="module")
def real(real_site: Path, headers: dict[str, str], tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Return the address that the real site is served at."""
    folder = tmp_path_factory.mktemp("policy")
    (folder / "briefing").symlink_to(real_site)
    with serve(folder, headers) as address:
        yield f"{address}briefing/"


@pytest.fixture
def context(browser: Browser, full: str) -> Iterator[BrowserContext]:
    """Return a browser that follows the site's policy and notes what it refuses."""
    context = browser.new_context(viewport={"width": 1300, "height": 900})
    context.grant_permissions(["clipboard-read", "clipboard-write"], origin=full)
    context.add_init_script(_WATCH)
    yield context
    context.close()


@pytest.fixture
def page(context: BrowserContext, full: str) -> Iterator[Page]:
    """Return a page that must not ask another host, nor meet a refusal or an error, before it is closed."""
    page = context.new_page()
    wrong: list[str] = []
    page.on("request", lambda request: wrong.append(request.url) if foreign_to(full, request.url) else None)
    page.on("pageerror", lambda error: wrong.append(str(error)))
    page.on("console", lambda message: wrong.append(message.text) if message.type == "error" else None)
    yield page
    assert [*wrong, *page.evaluate("window.refused")] == []


def test_no_page_is_refused_anything(page: Page, full: str, full_site: Path) -> None:
    for path in pages_of(full_site):
        page.goto(full + path.relative_to(full_site).as_posix())
        assert page.evaluate("window.refused") == []
        assert page.locator("meta[http-equiv=Content-Security-Policy]").count() == 1


def test_a_reader_of_the_real_site_is_refused_nothing(context: BrowserContext, real: str) -> None:
    """Every type of page, reached from page to page, and what can be used on each."""
    context.grant_permissions(["clipboard-read", "clipboard-write"], origin=real)
    page = context.new_page()
    wrong: list[str] = []
    page.on("request", lambda request: wrong.append(request.url) if foreign_to(real, request.url) else None)
    page.on("pageerror", lambda error: wrong.append(str(error)))
    page.on("console", lambda told: wrong.append(told.text) if told.type == "error" else None)
    for path in TYPES:
        page.goto(real + path)
        assert page.evaluate("window.refused") == [], path
    page.goto(real)
    for number, path in enumerate(TYPES):
        # Within one window, as a reader comes to it; the page for what is missing is none of the site's.
        if path and path != "404.html":
            page.evaluate(
                "path => { const a = document.querySelector('article a'); a.href = path; a.click() }",
                real + path,
            )
            page.wait_for_url(real + path)
        for link in page.locator(
            "article p a.bf-cite-number:visible, article p a[data-bf-note]:visible"
        ).all()[:1]:
            link.hover()
            page.locator(".bf-preview").wait_for()
            page.keyboard.press("Escape")
        for slider in page.locator("input[type=range]:visible").all():
            slider.press("ArrowLeft")
        for select in page.locator("form.bf-filters select[name=level]:visible").all():
            select.select_option("1")
        for button in page.locator(".bf-citing-line button").all()[:1]:
            page.evaluate("document.querySelectorAll('.bf-foot details').forEach(each => each.open = true)")
            button.click()
        page.locator(".md-header [title^='Switch to']:visible").first.click()
        if number % 8 == 0:
            page.locator(".bf-search-open").click()
            page.locator(".bf-search-query").fill("fluoride")
            page.locator(".bf-search-title a").first.wait_for()
            page.keyboard.press("Escape")
        page.mouse.move(2, 2)
    assert [*wrong, *page.evaluate("window.refused")] == []


def test_text_is_shown_as_it_was_typed(page: Page, full: str) -> None:
    page.goto(full + _EVERYTHING)
    expect(page).to_have_title(f"{TITLE} - {SITE_NAME}")
    expect(page.locator("h1")).to_have_text(TITLE)
    shown = page.locator("[data-md-component=header-topic], .md-nav__link--active, .md-path")
    for text in shown.all_text_contents():
        assert "&amp;" not in text
        assert "&lt;" not in text
    # A word joiner keeps Material's tooltips from taking it for a tag.
    title = page.locator(".md-header .md-ellipsis").first.text_content() or ""
    assert title.strip().replace("\N{WORD JOINER}", "") == SITE_NAME
    expect(page.locator(".md-copyright__highlight b")).to_have_text("Salt")
    expect(page.locator(".md-nav--secondary .md-nav__link").first).to_have_text(
        "Heading with code & bold", use_inner_text=True
    )


def test_the_palette_is_switched_and_kept(page: Page, full: str) -> None:
    page.goto(full)
    expect(page.locator("body")).to_have_attribute("data-md-color-scheme", "default")
    page.get_by_title("To dark colours").click()
    expect(page.locator("body")).to_have_attribute("data-md-color-scheme", "slate")
    # Read aloud, a choice is called by what it brings.
    expect(page.get_by_role("radio", name="To dark colours")).to_be_checked()
    page.goto(full + _EVERYTHING)
    expect(page.locator("body")).to_have_attribute("data-md-color-scheme", "slate")
    expect(page.get_by_role("radio", name="To dark colours")).to_be_checked()


def test_tooltips_show_text(page: Page, full: str) -> None:
    page.goto(full + _EVERYTHING)
    page.locator("abbr").first.hover()
    tooltip = page.locator(".md-tooltip2__inner").filter(has_text="sodium chloride")
    tooltip.wait_for()
    assert tooltip.inner_text().replace("\N{WORD JOINER}", "") == "sodium chloride, NaCl & more, a < b <i>"
    page.locator(".footnote-ref").hover()
    page.locator(".md-tooltip2 code").get_by_text("code").wait_for()


def test_search_finds(page: Page, full: str) -> None:
    page.goto(full)
    query = page.locator("[data-md-component=search-query]")
    query.click()
    query.press_sequentially("everything")
    result = page.locator(".md-search-result__item").first
    expect(result.locator("h1")).to_have_text(TITLE)
    expect(result.locator(".md-tag").first).to_have_text("R&D")
    result.locator("a").first.click()
    expect(page.locator(".md-content h1")).to_have_text(TITLE)


def test_tabs_boxes_and_copying_work(page: Page, full: str) -> None:
    page.goto(full + _EVERYTHING)
    page.get_by_text("Second", exact=True).click()
    expect(page.get_by_text("two", exact=True)).to_be_visible()
    page.locator(".highlight").first.hover()
    page.locator(".md-code__button[data-md-type=copy]").first.click()
    page.get_by_text("Copied to clipboard").wait_for()
    assert page.evaluate("navigator.clipboard.readText()").startswith('print("<b>")')
    page.locator(".highlight").filter(has_text="graph").hover()
    graph = page.locator(".highlight").filter(has_text="graph")
    graph.locator(".md-code__button[data-md-type=copy]").click()
    page.wait_for_function("navigator.clipboard.readText().then(text => text.startsWith('graph'))")
    assert page.locator(".mermaid").count() == 0


def test_navigation_is_instant_and_goes_on_working(page: Page, full: str) -> None:
    page.goto(full + _EVERYTHING, wait_until="networkidle")
    page.evaluate("window.kept = true")
    page.locator(".md-footer__link--next, .md-footer__link--prev").first.click()
    expect(page.locator("h1")).not_to_have_text(TITLE)
    page.go_back()
    expect(page.locator("h1")).to_have_text(TITLE)
    assert page.evaluate("window.kept")
    page.get_by_text("Second", exact=True).click()
    expect(page.get_by_text("two", exact=True)).to_be_visible()


def test_the_skip_link_leads_to_the_content(page: Page, full: str) -> None:
    for path in (_EVERYTHING, "404.html"):
        page.goto(full + path)
        page.keyboard.press("Tab")
        focused = page.locator(":focus")
        expect(focused).to_have_text("Skip to content")
        address = urlsplit(focused.get_attribute("href") or "")
        assert page.locator(f"article #{address.fragment}").count() == 1


@pytest.mark.parametrize("slipped_in", ["<script>hack()</script>", "<img src=x onerror=hack()>"])
def test_what_is_slipped_in_does_not_run(context: BrowserContext, full: str, slipped_in: str) -> None:
    page = context.new_page()
    context.add_init_script("window.ran = 0; window.hack = () => { window.ran += 1; }")

    def spoil(route: Route) -> None:
        answer = route.fetch()
        route.fulfill(response=answer, body=answer.text().replace("</h1>", f"</h1>{slipped_in}"))

    page.route("**/everything/", spoil)
    page.goto(full + _EVERYTHING)
    assert page.evaluate("window.ran") == 0
    assert page.evaluate("window.refused")
