"""The state of play on a day that the reader chooses, in a browser."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect

FIELD = "input[type=date]"
SLIDER = "input[type=range]"
PHONE = {"width": 360, "height": 800}
NARROW = {"width": 320, "height": 640}
DESKTOP = {"width": 1280, "height": 900}


@pytest.fixture
def page(browser: Browser, served: str) -> Iterator[Page]:
    """Yield a page of its own; an error in it fails the test."""
    context = browser.new_context(viewport=PHONE, base_url=served)  # type: ignore[arg-type]
    page = context.new_page()
    told: list[str] = []
    page.on("pageerror", lambda error: told.append(str(error)))
    page.on("console", lambda message: told.append(message.text) if message.type == "error" else None)
    yield page
    context.close()
    assert told == []


def title(page: Page) -> str:
    """Return what the page says of its day."""
    return page.locator(".bf-days-title").inner_text().strip()


def row(page: Page, strand: str) -> str:
    """Return what the row of a strand or material says."""
    found = page.locator(".bf-strand", has=page.locator("dt", has_text=strand))
    return " ".join(found.first.locator("dd").all_inner_texts())


def address(page: Page) -> str:
    """Return what the address asks for."""
    return page.url.partition("status/")[2]


def test_the_address_says_the_day(page: Page) -> None:
    page.goto("status/?on=2020-03-10")
    assert title(page) == "State of play on 10 March 2020, as known on 23 November 2026"
    assert "In force since 4 July 2019, changed 20 December 2019" in row(page, "Individual licences")
    assert "Paused since 22 November 2019" in row(page, "WTO case")
    assert "specific bulk licence" in row(page, "Photoresist")
    assert page.input_value(FIELD) == "2020-03-10"
    expect(page.locator(".bf-changed")).to_have_count(0)


def test_without_a_day_the_page_tells_of_the_last_check(page: Page) -> None:
    page.goto("status/")
    assert title(page) == "State of play as of 23 November 2026"
    assert page.input_value(FIELD) == "2026-11-23"
    expect(page.locator("[data-to=as-of]")).to_be_hidden()
    expect(page.locator("[data-to=next]")).to_be_disabled()


def test_buttons_go_from_change_to_change_and_say_where_to(page: Page) -> None:
    page.goto("status/?on=2020-03-10")
    assert page.inner_text("[data-to=previous]").split("\n") == ["Previous change", "20 December 2019"]
    page.click("[data-to=next]")
    assert address(page) == "?on=2020-06-02"
    assert [each.inner_text() for each in page.locator("dt:has(.bf-changed)").all()] == ["WTO case changed"]
    expect(page.locator(".bf-days-said")).to_have_text(
        "State of play on 2 June 2020, as known on 23 November 2026. 1 of 8 rows changed"
    )
    page.click("[data-to=as-of]")
    assert address(page) == ""
    expect(page.locator(FIELD)).to_be_focused()


def test_the_first_day_is_called_no_change(page: Page) -> None:
    page.goto("status/?on=2019-07-01")
    assert page.inner_text("[data-to=previous]").split("\n") == ["Before the first change", "1 January 2019"]
    page.click("[data-to=previous]")
    assert "No step is recorded" in row(page, "GSOMIA")
    expect(page.locator("[data-to=previous]")).to_be_disabled()


def test_the_last_button_hands_the_focus_on(page: Page) -> None:
    page.goto("status/?on=2023-07-20")
    page.click("[data-to=next]")
    assert address(page) == "?on=2023-07-21"
    expect(page.locator("[data-to=previous]")).to_be_focused()


def test_back_and_forward(page: Page) -> None:
    page.goto("status/")
    for day in ("2019-07-03", "2019-07-04"):
        page.fill(FIELD, day)
        assert address(page) == f"?on={day}"
    page.go_back()
    assert (title(page)[:27], address(page)) == ("State of play on 3 July 201", "?on=2019-07-03")
    page.go_back()
    assert title(page) == "State of play as of 23 November 2026"
    page.go_forward()
    assert "not yet in force" in row(page, "Individual licences")


def test_the_slider_by_keyboard(page: Page) -> None:
    page.goto("status/?on=2020-03-10")
    page.focus(SLIDER)
    days = []
    for key in ("ArrowRight", "ArrowLeft", "ArrowLeft", "PageUp", "PageDown", "Home", "ArrowRight", "End"):
        page.keyboard.press(key)
        days.append(address(page))
    assert days == [
        "?on=2020-06-02",
        "?on=2019-12-20",
        "?on=2019-11-22",
        "?on=2019-12-22",
        "?on=2019-11-22",
        "?on=2019-01-01",
        "?on=2019-07-01",
        "",
    ]
    assert page.get_attribute(SLIDER, "aria-valuetext") == "23 November 2026"


def test_the_slider_by_hand_is_one_step_of_the_history_and_keeps_to_changes(page: Page) -> None:
    page.goto("status/?on=2020-03-10")
    box = page.locator(SLIDER).bounding_box()
    assert box is not None
    page.mouse.move(box["x"] + box["width"] * 0.18, box["y"] + 12)
    page.mouse.down()
    for share in range(20, 58, 2):
        page.mouse.move(box["x"] + box["width"] * share / 100, box["y"] + 12)
    page.mouse.up()
    changes = page.locator(".bf-history a.bf-day-link").evaluate_all(
        "links => links.map(link => link.search)"
    )
    assert address(page) in changes
    assert "?on=2023-05-01" < address(page) < "?on=2023-09-01"
    page.go_back()
    assert address(page) == "?on=2020-03-10"


@pytest.mark.parametrize(
    ("on", "told"),
    [
        ("2019-02-30", "“2019-02-30” is not a day of the calendar."),
        ("yesterday", "“yesterday” is not a day of the calendar."),
        ("<img src=x>", "“<img src=x>” is not a day of the calendar."),
        ("2018-12-31", "The state of play can be told from 1 January 2019 to 23 November 2026."),
        ("2026-11-24", "The state of play can be told from 1 January 2019 to 23 November 2026."),
    ],
)
def test_a_day_that_cannot_be_told_is_refused_in_words(page: Page, on: str, told: str) -> None:
    page.goto(f"status/?on={on}")
    assert told in page.inner_text(".bf-days-note")
    assert title(page) == "State of play as of 23 November 2026"
    expect(page.locator(".bf-days-said")).to_contain_text(told)


def test_the_date_field_refuses_too_and_keeps_the_day(page: Page) -> None:
    page.goto("status/?on=2020-03-10")
    page.fill(FIELD, "2011-01-01")
    assert "can be told from 1 January 2019" in page.inner_text(".bf-days-note")
    assert page.input_value(FIELD) == "2020-03-10"
    assert address(page) == "?on=2020-03-10"


def test_an_article_leads_to_the_state_of_play_on_its_day(page: Page) -> None:
    page.goto("articles/video-talks-2020-03/")
    page.click("text=State of play on that day")
    page.wait_for_url("**/status/?on=2020-03-10")
    expect(page.locator(".bf-days-title")).to_contain_text("State of play on 10 March 2020")


def test_a_change_leads_to_the_state_of_play_on_its_day(page: Page) -> None:
    page.goto("materials/photoresist/")
    page.locator(".bf-spans .bf-day-link").nth(1).click()
    page.wait_for_url("**/status/?on=2019-12-20")
    expect(page.locator(".bf-days-title")).to_contain_text("State of play on 20 December 2019")
    page.locator("a.bf-day-link").first.click()
    assert address(page) == "?on=2023-07-21"
    expect(page.locator(FIELD)).to_be_focused()


@pytest.mark.parametrize(
    "path", ["status/?on=2020-03-10", "materials/photoresist/", "articles/video-talks-2020-03/"]
)
def test_without_javascript_nothing_is_shown_that_needs_it(browser: Browser, served: str, path: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(served + path)
    for control in (".bf-days-chooser", ".bf-lane-slide", ".bf-lane-cursor", ".bf-scripted", "template"):
        assert page.locator(f"{control}:visible").count() == 0
    if path.startswith("status/"):
        assert title(page) == "State of play as of 23 November 2026"
        assert "Ended 23 March 2023" in row(page, "Individual licences")
    context.close()


def test_on_paper_the_day_stands_without_its_controls(page: Page) -> None:
    page.goto("status/?on=2020-03-10")
    page.emulate_media(media="print")
    for control in (".bf-days-chooser", ".bf-lane-slide", ".bf-scripted"):
        assert page.locator(f"{control}:visible").count() == 0
    assert title(page).startswith("State of play on 10 March 2020")


@pytest.mark.parametrize("path", ["status/?on=2019-12-21", "materials/photoresist/"])
def test_a_narrow_screen_does_not_scroll_sideways_and_targets_are_large(page: Page, path: str) -> None:
    page.set_viewport_size(NARROW)  # type: ignore[arg-type]
    page.goto(path)
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
    for control in page.locator(".bf-days button:visible, .bf-days input:visible").all():
        box = control.bounding_box()
        assert box is not None
        assert box["height"] >= 24
        assert box["width"] >= 24
    sizes = "texts => texts.map(text => parseFloat(getComputedStyle(text).fontSize))"
    small = page.locator(".bf-view svg text").evaluate_all(sizes)
    assert small
    assert min(small) >= 11


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("screen", [PHONE, DESKTOP], ids=["phone", "desktop"])
@pytest.mark.parametrize("path", ["status/?on=2019-12-21", "materials/photoresist/"])
def test_axe_finds_nothing(
    browser: Browser, served: str, path: str, screen: dict[str, Any], scheme: Any
) -> None:
    context = browser.new_context(viewport=screen, color_scheme=scheme)  # type: ignore[arg-type]
    page = context.new_page()
    page.goto(served + path)
    if path.startswith("status/"):
        page.click("[data-to=previous]")
    found = Axe().run(page)
    context.close()
    assert found.violations_count == 0, found.generate_report()
