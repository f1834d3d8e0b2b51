"""The foot of a page in a browser: it copies and prints, needs no script, and is a part of a printed page."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

PAGE = "sources/kh-2020-03-10/"


def test_a_citation_is_copied_as_it_is_read(browser: Browser, served: str) -> None:
    context = browser.new_context()
    context.grant_permissions(["clipboard-read", "clipboard-write"], origin=served)
    page = context.new_page()
    page.goto(served + PAGE)
    line = page.locator(".bf-citing-line").last
    line.get_by_role("button", name="Copy").click()
    expect(line.get_by_role("status")).to_have_text("Copied")
    copied = page.evaluate("navigator.clipboard.readText()")
    assert "The Korea Herald" in copied
    assert "Copy" not in copied
    context.close()


def test_the_page_is_printed_on_a_click(browser: Browser, served: str) -> None:
    page = browser.new_page()
    page.add_init_script("window.print = () => { window.printed = true; }")
    page.goto(served + PAGE)
    page.locator(".bf-foot").get_by_role("button", name="Print").click()
    assert page.evaluate("window.printed") is True
    page.close()


def test_without_a_script_there_is_nothing_to_click_that_does_nothing(browser: Browser, served: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(served + PAGE)
    expect(page.locator(".bf-citing-line")).to_have_count(2)
    expect(page.locator(".bf-foot button")).to_have_count(0)
    page.get_by_text("BibTeX and CSL-JSON").click()
    expect(page.locator(".bf-citing-entries pre").first).to_be_visible()
    context.close()


@pytest.mark.parametrize("path", ["", "timeline/", "articles/wto-case/", "positions/", PAGE])
def test_on_paper_a_page_has_a_masthead_and_nothing_to_click(
    browser: Browser, served: str, path: str
) -> None:
    page = browser.new_page()
    page.goto(served + path)
    expect(page.locator(".bf-masthead")).to_be_hidden()
    page.emulate_media(media="print")
    expect(page.locator(".bf-masthead")).to_be_visible()
    shown = page.evaluate(
        """() => [...document.querySelectorAll(
             "button, input, select, nav, .md-header, .md-footer, .md-sidebar, .headerlink")]
             .filter(each => each.checkVisibility()).map(each => each.outerHTML.slice(0, 80))"""
    )
    assert shown == []
    expect(page.locator(".bf-citing-line").first).to_be_visible()
    page.close()


def test_on_paper_a_source_is_named_with_its_address(browser: Browser, served: str, tmp_path: Path) -> None:
    page = browser.new_page()
    page.goto(served + "articles/wto-case/")
    page.emulate_media(media="print")
    link = page.locator(".bf-cited-links a[href^=http]").first
    after = link.evaluate("each => getComputedStyle(each, '::after').content")
    assert link.get_attribute("href") in after or "attr(href)" in after
    page.close()


@pytest.mark.parametrize("paper", ["A4", "Letter"])
def test_nothing_is_wider_than_the_paper(browser: Browser, served: str, paper: str) -> None:
    width = {"A4": 660, "Letter": 680}[paper]
    page = browser.new_page(viewport={"width": width, "height": 900})
    for path in ("", "timeline/", "articles/wto-case/", "figures/", PAGE):
        page.goto(served + path)
        page.emulate_media(media="print")
        assert page.evaluate("document.documentElement.scrollWidth") <= width, path
    page.close()
