"""A page on paper, and all of a dispute on it: complete, with addresses, and no line by itself."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect
from tests.browser.page_types import TYPES

_BRIEF = "brief/"
# As wide as the text on A4.
_SHEET = {"width": 665, "height": 990}


@pytest.fixture(scope="module")
def page(browser: Browser) -> Iterator[Page]:
    """Return a page that is looked at as it will be printed."""
    page = browser.new_page(viewport=_SHEET)  # type: ignore[arg-type]
    page.emulate_media(media="print")
    yield page
    page.close()


@pytest.mark.parametrize("path", TYPES)
def test_nothing_to_click_and_nothing_too_wide(page: Page, served: str, path: str) -> None:
    page.goto(served + path)
    shown = page.evaluate("""() => [...document.querySelectorAll("button, input, select, nav, [role=search]")]
      .filter((each) => each.checkVisibility()).map((each) => each.outerHTML.slice(0, 80))""")
    assert shown == []
    assert page.evaluate("document.documentElement.scrollWidth") <= _SHEET["width"]


@pytest.mark.parametrize(
    "path", [_BRIEF, "timeline/", "status/", "contested/", "figures/hf-imports-korea-annual/"]
)
def test_a_heading_is_kept_with_what_follows_and_a_row_is_not_split(
    page: Page, served: str, path: str
) -> None:
    page.goto(served + path)
    rules = page.evaluate("""() => {
      const of = (which, rule) => [...document.querySelectorAll(`article :is(${which})`)]
        .map((each) => getComputedStyle(each)[rule]);
      return {
        stranded: of("h1, h2, h3, h4, figcaption, .bf-question, .bf-group-title", "breakAfter"),
        split: of("tr, svg, figcaption, .bf-event, .bf-conflict, .bf-unknown-question", "breakInside"),
        // A term beside its definition would hold the whole list to what comes after it.
        held: of(":is(.bf-field, .bf-strand) > dt", "breakAfter").filter((rule) => rule !== "auto"),
      };
    }""")
    assert set(rules["stranded"]) == {"avoid"}
    assert set(rules["split"]) <= {"avoid"}
    assert rules["held"] == []


def test_the_whole_brief_has_every_event_and_every_source_with_its_address(page: Page, served: str) -> None:
    page.goto(f"{served}timeline/")
    events = page.locator(".bf-event").count()
    page.goto(f"{served}sources/")
    sources = page.locator(".bf-source-list > li").count()
    page.goto(served + _BRIEF)
    shown = "(all) => all.filter((each) => each.checkVisibility()).length"
    assert page.locator(".bf-event").evaluate_all(shown) == events
    assert page.locator(".bf-source-list > li").evaluate_all(shown) == sources
    addresses = page.locator(".bf-source-list a[href^=http]")
    assert addresses.count() > 0.9 * sources
    printed = addresses.first.evaluate("(link) => getComputedStyle(link, '::after').content")
    assert printed.strip('" ') == addresses.first.get_attribute("href")


@pytest.mark.parametrize("path", ["materials/hydrogen-fluoride/", "timeline/"])
def test_a_source_is_printed_with_its_address_once(page: Page, served: str, path: str) -> None:
    page.goto(served + path)
    shown = page.locator("article a").evaluate_all(
        """(links) => links.map((link) => [link, getComputedStyle(link, "::after").content])
          .filter(([link, address]) => link.checkVisibility() && address.startsWith('" http'))
          .map(([, address]) => address)"""
    )
    assert len(shown) > 20
    assert len(set(shown)) == len(shown)


def test_the_sources_behind_a_click_are_named_on_paper(page: Page, served: str) -> None:
    page.goto(served + _BRIEF)
    first = page.locator(".bf-event details.bf-sources a").first
    expect(first).to_be_visible()
    assert first.evaluate("(link) => link.getBoundingClientRect().height") > 0


def test_the_whole_brief_is_printed_sheet_by_sheet(page: Page, served: str, tmp_path: Path) -> None:
    page.goto(served + _BRIEF)
    sheets = page.locator("h2.bf-sheet").count()
    page.pdf(path=tmp_path / "brief.pdf", format="A4", print_background=True)
    printed = len(re.findall(rb"/Type\s*/Page\b", (tmp_path / "brief.pdf").read_bytes()))
    assert page.locator("h2.bf-sheet").evaluate_all(
        "(all) => all.every((each) => getComputedStyle(each).breakBefore === 'page')"
    )
    assert printed > sheets > 5


def test_the_page_of_the_dispute_leads_to_the_whole_brief_on_the_screen_alone(
    browser: Browser, served: str
) -> None:
    page = browser.new_page()
    page.goto(served)
    link = page.locator(".bf-to-brief")
    expect(link).to_be_visible()
    page.emulate_media(media="print")
    expect(link).to_be_hidden()
    page.emulate_media(media="screen")
    link.click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("The whole brief")
    page.close()
