"""A page is made again where a fact that it asked for has changed, whatever was edited in the fact sheets."""

from __future__ import annotations

import random
import re
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from tests.mkdocs_plugin.small_site import SmallSite, contents
from tests.sample_site import SAMPLE, book_of, copy_sample, load_site

from dispute_briefings.facts.book import FactBook
from dispute_briefings.facts.model import Event, Material, Measure, Party, Source
from dispute_briefings.mkdocs_plugin.asked_book import AskedBook
from dispute_briefings.mkdocs_plugin.book_answers import Answers
from dispute_briefings.mkdocs_plugin.lookups import Lookups
from dispute_briefings.pages.settings import SWITCH

BOOK = book_of(SAMPLE)
SHEETS = "content/fact_sheets"
EDITS = 6


# An edit of one field, as an editor may make it: a date, a number, or words behind its key.
_DATE, _NUMBER = re.compile(r"20\d\d-\d\d-(\d\d)"), re.compile(r"(?<=: )\d+(?:\.\d+)?\b(?!-)")
_WORDS = re.compile(r"(?<=[a-z]: )[A-Z][^\n{}\[\]#]*?(?=[,}\n])")
_RECORD = re.compile(r"(?m)^(?P<in> *)- \{?id: (?P<id>[a-z0-9-]+).*\n(?:(?:(?P=in)  .*)?\n)*")
_CSV = re.compile(r"(?m)(?<=,)\d+(?:\.\d+)?(?=,)")


def edited(text: str, chance: random.Random) -> str:
    """Return a sheet with one edit: of a date, a number or words, or a record goes, comes or moves."""
    records = list(_RECORD.finditer(text))
    match chance.randrange(8):
        case 0 if records:
            gone = chance.choice(records)
            return text[: gone.start()] + text[gone.end() :]
        case 1 if records:
            twin = chance.choice(records)
            new = twin[0].replace(twin["id"], f"{twin['id']}-twin", 1)
            return f"{text[: twin.start()]}{new}{text[twin.start() :]}"
        case 2 if records:
            moved = chance.choice(records)
            return f"{text[: moved.start()]}{text[moved.end() :].rstrip()}\n{moved[0]}"
    places = [place for pattern in (_DATE, _NUMBER, _WORDS, _CSV) for place in pattern.finditer(text)]
    if not places:
        return text
    place = chance.choice(places)
    if place.re is _DATE:
        by = f"{place[0][:-2]}{int(place[1]) % 28 + 1:02}"
    else:
        by = f"{place[0]} again" if place.re is _WORDS else f"{place[0]}1"
    return text[: place.start()] + by + text[place.end() :]


class Sample(SmallSite):
    """The sample site, with every kind of record and every form of statement."""

    def __init__(self, folder: Path) -> None:
        self.folder = copy_sample(folder)
        self.site = self.folder / "site"
        settings = self.folder / "mkdocs.yml"
        settings.write_text(
            settings.read_text("utf-8").replace("- briefings", "- briefings: {search: false}")
        )
        self.write(
            "content/articles/again.md", (self.folder / "content/articles/the-first-day.md").read_bytes()
        )

    def edit(self, chance: random.Random) -> None:
        """Edit a fact sheet, so that the facts are still sound."""
        sheets = sorted((self.folder / "content/fact_sheets").rglob("*.*"))
        while True:
            sheet = chance.choice(sheets)
            before = sheet.read_text("utf-8")
            sheet.write_text(edited(before, chance), "utf-8")
            if sheet.read_text("utf-8") != before and load_site(self.folder).book is not None:
                return
            sheet.write_text(before, "utf-8")

    def clean(self) -> dict[str, object]:
        """Return what a build gives that takes nothing over."""
        with pytest.MonkeyPatch.context() as patch:
            patch.setenv(SWITCH, "1")
            assert self.mkdocs("build", "-d", "clean").exit_code == 0
        return contents(self.folder / "clean")


def test_after_any_edit_of_the_facts_it_is_the_same_site_as_a_clean_build(tmp_path: Path) -> None:
    site, chance, compared = Sample(tmp_path), random.Random(3), 0
    site.publish()
    while compared < EDITS:
        kept = Path(
            shutil.copytree(site.folder / SHEETS, tmp_path / f"before-{compared}", dirs_exist_ok=True)
        )
        site.edit(chance)
        if site.mkdocs("build").exit_code:  # an article names what has gone
            shutil.rmtree(site.folder / SHEETS)
            shutil.copytree(kept, site.folder / SHEETS)
            continue
        assert contents(site.site) == site.clean(), compared
        compared += 1


def public(kind: type) -> set[str]:
    return {
        name for name in (*vars(kind), *vars(kind).get("__annotations__", ())) if not name.startswith("_")
    }


# Made from what is asked by name, and kept nowhere; or the same for all pages.
MADE = {"as_of", "disputes", "disputes_of", "is_to_come", "language", "publishers", "vocabulary"}


def test_whatever_a_book_can_be_asked_is_noted() -> None:
    assert public(FactBook) - public(AskedBook) == MADE


def test_nothing_that_a_page_was_answered_is_kept_for_the_next() -> None:
    asked, noted = asked_sample()
    for _ in range(2):
        noted.clear()
        assert asked.records == BOOK.records
        assert asked.as_of() == BOOK.as_of()
        assert asked.publishers(BOOK.records[0].sources) == BOOK.publishers(BOOK.records[0].sources)
        assert {"all:", *(f"record:{each.ref}" for each in BOOK.records[0].sources)} == set(noted)


def asked_sample() -> tuple[AskedBook, list[str]]:
    noted: list[str] = []
    return AskedBook(BOOK, noted.append), noted


QUESTIONS: dict[str, Callable[[AskedBook], object]] = {
    "all:": lambda book: book.records,
    "ids:": lambda book: list(book.by_id),
    "renamed:": lambda book: book.renamed,
    "contested:": lambda book: book.contested,
    "concerned:": lambda book: book.concerned,
    "cited:nobody": lambda book: book.cited("nobody"),
    "record:salt-court": lambda book: book.by_id["salt-court"],
    "record:nobody": lambda book: "nobody" in book.by_id,
    "kind:event": lambda book: book.timeline,
    "kind:measure": lambda book: book.of_kind(Measure),
}


@pytest.mark.parametrize(("question", "ask"), QUESTIONS.items(), ids=QUESTIONS)
def test_a_question_is_noted_by_its_name(question: str, ask: Callable[[AskedBook], object]) -> None:
    asked, noted = asked_sample()
    ask(asked)
    assert set(noted) == {question}
    assert question in Answers(BOOK)


def test_each_question_on_a_record_has_an_answer() -> None:
    asked, noted = asked_sample()
    for record in BOOK.records:
        asked.events_on(record), asked.questions_on(record), asked.disputes_on(record)
        asked.mentions.get(record.id), asked.resting_on.get(record.id), asked.listed_under.get(record.id)
        for fact in BOOK.facts.values():
            asked.fact(fact.address), asked.fact_stating(fact.value)
    for measure in BOOK.of_kind(Measure):
        asked.history(measure), asked.statuses(measure), asked.status(measure)
    for material in BOOK.of_kind(Material):
        asked.measures_on(material)
    for party in BOOK.of_kind(Party):
        asked.organs_of(party)
    asked.cited(BOOK.of_kind(Source)[0].id)
    asked.quotations(BOOK.of_kind(Source)[0].id, "para 1")
    answers = Answers(BOOK)
    assert all(answers[question] == Answers(BOOK)[question] for question in set(noted))
    assert {question.partition(":")[0] for question in noted} == {
        "cited", "disputes_on", "events_on", "history", "listed_under", "measures_on", "mentions",
        "organs_of", "questions_on", "quotations", "record", "resting_on",
    }  # fmt: skip


def test_an_answer_is_another_one_where_a_record_in_it_is(tmp_path: Path) -> None:
    site = Sample(tmp_path)
    event, other = BOOK.of_kind(Event)[:2]
    site.change(event.origin.document.file, f"id: {event.id}\n", f"id: {event.id}\n    note: Again.\n")
    edited = Answers(book_of(site.folder))
    assert edited[f"record:{event.id}"] != Answers(BOOK)[f"record:{event.id}"]
    assert edited["kind:event"] != Answers(BOOK)["kind:event"]
    # What stands above it in its file has grown by a line.
    assert edited[f"record:{other.id}"] == Answers(BOOK)[f"record:{other.id}"]
    assert edited["kind:measure"] == Answers(BOOK)["kind:measure"]


def test_where_a_source_is_cited_its_title_is_not_asked_for(tmp_path: Path) -> None:
    site = Sample(tmp_path)
    source = BOOK.of_kind(Source)[0]
    sheet, question = source.origin.document.file, f"cited:{source.id}"
    site.change(sheet, f"title: {source.title}\n", "title: Another one\n")
    edited = Answers(book_of(site.folder))
    assert edited[f"record:{source.id}"] != Answers(BOOK)[f"record:{source.id}"]
    assert edited[question] == Answers(BOOK)[question]
    site.change(sheet, f"publisher: {source.publisher}\n", "publisher: Another one\n")
    assert Answers(book_of(site.folder))[question] != Answers(BOOK)[question]


def test_what_is_made_once_asks_for_each_page_that_takes_it() -> None:
    lookups = Lookups(book=BOOK)
    assert lookups.book is not None
    book, made = lookups.book, []
    for _ in range(2):
        lookups.begin()
        lookups.once("note", lambda: made.append(book.by_id["salt-court"]))
        assert lookups.noted == ["record:salt-court"]
    assert len(made) == 1
