"""Made-up sites of any size, the same for the same seed: articles in three languages on a book of facts."""

from __future__ import annotations

import random
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from benchmarks import named_pages
from benchmarks.book_of_facts import write_book

WORDS = 700
SECTION = 50
"""How many articles a folder holds: what a page shows of its neighbours stays as long at any size."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Size:
    """How large a site is: articles, names that prose is searched for, and facts."""

    articles: int
    names: int
    facts: int


SIZES: Mapping[str, Size] = {
    "XS": Size(articles=20, names=60, facts=200),
    "S": Size(articles=200, names=300, facts=500),
    "M": Size(articles=1_000, names=900, facts=1_000),
    "L": Size(articles=5_000, names=3_000, facts=2_500),
}


def write_articles(content: Path, size: Size, *, home: str = "index.md") -> None:
    """Write the articles of a site, the same for each generator, and its first page under a name."""
    terms = named_pages.names(size.names)
    for number in range(size.articles):
        path = content / place(number)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(article(number, terms, size), encoding="utf-8")
    (content / home).write_text("---\ntitle: Salt\n---\n# Salt\n\nWhat is known of salt.\n", encoding="utf-8")


def place(number: int) -> str:
    """Return the path of an article below `content/`."""
    return f"articles/part-{number // SECTION}/{number}.md"


def write_fact_sheets(content: Path, size: Size) -> None:
    """Write the fact sheets that the articles link to and cite, and whose names they name."""
    write_book(content / "fact_sheets", size.facts)
    _write_names(content / "fact_sheets" / "glossary", named_pages.names(size.names))


def article(number: int, terms: Sequence[tuple[str, str, str]], size: Size) -> str:
    """Return an article with five sections that name terms, link to records and cite sources."""
    chance = random.Random(number)
    head = (
        f"---\ntitle: Page {number}\ndate: 2030-{number % 12 + 1:02}-{number % 28 + 1:02}\n"
        f"kind: background\nrights: own\nlanguage: {('en', 'en', 'en', 'ko', 'ja')[number % 5]}\n"
        f"summary: What page {number} is about.\n"
        f"about: [measure-{chance.randrange(size.facts // 100)}]\n---\n"
    )
    sections = named_pages.page(number, terms, words=WORDS).split("## ")
    return head + "## ".join([sections[0], *(_bound(section, chance, size) for section in sections[1:])])


def _bound(section: str, chance: random.Random, size: Size) -> str:
    """Return a section with a sentence at its end that links to records and to another article."""
    batches = size.facts // 100
    return (
        f"{section.rstrip()}\n\nSee [[material-{chance.randrange(batches)}]], "
        f"[[event-{2 * chance.randrange(batches) + 1}.facts.tonnage]] and "
        f"[page](../../{place(chance.randrange(size.articles))}) "
        f"[@source-{chance.randrange(size.facts // 12)}, para {chance.randrange(9)}].\n\n"
    )


def _write_names(folder: Path, terms: Sequence[tuple[str, str, str]]) -> None:
    folder.mkdir(parents=True)
    lines = [
        f"- id: name-{number}\n  name: {{en: {english}, ko: {korean}, ja: {japanese}}}\n"
        f"  definition: {{value: What {english} is., sources: [source-0]}}\n"
        for number, (english, korean, japanese) in enumerate(terms)
    ]
    (folder / "names.yml").write_text("".join(lines), encoding="utf-8")
