"""Everyone can read and use every type of page: in light and dark, on a phone and a desk, by keyboard."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import pairwise
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect
from tests.browser.axe import faults
from tests.browser.page_types import TYPES

_DESK, _PHONE = {"width": 1280, "height": 900}, {"width": 360, "height": 800}
_WALK = Path(__file__).with_name("walk.js").read_text(encoding="utf-8")
_SCHEMES = {"light": "default", "dark": "slate"}


@pytest.fixture(scope="module")
def page(browser: Browser) -> Iterator[Page]:
    """Return one page for all tests, in which nothing moves: what fades in has no contrast yet."""
    page = browser.new_page(reduced_motion="reduce")
    yield page
    page.close()


def faults_in_four_modes(page: Page, when: str = "") -> list[str]:
    """Return what axe finds, each with the mode that it was found in."""
    found = []
    for device, size in (("desk", _DESK), ("phone", _PHONE)):
        page.set_viewport_size(size)  # type: ignore[arg-type]
        for scheme, name in _SCHEMES.items():
            page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
            expect(page.locator("body")).to_have_attribute("data-md-color-scheme", name)
            found += [f"{device}, {scheme}: {fault}" for fault in faults(page, colours_only=scheme == "dark")]
    return found


@pytest.mark.parametrize("path", TYPES)
def test_axe_finds_nothing(page: Page, served: str, path: str) -> None:
    page.goto(served + path)
    assert faults_in_four_modes(page) == []


# Lines break elsewhere, and other targets come to stand one above the other.
@pytest.mark.parametrize("path", ["", "articles/video-talks-2020-03/", "materials/hydrogen-fluoride/"])
def test_axe_finds_nothing_on_a_wider_phone(page: Page, served: str, path: str) -> None:
    page.set_viewport_size({"width": 412, "height": 823})
    page.emulate_media(color_scheme="light")
    page.goto(served + path)
    assert faults(page) == []


def _search(page: Page) -> None:
    page.keyboard.press("/")
    page.locator(".bf-search-query").fill("licence")
    expect(page.locator(".bf-search-results")).to_have_attribute("data-query", "licence")


def _preview(page: Page) -> None:
    page.locator("a[data-bf-note]").first.hover()
    expect(page.locator(".bf-preview")).to_be_visible()


@pytest.mark.parametrize("opened", [_search, _preview])
def test_axe_finds_nothing_in_what_opens(page: Page, served: str, opened: Callable[[Page], None]) -> None:
    page.set_viewport_size(_DESK)  # type: ignore[arg-type]
    page.goto(f"{served}articles/video-talks-2020-03/")
    opened(page)
    assert faults_in_four_modes(page) == []


def test_axe_finds_nothing_in_the_drawer(page: Page, served: str) -> None:
    page.set_viewport_size(_PHONE)  # type: ignore[arg-type]
    page.emulate_media(color_scheme="light")
    page.goto(f"{served}measures/")
    page.locator("label.md-header__button[for=__drawer]").click()
    expect(page.locator(".md-content")).to_have_attribute("inert", "")
    assert faults(page) == []


@pytest.mark.parametrize("size", [_DESK, _PHONE], ids=["desk", "phone"])
@pytest.mark.parametrize("path", TYPES)
def test_the_keyboard_reaches_everything(page: Page, served: str, path: str, size: dict[str, int]) -> None:
    page.set_viewport_size(size)  # type: ignore[arg-type]
    page.goto(served + path)
    controls = page.evaluate(_WALK)
    assert controls
    # A preview that comes on the way has controls too.
    for _ in range(2 * controls):
        page.keyboard.press("Tab")
        if page.evaluate("isAtTheEnd()"):
            break
    assert page.evaluate("walked()") == {"missed": [], "unseen": [], "unmarked": [], "backwards": []}


def test_the_drawer_is_opened_walked_and_closed_by_keyboard(page: Page, served: str) -> None:
    page.set_viewport_size(_PHONE)  # type: ignore[arg-type]
    page.goto(f"{served}articles/video-talks-2020-03/")
    drawer = page.get_by_role("button", name="Navigation", exact=True)
    drawer.focus()
    page.keyboard.press("Enter")
    # The list of the section lies over the list of all; its name leads back.
    page.get_by_role("checkbox", name="Articles").focus()
    page.keyboard.press("Space")
    page.keyboard.press("Shift+Tab")
    expect(page.get_by_role("link", name="State of play").first).to_be_focused()
    page.keyboard.press("Escape")
    expect(drawer).to_be_focused()
    expect(drawer).to_have_attribute("aria-expanded", "false")


# 320 px is a window of 1280 px at four times the size, 640 px at twice.
@pytest.mark.parametrize("width", [320, 360, 640])
@pytest.mark.parametrize("path", TYPES)
def test_nothing_is_scrolled_sideways(page: Page, served: str, path: str, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 800})
    page.goto(served + path)
    wide = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
    assert wide <= 0


# What a reader may ask for, without loss (WCAG 2.2, 1.4.12).
_SPACED = """*:not(#_) { line-height: 1.5 !important; letter-spacing: 0.12em !important; }
*:not(#_) { word-spacing: 0.16em !important; }
p:not(#_) { margin-bottom: 2em !important; }"""


def test_spaced_out_text_is_neither_cut_nor_scrolled_sideways(browser: Browser, served: str) -> None:
    page = browser.new_page(viewport={"width": 320, "height": 800}, bypass_csp=True)
    for path in TYPES:
        page.goto(served + path)
        page.add_style_tag(content=_SPACED)
        wide = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
        cut = page.evaluate("""() => [...document.querySelectorAll("article *")].filter((each) => {
          const isCut = ["hidden", "clip"].includes(getComputedStyle(each).overflowX);
          return isCut && each.clientWidth > 2 && each.scrollWidth > each.clientWidth + 1 && each.innerText;
        }).map((each) => each.outerHTML.slice(0, 100))""")
        assert (path, max(wide, 0), cut) == (path, 0, [])
    page.close()


@pytest.mark.parametrize("path", TYPES)
def test_headings_are_in_order(page: Page, served: str, path: str) -> None:
    page.goto(served + path)
    levels = page.evaluate(
        "[...document.querySelectorAll('h1, h2, h3, h4, h5, h6')].map((each) => +each.tagName[1])"
    )
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))


@pytest.mark.parametrize("path", TYPES)
def test_a_heading_is_called_by_its_words_alone(page: Page, served: str, path: str) -> None:
    page.goto(served + path)
    names = [heading.aria_snapshot() for heading in page.get_by_role("heading").all()[:12]]
    assert [name for name in names if "¶" in name] == []


@pytest.mark.parametrize("path", TYPES)
def test_nothing_moves_for_those_who_asked_for_that(page: Page, served: str, path: str) -> None:
    page.goto(served + path)
    longest = page.evaluate("""() => {
      const times = ({ transitionDuration, animationDuration }) => [transitionDuration, animationDuration];
      const all = [...document.querySelectorAll("*")].flatMap((each) => times(getComputedStyle(each)));
      return Math.max(...all.map((time) => parseFloat(time)));
    }""")
    assert longest < 0.001


@pytest.mark.parametrize("path", ["timeline/", "status/", "materials/hydrogen-fluoride/"])
def test_what_is_drawn_takes_the_colours_that_a_reader_forces(
    browser: Browser, served: str, path: str
) -> None:
    page = browser.new_page(forced_colors="active", color_scheme="dark")
    page.goto(served + path)
    drawn, system = page.evaluate("""() => {
      const probe = document.body.appendChild(document.createElement("i"));
      const system = ["Canvas", "CanvasText", "GrayText", "Highlight", "LinkText"].map((name) => {
        probe.style.color = name;
        return getComputedStyle(probe).color;
      });
      const shapes = [...document.querySelectorAll("article svg :is(rect, path, line, circle, text)")];
      const colours = shapes.filter((each) => each.checkVisibility({ opacityProperty: true }))
        .map((each) => getComputedStyle(each)).flatMap(({ fill, stroke }) => [fill, stroke]);
      return [[...new Set(colours)], system];
    }""")
    assert set(drawn) - {"none"} <= set(system)
    page.close()
