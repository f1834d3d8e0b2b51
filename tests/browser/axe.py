"""What axe finds on a page that a browser shows: WCAG 2.2 A and AA, and what is held to be good practice."""

from __future__ import annotations

from pathlib import Path

import axe_playwright_python
from playwright.sync_api import Page

_AXE = Path(axe_playwright_python.__file__).with_name("axe.min.js").read_text(encoding="utf-8")
_RUN = Path(__file__).with_name("contrast_and_more.js").read_text(encoding="utf-8")


def faults(page: Page, *, colours_only: bool = False) -> list[str]:
    """Return the faults of a page as it is now: the rule, where, what stands there and why.

    Args:
        page: what the browser shows.
        colours_only: look at the contrast alone, where nothing but the colours have changed.
    """
    if not page.evaluate("'axe' in window"):
        page.evaluate(_AXE)
    found: list[str] = page.evaluate(_RUN, colours_only)
    return found
