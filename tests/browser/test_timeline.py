"""The timeline in a browser: its filters, the address that keeps them, years that fold, the overview."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect

PHONE = {"width": 360, "height": 800}
NARROW = {"width": 320, "height": 640}
DESKTOP = {"width": 1280, "height": 900}
ALL = 109


@pytest.fixture
def page(browser: Browser, served: str) -> Iterator[Page]:
    """Yield a page of its own; an error in it fails the test."""
    context = browser.new_context(viewport=DESKTOP, base_url=served)  # type: ignore[arg-type]
    page = context.new_page()
    told: list[str] = []
    page.on("pageerror", lambda error: told.append(str(error)))
    page.on("console", lambda message: told.append(message.text) if message.type == "error" else None)
    yield page
    context.close()
    assert told == []


def shown(page: Page) -> int:
    """Return how many events can be seen."""
    return page.locator(".bf-event:visible").count()


def count(page: Page) -> str:
    """Return what the form says of the number of events."""
    return page.inner_text(".bf-filters-count")


def address(page: Page) -> str:
    """Return what the address asks for."""
    return page.url.partition("timeline/")[2]


def number_in(option: str) -> int:
    """Return the number that an option promises."""
    return int(option.rpartition("(")[2].rstrip(")"))


def test_at_first_everything_is_shown_and_open(page: Page) -> None:
    page.goto("timeline/")
    assert shown(page) == ALL
    assert count(page) == f"{ALL} events"
    expect(page.locator(".bf-filters-clear")).to_be_hidden()
    assert page.locator(".bf-fold[aria-expanded=false]").count() == 0


def test_every_option_keeps_its_promise(page: Page) -> None:
    page.goto("timeline/?level=2")
    for name in ("material", "kind", "strand"):
        for option in page.locator(f"select[name={name}] option:not([value=''])").all():
            promised = number_in(option.inner_text())
            if option.is_disabled():
                assert promised == 0
                continue
            page.select_option(f"select[name={name}]", option.get_attribute("value"))
            assert shown(page) == promised
        page.select_option(f"select[name={name}]", "")


def test_a_government_is_found_by_what_its_ministries_do(page: Page) -> None:
    page.goto("timeline/?party=meti")
    own = shown(page)
    assert page.locator(".bf-event:visible[data-party~=japan]").count() == own
    page.select_option("select[name=party]", "japan")
    assert shown(page) > own > 0


def test_the_address_keeps_the_state_and_the_history_leads_back(page: Page) -> None:
    page.goto("timeline/")
    page.select_option("select[name=party]", "japan")
    page.select_option("select[name=level]", "1")
    assert address(page) == "?level=1&party=japan"
    few = count(page)
    page.go_back()
    assert address(page) == "?party=japan"
    assert page.input_value("select[name=level]") == ""
    page.go_back()
    assert shown(page) == ALL
    page.go_forward()
    page.go_forward()
    assert count(page) == few
    page.reload()
    assert count(page) == few


def test_typed_words_are_one_step_of_the_history(page: Page) -> None:
    page.goto("timeline/")
    page.locator("input[name=q]").press_sequentially("dialogue")
    assert address(page) == "?q=dialogue"
    assert 0 < shown(page) < 20
    page.go_back()
    assert (address(page), shown(page)) == ("", ALL)


@pytest.mark.parametrize(
    ("words", "material"),
    [
        ("불화수소", "hydrogen-fluoride"),
        ("フッ化水素", "hydrogen-fluoride"),
        ("ﾌｯ化水素", "hydrogen-fluoride"),
    ],
)
def test_names_in_every_language_and_width_are_found(page: Page, words: str, material: str) -> None:
    page.goto(f"timeline/?q={words}")
    found = shown(page)
    page.goto(f"timeline/?material={material}")
    assert found == shown(page) > 0


def test_accents_and_case_do_not_count(page: Page) -> None:
    page.goto("timeline/?q=VIDÉO")
    assert page.locator("#eighth-dialogue").is_visible()


def test_the_number_is_announced(page: Page) -> None:
    page.goto("timeline/")
    live = page.locator(".bf-filters-said")
    expect(live).to_have_attribute("role", "status")
    assert live.inner_text() == ""
    page.select_option("select[name=kind]", "ruling")
    expect(live).to_have_text(f"7 of {ALL} events")


def test_what_is_chosen_is_taken_back_one_by_one_or_at_once(page: Page) -> None:
    page.goto("timeline/?kind=ruling&level=2")
    chips = page.locator(".bf-filters-set button")
    assert chips.all_inner_texts() == ["Show: Key and main events ×", "Kind: Ruling ×"]
    chips.first.click()
    assert address(page) == "?kind=ruling"
    expect(chips.first).to_be_focused()
    page.click(".bf-filters-clear")
    assert (address(page), shown(page)) == ("", ALL)
    expect(page.locator("input[name=q]")).to_be_focused()


def test_where_nothing_fits_the_page_says_what_to_leave_out(page: Page) -> None:
    page.goto("timeline/?kind=ruling&q=photoresist")
    note = page.locator(".bf-filters-note")
    assert shown(page) == 0
    expect(note).to_contain_text("No event fits all of these.")
    note.get_by_text("Without Words: photoresist: 7").click()
    assert (address(page), shown(page)) == ("?kind=ruling", 7)
    expect(note).to_be_hidden()


@pytest.mark.parametrize("asked", ["nobody", "<img src=x>", "a:b"])
def test_what_the_address_asks_for_and_nothing_is_called_is_told(page: Page, asked: str) -> None:
    page.goto(f"timeline/?party={asked}")
    assert shown(page) == ALL
    expect(page.locator(".bf-filters-note")).to_contain_text(f"The address asks for “{asked}”")


def test_years_and_months_without_events_go_and_count_what_is_left(page: Page) -> None:
    page.goto("timeline/?strand=gsomia")
    assert page.locator(".bf-year:visible").count() < 5
    assert page.locator("#y2019 .bf-count").inner_text() == "3 of 64"
    expect(page.locator("#y1965")).to_be_hidden()
    assert page.locator(".md-nav--secondary a[href='#y1965']:visible").count() == 0


def test_the_overview_pales_what_is_left_out(page: Page) -> None:
    page.goto("timeline/")
    assert page.locator(".bf-pale").count() == 0
    page.select_option("select[name=strand]", "gsomia")
    assert page.locator(".bf-overview g[data-href]:not(.bf-pale)").count() == shown(page)


def test_by_keyboard_alone(page: Page) -> None:
    page.goto("timeline/")
    page.focus("input[name=q]")
    page.keyboard.press("Tab")
    page.keyboard.press("End")
    assert address(page) == "?level=1"
    page.keyboard.press("Tab")
    page.keyboard.type("Jap")
    assert "party=japan" in address(page)


def test_the_marks_of_the_overview_are_no_stops_for_the_keyboard(page: Page) -> None:
    page.goto("timeline/")
    page.focus("input[name=q]")
    page.keyboard.press("Shift+Tab")
    # From the first control of the article straight back to what stands before it.
    expect(page.locator("article :focus")).to_have_count(0)


def test_a_mark_leads_to_its_event_in_a_folded_year(page: Page) -> None:
    page.goto("timeline/")
    page.click("#y2020 .bf-fold")
    expect(page.locator("#eighth-dialogue")).to_be_hidden()
    page.evaluate("scrollTo(0, 0)")
    mark = page.locator(".bf-overview g[data-href$='#eighth-dialogue']").bounding_box()
    assert mark is not None
    page.mouse.click(mark["x"] + 1, mark["y"] + mark["height"] - 1)
    page.wait_for_url("**/timeline/#*")
    expect(page.locator("#y2020 .bf-fold")).to_have_attribute("aria-expanded", "true")


def test_a_link_opens_the_year_of_its_event(page: Page) -> None:
    page.goto("timeline/")
    page.click(".bf-filters-fold")
    assert shown(page) == 0
    page.evaluate("location.hash = 'eighth-dialogue'")
    expect(page.locator("#eighth-dialogue")).to_be_in_viewport()
    assert page.locator(".bf-fold[aria-expanded=true]").count() == 1


def test_the_heading_of_a_year_is_read_once_and_folds_it(page: Page) -> None:
    page.goto("timeline/")
    heading = page.locator("#y2019")
    name = "2019 64 events"
    expect(heading).to_match_aria_snapshot(f'- heading "{name}" [level=2]:\n  - button "{name}" [expanded]')
    heading.get_by_role("button").press("Enter")
    expect(heading.get_by_role("button", expanded=False)).to_be_focused()


def test_what_is_folded_can_be_found_by_the_browser(page: Page) -> None:
    page.goto("timeline/")
    page.click("#y2020 .bf-fold")
    folded = page.locator("#y2020 + .bf-view")
    expect(folded).to_have_attribute("hidden", "until-found")
    folded.dispatch_event("beforematch")
    expect(page.locator("#y2020 .bf-fold")).to_have_attribute("aria-expanded", "true")


def test_a_link_shows_its_event_whatever_is_chosen(page: Page) -> None:
    page.goto("timeline/?material=photoresist#eighth-dialogue")
    expect(page.locator("#eighth-dialogue")).to_be_in_viewport()
    page.select_option("select[name=material]", "hydrogen-fluoride")
    expect(page.locator("#eighth-dialogue")).to_be_hidden()


def test_events_are_as_wide_as_the_page_and_marks_of_months_can_be_seen(page: Page) -> None:
    page.set_viewport_size(PHONE)  # type: ignore[arg-type]
    page.goto("timeline/")
    for what in (".bf-event >> nth=0", ".bf-month >> nth=0", ".bf-year >> nth=0"):
        box = page.locator(what).bounding_box()
        assert box is not None
        assert box["width"] == 360 - 2 * 16
    assert page.locator(".bf-mark-wide:visible").count() > 3


def test_the_month_stays_in_sight_and_covers_no_event_that_a_link_leads_to(page: Page) -> None:
    page.set_viewport_size(PHONE)  # type: ignore[arg-type]
    page.goto("timeline/#individual-licences-start")
    event, month = (
        page.locator(which).bounding_box()
        for which in ("#individual-licences-start", ".bf-month-title:has-text('July 2019')")
    )
    assert event is not None
    assert month is not None
    assert 0 <= month["y"] < 60
    assert event["y"] >= month["y"] + month["height"] - 1


def test_the_page_of_a_material_leads_to_its_events(page: Page) -> None:
    page.goto("materials/photoresist/")
    link = page.locator(".bf-whole a")
    promised = int("".join(c for c in link.inner_text() if c.isdigit()))
    link.click()
    page.wait_for_url("**/timeline/?material=photoresist")
    assert shown(page) == promised


def test_without_javascript_all_is_shown_and_no_control(browser: Browser, served: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{served}timeline/?party=japan")
    assert shown(page) == ALL
    assert page.locator("article :is(select, input, button):visible").count() == 0
    page.goto(f"{served}materials/photoresist/")
    assert page.locator(".bf-whole a:visible").count() == 0
    context.close()


def test_on_paper_all_is_shown(page: Page) -> None:
    page.goto("timeline/")
    counts = page.locator(".bf-year .bf-count, .bf-part .bf-count").all_inner_texts()
    page.goto("timeline/?party=japan")
    assert page.locator(".bf-year .bf-count, .bf-part .bf-count").all_inner_texts() != counts
    page.click(".bf-filters-fold")
    page.emulate_media(media="print")
    assert shown(page) == ALL
    assert page.locator(".bf-year .bf-count, .bf-part .bf-count").all_inner_texts() == counts
    # What folds a year is the words of its heading.
    assert page.locator("article :is(select, input, button:not(.bf-fold)):visible").count() == 0
    assert page.locator("#y2019").inner_text().startswith("2019")


def test_a_narrow_screen_does_not_scroll_sideways_and_targets_are_large(page: Page) -> None:
    page.set_viewport_size(NARROW)  # type: ignore[arg-type]
    page.goto("timeline/?party=japan&level=2")
    page.click(".bf-filters-more summary")
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
    for control in page.locator(
        ".bf-filters :is(button, input, select, summary):visible, .bf-fold:visible"
    ).all():
        box = control.bounding_box()
        assert box is not None
        assert box["height"] >= 24
        assert box["width"] >= 24
    sizes = "texts => texts.map(text => parseFloat(getComputedStyle(text).fontSize))"
    assert min(page.locator(".bf-overview svg text").evaluate_all(sizes)) >= 11


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("screen", [PHONE, DESKTOP], ids=["phone", "desktop"])
@pytest.mark.parametrize("state", ["", "?kind=ruling&q=photoresist"], ids=["all", "nothing"])
def test_axe_finds_nothing(
    browser: Browser, served: str, state: str, screen: dict[str, Any], scheme: Any
) -> None:
    context = browser.new_context(viewport=screen, color_scheme=scheme)  # type: ignore[arg-type]
    page = context.new_page()
    page.goto(f"{served}timeline/{state}")
    if not state:
        page.click("#y2020 .bf-fold")
    found = Axe().run(page)
    context.close()
    assert found.violations_count == 0, found.generate_report()
