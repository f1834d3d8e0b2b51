"""The HTML of a view is sound, whatever record it shows; links to facts lead to where the facts stand."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from xml.etree.ElementTree import Element

import pytest
from tests.sample_site import SAMPLE, book_of
from tests.views.drawing_room import book as small_book
from tests.views.drawing_room import draw, parsed, setting_of
from tests.views.every_view import every_view

from dispute_briefings.facts.book import Fact, FactBook
from dispute_briefings.facts.loader import load
from dispute_briefings.facts.model import Measure, Proceeding, Record
from dispute_briefings.views import VIEWS, Drawing
from dispute_briefings.views.addresses import fact_target, page_of

ROOT = Path(__file__).parents[2]

# Phrasing content alone may stand in these. https://html.spec.whatwg.org/multipage/dom.html#phrasing-content
PHRASES = {
    "a",
    "bdi",
    "cite",
    "dfn",
    "h2",
    "h3",
    "h4",
    "h5",
    "p",
    "q",
    "s",
    "span",
    "strong",
    "summary",
    "time",
}
BLOCKS = {
    "blockquote",
    "details",
    "div",
    "dl",
    "figure",
    "li",
    "ol",
    "p",
    "table",
    "ul",
    "h2",
    "h3",
    "h4",
    "h5",
}
CHILDREN = {
    "dl": {"div", "dt", "dd"},
    "ol": {"li"},
    "table": {"caption", "thead", "tbody"},
    "tbody": {"tr"},
    "thead": {"tr"},
    "tr": {"td", "th"},
    "ul": {"li"},
}


def real_book() -> FactBook:
    """Return the facts of this repository's own site."""
    vocabulary = ROOT / "site_config" / "vocabulary.yml"
    loaded = load(ROOT / "content" / "fact_sheets", root=ROOT, vocabulary=vocabulary)
    assert loaded.book is not None, "\n".join(map(str, loaded.problems))
    return loaded.book


BOOKS: dict[str, Callable[[], FactBook]] = {
    "small": small_book,
    "sample": lambda: book_of(SAMPLE),
    "real": real_book,
}


@pytest.fixture(scope="module", params=BOOKS)
def book(request: pytest.FixtureRequest) -> FactBook:
    """Each book in turn."""
    return BOOKS[request.param]()


def faults(root: Element) -> list[str]:
    """Return what is wrong with a view's tree."""
    found = []
    ids = [element.attrib["id"] for element in root.iter() if "id" in element.attrib]
    found += [f"id {each} twice" for each in sorted({each for each in ids if ids.count(each) > 1})]
    for parent in root.iter():
        if parent.tag in CHILDREN:
            stray = {child.tag for child in parent} - CHILDREN[parent.tag]
            found += [f"<{tag}> in <{parent.tag}>" for tag in stray]
        if parent.tag in {"dl", "ol", "ul", "table", "tbody", "tr"} and not len(parent):
            found.append(f"empty <{parent.tag}>")
        if parent.tag in PHRASES:
            inside = {child.tag for child in parent.iter() if child is not parent}
            found += [f"<{tag}> in <{parent.tag}>" for tag in inside & BLOCKS]
        if parent.tag == "a":
            found += ["<a> in <a>" for child in parent.iter("a") if child is not parent]
        if parent.tag in {"a", "p", "summary", "th"} and not "".join(parent.itertext()).strip():
            found.append(f"<{parent.tag}> without words")
        found += [
            f"{name} in <{parent.tag}>" for name in parent.attrib if name == "style" or name[:2] == "on"
        ]
    for table in root.iter("table"):
        widths = {sum(int(cell.get("colspan", "1")) for cell in row) for row in table.iter("tr")}
        if table.find("caption") is None:
            found.append("a table without a caption")
        if len(widths) > 1 and not table.findall(".//*[@rowspan]"):
            found.append(f"rows of {sorted(widths)} cells")
    return found


def test_every_view_is_asked_for() -> None:
    assert {view for view, _ in every_view(small_book())} == VIEWS.keys()


def test_the_html_of_every_view_is_sound(book: FactBook) -> None:
    setting = setting_of(book)
    wrong = [
        f"{view} {options}: {fault}"
        for view, options in every_view(book)
        for fault in faults(parsed(draw(view, options, setting).html))
    ]
    assert wrong == []


@pytest.mark.parametrize("language", ["ko", "ja", "pt-BR"])
def test_the_html_is_sound_in_every_language(language: str) -> None:
    setting = setting_of(small_book(), language=language)
    wrong = [
        f"{view} {options}: {fault}"
        for view, options in every_view(small_book())
        for fault in faults(parsed(draw(view, options, setting).html))
    ]
    assert wrong == []


def test_a_view_is_drawn_the_same_again(book: FactBook) -> None:
    setting = setting_of(book)
    asked = list(every_view(book))[:60]
    once, again = ([draw(view, options, setting) for view, options in asked] for _ in range(2))
    assert once == again


@pytest.mark.parametrize(
    ("html", "fault"),
    [
        ('<p id="x">a</p><p id="x">b</p>', "id x twice"),
        ("<p><ul><li>a</li></ul></p>", "<ul> in <p>"),
        ("<ul><p>a</p></ul>", "<p> in <ul>"),
        ('<a href="x"><a href="y">b</a></a>', "<a> in <a>"),
        ("<ul></ul>", "empty <ul>"),
        ("<p> </p>", "<p> without words"),
        ('<span onclick="x()">a</span>', "onclick in <span>"),
    ],
)
def test_a_fault_is_seen(html: str, fault: str) -> None:
    assert fault in faults(parsed(html))


def ids_on_page_of(record: Record, book: FactBook) -> set[str]:
    """Return the anchors that the views of a record's own page have."""
    setting = setting_of(book, page=page_of(record))
    asked: list[tuple[str, dict[str, object]]] = [
        ("record", {"id": record.id}),
        ("names", {"record": record.id}),
        ("facts", {"record": record.id}),
    ]
    if isinstance(record, (Measure, Proceeding)):
        asked.append(("history", {record.kind_name: record.id}))
    if record.kind_name == "material":
        asked.append(("identifiers", {"material": record.id}))
    if record.kind_name == "figure":
        asked.append(("figure", {"id": record.id}))
    trees = [parsed(draw(view, options, setting).html) for view, options in asked]
    return {element.attrib["id"] for tree in trees for element in tree.iter() if "id" in element.attrib}


def test_a_link_to_a_fact_leads_to_the_fact(book: FactBook) -> None:
    facts: dict[str, list[Fact]] = {}
    for fact in book.facts.values():
        if "#" in fact_target(fact) and page_of(fact.record).count("/"):
            facts.setdefault(fact.record.id, []).append(fact)
    astray = []
    for record_id, found in facts.items():
        known = ids_on_page_of(book.by_id[record_id], book)
        astray += [fact.address for fact in found if fact_target(fact).partition("#")[2] not in known]
    assert astray == []
    assert facts


def test_a_mark_of_conflict_leads_to_the_reports_side_by_side(book: FactBook) -> None:
    there = parsed(draw("contested", {}, setting_of(book, page="contested.md")).html)
    known = {f"/contested.md#{each.attrib['id']}" for each in there.iter() if "id" in each.attrib}
    marks = [
        link.attrib["href"]
        for view, options in every_view(book)
        for link in parsed(draw(view, options, setting_of(book)).html).iter("a")
        if link.get("class") in {"bf-contested", "bf-settled"}
    ]
    assert set(marks) <= known
    assert marks


def test_a_contested_value_in_a_text_of_a_fact_sheet_leads_to_its_reports() -> None:
    line = Drawing(setting=setting_of(small_book())).plain("They picked [[black-tea.facts.harvest]].")
    marks = [link.attrib["href"] for link in parsed(line).iter("a") if link.get("class") == "bf-contested"]
    assert marks == ["/contested.md#contested--black-tea--facts-harvest"]


def test_a_record_has_its_anchors_on_its_own_page_alone(book: FactBook) -> None:
    asked = [(view, options) for view, options in every_view(book) if view != "timeline"]
    elsewhere = setting_of(book, page="articles/elsewhere.md")
    trees = [parsed(draw(view, options, elsewhere).html) for view, options in asked]
    assert [element.attrib["id"] for tree in trees for element in tree.iter() if "id" in element.attrib] == []
