"""Nothing that somebody wrote runs in the reader's browser, even where no policy would stop it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote

import pytest
from playwright.sync_api import Browser, BrowserContext, Page
from tests.browser.hostile_site import GROUPS, write_hostile_site
from tests.browser.serving import foreign_to, pages_of, serve
from tests.builds import build

_COUNT = """
window.ran = [];
window.hack = (...which) => { window.ran.push(location.pathname + " " + which.join()); };
for (const name of ["alert", "confirm", "prompt", "print", "open"]) window[name] = window.hack;
"""

# What a reader may do without knowing: move over things, focus them, open what is closed, follow a link
# that is none.
_PROVOKE = """
async () => {
  const late = () => new Promise(done => setTimeout(done, 60));
  await late();
  for (const details of document.querySelectorAll("details")) details.open = !details.open;
  const live = "a, abbr, button, input, label, summary, [title], .md-ellipsis";
  for (const element of document.querySelectorAll(live))
    for (const kind of ["mouseenter", "mouseover", "focus", "focusin", "mousedown"])
      element.dispatchEvent(new MouseEvent(kind, {bubbles: kind != "mouseenter" && kind != "focus"}));
  await late();
  for (const link of document.querySelectorAll("a[data-bf-note], a.bf-cite-number")) {
    link.dispatchEvent(new PointerEvent("pointerdown", {pointerType: "touch", bubbles: true}));
    link.dispatchEvent(new MouseEvent("click", {detail: 1, bubbles: true, cancelable: true}));
  }
  const previews = document.querySelectorAll(".bf-preview").length;
  await late();
  for (const link of document.querySelectorAll("a:not([href^='http']), button, summary, label"))
    if (!/^(https?|mailto):$/.test(link.protocol)) link.click?.();
  await late();
  return previews;
}
"""

_WHAT_RUNS = """
() => {
  const ran = [...window.ran];
  for (const element of document.querySelectorAll("*"))
    for (const {name, value} of element.attributes)
      if (/^on/.test(name) || /^(href|src|action|formaction|data|xlink:href)$/.test(name)
          && /^[\\0-\\x20]*(javascript|vbscript|data):/i.test(value))
        ran.push(`${element.tagName} ${name}=${value}`);
  return [...new Set(ran)];
}
"""


@pytest.fixture(scope="module")
def hostile_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the hostile site, built."""
    folder = tmp_path_factory.mktemp("hostile")
    target = folder / "sub"
    built = build(write_hostile_site(folder), target)
    assert built.returncode == 0, built.stderr
    return target


@pytest.fixture(scope="module")
def hostile(hostile_site: Path) -> Iterator[str]:
    """Return the address that the hostile site is served at."""
    with serve(hostile_site.parent) as address:
        yield f"{address}sub/"


@pytest.fixture
def foreign() -> list[str]:
    """Return the requests to other hosts, as they are made."""
    return []


@pytest.fixture
def undefended(browser: Browser, hostile: str, foreign: list[str]) -> Iterator[BrowserContext]:
    """Return a browser that ignores the site's policy and counts what runs."""
    context = browser.new_context(bypass_csp=True, viewport={"width": 1300, "height": 900})
    context.add_init_script(_COUNT)

    def watch(page: Page) -> None:
        page.on(
            "request",
            lambda request: foreign.append(request.url) if foreign_to(hostile, request.url) else None,
        )
        page.on("dialog", lambda dialog: dialog.dismiss())

    context.on("page", watch)
    yield context
    context.close()


def test_nothing_runs_on_any_page(
    undefended: BrowserContext, hostile: str, hostile_site: Path, foreign: list[str]
) -> None:
    page = undefended.new_page()
    ran: dict[str, list[str]] = {}
    previews = 0
    for path in pages_of(hostile_site):
        name = path.relative_to(hostile_site).as_posix()
        # These differ in their titles alone, which the first of them has all in its navigation.
        is_first_or_other = not name.startswith("pages/") or name.startswith("pages/0")
        if is_first_or_other or " front matter/" in name or " heading/" in name:
            page.goto(hostile + quote(name), wait_until="load")
            if is_first_or_other:
                previews += page.evaluate(_PROVOKE)
            if found := page.evaluate(_WHAT_RUNS):
                ran[name] = found
    assert not ran
    assert not foreign
    assert previews


def test_nothing_runs_in_search(undefended: BrowserContext, hostile: str, foreign: list[str]) -> None:
    page = undefended.new_page()
    page.goto(hostile)
    query = page.locator("[data-md-component=search-query]")
    query.focus()
    results = page.locator(".md-search-result__item")
    for number in range(len(GROUPS)):
        query.fill(f"needle{number}")
        page.keyboard.press("End")
        results.filter(has_text=f"needle{number}").first.wait_for(state="attached")
    page.wait_for_timeout(200)
    assert page.evaluate(_WHAT_RUNS) == []
    assert not foreign
