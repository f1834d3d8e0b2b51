"""Charts in a browser: no words stand on others, and a phone needs no sideways scrolling."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Browser

# What each drawing shows of itself: words that are seen, with the rectangles of their letters.
_OVERLAPS = """() => {
  const found = []
  for (const chart of document.querySelectorAll("svg.bf-chart")) {
    const words = [...chart.querySelectorAll("text")].filter((each) => each.getClientRects().length)
    const boxes = words.map((each) => [each.textContent, each.getBoundingClientRect()])
    boxes.forEach(([one, a], place) => {
      for (const [other, b] of boxes.slice(place + 1)) {
        const across = Math.min(a.right, b.right) - Math.max(a.left, b.left)
        const down = Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top)
        if (across > 0.5 && down > 4) found.push(`${one} on ${other}`)
      }
      if (a.left < 0 || a.right > document.documentElement.clientWidth) found.push(`${one} is cut off`)
    })
  }
  return found
}"""


@pytest.fixture(scope="module")
def figures(real_site: Path) -> list[str]:
    """Return the pages of all figures, and of a material that shows several."""
    found = sorted(path.parent.name for path in (real_site / "figures").glob("*/index.html"))
    return [*(f"figures/{name}/" for name in found), "materials/hydrogen-fluoride/"]


@pytest.mark.parametrize("width", [320, 640, 1280])
def test_no_words_of_a_chart_overlap_or_are_cut_off(
    browser: Browser, served: str, figures: list[str], width: int
) -> None:
    context = browser.new_context(viewport={"width": width, "height": 900})
    page = context.new_page()
    wrong = []
    drawn = 0
    for path in figures:
        page.goto(served + path)
        drawn += page.locator("svg.bf-chart").count()
        wrong += [f"{path}: {each}" for each in page.evaluate(_OVERLAPS)]
        if page.evaluate("document.documentElement.scrollWidth") > width:
            wrong.append(f"{path} scrolls sideways")
    context.close()
    assert wrong == []
    assert drawn > len(figures)


def test_the_words_of_a_chart_keep_their_size_on_a_phone(browser: Browser, served: str) -> None:
    context = browser.new_context(viewport={"width": 320, "height": 640})
    page = context.new_page()
    page.goto(f"{served}figures/hf-exports-japan-monthly/")
    words = page.locator("svg.bf-chart text")
    heights = words.evaluate_all("all => all.map((each) => each.getBoundingClientRect().height)")
    sizes = words.evaluate_all("all => all.map((each) => parseFloat(getComputedStyle(each).fontSize))")
    context.close()
    assert heights
    assert min(sizes) >= 11
    assert min(height for height in heights if height) > 10


def test_a_long_table_opens_without_javascript_and_is_open_in_print(browser: Browser, served: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{served}figures/hf-exports-japan-monthly/")
    table = page.locator(".bf-figure-table table")
    assert not table.is_visible()
    page.emulate_media(media="print")
    assert table.bounding_box()
    page.emulate_media(media="screen")
    page.locator(".bf-figure-table > summary").click()
    assert table.is_visible()
    context.close()
