"""What a reader has begun to read stays where it is while the page is completed."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser, expect

_WATCH = """
window.moved = [];
new PerformanceObserver((list) => {
  for (const { value, sources } of list.getEntries()) {
    window.moved.push([value, ...sources.map(({ node }) => node?.className ?? "")]);
  }
}).observe({ type: "layout-shift", buffered: true });
"""
# Of a score in which 0.1 is held to be good (https://web.dev/articles/cls); a line that moves has more.
_UNSEEN = 0.005


@pytest.mark.parametrize("width", [360, 412])
@pytest.mark.parametrize("path", ["", "timeline/", "status/", "materials/hydrogen-fluoride/", "sources/"])
def test_nothing_moves_once_it_is_drawn(browser: Browser, served: str, path: str, width: int) -> None:
    page = browser.new_page(viewport={"width": width, "height": 800})
    page.add_init_script(_WATCH)
    # What a script shows comes well after the first drawing, as on a slow telephone.
    page.context.new_cdp_session(page).send("Emulation.setCPUThrottlingRate", {"rate": 4})
    page.goto(served + path, wait_until="networkidle")
    moved = page.evaluate("window.moved")
    assert [each for each in moved if each[0] > _UNSEEN] == []
    page.close()


def test_nothing_of_a_list_at_the_side_is_covered(browser: Browser, served: str) -> None:
    page = browser.new_page(viewport={"width": 1280, "height": 900})
    page.goto(f"{served}figures/hf-imports-korea-annual/")
    active = page.locator(".md-nav--primary .md-nav__link--active").last
    expect(active).to_be_in_viewport()
    covered = page.evaluate("""() => [...document.querySelectorAll(".md-nav--primary a")].filter((link) => {
      const list = link.closest(".md-sidebar__scrollwrap").getBoundingClientRect();
      const { left, top, bottom } = link.getBoundingClientRect();
      const isThere = top >= list.top && bottom <= list.bottom;
      return isThere && !link.contains(document.elementFromPoint(left + 4, (top + bottom) / 2));
    }).map((link) => link.textContent.trim())""")
    page.close()
    assert covered == []
