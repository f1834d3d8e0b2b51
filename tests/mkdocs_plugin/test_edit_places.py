"""Every record, fact and text that pages show is found by its address or its words, on its line."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.sample_site import SAMPLE, book_of, copy_sample, write_sheet

from dispute_briefings.facts.book import FactBook
from dispute_briefings.mkdocs_plugin.edit_places import Place, places_of, texts_of
from dispute_briefings.problems import Position
from dispute_briefings.views.addresses import directory_url, fact_target, target_of


def url(path: str) -> str:
    """The address of a page below that of the site."""
    return directory_url(path, "")


@pytest.fixture(scope="module")
def book() -> FactBook:
    """The facts of the sample site."""
    return book_of(SAMPLE)


@pytest.fixture(scope="module")
def places(book: FactBook) -> dict[tuple[str, str], Position]:
    """Where each address of the sample site is written."""
    return {(place.page, place.anchor): place.position for place in reversed([*places_of(book, (), url)])}


def line(position: Position) -> str:
    """The text of a line from a column on."""
    lines = (SAMPLE / position.file).read_text(encoding="utf-8").splitlines()
    return lines[position.line - 1][position.column - 1 :]


def test_every_record_is_found_where_it_begins(
    book: FactBook, places: dict[tuple[str, str], Position]
) -> None:
    for record in book.records:
        page, _, anchor = target_of(record).partition("#")
        at = places[url(page), anchor]
        begins = line(at).startswith((f"id: {record.id}", f"- id: {record.id}", f"{{id: {record.id}"))
        is_lone = (at.line, at.column) <= (3, 1) and record.id in {
            Path(at.file).stem,
            Path(at.file).parent.name,
        }
        assert begins or is_lone, (record.id, at, line(at))


def test_every_fact_is_found(book: FactBook, places: dict[tuple[str, str], Position]) -> None:
    for fact in book.facts.values():
        page, _, anchor = fact_target(fact).partition("#")
        at = places[url(page), anchor]
        assert at.file in {fact.record.origin.document.file, getattr(fact.record.origin.points, "file", "")}


@pytest.mark.parametrize(
    ("page", "anchor", "begins"),
    [
        ("materials/rock-salt/", "identifiers-cas", "7647-14-5"),
        ("timeline/", "quota-announced", "id: quota-announced"),
        ("measures/salt-quota-measure/", "history-1", "{status: announced"),
        ("positions/", "is-it-safety", "id: is-it-safety"),
        ("", "", ""),
    ],
)
def test_a_fact_is_found_on_its_line(
    places: dict[tuple[str, str], Position], page: str, anchor: str, begins: str
) -> None:
    assert line(places[page, anchor]).removeprefix("- ").startswith(begins)


def test_a_contested_fact_is_found_among_the_contested_ones(places: dict[tuple[str, str], Position]) -> None:
    at = places["contested/", "contested--quota-in-force--dates-in-force"]
    assert line(at).startswith(("reports:", "in-force:"))


def test_texts_are_found_by_their_last_words(book: FactBook) -> None:
    texts = texts_of(book)
    assert line(texts["Thequotaisaboutprices."]).startswith("The quota is about prices.")
    # A citation is no word of the text.
    assert line(texts["Northlandannouncedaquotaonrock-salt."]).startswith("Northland announced a quota")
    # So is each paragraph, and what has several languages.
    assert line(texts["Itwastoapplyfromthenextmonth."]).startswith("It was to apply")
    assert max(map(len, texts)) == 60


def test_what_is_written_twice_or_is_short_is_not_told_by_its_words(tmp_path: Path) -> None:
    site = copy_sample(tmp_path)
    fields = "title: More, date: 2031-02-02, kind: act, level: 3, sources: [northland-order]"
    event = f"- {{{{id: {{0}}, text: {{1}}, {fields}}}}}\n"
    text = "These words stand in two places."
    events = event.format("one", text) + event.format("two", text) + event.format("three", "No more.")
    write_sheet(site, "salt-quota/events/more.yml", events)
    texts = texts_of(book_of(site))
    assert not {"Thesewordsstandintwoplaces.", "Nomore."} & texts.keys()


def test_a_place_is_that_of_a_page_or_on_one() -> None:
    for place in places_of(book_of(SAMPLE), (), url):
        assert isinstance(place, Place)
        assert "#" not in place.page
        assert not place.page.startswith("/")
