"""With the theme's styles in two files, every element looks as it does with the theme's own file."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page
from tests.browser.full_site import write_full_site
from tests.browser.serving import serve
from tests.builds import build

PAGES = ("", "status/", "articles/video-talks-2020-03/", "materials/hydrogen-fluoride/")
PAGES = (*PAGES, "figures/hf-imports-korea-annual/", "positions/", "glossary-ko/", "404.html")

# What a browser makes of every element, and of what stands before and after it; and what it makes otherwise
# than it did. Properties that only other properties ask for show in those.
_LOOKS = """was => {
  const now = [];
  const other = [];
  // Lists repeat themselves: what comes first in them stands for the rest.
  const more = "article :is(li, tr, dt, dd, details):nth-of-type(n+5)";
  for (const element of document.querySelectorAll(`html, body, body :not(${more}, ${more} *)`)) {
    for (const part of [null, "::before", "::after"]) {
      const style = getComputedStyle(element, part);
      if (part && style.content === "none") continue;
      const names = [...style].filter(name => !name.startsWith("--"));
      const looks = new Map(names.map(name => [name, style.getPropertyValue(name)]));
      const before = was?.[now.length] ?? looks;
      const changed = names.filter(name => looks.get(name) !== before.get(name));
      const is = `<${element.tagName} ${element.id} ${element.getAttribute("class")}>${part ?? ""}`;
      if (changed.length) other.push([is, ...changed.map(n => `${n}: ${before.get(n)} -> ${looks.get(n)}`)]);
      now.push(looks);
    }
  }
  return was ? (now.length === was.length ? other : ["more or fewer elements"]) : now;
}"""

# Puts the theme's own files in place of ours.
_STOCK = """names => Promise.all(["palette", "main"].map(name => {
  const isOurs = name === "main" ? /material(-more)?\\.css$/ : /material-palette\\.css$/;
  const ours = [...document.querySelectorAll("link[rel=stylesheet]")].filter(({ href }) => isOurs.test(href));
  const link = document.createElement("link");
  link.rel = "stylesheet";
  link.href = new URL(`../stylesheets/${names[name]}`, ours[0].href);
  ours[0].before(link);
  return new Promise(done => link.onload = done).then(() => ours.forEach(each => each.remove()));
}))"""

# What scripts add to a page, they have added when the browser has twice had nothing else to do.
_AT_REST = """() => new Promise(
  done => requestIdleCallback(() => setTimeout(() => requestIdleCallback(done)))
)"""


def differences(page: Page, site: Path) -> list[Any]:
    """Return the elements that look otherwise with the theme's own files."""
    names = {
        name: next((site / "assets" / "stylesheets").glob(f"{name}.*.css")).name
        for name in ("main", "palette")
    }
    # What moves looks otherwise at every moment.
    still = "*, ::before, ::after { transition: none !important; animation: none !important }"
    page.evaluate(
        "text => { const s = new CSSStyleSheet(); s.replaceSync(text); document.adoptedStyleSheets = [s]; }",
        still,
    )
    page.evaluate(_AT_REST)
    ours = page.evaluate_handle(_LOOKS)
    page.evaluate(_STOCK, names)
    found: list[Any] = page.evaluate(_LOOKS, ours)
    return found


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """Return a page of its own."""
    context = browser.new_context(bypass_csp=True)
    yield context.new_page()
    context.close()


@pytest.mark.parametrize("path", PAGES)
@pytest.mark.parametrize(("width", "scheme"), [(1280, "light"), (360, "dark")], ids=["desktop", "dark-phone"])
def test_a_page_of_the_real_site(
    page: Page, served: str, real_site: Path, path: str, width: int, scheme: Any
) -> None:
    page.set_viewport_size({"width": width, "height": 800})
    page.emulate_media(color_scheme=scheme)
    page.goto(served + path, wait_until="networkidle")
    assert page.locator("link[href*=material-more]").count() == 0
    assert differences(page, real_site) == []


@pytest.fixture(scope="module")
def full_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the site with every feature, built."""
    folder = tmp_path_factory.mktemp("full")
    built = build(write_full_site(folder), folder / "sub")
    assert built.returncode == 0, built.stderr
    return folder / "sub"


@pytest.mark.parametrize("path", ["", "articles/everything/", "articles/the-first-day/", "timeline/"])
@pytest.mark.parametrize("width", [1280, 360])
def test_a_page_with_every_feature(page: Page, full_site: Path, path: str, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 800})
    with serve(full_site.parent) as address:
        page.goto(f"{address}sub/{path}", wait_until="networkidle")
        assert page.locator("link[href*=material-more]").count() == 1
        assert differences(page, full_site) == []
