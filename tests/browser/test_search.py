"""A reader looks for something: by keyboard, in three scripts, under the site's policy, and cheaply."""

from __future__ import annotations

import gzip
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, Response, expect
from tests.browser.hostile_site import GROUPS, write_hostile_site
from tests.browser.serving import foreign_to, serve
from tests.builds import build
from tests.mkdocs_plugin.small_site import SmallSite

# What a first query may cost at any size of a site, compressed as servers do.
MOST_BYTES = 170_000


@pytest.fixture
def page(browser: Browser, served: str) -> Iterator[Page]:
    """Return a page of the real site on which nothing may fail, be refused or be fetched from elsewhere."""
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    page = context.new_page()
    wrong: list[str] = []
    page.on("request", lambda request: wrong.append(request.url) if foreign_to(served, request.url) else None)
    page.on("pageerror", lambda error: wrong.append(str(error)))
    page.on("console", lambda message: wrong.append(message.text) if message.type == "error" else None)
    page.goto(f"{served}materials/hydrogen-fluoride/")
    yield page
    assert wrong == []
    context.close()


def look_for(page: Page, query: str) -> list[str]:
    """Open the dialog, type, and return the titles found."""
    if not page.locator("dialog.bf-search").evaluate("dialog => dialog.open"):
        page.keyboard.press("/")
    page.locator(".bf-search-query").fill(query)
    results = page.locator(".bf-search-results")
    expect(results).to_have_attribute("data-query", query)
    return page.locator(".bf-search-title a").all_inner_texts()


@pytest.mark.parametrize(
    ("query", "title"),
    [
        ("eighth dialogue", "Eighth export control policy dialogue, by video"),
        ("불화수소", "Hydrogen fluoride"),
        ("フッ化水素", "Hydrogen fluoride"),
        ("Lee Ho-yeon", "Lee Ho-hyeon"),
    ],
)
def test_it_is_found(page: Page, query: str, title: str) -> None:
    assert title in look_for(page, query)[:6]


def test_japanese_is_found_inside_unspaced_text(page: Page) -> None:
    # 日韓間の輸出管理問題 is a name of the dispute, with no space around what is looked for.
    assert "Export control dispute between Japan and Korea" in look_for(page, "輸出管理")


@pytest.mark.parametrize(
    ("query", "title"),
    [
        ("정책대화", "Export control policy dialogue"),  # of 수출관리정책대화
        (
            "수출관리를",
            "Export control dispute between Japan and Korea",
        ),  # 수출관리, with a particle behind it
    ],
)
def test_korean_is_found_inside_a_compound_and_with_a_particle(page: Page, query: str, title: str) -> None:
    assert title in look_for(page, query)[:6]


@pytest.mark.parametrize("query", ["불화수소", "フッ化水素", "水素"])
def test_what_was_found_is_shown_as_it_is_written(page: Page, query: str) -> None:
    look_for(page, query)
    marked = page.locator(".bf-search-excerpt mark").all_inner_texts()
    assert any(query in each for each in marked), marked


def test_a_section_is_led_to(page: Page, served: str) -> None:
    look_for(page, "consultations panel withdrawn")
    section = page.locator(".bf-search-sections a").first
    href = section.get_attribute("href")
    assert href is not None
    assert href.startswith(served)
    page.goto(href)
    assert page.locator(f"[id='{href.partition('#')[2]}']").count() == 1


def test_results_are_narrowed_down_and_counted(page: Page) -> None:
    look_for(page, "licence")
    everything = page.locator(".bf-search-told").inner_text()
    page.locator(".bf-search-narrow").click()
    expect(page.locator("select[name=kind]")).to_be_focused()
    page.locator("select[name=kind]").select_option("Event")
    expect(page.locator(".bf-search-told")).not_to_have_text(everything)
    chips = page.locator(".bf-search-results > li > .bf-search-title .bf-chip").all_inner_texts()
    assert set(chips) == {"Event"}
    page.locator("select[name=year]").select_option("2023")
    expect(page.locator(".bf-search-told")).not_to_be_empty()
    assert "(" in page.locator("select[name=year] option:checked").inner_text()


def test_it_works_by_keyboard_alone(page: Page) -> None:
    page.keyboard.press("Control+k")
    page.keyboard.type("first licence for photoresist")
    expect(page.locator(".bf-search-title a").first).to_be_visible()
    page.keyboard.press("ArrowDown")
    expect(page.locator(".bf-search-title a").first).to_be_focused()
    page.keyboard.press("ArrowUp")
    expect(page.locator(".bf-search-query")).to_be_focused()
    page.keyboard.press("Escape")
    expect(page.locator("dialog.bf-search")).to_be_hidden()
    page.keyboard.press("/")
    page.keyboard.press("Enter")
    page.wait_for_url("**/timeline/#*")


def test_nothing_found_is_said(page: Page) -> None:
    assert look_for(page, "zzyzx") == []
    assert "zzyzx" in page.locator(".bf-search-told").inner_text()


def test_a_first_query_is_cheap(page: Page) -> None:
    sizes: list[int] = []

    def weigh(response: Response) -> None:
        if "/search/" in response.url:
            sizes.append(len(gzip.compress(response.body(), 6)))

    page.on("response", weigh)
    look_for(page, "hydrogen fluoride licence")
    page.wait_for_load_state("networkidle")
    assert 50_000 < sum(sizes) <= MOST_BYTES


def test_without_a_script_no_button_promises_a_search(browser: Browser, served: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(served)
    expect(page.locator(".bf-search-open")).to_be_hidden()
    expect(page.locator("dialog.bf-search")).to_be_hidden()
    context.close()


@pytest.mark.parametrize(
    ("language", "query"), [("ko", "수출관리를"), ("ko", "licences"), ("ja", "輸出管理"), ("ja", "불화수소")]
)
def test_a_site_in_a_language_without_known_endings_is_searched(
    browser: Browser, tmp_path: Path, language: str, query: str
) -> None:
    site = SmallSite(tmp_path / "written")
    site.write(
        "mkdocs.yml",
        "site_name: Salt\nsite_url: http://127.0.0.1/\ndocs_dir: content\nplugins: [briefings]\n"
        f"theme: {{name: material, font: false, language: {language}}}\n",
    )
    site.write("content/index.md", "# 수출관리\n\nOf licences: 輸出管理制度, 불화수소의 수출관리를 강화.\n")
    built = build(site.folder, tmp_path / "built")
    assert built.returncode == 0, built.stderr
    with serve(tmp_path / "built") as address:
        page = browser.new_page()
        page.goto(address)
        assert look_for(page, query) == ["수출관리"]
        page.close()


def test_nothing_that_somebody_wrote_runs_in_it(browser: Browser, tmp_path: Path) -> None:
    site = write_hostile_site(tmp_path)
    settings = site / "mkdocs.yml"
    written = settings.read_text(encoding="utf-8")
    assert "plugins: [search, tags, briefings]" in written
    settings.write_text(written.replace("plugins: [search, ", "plugins: ["), encoding="utf-8")
    built = build(site, tmp_path / "built" / "sub")
    assert built.returncode == 0, built.stderr
    context = browser.new_context(bypass_csp=True)
    context.add_init_script("window.ran = []; window.hack = (...which) => window.ran.push(which.join());")
    with serve(tmp_path / "built") as address:
        page = context.new_page()
        page.goto(f"{address}sub/")
        for number in range(len(GROUPS)):
            assert look_for(page, f"needle{number}")
        assert page.evaluate("window.ran") == []
        assert page.locator("dialog.bf-search :is(script, img, iframe)").count() == 0
    context.close()
