"""A site with several disputes says everywhere of which one an entry is; a site with one says it nowhere."""

from __future__ import annotations

import re
import urllib.parse
from collections.abc import Mapping
from html.parser import HTMLParser
from pathlib import Path

import pytest
from tests.builds import build
from tests.sample_site import SAMPLE, book_of, copy_sample, write_sheet

from dispute_briefings.facts.book import FactBook
from dispute_briefings.pages.site import generated_pages

# A dispute with an entry of each kind, one with hardly anything, and what belongs to neither.
SHEETS = {
    "amber-toll/dispute.yml": """
name: The amber toll
as_of: 2032-05-01
parties: [{party: eastmark, side: strait}, {party: southland, side: south}]
sources: [gazette-of-southland]
""",
    "amber-toll/events.yml": """
- id: toll-announced
  title: Eastmark announces a toll
  date: 2031-04-20
  kind: act
  level: 1
  text: A toll is announced.
  actors: [eastmark]
  materials: [amber]
  sources: [gazette-of-southland]
""",
    "amber-toll/measures.yml": """
- id: toll
  name: The toll
  by: eastmark
  sources: [gazette-of-southland]
  history: [{status: in-force, date: 2031-05-01}]
""",
    "amber-toll/questions.yml": """
- id: is-the-toll-lawful
  text: Is the toll lawful?
  also_in: [salt-quota]
  positions:
    - {party: eastmark, date: 2031-05-02, answer: 'yes', stance: It is., sources: [gazette-of-southland]}
""",
    "amber-toll/unknowns.yml": """
- {id: yield-of-the-toll, question: What does the toll yield?, not_known: Nobody says.}
""",
    "quiet-quarrel/dispute.yml": """
name: A quiet quarrel
summary: Hardly anything is known of it.
as_of: 2032-05-01
parties: [{party: southland, side: south}]
sources: [gazette-of-southland]
""",
    "parties/eastmark.yml": "name: Eastmark\nkind: government\nsources: [gazette-of-southland]\n",
    "materials/amber.yml": """
name: Amber
definition:
  reports:
    - {value: A resin, sources: [gazette-of-southland]}
    - {value: A stone, sources: [northland-order]}
sources: [gazette-of-southland]
""",
    "materials/jet.yml": """
name: Jet
definition:
  reports:
    - {value: A coal, sources: [gazette-of-southland]}
    - {value: A stone, sources: [northland-order]}
sources: [gazette-of-southland]
""",
}


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the sample with two disputes more."""
    site = copy_sample(tmp_path_factory.mktemp("several"))
    for file, text in SHEETS.items():
        write_sheet(site, file, text)
    return site


@pytest.fixture(scope="module")
def book(site: Path) -> FactBook:
    """Return the book of the three disputes."""
    return book_of(site)


@pytest.fixture(scope="module")
def built(site: Path) -> Path:
    """Return the built site, which lies under a sub-path."""
    target = site.parent / "built"
    told = build(site, target, strict=True)
    assert told.returncode == 0, told.stderr
    return target


def page(book: FactBook, path: str) -> str:
    """Return the Markdown of a generated page."""
    return next(each.markdown for each in generated_pages(book, taken=set()) if each.path == path)


def headings(markdown: str) -> list[str]:
    """Return the anchors of the headings of a page, each below as many dots as it is deep."""
    found = re.findall(r"^(#+) .*\{#([\w-]+)", markdown, re.MULTILINE)
    return ["." * (len(level) - 2) + anchor for level, anchor in found]


def text_of(built: Path, path: str) -> str:
    """Return the text of a built page, white space as a reader sees it."""
    html = (built / path / "index.html").read_text(encoding="utf-8")
    article = html[html.index("<article") : html.index("</article>")]
    return " ".join(re.sub(r"<[^>]+>", " ", article).split())


# Pages by dispute ---------------------------------------------------------------------------------------


def test_contested_facts_stand_by_dispute(book: FactBook) -> None:
    assert headings(page(book, "contested.md")) == [
        "amber-toll",
        ".amber-toll-open",
        ".amber-toll-settled",
        ".amber-toll-not-known",
        "quiet-quarrel",
        ".quiet-quarrel-open",
        ".quiet-quarrel-settled",
        "salt-quota",
        ".salt-quota-open",
        ".salt-quota-settled",
        ".salt-quota-not-known",
        "in-no-dispute",
        ".in-no-dispute-open",
        ".in-no-dispute-settled",
    ]


def test_the_addresses_of_one_dispute_still_lead_somewhere(book: FactBook) -> None:
    alone = headings(page(book_of(SAMPLE), "contested.md"))
    assert alone == ["open", "settled", "not-known"]
    for anchor in alone:
        assert re.search(rf"^{{: #{anchor} \.bf-jump }}$", page(book, "contested.md"), re.MULTILINE)


def test_positions_stand_by_dispute_and_a_shared_question_once(book: FactBook) -> None:
    found = headings(page(book, "positions.md"))
    assert found[:3] == ["amber-toll", ".is-the-toll-lawful", "quiet-quarrel"]
    assert found[3] == "salt-quota"
    assert found.count(".is-the-toll-lawful") == 1
    assert not any(anchor.startswith(".") for anchor in headings(page(book_of(SAMPLE), "positions.md")))


def test_each_dispute_has_its_sources(book: FactBook) -> None:
    paths = {each.path for each in generated_pages(book, taken=set())}
    assert {"sources-of-amber-toll.md", "sources-of-quiet-quarrel.md"} < paths
    assert not any(
        "sources-of" in each.path or "sources-of" in each.markdown
        for each in generated_pages(book_of(SAMPLE), taken=set())
    )


def test_the_home_page_lists_the_disputes(book: FactBook) -> None:
    home = page(book, "index.md")
    assert headings(home) == ["amber-toll", "quiet-quarrel", "salt-quota"]
    assert home.count("/// status") == 2, "a dispute without a measure has no empty strip"
    assert home.count("/// trust") == 3


# What a reader sees -------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("path", "told"),
    [
        ("timeline", "Eastmark Dispute: The amber toll"),
        ("measures", "Eastmark · Dispute: The amber toll"),
        ("materials", "1 event Dispute: The amber toll"),
        ("parties", "Dispute: The amber toll"),
        ("glossary", "A resin"),
        ("glossary", "Dispute: The amber toll"),
        ("articles", "Dispute: Salt quota of 2031"),
        ("measures/toll", "Measure · Dispute: The amber toll"),
        ("parties/eastmark", "Is the toll lawful? Dispute: The amber toll , Salt quota of 2031"),
    ],
)
def test_an_entry_says_of_which_dispute_it_is(built: Path, path: str, told: str) -> None:
    assert told.replace("· ", "") in text_of(built, path).replace("· ", "")


def test_the_page_of_a_dispute_does_not_repeat_it_and_leads_to_what_is_its_own(built: Path) -> None:
    html = (built / "disputes" / "amber-toll" / "index.html").read_text(encoding="utf-8")
    assert 'class="bf-dispute"' not in html
    assert 'href="../../sources-of-amber-toll/"' in html
    assert 'href="../../contested/#amber-toll-open"' in html
    assert "A resin" in text_of(built, "contested")


class _Page(HTMLParser):
    def __init__(self, html: str) -> None:
        super().__init__()
        self.ids: list[str] = []
        self.links: list[str] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.ids += [value for key, value in attrs if key == "id" and value]
        self.links += [value for key, value in attrs if (tag, key) == ("a", "href") and value]


def broken(pages: Mapping[Path, _Page]) -> list[str]:
    """Return the links inside a site that lead to no page or place of it."""
    found = []
    for path, each in pages.items():
        for link in each.links:
            url = urllib.parse.urlsplit(link)
            if url.scheme or url.netloc or path.name == "404.html":
                continue
            target = (path.parent / urllib.parse.unquote(url.path)).resolve() if url.path else path
            target = target / "index.html" if target.is_dir() else target
            if not target.exists() or (url.fragment and url.fragment not in pages[target].ids):
                found.append(f"{path.parent.name}: {link}")
    return found


def test_every_link_and_anchor_of_the_site_leads_somewhere(built: Path) -> None:
    pages = {path: _Page(path.read_text(encoding="utf-8")) for path in built.resolve().rglob("*.html")}
    assert len(pages) > 30
    assert broken(pages) == []
    assert [path for path, each in pages.items() if len(each.ids) != len(set(each.ids))] == []


def test_the_navigation_names_the_disputes(built: Path) -> None:
    html = (built / "timeline" / "index.html").read_text(encoding="utf-8")
    navigation = html[html.index("md-nav--primary") : html.index("<article")]
    assert 'href="../disputes/quiet-quarrel/"' in navigation
