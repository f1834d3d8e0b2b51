"""What the timeline says of dates and plans, where its links lead, and what events are filed under."""

from __future__ import annotations

from pathlib import Path
from xml.etree.ElementTree import Element

import pytest
from tests.sample_site import book_of, copy_sample, write_sheet
from tests.views.drawing_room import book as small_book
from tests.views.drawing_room import draw, parsed, setting_of, text_of
from tests.views.test_markup import real_book

from dispute_briefings.facts.book import FactBook
from dispute_briefings.facts.model import Party
from dispute_briefings.pages.page import Desk
from dispute_briefings.pages.timeline import timeline_page
from dispute_briefings.views import timeline, timeline_overview

EVENTS = """
- id: quota-plan
  title: A plan of the quota
  date: 2031-05-01
  due: {in-force: 2033-01-01}
  kind: act
  level: 1
  sources: [gazette-of-southland]
- id: far-talks
  title: Talks
  due: {held: 2040-01}
  kind: talks
  level: 2
  sources: [gazette-of-southland]
- id: open-talks
  title: More talks
  due: {held: open}
  kind: talks
  level: 2
  sources: [gazette-of-southland]
- id: lapsed-talks
  title: Talks that were due
  due: {held: 2031-02}
  kind: talks
  level: 3
  sources: [gazette-of-southland]
- id: some-time
  title: In that year
  date: 2031
  kind: other
  level: 3
  sources: [gazette-of-southland]
- id: that-summer
  title: In that quarter
  date: 2031-Q3
  kind: other
  level: 3
  sources: [gazette-of-southland]
"""


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> FactBook:
    """Return the sample's facts with more events."""
    site: Path = copy_sample(tmp_path_factory.mktemp("timeline"))
    write_sheet(site, "salt-quota/events/more.yml", EVENTS)
    return book_of(site)


def events(book: FactBook, **options: object) -> dict[str, Element]:
    """Return the events that a timeline shows, by id."""
    view = parsed(draw("timeline", {"anchors": "true", **options}, setting_of(book)).html)
    return {each.attrib["id"]: each for each in view.iter("li") if each.get("class") == "bf-event"}


def test_what_is_planned_for_later_comes_next_and_what_was_planned_stays(sample: FactBook) -> None:
    to_come, past = events(sample, when="next"), events(sample, when="past")
    assert {"far-talks", "open-talks"} <= to_come.keys()
    assert {"lapsed-talks", "quota-plan"} <= past.keys()
    assert not to_come.keys() & past.keys()
    assert to_come.keys() | past.keys() == events(sample).keys()


def test_a_plan_is_told_as_one(sample: FactBook) -> None:
    found = {name: text_of(each) for name, each in events(sample).items()}
    assert found["far-talks"].startswith("Planned: held January 2040 Talks")
    assert found["open-talks"].startswith("Planned: held, no date set More talks")
    assert "Planned: in force 1 January 2033" in found["quota-plan"]
    assert found["quota-plan"].startswith("1 May 2031")


def test_the_page_ends_with_what_comes_next(sample: FactBook) -> None:
    headings = [line for line in timeline_page(Desk(book=sample)).markdown.split("\n") if line[:2] == "##"]
    assert headings[0].startswith("## 2031 *")
    assert "{#next .bf-year" in headings[-1]
    assert not any("{#y2040" in heading for heading in headings)


def test_what_is_not_known_to_the_month_stands_before_the_months(sample: FactBook) -> None:
    view = parsed(
        draw("timeline", {"months": "true", "from": "2031", "until": "2031"}, setting_of(sample)).html
    )
    first = next(each for each in view.iter("div") if each.get("class") == "bf-month")
    assert text_of(first).startswith("Month not known 2 events 2031 In that year")
    assert "In that quarter" in text_of(first)


def test_dates_of_several_kinds_stand_in_their_order() -> None:
    dates = next(each for each in events(small_book())["licences-start"].iter("ol"))
    assert [text_of(each) for each in dates] == ["promulgated 2 July 2019", "in force 4 July 2019"]
    assert [each.get("class") for each in dates] == [None, "bf-main-date"]


@pytest.mark.parametrize(
    ("options", "href"),
    [
        ({}, "/timeline.md"),
        ({"level": "1"}, "/timeline.md"),
        ({"material": "black-tea"}, "/timeline.md?material=black-tea"),
        ({"proceeding": "tea-case"}, "/timeline.md?measure=tea-case"),
        ({"strand": "licences", "kind": "act"}, "/timeline.md?strand=licences&kind=act"),
        ({"dispute": "tea-dispute"}, "/timeline.md"),
    ],
)
def test_an_excerpt_leads_to_all_events_that_fit(options: dict[str, object], href: str) -> None:
    view = parsed(draw("timeline", options, setting_of(small_book())).html)
    (link,) = (each for line in view.iter("p") if line.get("class") == "bf-whole" for each in line)
    assert link.attrib["href"] == href
    assert (link.get("class") == "bf-scripted") == ("?" in href)


@pytest.mark.parametrize("book", [small_book, real_book])
def test_an_event_is_filed_under_each_party_whose_events_it_is_one_of(book: object) -> None:
    facts: FactBook = book()  # type: ignore[operator]
    found = events(facts)
    for party in facts.of_kind(Party):
        filed = {name for name, each in found.items() if party.id in each.get("data-party", "").split()}
        assert filed == {event.id for event in facts.events_on(party)}


def test_what_is_filed_under_can_be_chosen() -> None:
    book = real_book()
    form = parsed(draw("timeline-filters", {}, setting_of(book)).html)
    for select in form.iter("select"):
        name = select.attrib["name"]
        offered = {option.attrib["value"] for option in select.iter("option")} - {""}
        held = {value for each in events(book).values() for value in each.get(f"data-{name}", "").split()}
        assert offered == held or name == "level"


def test_the_overview_has_each_dated_event_once() -> None:
    book = real_book()
    view = parsed(draw("timeline-overview", {}, setting_of(book)).html)
    led = [mark.attrib["data-href"].partition("#")[2] for mark in view.iter("g")]
    assert sorted(led) == sorted(event.id for event in book.timeline)
    # The list is its equivalent, and the keyboard walks through that alone.
    assert not [*view.iter("a")]


def test_of_many_events_those_of_a_time_are_one_column(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(timeline_overview, "_MARKS", 3)
    book = real_book()
    view = parsed(draw("timeline-overview", {}, setting_of(book)).html)
    told = [text_of(mark).rpartition(": ")[2] for mark in view.iter("g")]
    assert sum(int(words.split()[0]) for words in told) == len(book.timeline)
    assert len(told) < len(book.timeline) / 1.5
    assert all(mark.attrib["data-day"] for mark in view.iter("g"))


@pytest.mark.parametrize("many", [10_000, 3])
def test_only_many_events_are_laid_out_as_they_come_into_sight(
    many: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(timeline, "_MANY", many)
    setting = setting_of(real_book())
    for options, has_parts in (
        ({"anchors": True, "months": True}, True),
        ({"anchors": True}, True),
        ({}, False),
    ):
        classes = [
            element.get("class", "").split()
            for element in parsed(draw("timeline", options, setting).html).iter()
        ]
        assert any("bf-part" in each for each in classes) is has_parts
        assert any("bf-lazy" in each for each in classes) is (has_parts and many == 3)


@pytest.mark.parametrize(("earlier", "is_named"), [(1, False), (4, True)])
def test_a_year_drawn_narrow_is_named_where_the_next_one_does_not_touch_it(
    earlier: int, is_named: bool, tmp_path: Path
) -> None:
    site = copy_sample(tmp_path)
    entry = "- {{id: old-{0}, title: Old, date: {0}, kind: other, level: 3, sources: [northland-order]}}\n"
    write_sheet(site, "salt-quota/events/old.yml", "".join(entry.format(1900 + n) for n in range(earlier)))
    view = parsed(draw("timeline-overview", {}, setting_of(book_of(site))).html)
    years = [text_of(label) for label in view.iter("text")]
    assert ("1900" in years) is is_named, years
