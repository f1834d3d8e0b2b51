"""What little is known is shown as little: no empty bar, no repeated name, no match that nobody has said."""

from __future__ import annotations

import pytest
from tests.sample_site import book_of, write_sheet
from tests.views.drawing_room import draw, parsed, setting_of, text_of

from dispute_briefings.facts.book import FactBook
from dispute_briefings.pages.page import GeneratedPage
from dispute_briefings.pages.site import generated_pages
from dispute_briefings.views import Setting

SHEETS = {
    "sources.yml": """
- {id: post, kind: press, publisher: Salt Post, language: en, read_as: full}
- {id: gazette, kind: press, publisher: Salt Gazette, language: en, read_as: full}
- {id: herald, kind: press, publisher: Salt Herald, language: en, read_as: full}
""",
    "parties.yml": "\n- {id: northland, name: Northland, kind: government, sources: [post]}\n",
    "materials/salt.yml": """
name: Salt
definition: {value: It is white., sources: [post]}
identifiers:
  hs: {value: '2501.00', sources: [post]}
sources: [post]
""",
    "materials/brine.yml": """
name: Brine
names: [{text: pickle, sources: [post]}]
note: It is wet.
sources: [post]
""",
    "quota/dispute.yml": """
name: Quota
as_of: 2032-06-30
strands: [{id: salt, title: Salt, of: [limit]}, {id: duty, title: Duty, of: [duty]}]
sources: [post]
""",
    "quota/measures.yml": """
- id: limit
  name: Limit
  by: northland
  materials: [salt]
  history:
    - {status: in-force, event: begun}
    - {status: ended, event: ended}
  sources: [post]
- id: duty
  name: Duty
  by: northland
  materials: [brine]
  before: none
  history: [{status: in-force, event: begun}]
  sources: [post]
""",
    "quota/events.yml": """
- id: begun
  title: It begins
  date: 2032-01-01
  kind: act
  level: 1
  materials: [salt]
  strand: salt
  sources: [post]
- id: ended
  title: It ends
  date:
    reports:
      - {value: 2032-03-01, sources: [post]}
      - {value: 2032-03-05, sources: [gazette]}
      - {value: 2032-04-01, rank: deprecated, why: a misprint, sources: [herald]}
  kind: act
  level: 1
  materials: [salt]
  strand: duty
  sources: [post]
""",
}


@pytest.fixture(scope="module")
def book(tmp_path_factory: pytest.TempPathFactory) -> FactBook:
    """Return a book in which little is known."""
    site = tmp_path_factory.mktemp("little")
    for file, text in SHEETS.items():
        write_sheet(site, file, text)
    (site / "site_config").mkdir()
    (site / "site_config" / "vocabulary.yml").write_text("units: {}\n", encoding="utf-8")
    return book_of(site)


@pytest.fixture(scope="module")
def setting(book: FactBook) -> Setting:
    return setting_of(book, articles=(), mentioned={})


@pytest.fixture(scope="module")
def pages(book: FactBook) -> dict[str, GeneratedPage]:
    return {page.path: page for page in generated_pages(book, taken=set())}


def shown(view: str, setting: Setting, **options: object) -> str:
    """Return the HTML of a view."""
    return draw(view, options, setting).html


def test_a_measure_without_a_regime_has_no_bar_but_a_sentence(setting: Setting) -> None:
    html = shown("regime", setting, material="salt")
    assert "<svg" not in html
    assert text_of(parsed(html)) == "No licence rule is recorded under Limit."


def test_a_measure_with_a_regime_before_it_has_a_bar(setting: Setting) -> None:
    html = shown("regime", setting, material="brine")
    assert html.count('class="bf-bar"') == 1
    assert "No licence rule" not in html


def test_how_an_identifier_fits_is_said_only_where_somebody_has_said_it(setting: Setting) -> None:
    html = shown("identifiers", setting, material="salt")
    assert "2501.00" in html
    assert "bf-match" not in html


def test_a_strand_that_is_called_as_a_material_of_the_event_is_named_once(setting: Setting) -> None:
    begun, ended = shown("timeline", setting).split("</li>")[:2]
    assert begun.count('class="bf-chip"') == 1
    assert ended.count('class="bf-chip"') == 2


def test_the_sources_of_an_event_are_those_of_each_report_of_its_date_that_stands(setting: Setting) -> None:
    _, ended = shown("timeline", setting).split("</li>")[:2]
    assert "Salt Post" in ended
    assert "Salt Gazette" in ended
    assert "Salt Herald" not in ended


def test_an_end_on_which_sources_differ_is_marked_where_it_is_told(setting: Setting) -> None:
    told = text_of(parsed(shown("status", setting, measure="limit")))
    assert "Sources differ on the date" in told
    before = text_of(parsed(shown("status", setting, measure="limit", on="2032-02-01")))
    assert "Sources differ" not in before
    lately = shown("lately", setting, dispute="quota")
    assert lately.count('class="bf-contested"') == 1


def test_what_sources_differ_on_has_the_colour_of_neither(setting: Setting) -> None:
    colours = {
        on: parsed(shown("status", setting, measure="limit", on=on)).find(".//dd").get("data-colour")  # type: ignore[union-attr]
        for on in ("2032-02-01", "2032-03-03", "2032-05-01")
    }
    assert colours == {"2032-02-01": "in-force", "2032-03-03": "unclear", "2032-05-01": "ended"}


def test_a_page_has_no_section_that_says_nothing_more(pages: dict[str, GeneratedPage]) -> None:
    salt, brine = pages["materials/salt.md"].markdown, pages["materials/brine.md"].markdown
    assert ("#detail" in salt, "#names" in salt) == (False, False)
    assert ("#detail" in brine, "#names" in brine) == (True, True)
    # Its sources stand with its lead then.
    assert "/// record\n    id: 'salt'\n    part: 'all'\n///" in salt
    assert "#names" not in pages["index.md"].markdown


def test_a_page_on_which_there_is_nothing_says_that_it_is_empty(pages: dict[str, GeneratedPage]) -> None:
    assert {path for path, page in pages.items() if page.is_empty} == {"positions.md"}
