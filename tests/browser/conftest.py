"""The real site, built once, served on this machine and opened in Chromium."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect, sync_playwright
from tests.browser.serving import serve
from tests.builds import PROJECT, build

# A machine that has much else to do is slow; a test goes on as soon as what it waits for is there.
expect.set_options(timeout=60_000)

_NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Return a running Chromium: $BRIEFINGS_BROWSER, or the one on the path."""
    named = os.environ.get("BRIEFINGS_BROWSER") or next(filter(None, map(shutil.which, _NAMES)), None)
    assert named, "no Chromium on the path: install it, or name one in BRIEFINGS_BROWSER"
    with sync_playwright() as playwright:
        # Inside a container there is no user namespace for the sandbox; the pages are our own.
        running = playwright.chromium.launch(
            executable_path=named, args=["--no-sandbox", "--disable-background-networking"]
        )
        yield running
        running.close()


@pytest.fixture(scope="session")
def real_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the real site, built strictly."""
    target = tmp_path_factory.mktemp("real") / "site"
    built = build(PROJECT, target, strict=True, SITE_URL="http://127.0.0.1/briefing/")
    assert built.returncode == 0, built.stderr
    return target


@pytest.fixture(scope="session")
def served(real_site: Path) -> Iterator[str]:
    """Return the address that the real site is served at, under a sub-path as on a shared host."""
    folder = real_site.parent / "served"
    folder.mkdir()
    (folder / "briefing").symlink_to(real_site)
    with serve(folder) as address:
        yield f"{address}briefing/"
