"""The notes at the foot of a page are sound, whatever record or fact the text names."""

from __future__ import annotations

from xml.etree.ElementTree import Element

import pytest
from markdown import Markdown
from tests.prose.quarrel import converted
from tests.sample_site import SAMPLE, book_of
from tests.views.drawing_room import parsed
from tests.views.test_markup import faults, real_book

from dispute_briefings.facts.book import FactBook
from dispute_briefings.prose.extension import BriefingsExtension
from dispute_briefings.prose.safety import SafetyExtension
from dispute_briefings.views.addresses import directory_url

BOOKS = {"sample": lambda: book_of(SAMPLE), "real": real_book}


def page_of(text: str, book: FactBook, language: str = "en") -> Element:
    extension = BriefingsExtension(book=book)
    extension.at_page("articles/page.md", directory_url, language=language)
    html = Markdown(extensions=["toc", extension, SafetyExtension()]).convert(text)
    assert extension.problems == ()
    return parsed(html)


def by_id(page: Element) -> dict[str, Element]:
    return {element.attrib["id"]: element for element in page.iter() if "id" in element.attrib}


@pytest.fixture(scope="module", params=BOOKS)
def book(request: pytest.FixtureRequest) -> FactBook:
    return BOOKS[request.param]()


@pytest.mark.parametrize("language", ["en", "ko", "ja"])
def test_the_notes_on_everything_are_sound(book: FactBook, language: str) -> None:
    addresses = (*(record.id for record in book.records), *book.facts)
    page = page_of("\n\n".join(f"Of [[{address}]] much is said." for address in addresses), book, language)
    assert faults(page) == []
    known = by_id(page)
    links = [link for link in page.iter("a") if "data-bf-note" in link.attrib]
    assert {link.attrib["data-bf-note"] for link in links} <= known.keys()
    assert {
        link.attrib["aria-describedby"] for link in links if "aria-describedby" in link.attrib
    } <= known.keys()
    assert len(links) > len(book.facts)


def test_a_note_stands_once_however_often_a_text_names_it() -> None:
    html = converted("[[etching-gas]] and [[etching-gas|the gas]], [[etching-gas.name]].")
    assert html.count('id="note--etching-gas"') == 1
    assert html.count('data-bf-note="note--etching-gas"') == 3


def test_what_is_not_read_as_text_of_the_page_has_no_note() -> None:
    assert "bf-notes" not in converted("/// timeline\n///\n\n`[[etching-gas]]` and text")
