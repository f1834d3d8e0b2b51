"""In a preview, a page in a browser leads to the lines that it is made from, by pointer and by keyboard."""

from __future__ import annotations

import os
import re
import signal
import socket
import subprocess
import sys
import urllib.request
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect
from tests.browser.axe import faults
from tests.mkdocs_plugin.small_site import default_signals, wait_until
from tests.sample_site import copy_sample

EVENTS = "content/fact_sheets/salt-quota/events"


@dataclass(frozen=True)
class Previewed:
    """A site, and the address of its preview."""

    site: Path
    address: str

    def line(self, href: str | None) -> str:
        """Return the text of the line that a link opens in the editor."""
        opened = re.fullmatch(rf"x-editor://open{re.escape(str(self.site))}/(.*):(\d+):(\d+)", href or "")
        assert opened, href
        lines = (self.site / opened[1]).read_text(encoding="utf-8").splitlines()
        return lines[int(opened[2]) - 1][int(opened[3]) - 1 :]

    def answers(self, path: str = "", *parts: str) -> bool:
        """Whether somebody answers, with a page that has all the parts."""
        try:
            with urllib.request.urlopen(self.address + path) as answer:
                text = answer.read().decode()
                return all(part in text for part in parts)
        except OSError:
            return False


@pytest.fixture(scope="module")
def preview(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Previewed]:
    """Return the sample site in a preview."""
    site = copy_sample(tmp_path_factory.mktemp("previewed"))
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    environment = {
        **os.environ,
        "NO_MKDOCS_2_WARNING": "1",
        "BRIEFINGS_EDITOR": "x-editor://open{path}:{line}:{column}",
    }
    with subprocess.Popen(
        [sys.executable, "-m", "mkdocs", "serve", "-a", f"127.0.0.1:{port}"],
        cwd=site,
        env=environment,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        preexec_fn=default_signals,  # noqa: PLW1509 - the tests start no threads
    ) as process:
        previewed = Previewed(site, f"http://127.0.0.1:{port}/sub/")
        try:
            wait_until(previewed.answers)
            yield previewed
        finally:
            process.send_signal(signal.SIGINT)
            process.wait()


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """Return a page on which nothing goes wrong."""
    page = browser.new_page()
    wrong: list[str] = []
    page.on("pageerror", lambda error: wrong.append(str(error)))
    yield page
    page.close()
    assert wrong == []


def test_an_event_leads_to_its_line_when_it_is_pointed_at(page: Page, preview: Previewed) -> None:
    page.goto(f"{preview.address}timeline/")
    event = page.locator("#quota-announced")
    mark = event.locator(".briefings-edit-whole")
    expect(mark).to_have_css("opacity", "0")
    event.hover()
    expect(mark).to_have_css("opacity", "1")
    assert preview.line(mark.get_attribute("href")).startswith("id: quota-announced")
    text = event.locator(".briefings-edit:not(.briefings-edit-whole)").last
    # The last paragraph, of several below a bar.
    assert preview.line(text.get_attribute("href")).startswith("It was to apply")
    box = mark.bounding_box()
    assert box is not None
    assert (box["width"], box["height"]) == (24, 24)


def test_the_keyboard_reaches_a_mark_and_sees_it(page: Page, preview: Previewed) -> None:
    page.goto(f"{preview.address}materials/rock-salt/")
    mark = page.locator("h1 .briefings-edit")
    mark.focus()
    page.keyboard.press("Shift+Tab")
    page.keyboard.press("Tab")
    expect(mark).to_be_focused()
    expect(mark).to_have_css("opacity", "1")
    expect(mark).to_have_accessible_name(re.compile(r"Edit this page: content/fact_sheets/.*, line \d+"))


def test_a_position_leads_to_its_own_line(page: Page, preview: Previewed) -> None:
    page.goto(f"{preview.address}positions/")
    stance = page.locator(".bf-stance", has_text="The quota is about prices.").first
    mark = stance.locator(".briefings-edit")
    assert preview.line(mark.get_attribute("href")).startswith("The quota is about prices.")


def test_what_a_link_leads_to_is_opened_behind_it(page: Page, preview: Previewed) -> None:
    page.goto(f"{preview.address}timeline/")
    expect(page.locator("#quota-announced .briefings-edit-whole")).to_be_attached()
    link = page.locator("#quota-announced .bf-actors a").first
    link.focus()
    mark = page.locator(".briefings-edit-passing")
    assert "northland" in str(link.get_attribute("href"))
    assert "northland" in preview.line(mark.get_attribute("href")).casefold()
    page.keyboard.press("Tab")
    expect(mark).to_be_focused()
    # It goes on to the next link, and is gone when nothing is looked at.
    page.locator("#quota-announced .bf-actors a").last.hover()
    page.mouse.move(0, 0)
    page.evaluate("document.activeElement.blur()")
    expect(mark).to_have_count(0)


def test_a_page_looks_as_it_will(page: Page, preview: Previewed) -> None:
    """A mark takes no room: without all marks, everything stands where it stood."""
    page.goto(f"{preview.address}timeline/")
    expect(page.locator(".briefings-edit").first).to_be_attached()
    where = (
        "() => [...document.querySelectorAll('article *:not(.briefings-edit)')]"
        ".map(each => JSON.stringify(each.getBoundingClientRect()))"
    )
    before = page.evaluate(where)
    page.evaluate("document.querySelectorAll('.briefings-edit').forEach(each => each.remove())")
    assert page.evaluate(where) == before


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_problems_stand_at_their_place_and_lead_to_their_lines(
    browser: Browser, preview: Previewed, scheme: str
) -> None:
    article = preview.site / "content" / "articles" / "the-first-day.md"
    sheet = next((preview.site / EVENTS).glob("*.yml"))
    written, facts = article.read_text(encoding="utf-8"), sheet.read_text(encoding="utf-8")
    page = browser.new_page(color_scheme=scheme)
    # What is looked at stays as it is until it was looked at.
    page.route("**/livereload/**", lambda route: route.abort())
    try:
        article.write_text(f"{written}\nThey spoke of [[rock-sal]] there.\n", encoding="utf-8")
        wait_until(lambda: preview.answers("articles/the-first-day/", "They spoke of", "unknown-record"))
        page.goto(f"{preview.address}articles/the-first-day/")
        note = page.locator(".briefings-found")
        expect(note).to_contain_text("did you mean 'rock-salt'?")
        assert preview.line(note.locator("a").get_attribute("href")) == "[[rock-sal]] there."
        assert note.evaluate("each => each.previousElementSibling.textContent").startswith("They spoke of")
        panel = page.locator("#briefings-panel li a").first
        assert panel.get_attribute("href") == note.locator("a").get_attribute("href")
        assert [each for each in faults(page) if "briefings" in each] == []

        article.write_text(written, encoding="utf-8")
        sheet.write_text(facts.replace("    level: 1\n", "    levle: 1\n", 1), encoding="utf-8")
        wait_until(lambda: preview.answers("timeline/", "last good page", "levle"))
        page.goto(f"{preview.address}timeline/")
        note = page.locator("#quota-announced .briefings-found")
        expect(note.filter(has_text="did you mean 'level'?")).to_have_count(1)
        assert preview.line(note.first.locator("a").get_attribute("href")).startswith(("levle", "id:"))
    finally:
        article.write_text(written, encoding="utf-8")
        sheet.write_text(facts, encoding="utf-8")
        page.close()
