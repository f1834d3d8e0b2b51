"""What the guide for editors says is complete and true: its tables and examples are run."""

from __future__ import annotations

import datetime
import re
import typing
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from pydantic.fields import FieldInfo
from tests.documented import GUIDE, ROOT, Page, add, fields_of, guided_site, page, shipped_site, words_in
from tests.sample_site import load_site

from dispute_briefings.facts.addresses import resolve
from dispute_briefings.facts.book import FactBook
from dispute_briefings.facts.conflicts import differ
from dispute_briefings.facts.dates import Date
from dispute_briefings.facts.layout import KIND_OF_NAME
from dispute_briefings.facts.loader import Loaded
from dispute_briefings.facts.model import KINDS, Measure, Name, Point, Record, Source, Step, Value
from dispute_briefings.facts.model.record import Review
from dispute_briefings.facts.points import COLUMNS
from dispute_briefings.facts.statements import (
    Citation,
    ConflictNote,
    DateReport,
    NumberFact,
    NumberReport,
    Original,
    Report,
    Scope,
    Statement,
)
from dispute_briefings.facts.text import Citations, Link, inlines
from dispute_briefings.facts.vocabulary import read_vocabulary
from dispute_briefings.language.dates import in_words

VOCABULARY, _ = read_vocabulary(None, root=ROOT)

# Classes that are described once, wherever they stand.
SHARED: Mapping[type[Value], str] = {
    Report: "A report",
    Scope: "A scope",
    Citation: "A citation",
    Original: "An original",
    ConflictNote: "A conflict between reports",
    NumberFact: "Facts of your own",
    Record: "Fields that every record may have",
    Name: "Names",
    Step: "History and status",
    Review: "Reviews",
}
# What a section names beyond the fields of its class: how a statement is written, for the class's own name.
BESIDE = {"party": {"offices.title"}, "figure": set(COLUMNS)}


def classes_in(annotation: Any) -> Iterator[type[Value]]:
    """Yield the classes of values that an annotation holds."""
    if isinstance(annotation, type) and issubclass(annotation, Value):
        yield annotation
    for part in typing.get_args(annotation):
        yield from classes_in(part)


# The dispute of the examples has not ended.
GOES_ON = {"dispute": {"closed"}}


def own_fields(kind: type[Value]) -> dict[str, FieldInfo]:
    """Return the fields that a class has beside those that are described with a class above it."""
    shared = [Report] if issubclass(kind, Report) else [Record] if issubclass(kind, Record) else []
    lifted = {"reports", "conflict"} if issubclass(kind, Statement) else {"points"}
    inherited = {name for each in shared if each is not kind for name in fields_of(each)} | lifted
    return {name: info for name, info in fields_of(kind).items() if name not in inherited}


def nested(kind: type[Value]) -> dict[str, FieldInfo]:
    """Return the own fields of a class, those of the classes inside under the name of their field."""
    found: dict[str, FieldInfo] = {}
    for name, info in own_fields(kind).items():
        found[name] = info
        for inner in classes_in(info.annotation):
            found |= {f"{name}.{each}": told for each, told in _inside(inner).items()}
    return found


def _inside(kind: type[Value]) -> dict[str, FieldInfo]:
    if kind in SHARED or kind is Point:
        return {}
    if issubclass(kind, Statement):
        reports = fields_of(kind)["reports"]
        inner = {n: i for each in classes_in(reports.annotation) for n, i in own_fields(each).items()}
        return {**own_fields(kind), **inner}
    return nested(kind)


def described() -> list[Any]:
    """Return each section on fields: its heading, what it has to name, and what it may name beside."""
    shared = [(heading, own_fields(kind), set[str]()) for kind, heading in SHARED.items()]
    kinds = [(name, nested(kind), BESIDE.get(name, set())) for name, kind in KINDS.items()]
    return [pytest.param(*each, id=each[0]) for each in (*shared, *kinds)]


@cache
def guide() -> Page:
    """Return the guide for editors."""
    return page(GUIDE)


@pytest.mark.parametrize(("heading", "expected", "beside"), described())
def test_every_field_is_described_and_no_other(
    heading: str, expected: Mapping[str, FieldInfo], beside: set[str]
) -> None:
    told = set(guide().section(heading).fields)
    if heading == "History and status":
        told = {name for name in told if name in expected}
    assert {"missing": set(expected) - told, "unknown": told - set(expected) - beside} == {
        "missing": set(),
        "unknown": set(),
    }


@pytest.mark.parametrize(("heading", "expected", "beside"), described())
def test_what_is_required_is_marked(
    heading: str, expected: Mapping[str, FieldInfo], beside: set[str]
) -> None:
    told = guide().section(heading).fields
    assert {name: told[name] for name in expected} == {name: i.is_required() for name, i in expected.items()}


@pytest.mark.parametrize(("heading", "expected", "beside"), described())
def test_every_word_that_a_field_takes_is_named(
    heading: str, expected: Mapping[str, FieldInfo], beside: set[str]
) -> None:
    section = guide().section(heading)
    for name, info in expected.items():
        row = section.row(name).text
        missing = [word for word in words_in(info.annotation) if f"`{word}`" not in row and word != "open"]
        assert not missing or name == "type", f"`{name}`: {missing}"


def test_the_three_types_of_a_fact_are_named() -> None:
    row = guide().section("Facts of your own").row("type").text
    assert all(f"`{word}`" in row for word in ("number", "date", "text"))


def test_every_column_of_a_figures_points_is_described() -> None:
    assert set(COLUMNS) <= set(guide().section("figure").fields)


def test_every_name_of_a_file_is_told() -> None:
    places = guide().section("Where things are").text
    assert [name for name in KIND_OF_NAME if f"`{name}`" not in places] == []


# Examples ---------------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def loaded(tmp_path_factory: pytest.TempPathFactory) -> Loaded:
    """Return what is read from the examples of the guide."""
    return load_site(guided_site(tmp_path_factory.mktemp("guided")))


@pytest.fixture(scope="module")
def book(loaded: Loaded) -> FactBook:
    assert loaded.book is not None, "\n".join(map(str, loaded.problems))
    return loaded.book


def test_every_example_names_its_file() -> None:
    files = [example.file for example in guide().examples("yaml", "csv")]
    assert files
    assert all(re.fullmatch(r"content/fact_sheets/\S+\.(yml|csv)", file) for file in files)


def test_the_examples_have_no_problem(loaded: Loaded) -> None:
    assert loaded.problems == ()


def test_the_first_event_can_be_added_to_the_site_that_is_shipped(tmp_path: Path) -> None:
    site = shipped_site(tmp_path)
    before = {(each.code, each.what) for each in load_site(site).problems}
    first, *_ = guide().section("Your first event").examples("yaml")
    assert (site / first.file).is_file()
    add(first, site)
    after = load_site(site)
    assert {(each.code, each.what) for each in after.problems} <= before
    assert after.book is not None
    assert "my-first-event" in after.book.by_id


def test_the_links_and_citations_that_the_guide_shows_lead_somewhere(book: FactBook) -> None:
    shown = [mark for row in guide().section("Text").rows for code in row.codes(0) for mark in inlines(code)]
    links = [mark for mark in shown if isinstance(mark, Link)]
    cited = [each.source for mark in shown if isinstance(mark, Citations) for each in mark.cited]
    assert all(resolve(book, link.target) for link in links)
    assert [book.record(source, Source).id for source in cited] == cited
    assert len(links) == 4
    assert len(cited) == 3


@pytest.mark.parametrize("kind", sorted(KINDS))
def test_the_examples_of_a_kind_use_every_field_of_its_own(kind: str, book: FactBook) -> None:
    used = {name for record in book.records if record.kind_name == kind for name in record.model_fields_set}
    expected = {name for name in KINDS[kind].model_fields if name not in Record.model_fields}
    assert expected - used == GOES_ON.get(kind, set())


def test_a_second_dispute_has_no_error_after_any_step(tmp_path: Path) -> None:
    steps = guide().section("A second dispute, from nothing").examples("yaml")
    assert len(steps) == 5
    for step in steps:
        add(step, tmp_path)
        told = load_site(tmp_path)
        assert told.book is not None, step.file
    assert told.problems == ()


# Worked tables ----------------------------------------------------------------------------------------


def dates() -> list[tuple[str, str]]:
    """Return the examples of dates, with what they read as."""
    return [(row.codes(0)[0], row.cells[1]) for row in guide().section("Dates").rows]


@pytest.mark.parametrize(("written", "words"), dates())
def test_a_date_reads_as_the_guide_says(written: str, words: str) -> None:
    assert in_words(Date.parse(written), language="en", form="long") == words


def statuses() -> list[tuple[str, ...]]:
    """Return the rows of the worked table of statuses."""
    rows = [row for row in guide().section("History and status").rows if len(row.cells) == 6]
    return [tuple(" ".join(row.codes(cell)) for cell in range(6)) for row in rows]


@pytest.mark.parametrize(("day", "unit", "state", "since", "regime", "planned"), statuses())
def test_a_status_is_as_the_guide_says(
    book: FactBook, day: str, unit: str, state: str, since: str, regime: str, planned: str
) -> None:
    measure = book.record("export-licences", Measure)
    found = book.status(measure, datetime.date.fromisoformat(day), unit)
    due = " ".join(f"{status} {date}" for status, date in found.due)
    assert (found.state, str(found.since or ""), found.regime, due) == (state, since, regime, planned)


def test_each_effect_has_the_statuses_that_the_guide_says() -> None:
    rows = [row for row in guide().section("History and status").rows if len(row.cells) == 3]
    told = {row.cells[0]: set(row.codes(1)) for row in rows}
    effects: dict[str, set[str]] = {}
    for status, entry in VOCABULARY.statuses.items():
        effects.setdefault(entry.effect, set()).add(status)
    assert told == effects


def report(written: str, *, beside: str) -> Report:
    """Return a report of a value as the guide writes it: `479`, `about 1100`, `10 to 15`, `2019-07`.

    A bare year is a date beside what can only be one.
    """
    low, _, high = written.removeprefix("about ").partition(" to ")
    value: dict[str, Any] = {"low": low, "high": high} if high else {"value": low}
    kind = DateReport if re.search("[-~/]", written + beside) else NumberReport
    return kind.model_validate({**value, "approx": written.startswith("about ")})


def comparisons() -> list[tuple[str, str, str]]:
    """Return the worked table of what differs and what agrees."""
    rows = [row for row in guide().section("Conflicts").rows if len(row.cells) == 4]
    return [(row.codes(0)[0], row.codes(1)[0], row.cells[2]) for row in rows]


@pytest.mark.parametrize(("one", "other", "they"), comparisons())
def test_reports_agree_or_differ_as_the_guide_says(one: str, other: str, they: str) -> None:
    pair = report(one, beside=other), report(other, beside=one)
    assert {True: "differ", False: "agree"}[differ(*pair)] == they
    assert differ(*pair) == differ(*reversed(pair))
