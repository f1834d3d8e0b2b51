"""What a browser fetches for a first view stays small: the whole page, compressed as servers do it."""

from __future__ import annotations

import gzip
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Response
from tests.browser.serving import foreign_to

MOST_FOR_HOME, MOST_FOR_AN_ARTICLE = 120_000, 90_000
PHONE, DESKTOP = {"width": 360, "height": 800}, {"width": 1280, "height": 900}

ARTICLES = sorted(path.stem for path in Path(__file__).parents[2].glob("content/articles/*.md"))


def first_view(browser: Browser, address: str, viewport: dict[str, int]) -> dict[str, int]:
    """Return the bytes of each body that a browser without a cache fetches for a page, by address.

    Every body counts as gzip makes it at its usual level (6), but for fonts, which are compressed
    already. Headers do not count.
    """
    answers: list[Response] = []
    context = browser.new_context(viewport=viewport)  # type: ignore[arg-type]
    page = context.new_page()
    page.on("response", lambda answer: answers.append(answer))  # noqa: PLW0108 - a builtin is no listener
    page.goto(address, wait_until="networkidle")
    fetched = {}
    for answer in answers:
        body = answer.body()
        is_font = answer.url.endswith(".woff2")
        fetched[answer.url] = len(body if is_font else gzip.compress(body, 6))
    context.close()
    assert not [url for url in fetched if foreign_to(address, url)]
    return fetched


@pytest.mark.parametrize("viewport", [PHONE, DESKTOP], ids=["phone", "desktop"])
def test_the_home_page(browser: Browser, served: str, viewport: dict[str, int]) -> None:
    fetched = first_view(browser, served, viewport)
    assert sum(fetched.values()) <= MOST_FOR_HOME, fetched


@pytest.mark.parametrize("article", ARTICLES)
def test_an_article(browser: Browser, served: str, article: str) -> None:
    fetched = first_view(browser, f"{served}articles/{article}/", PHONE)
    assert sum(fetched.values()) <= MOST_FOR_AN_ARTICLE, fetched


def test_a_page_asks_only_for_what_it_needs(browser: Browser, served: str) -> None:
    def ours(path: str) -> set[str]:
        urls = first_view(browser, served + path, PHONE)
        return {Path(url).name for url in urls if url.endswith((".js", ".css")) and "/briefings/" in url}

    everywhere = ours("about/")
    assert everywhere & {"timeline.js", "days.js", "search.js", "timeline.css", "charts.css"} == set()
    assert ours("timeline/") - everywhere == {"timeline.js", "timeline.css"}
    assert ours("status/") - everywhere == {"days.js"}
    assert ours("figures/hf-imports-korea-annual/") - everywhere == {"charts.css"}
