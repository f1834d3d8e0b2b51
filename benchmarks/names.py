"""Links by name: how much longer pages take with them than without, at 3,000 names in three languages.

The conversion is measured in one process, page by page and by turns, in processor time; the fastest round
of each page counts. Each converter has the extensions that a site has; the words of the pages are not
checked, which would find in its caches what the way before has read. The whole build is that of a site
with these pages, by turns with and without links, in the processor time of a fresh process; its fastest
round counts.
"""

from __future__ import annotations

import gc
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Mapping, Sequence
from pathlib import Path

from markdown import Markdown

from benchmarks import named_pages
from dispute_briefings.facts.book import FactBook
from dispute_briefings.facts.loader import load
from dispute_briefings.prose.extension import BriefingsExtension
from dispute_briefings.prose.safety import SafetyExtension
from dispute_briefings.views.addresses import directory_url

NAMES, PAGES, ROUNDS = 3_000, 300, 3
QUICK_PAGES, QUICK_ROUNDS = 20, 2
WITHOUT, LINKS, NOTES = "without links by name", "with links by name", "with links and their notes"

_USUAL = ("admonition", "attr_list", "footnotes", "tables", "toc")


def table(*, quick: bool) -> str:
    """Return the times of a page, and what links by name take of each."""
    pages, rounds = (QUICK_PAGES, QUICK_ROUNDS) if quick else (PAGES, ROUNDS)
    terms = named_pages.names(NAMES)
    texts = [named_pages.page(number, terms) for number in range(pages)]
    seconds, links = converted(book_of(terms), texts, rounds)
    built = {} if quick else builds(terms, pages, rounds)
    return "\n".join(
        (
            f"{pages} pages of {named_pages.WORDS:,} words; {NAMES:,} names; {links / pages:.0f} links each",
            *_lines("conversion", seconds, pages),
            *_lines("whole build", built, pages),
        )
    )


def _lines(what: str, seconds: Mapping[str, float], pages: int) -> list[str]:
    return [
        f"{what:<11}  {how:<26}  {1000 * taken / pages:7.2f} ms a page  {taken / seconds[WITHOUT] - 1:+7.1%}"
        for how, taken in seconds.items()
    ]


def book_of(terms: Sequence[tuple[str, str, str]]) -> FactBook:
    """Return a book with these terms.

    Raises:
        SystemExit: the fact sheets that were made are not sound.
    """
    with tempfile.TemporaryDirectory(prefix="briefings-bench-") as name:
        folder = Path(name) / "fact_sheets"
        named_pages.write_glossary(folder, terms)
        loaded = load(folder, root=Path(name))
    if loaded.book is None or loaded.problems:
        raise SystemExit("\n".join(map(str, loaded.problems[:5])))
    return loaded.book


def converted(book: FactBook, texts: Sequence[str], rounds: int) -> tuple[Mapping[str, float], int]:
    """Return the seconds that all pages take in each way, and how many links by name they have."""
    converters = {how: _converter(book, how) for how in (WITHOUT, LINKS, NOTES)}
    fastest = {how: [float("inf")] * len(texts) for how in converters}
    links = 0
    for number in (number for _ in range(rounds) for number in range(len(texts))):
        for how, (extension, markdown) in converters.items():
            extension.at_page(f"articles/{number}.md", directory_url)
            markdown.reset()
            gc.collect(0)
            start = time.process_time()
            html = markdown.convert(texts[number])
            taken = time.process_time() - start
            fastest[how][number] = min(fastest[how][number], taken)
            links += html.count('class="bf-term"') if how == NOTES else 0
    return {how: sum(seconds) for how, seconds in fastest.items()}, links // rounds


def _converter(book: FactBook, how: str) -> tuple[BriefingsExtension, Markdown]:
    extension = BriefingsExtension(book=book, glossary=how != WITHOUT)
    markdown = Markdown(extensions=[*_USUAL, extension, SafetyExtension()])
    if how == LINKS:
        markdown.treeprocessors.deregister("briefings_notes")
    extension.at_page("warm.md", directory_url)
    markdown.convert(f"# Warm\n\nSee {book.records[-1].heading.plain}.")
    return extension, markdown


def builds(terms: Sequence[tuple[str, str, str]], pages: int, rounds: int) -> Mapping[str, float]:
    """Return the seconds that a whole build takes, without links by name and with them and their notes.

    Raises:
        subprocess.CalledProcessError: a build failed.
    """
    fastest = {WITHOUT: float("inf"), NOTES: float("inf")}
    with tempfile.TemporaryDirectory(prefix="briefings-bench-") as name:
        sites = {WITHOUT: Path(name, "off"), NOTES: Path(name, "on")}
        for how, folder in sites.items():
            named_pages.write_site(folder, terms, pages, glossary="off" if how == WITHOUT else "on")
        for how, folder in list(sites.items()) * rounds:
            before = os.times()
            command = [sys.executable, "-m", "mkdocs", "build", "-q"]
            subprocess.run(command, cwd=folder, check=True, stderr=subprocess.DEVNULL)
            after = os.times()
            taken = (
                after.children_user + after.children_system - before.children_user - before.children_system
            )
            fastest[how] = min(fastest[how], taken)
    return fastest
