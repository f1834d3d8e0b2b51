"""One day is chosen for all disputes of a page; each is told as of its own last check until then."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page
from tests.browser.serving import serve
from tests.builds import build
from tests.sample_site import copy_sample, write_sheet

DISPUTE = """
name: Pepper duty of 2030
as_of: 2032-03-01
summary: Southland taxes pepper.
sources: [gazette-of-southland]
parties: [{party: northland, side: north, role: exporter}, {party: southland, side: south, role: importer}]
scope: {in: [The duty.], out: [Salt.]}
"""
MEASURES = """
- id: pepper-duty-measure
  name: Duty on pepper
  by: southland
  sources: [gazette-of-southland]
  history:
    - {status: announced, date: 2030-11, due: {in-force: 2030-12}}
    - {status: in-force, date: 2031-01-10}
    - {status: suspended, date: 2031-12-01, until: 2032-09-30, then: resumed}
    - {status: decided, date: 2032-02-01, due: {ended: 2033-06-30}}
"""


@pytest.fixture(scope="module")
def two(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Yield the address of the sample site with a second dispute, which was checked on an earlier day."""
    folder = tmp_path_factory.mktemp("two")
    site = copy_sample(folder)
    write_sheet(site, "pepper-duty/dispute.yml", DISPUTE)
    write_sheet(site, "pepper-duty/measures.yml", MEASURES)
    built = build(site, folder / "built")
    assert built.returncode == 0, built.stderr
    with serve(folder / "built") as address:
        yield address


@pytest.fixture
def page(browser: Browser, two: str) -> Iterator[Page]:
    """Yield a page of its own."""
    context = browser.new_context(base_url=two, viewport={"width": 1280, "height": 900})
    yield context.new_page()
    context.close()


def titles(page: Page) -> list[str]:
    """Return what each dispute says of its day."""
    return [title.strip() for title in page.locator(".bf-days-title").all_inner_texts()]


def test_each_dispute_has_its_place_and_its_own_last_check(page: Page) -> None:
    page.goto("status/#salt-quota")
    assert titles(page) == ["State of play as of 1 March 2032", "State of play as of 30 June 2032"]
    assert page.locator("#pepper-duty, #salt-quota, #changes-pepper-duty, #changes-salt-quota").count() == 4
    assert page.locator(".bf-days-chooser:visible").count() == 1


def test_a_day_is_chosen_for_both(page: Page) -> None:
    page.goto("status/?on=2031-12-15")
    assert titles(page) == [
        "State of play on 15 December 2031, as known on 1 March 2032",
        "State of play on 15 December 2031, as known on 30 June 2032",
    ]
    page.locator("input[type=range]").last.focus()
    page.keyboard.press("ArrowRight")
    assert page.url.endswith("?on=2032-01-01")
    page.click("[data-to=as-of]")
    assert titles(page) == ["State of play as of 1 March 2032", "State of play as of 30 June 2032"]


def test_a_day_after_the_last_check_is_told_as_planned(page: Page) -> None:
    page.goto("status/?on=2032-11-01")
    assert "what is planned for then is told as a plan" in page.locator(".bf-days-note").first.inner_text()
    row = page.locator(".bf-strand", has_text="Duty on pepper").first.inner_text()
    assert "Due to end on 30 June 2033" in row


def test_each_slider_goes_as_far_as_its_own_bars(page: Page) -> None:
    page.goto("status/")
    sliders = page.locator("input[type=range]")
    days = []
    for slider in sliders.all():
        for key in ("Home", "End"):
            slider.press(key)
            days.append(page.locator("input[type=date]").first.input_value())
    assert days == ["2030-01-01", "2033-06-30", "2031-01-01", "2032-06-30"]
