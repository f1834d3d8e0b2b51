"""A preview comes by mouse, keyboard and finger, goes with Escape, and is in nobody's way."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, BrowserContext, Page
from tests.browser.full_site import write_full_site
from tests.browser.serving import serve
from tests.builds import build
from tests.sample_site import copy_sample

# WCAG 2.2, 1.4.13: content on hover or focus can be dismissed, hovered, and persists.
_ARTICLE = """\
---
title: Salt in the text
date: 2031-02-12
kind: analysis
rights: own
---

The quota on [[rock-salt]] began with [[quota-in-force.dates.in-force]] [@salt-institute, para 4].

{filling}

It ended where the page ends, with [[quota-in-force]] and [[salt-quota-measure]]
[@northland-order].
"""
RECORD, FACT, NUMBER = "a.bf-record[data-bf-note]", "a.bf-fact[data-bf-note]", "a.bf-cite-number"
PAGE = "articles/salt/"


either_way = pytest.mark.parametrize("site", ["instant", "plain"], indirect=True)
"""Marks what may differ where a page is loaded in place of another."""


@pytest.fixture(scope="module")
def site(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Return the address of the sample site, whose pages are loaded in place, or are not."""
    loads = getattr(request, "param", "instant")
    folder = tmp_path_factory.mktemp(loads)
    written = write_full_site(folder) if loads == "instant" else copy_sample(folder)
    if loads == "plain":
        config = (written / "mkdocs.yml").read_text(encoding="utf-8")
        plain = config.replace("- briefings", "- briefings: {instant: false}")
        (written / "mkdocs.yml").write_text(plain, encoding="utf-8")
    text = _ARTICLE.format(filling="\n\n".join(["Nothing is linked here."] * 40))
    (written / "content" / "articles" / "salt.md").write_text(text, encoding="utf-8")
    target = folder / "served" / "sub"
    built = build(written, target, SITE_URL="http://127.0.0.1/sub/")
    assert built.returncode == 0, built.stderr
    with serve(target.parent) as address:
        yield f"{address}sub/"


@pytest.fixture
def desktop(browser: Browser) -> Iterator[BrowserContext]:
    context = browser.new_context(viewport={"width": 1280, "height": 800})
    yield context
    context.close()


@pytest.fixture
def phone(browser: Browser) -> Iterator[BrowserContext]:
    context = browser.new_context(viewport={"width": 320, "height": 640}, has_touch=True, is_mobile=True)
    yield context
    context.close()


@pytest.fixture
def page(desktop: BrowserContext, site: str) -> Page:
    opened = desktop.new_page()
    opened.goto(site + PAGE)
    return opened


def previews(page: Page) -> list[str]:
    """Return the texts of the previews that are open."""
    found: list[str] = page.locator(".bf-preview").all_inner_texts()
    return found


def is_on_screen(page: Page) -> bool:
    box = page.locator(".bf-preview").bounding_box()
    size = page.evaluate("[document.documentElement.clientWidth, innerHeight]")
    assert box is not None
    return (
        box["x"] >= 0
        and box["y"] >= 0
        and box["x"] + box["width"] <= size[0]
        and box["y"] + box["height"] <= size[1]
    )


def test_a_pointer_that_rests_on_a_link_brings_its_preview(page: Page) -> None:
    page.locator(RECORD).first.hover()
    page.wait_for_timeout(300)
    assert previews(page) == []
    page.locator(".bf-preview").wait_for()
    assert "Rock salt" in previews(page)[0]
    assert is_on_screen(page)


def test_a_pointer_that_passes_over_a_link_brings_none(page: Page) -> None:
    page.locator(RECORD).first.hover()
    page.mouse.move(5, 5)
    page.wait_for_timeout(700)
    assert previews(page) == []


def test_the_pointer_may_go_on_to_the_preview(page: Page) -> None:
    page.locator(FACT).first.hover()
    page.locator(".bf-preview").hover()
    page.wait_for_timeout(600)
    assert len(previews(page)) == 1
    page.mouse.move(5, 5)
    page.wait_for_timeout(600)
    assert previews(page) == []


def test_one_preview_at_a_time(page: Page) -> None:
    for link in (page.locator(RECORD).first, page.locator(NUMBER).first, page.locator(FACT).first):
        link.hover()
        page.wait_for_timeout(700)
        assert len(previews(page)) == 1
    assert "Sources:" in previews(page)[0]


def test_a_number_shows_the_source_with_its_words(page: Page) -> None:
    page.locator(NUMBER).first.hover()
    page.locator(".bf-preview").wait_for()
    assert "Salt Institute" in previews(page)[0]
    assert "Both parties were heard." in previews(page)[0]
    assert "↩" not in previews(page)[0]


def test_the_keyboard_reaches_the_preview_and_leaves_it(page: Page) -> None:
    page.locator(RECORD).first.focus()
    page.keyboard.press("Shift+Tab")
    page.keyboard.press("Tab")
    page.locator(".bf-preview").wait_for()
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.closest('.bf-preview') !== null")
    page.keyboard.press("Escape")
    assert previews(page) == []
    assert page.evaluate(f"document.activeElement.matches('{RECORD}')")


def test_escape_closes_and_leaves_the_focus_where_it_is(page: Page) -> None:
    page.locator(NUMBER).first.focus()
    page.keyboard.press("Shift+Tab")
    page.keyboard.press("Tab")
    page.locator(".bf-preview").wait_for()
    page.keyboard.press("Escape")
    page.wait_for_timeout(600)
    assert previews(page) == []
    assert page.evaluate(f"document.activeElement.matches('{NUMBER}')")


def test_the_keyboard_leaves_no_preview_behind(page: Page) -> None:
    page.locator(RECORD).first.focus()
    page.keyboard.press("Shift+Tab")
    page.keyboard.press("Tab")
    page.locator(".bf-preview").wait_for()
    page.locator(".bf-preview button").focus()
    page.keyboard.press("Tab")
    page.wait_for_timeout(100)
    assert page.evaluate(f"document.activeElement.matches('{FACT}')")
    assert previews(page) == []


@either_way
def test_enter_follows_a_link(page: Page) -> None:
    page.locator(RECORD).first.focus()
    page.keyboard.press("Enter")
    page.wait_for_url("**/materials/rock-salt/")


@either_way
def test_a_click_follows_a_link(page: Page) -> None:
    page.locator(RECORD).first.hover()
    page.locator(".bf-preview").wait_for()
    page.locator(RECORD).first.click()
    page.wait_for_url("**/materials/rock-salt/")
    assert previews(page) == []


def test_a_preview_says_what_the_foot_says_without_its_ids(page: Page) -> None:
    page.locator(RECORD).first.hover()
    page.locator(".bf-preview").wait_for()
    ids = page.evaluate("[...document.querySelectorAll('[id]')].map(e => e.id)")
    assert len(ids) == len(set(ids))

    note = page.locator("#note--rock-salt").evaluate("e => e.textContent.replace(/\\s+/g, ' ').trim()")
    shown = page.locator(".bf-preview").evaluate("e => e.textContent.replace(/\\s+/g, ' ').trim()")
    assert shown == note


def test_a_screen_reader_is_told_the_same(page: Page) -> None:
    described = page.locator(RECORD).first.get_attribute("aria-describedby")
    assert page.locator(f"[id='{described}']").inner_text()
    page.locator(RECORD).first.hover()
    page.locator(".bf-preview").wait_for()
    assert page.locator(".bf-preview").get_attribute("role") == "group"
    assert page.locator(".bf-preview").get_attribute("aria-label") == "Preview"


def test_nothing_moves_when_a_preview_comes(page: Page) -> None:
    apart = "article *:not(.bf-preview, .bf-preview *)"
    places = f"[...document.querySelectorAll('{apart}')].map(e => e.getBoundingClientRect().top + scrollY)"
    page.wait_for_load_state("networkidle")
    before = page.evaluate(places)
    page.locator(RECORD).first.hover()
    page.locator(".bf-preview").wait_for()
    assert page.evaluate(places) == before


def test_it_fits_at_the_end_of_the_page_and_at_four_times_the_size(phone: BrowserContext, site: str) -> None:
    page = phone.new_page()
    page.goto(site + PAGE)
    for link in (page.locator(RECORD).last, page.locator(NUMBER).last, page.locator(FACT).first):
        link.scroll_into_view_if_needed()
        link.tap()
        assert is_on_screen(page)
        assert page.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth")
        page.locator(".bf-preview button").tap()
        assert previews(page) == []


@either_way
def test_the_first_tap_shows_and_the_way_on_is_named(phone: BrowserContext, site: str) -> None:
    page = phone.new_page()
    page.goto(site + PAGE)
    page.locator(RECORD).first.tap()
    assert "Open the page" in previews(page)[0]
    assert page.url.endswith(PAGE)
    sizes = page.locator(".bf-preview-ways > *").evaluate_all(
        "all => all.map(e => e.getBoundingClientRect().height)"
    )
    assert min(sizes) >= 24
    page.locator(".bf-preview").get_by_text("Open the page").tap()
    page.wait_for_url("**/materials/rock-salt/")


def test_a_way_on_within_the_page_leaves_no_preview(phone: BrowserContext, site: str) -> None:
    page = phone.new_page()
    page.goto(site + PAGE)
    page.locator(NUMBER).first.tap()
    page.locator(".bf-preview").get_by_text("In the list of sources").tap()
    page.wait_for_url("**#cited--salt-institute")
    page.wait_for_timeout(100)
    assert previews(page) == []


@either_way
def test_the_second_tap_follows(phone: BrowserContext, site: str) -> None:
    page = phone.new_page()
    page.goto(site + PAGE)
    page.locator(RECORD).first.tap()
    page.locator(RECORD).first.tap()
    page.wait_for_url("**/materials/rock-salt/")


def test_a_tap_beside_closes(phone: BrowserContext, site: str) -> None:
    page = phone.new_page()
    page.goto(site + PAGE)
    page.locator(NUMBER).first.tap()
    assert "In the list of sources" in previews(page)[0]
    page.locator("h1").tap()
    assert previews(page) == []


@either_way
def test_it_works_on_the_page_after_and_leaves_nothing_behind(desktop: BrowserContext, site: str) -> None:
    page = desktop.new_page()
    page.add_init_script(
        """
        window.heard = 0;
        for (const target of [window, document]) {
          const [add, remove] = [target.addEventListener, target.removeEventListener];
          target.addEventListener = (kind, act, options) => {
            if (!options?.signal) window.heard += 1;
            add.call(target, kind, act, options);
          };
          target.removeEventListener = (...kind) => {
            window.heard -= 1;
            remove.apply(target, kind);
          };
        }
        """
    )
    page.goto(site + PAGE)
    page.wait_for_load_state("networkidle")
    counts = []
    for _ in range(3):
        page.locator(RECORD).first.hover()
        page.locator(".bf-preview").wait_for()
        page.locator(RECORD).first.click()
        page.wait_for_url("**/materials/rock-salt/")
        assert previews(page) == []
        page.go_back()
        page.locator(RECORD).first.wait_for()
        page.wait_for_load_state("networkidle")
        counts.append(page.evaluate("window.heard"))
    assert counts[0] == counts[-1]


def test_forced_colours_and_dark_ones_show_its_border(browser: Browser, site: str) -> None:
    for scheme in ({"forced_colors": "active"}, {"color_scheme": "dark"}):
        context = browser.new_context(**scheme)  # type: ignore[arg-type]
        page = context.new_page()
        page.goto(site + PAGE)
        page.locator(RECORD).first.hover()
        page.locator(".bf-preview").wait_for()
        style = "e => [getComputedStyle(e).borderTopColor, getComputedStyle(e).backgroundColor]"
        border, ground = page.locator(".bf-preview").evaluate(style)
        context.close()
        assert border != ground


def test_without_javascript_links_lead_to_pages_and_the_list(browser: Browser, site: str) -> None:
    context = browser.new_context(java_script_enabled=False, viewport={"width": 320, "height": 640})
    page = context.new_page()
    page.goto(site + PAGE)
    assert page.locator("#note--rock-salt").is_visible()
    page.locator(NUMBER).first.click()
    assert page.url.endswith("#cited--salt-institute")
    page.locator(RECORD).first.click()
    assert page.url.endswith("/materials/rock-salt/")
    context.close()


def test_on_paper_everything_is_at_the_foot(phone: BrowserContext, site: str) -> None:
    page = phone.new_page()
    page.goto(site + PAGE)
    assert not page.locator("#note--rock-salt").is_visible()  # folded on a phone
    page.locator(RECORD).first.tap()
    page.emulate_media(media="print")
    assert not page.locator(".bf-preview").is_visible()
    assert page.locator("#note--rock-salt").is_visible()
    address = "e => getComputedStyle(e, '::after').content"
    assert "https://" in page.locator(".bf-cited-links a[rel~=external]").first.evaluate(address)
