"""Picking the row of a day from those that the page carries is the same as asking for that day."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterator
from functools import cache
from itertools import pairwise
from pathlib import Path
from xml.etree import ElementTree
from xml.etree.ElementTree import Element

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.sample_site import SAMPLE, book_of, copy_sample, write_sheet
from tests.views.drawing_room import book as small_book
from tests.views.drawing_room import draw, parsed, setting_of, text_of
from tests.views.test_markup import real_book

from dispute_briefings.facts.book import FactBook
from dispute_briefings.facts.model import Dispute
from dispute_briefings.facts.turns import reach, regulations, turns

_DAY = datetime.timedelta(days=1)
BOOKS: dict[str, Callable[[], FactBook]] = {
    "small": small_book,
    "sample": lambda: book_of(SAMPLE),
    "real": real_book,
}


class Play:
    """The state of play of the only dispute of a book, as the script has it."""

    def __init__(self, book: FactBook) -> None:
        self.book = book
        (self.dispute,) = book.of_kind(Dispute)
        self.records = regulations(book, self.dispute)
        self.reach = reach(book, self.records, book.as_of(self.dispute))
        view = parsed(draw("days", {"dispute": self.dispute.id}, setting_of(book)).html)
        self.root = next(view.iter("div"))
        self.lists = view.findall(".//dl")

    def picked(self, day: datetime.date, rows: int = 0) -> list[str]:
        """Return what each row says on a day: that of its last template which does not begin later."""
        found = []
        for row in self.lists[rows]:
            stays = [each for each in row.findall("template") if each.attrib["data-from"] <= str(day)]
            found.append(_html(list(stays[-1])))
        return found

    def asked(self, day: datetime.date) -> list[str]:
        """Return what the status strip says when it is asked for the day."""
        strip = parsed(
            draw("status", {"dispute": self.dispute.id, "on": str(day)}, setting_of(self.book)).html
        )
        return [_html(row.findall("dd")) for row in strip.findall(".//div[@class='bf-strand']")]

    def days_of_interest(self) -> Iterator[datetime.date]:
        """Yield each turn with its neighbours, and the ends of the range."""
        for turn in (*(t for r in self.records for t in turns(self.book.history(r))), self.reach.as_of):
            yield from (turn - _DAY, turn, turn + _DAY)
        yield from (self.reach.first, self.reach.last)


def _html(rows: list[Element]) -> str:
    """Return rows without the note on the day, which the page says once, and without empty lists of notes."""
    copies = [ElementTree.fromstring(ElementTree.tostring(row)) for row in rows]
    for row in copies:
        for notes in row.findall("ul"):
            for note in notes.findall("li[@class='bf-as-of']"):
                notes.remove(note)
            if not len(notes):
                row.remove(notes)
    written = (ElementTree.tostring(row, encoding="unicode") for row in copies)
    return " ".join("".join(written).replace("> <", "><").split()).replace("> <", "><")


@cache
def play_of(name: str) -> Play:
    """Return the state of play of a book."""
    return Play(BOOKS[name]())


@pytest.mark.parametrize("name", BOOKS)
def test_picking_is_asking_on_every_day_on_which_something_can_change(name: str) -> None:
    play = play_of(name)
    days = sorted(set(play.days_of_interest()))
    assert len(days) > 10
    assert [day for day in days if play.picked(day) != play.asked(day)] == []


@pytest.mark.parametrize("name", BOOKS)
def test_picking_is_asking_on_each_day_of_a_long_range(name: str) -> None:
    play = play_of(name)
    length = (
        max(play.days_of_interest(), key=lambda day: (day < play.reach.as_of - _DAY, day)) - play.reach.first
    ).days
    days = [play.reach.first + _DAY * number for number in range(length + 1)]
    assert len(days) > 400
    assert [day for day in days if play.picked(day) != play.asked(day)] == []


@pytest.mark.parametrize("name", BOOKS)
@settings(deadline=None, max_examples=30)
@given(day=st.dates(min_value=datetime.date(1, 1, 2), max_value=datetime.date(9999, 12, 31)))
def test_picking_is_asking_on_any_day(name: str, day: datetime.date) -> None:
    assert play_of(name).picked(day) == play_of(name).asked(day)


@pytest.mark.parametrize("name", BOOKS)
def test_neighbours_differ_and_stand_in_order(name: str) -> None:
    for row in (row for rows in play_of(name).lists for row in rows):
        stays = row.findall("template")
        begins = [stay.attrib["data-from"] for stay in stays]
        assert begins[0] == ""
        assert begins == sorted(set(begins))
        said = [_html(list(stay)) for stay in stays]
        assert all(said)
        assert not any(one == other for one, other in pairwise(said))


@pytest.mark.parametrize("name", BOOKS)
def test_without_a_script_the_rows_tell_of_the_day_of_the_last_check(name: str) -> None:
    play = play_of(name)
    for rows in (0, 1):
        shown = [_html(row.findall("dd")) for row in play.lists[rows]]
        assert shown == play.picked(play.reach.as_of, rows)


def test_a_material_says_its_rule_on_the_day() -> None:
    play = play_of("small")
    told = {
        day: [text_of(row.findall("template")[-1]) for row in _begun(play, day)]
        for day in ("2019-07-03", "2019-07-04", "2019-12-20", "2023-03-23")
    }
    rules = {day: [text.partition(" Licences for tea")[0] for text in found] for day, found in told.items()}
    assert rules == {
        "2019-07-03": ["special general bulk licence", "special general bulk licence"],
        "2019-07-04": ["individual licence", "individual licence"],
        "2019-12-20": ["individual licence", "special bulk licence"],
        "2023-03-23": ["special general bulk licence", "special general bulk licence"],
    }


def _begun(play: Play, day: str) -> list[Element]:
    """The materials' rows with the templates that have begun on a day."""
    rows = []
    for row in play.lists[1]:
        copy = ElementTree.fromstring(ElementTree.tostring(row))
        for stay in copy.findall("template"):
            if stay.attrib["data-from"] > day:
                copy.remove(stay)
        rows.append(copy)
    return rows


def test_a_plan_for_a_day_after_the_last_check_stays_a_plan(tmp_path: Path) -> None:
    site = copy_sample(tmp_path)
    write_sheet(
        site,
        "salt-quota/measures/rule.yml",
        """
- id: rule
  name: Rule
  by: northland
  sources: [northland-order]
  history:
    - {status: in-force, date: 2031-03-02}
    - {status: decided, date: 2032-02-01, due: {ended: 2032-12-31}}
""",
    )
    setting = setting_of(book_of(site))
    told = {
        on: text_of(parsed(draw("status", {"measure": "rule", "on": on}, setting).html))
        for on in ("2032-06-01", "2033-06-01")
    }
    assert all("Due to end on 31 December 2032" in text for text in told.values()), told


@pytest.mark.parametrize(
    ("on", "day"),
    [
        ("2020-07-14", "14 Jul 2020"),
        ("2020-07", "31 Jul 2020"),
        ("2020-Q3", "30 Sept 2020"),
        ("2020", "31 Dec 2020"),
        ("2020~", "31 Dec 2020"),
        ("2020-05/2020-06", "30 Jun 2020"),
        ("2020-06-02/..", "2 Jun 2020"),
    ],
)
def test_a_day_may_be_asked_for_as_precisely_as_it_is_known(on: str, day: str) -> None:
    html = draw("status", {"measure": "levy", "on": on}).html
    told = text_of(parsed(html))
    assert f"on {day}" in told
    assert "In force since 1 May 2020 Sources differ on the date" in told
    # The answer rests on the date that is believed only as long as it lies between the two.
    assert ('data-colour="unclear"' in html) == (
        ("2020-05-01" <= on < "2020-08" and day < "31 Jul") or "Jul" in day or "Jun" in day
    )
