"""What a browser tells of a site: what it asks for, what it refuses, and what is left without JavaScript."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import Literal

from playwright.sync_api import Browser, Error, Request, ViewportSize, sync_playwright
from tests.browser.axe import faults
from tests.browser.serving import foreign_to

from benchmarks.web.sites import Search

NO_OTHER_HOST = 'host-resolver-rules="MAP * ~NOTFOUND, EXCLUDE 127.0.0.1"'
"""For Chromium: whatever another host is asked for fails at once."""

_PHONE: ViewportSize = {"width": 360, "height": 800}
_DESK: ViewportSize = {"width": 1280, "height": 900}
_SCHEMES: Mapping[Literal["light", "dark"], str] = {"light": "default", "dark": "slate"}

_REFUSED = """
window.refused = [];
document.addEventListener("securitypolicyviolation", event =>
  window.refused.push(`${event.effectiveDirective}: ${event.blockedURI}`));
"""
# What stands in a form is offered only where a script is; the sign of a link to a heading is no word.
_WORDS = """() => {
  const offered = "form, fieldset, label, button, output, .bf-scripted, .headerlink";
  for (const each of document.querySelectorAll(offered)) each.remove();
  // What is not yet in sight is drawn later, and until then has no text.
  for (const each of document.querySelectorAll("*")) each.style.contentVisibility = "visible";
  return [...document.querySelectorAll("article")].map(each => each.innerText).join(" ").split(/\\s+/);
}"""
_SEEN = """(every) => [...document.querySelectorAll(every)].filter(each =>
  each.getClientRects().length && each.checkVisibility({ opacityProperty: true, visibilityProperty: true })
)"""
# Boxes to tick, and what a form sends, work without a script.
_DEAD = f"""() => ({_SEEN})("input, select, textarea, button").filter(each =>
  !["checkbox", "radio"].includes(each.type) && !each.form?.hasAttribute("action")).length"""
_PRINTED = f"""() => ({_SEEN})("nav, button, input, select, textarea, [role=button]").length"""


@contextmanager
def launched(executable: str) -> Iterator[Browser]:
    """Yield a running browser."""
    # Within a container there is no user namespace for the sandbox; the pages are our own.
    flags = ["--no-sandbox", "--disable-background-networking", f"--{NO_OTHER_HOST}".replace('"', "")]
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=executable, args=flags)
        yield browser
        browser.close()


def axe_faults(browser: Browser, root: str, paths: Sequence[str]) -> dict[str, list[str]]:
    """Return what axe finds on some pages, by device and colour scheme."""
    found: dict[str, list[str]] = {}
    for device, size in (("desk", _DESK), ("phone", _PHONE)):
        for scheme, name in _SCHEMES.items():
            # What fades in has no contrast yet; and a colour scheme is kept from one page to the next.
            context = browser.new_context(viewport=size, color_scheme=scheme, reduced_motion="reduce")
            page, here = context.new_page(), found.setdefault(f"{scheme}, {device}", [])
            for path in paths:
                page.goto(root + path)
                page.wait_for_selector(f"body[data-md-color-scheme={name}]")
                here += [f"{path}: {each}" for each in faults(page)]
            context.close()
    return found


def first_view(browser: Browser, root: str, path: str) -> tuple[int, set[str]]:
    """Return the bytes of a first visit as they are sent, and what was asked of other hosts."""
    context = browser.new_context(viewport=_PHONE)
    page = context.new_page()
    asked: list[Request] = []
    page.on("request", lambda each: asked.append(each))  # noqa: PLW0108 - marks what it is given
    page.goto(root + path, wait_until="networkidle")
    foreign = {each.url for each in asked if foreign_to(root, each.url)}
    sent = [each for each in asked if each.url.startswith(root) and each.response() is not None]
    size = sum(each.sizes()["responseBodySize"] for each in sent)
    context.close()
    return size, foreign


def refusals(browser: Browser, root: str, paths: Sequence[str]) -> list[str]:
    """Return what the policy that a site is served with refuses on some pages."""
    context = browser.new_context(viewport=_DESK)
    context.add_init_script(_REFUSED)
    page = context.new_page()
    found: list[str] = []
    for path in paths:
        page.goto(root + path, wait_until="networkidle")
        found += [f"{path}: {each}" for each in page.evaluate("window.refused")]
    context.close()
    return found


def finds(browser: Browser, root: str, search: Search) -> bool:
    """Say whether search finds something, in a site as it is served."""
    context = browser.new_context(viewport=_DESK)
    page = context.new_page()
    try:
        page.goto(root, wait_until="networkidle")
        page.keyboard.press("/")
        page.locator(search.query).press_sequentially(search.words, timeout=search.patience)
        page.locator(search.result).first.wait_for(state="attached", timeout=search.patience)
    except Error:
        return False
    finally:
        context.close()
    return True


def without_scripts(browser: Browser, root: str, paths: Sequence[str]) -> tuple[float, int]:
    """Return what is left of some pages without JavaScript.

    That is the smallest share of a page's words, and the number of controls that are shown and do nothing.
    """
    shares, dead = [], 0
    for path in paths:
        plain, full = (_shown(browser, root + path, javascript=each) for each in (False, True))
        shares.append((plain[0] & full[0]).total() / full[0].total())
        dead += plain[1]
    return min(shares), dead


def _shown(browser: Browser, address: str, *, javascript: bool) -> tuple[Counter[str], int]:
    context = browser.new_context(viewport=_DESK, java_script_enabled=javascript)
    page = context.new_page()
    page.goto(address, wait_until="networkidle" if javascript else "load")
    dead = int(page.evaluate(_DEAD))
    words: list[str] = page.evaluate(_WORDS)
    context.close()
    return Counter(words), dead


def left_on_paper(browser: Browser, root: str, paths: Sequence[str]) -> int:
    """Return how many controls and lists of links some pages would still print."""
    page = browser.new_page(viewport=_DESK)
    page.emulate_media(media="print")
    left = 0
    for path in paths:
        page.goto(root + path)
        left += int(page.evaluate(_PRINTED))
    page.close()
    return left
