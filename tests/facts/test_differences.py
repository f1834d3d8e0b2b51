"""What changed in the facts: each case is one edit of the sample site, and the changes that it makes."""

from __future__ import annotations

import random
from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.sample_site import SAMPLE, book_of, copy_sample, load_site, write_sheet

from dispute_briefings.facts.book import FactBook
from dispute_briefings.facts.differences import differences

EVENTS = "salt-quota/events/2031.yml"
MEASURES = "salt-quota/measures.yml"
QUESTIONS = "salt-quota/questions.yml"
SOURCES = "sources/all.yml"
SHEETS = Path("content", "fact_sheets")

IN_FORCE = "{value: 2031-02-10, sources: [northland-order]}"
DECIDED = "decided: {value: 2031-01-20, sources: [northland-order]}"
TONNAGE = "{label: Yearly tonnage, value: 1200, unit: tonnes, approx: true, sources: [northland-order]}"
SHIPS = "          - {low: 5, high: 6, sources: [salt-institute]}\n"
HARVEST = "date: 2031-07/2031-09"
LAST_STANCE = "answer: partly, stance: Safety played a part., sources: [gazette-of-southland]}\n"
NEW_STANCE = (
    "    - {party: northland, date: 2032-06-02, answer: ANSWER, stance: So., sources: [northland-order]}\n"
)
NEW_SOURCE = "\n- {id: salt-post, kind: press, publisher: Salt Post, language: en, read_as: full}\n"

# The file, what stands in it, what is written instead, and the changes by address.
EDITS = {
    "a date is another one": (
        EVENTS,
        DECIDED,
        DECIDED.replace("01-20", "01-21"),
        ["corrected quota-in-force.dates.decided"],
    ),
    "a month becomes a day of it": (
        EVENTS,
        "value: 2031-08,",
        "value: 2031-08-09,",
        ["sharpened quota-in-force.facts.review-month"],
    ),
    "a day becomes its month": (
        EVENTS,
        DECIDED,
        DECIDED.replace("2031-01-20", "2031-01"),
        ["corrected quota-in-force.dates.decided"],
    ),
    "a plan is put off": (
        "salt-quota/events/2032.yml",
        "due: {held: 2032-11}",
        "due: {held: 2032-12}",
        ["moved next-hearing.due.held"],
    ),
    "the state of play was checked again": (
        "salt-quota/dispute.yml",
        "as_of: 2032-06-30",
        "as_of: 2032-07-01",
        ["moved salt-quota.as_of"],
    ),
    "a record was reviewed on another day": (
        "salt-quota/events/2032.yml",
        "on: 2032-03-02",
        "on: 2032-03-03",
        ["moved mistaken-report.review.on"],
    ),
    "months of an interval become days": (
        EVENTS,
        HARVEST,
        "date: 2031-07-02/2031-09-10",
        ["sharpened harvest-2031.date"],
    ),
    "a number is more precise": (
        EVENTS,
        TONNAGE,
        TONNAGE.replace("1200", "1234").replace(" approx: true,", ""),
        ["sharpened quota-in-force.facts.tonnage"],
    ),
    "a number is another one": (
        EVENTS,
        TONNAGE,
        TONNAGE.replace("1200", "1500"),
        ["corrected quota-in-force.facts.tonnage"],
    ),
    "a range becomes a number in it": (
        EVENTS,
        "reports:\n          - {value: 4, sources: [gazette-of-southland]}\n" + SHIPS,
        "reports:\n          - {value: 4, sources: [gazette-of-southland]}\n"
        + SHIPS.replace("low: 5, high: 6", "value: 5"),
        ["changed quota-in-force.facts.ships"],
    ),
    "a second report differs": (
        EVENTS,
        DECIDED,
        "decided: {reports: [{value: 2031-01-20, sources: [northland-order]},"
        " {value: 2031-01-22, sources: [salt-institute]}]}",
        ["contested quota-in-force.dates.decided"],
    ),
    "a third report differs from both": (
        EVENTS,
        SHIPS,
        SHIPS + "          - {value: 9, sources: [salt-institute]}\n",
        ["contested quota-in-force.facts.ships"],
    ),
    "a second report agrees": (
        EVENTS,
        DECIDED,
        "decided: {reports: [{value: 2031-01-20, sources: [northland-order]},"
        " {value: 2031-01, sources: [salt-institute]}]}",
        ["source added quota-in-force.dates.decided"],
    ),
    "the old value stays, set aside": (
        EVENTS,
        DECIDED,
        "decided: {reports: [{value: 2031-01-22, sources: [salt-institute]},"
        " {value: 2031-01-20, rank: deprecated, why: misread, sources: [northland-order]}]}",
        ["corrected quota-in-force.dates.decided"],
    ),
    "one of two reports is set aside": (
        EVENTS,
        SHIPS + "        conflict: {settles_if: The harbour's log.}\n",
        SHIPS.replace("}", ", rank: deprecated, why: a guess}"),
        ["removed quota-in-force.facts.ships.conflict", "settled quota-in-force.facts.ships"],
    ),
    "one of two reports is preferred": (
        EVENTS,
        SHIPS,
        SHIPS.replace("}", ", rank: preferred, why: counted}"),
        ["weighed quota-in-force.facts.ships"],
    ),
    "a source comes to a date": (
        EVENTS,
        DECIDED,
        DECIDED.replace("[northland-order]", "[northland-order, salt-institute]"),
        ["source added quota-in-force.dates.decided"],
    ),
    "a source is exchanged": (
        EVENTS,
        DECIDED,
        DECIDED.replace("northland-order", "salt-institute"),
        ["source added quota-in-force.dates.decided", "source lost quota-in-force.dates.decided"],
    ),
    "a source of all that a record says": (
        EVENTS,
        "    place: Northport\n    sources: [northland-order]\n",
        "    place: Northport\n    sources: [northland-order, salt-institute]\n",
        ["source added quota-in-force"],
    ),
    "a source is quoted": (
        EVENTS,
        DECIDED,
        DECIDED.replace("[northland-order]", "[{ref: northland-order, at: p. 2, quote: It is so}]"),
        ["changed quota-in-force.dates.decided"],
    ),
    "a record is retracted": (
        EVENTS,
        "level: 3, text: The harvest",
        "level: 3, review: {state: retracted, why: It was another year.}, text: The harvest",
        ["retracted harvest-2031"],
    ),
    "a record is added": (
        SOURCES,
        "  read_as: summary\n",
        "  read_as: summary\n" + NEW_SOURCE,
        ["added salt-post"],
    ),
    "a party answers otherwise": (
        QUESTIONS,
        LAST_STANCE,
        LAST_STANCE + NEW_STANCE.replace("ANSWER", "no"),
        ["moved is-it-safety.positions.4"],
    ),
    "a party says the same again": (
        QUESTIONS,
        LAST_STANCE,
        LAST_STANCE + NEW_STANCE.replace("ANSWER", "yes"),
        ["added is-it-safety.positions.4"],
    ),
    "a party does not answer": (
        QUESTIONS,
        LAST_STANCE,
        LAST_STANCE + NEW_STANCE.replace("ANSWER", "unstated"),
        ["added is-it-safety.positions.4"],
    ),
    "an answer was noted wrongly": (
        QUESTIONS,
        "date: 2031-01-06, answer: no",
        "date: 2031-01-06, answer: partly",
        ["corrected is-it-safety.positions.2"],
    ),
    "a stance is put before the others": (
        QUESTIONS,
        "  positions:\n",
        "  positions:\n    - {party: salt-court, date: 2031-01-02, answer: no, stance: It is not.,"
        " sources: [salt-institute]}\n",
        ["added is-it-safety.positions.1"],
    ),
    "a measure ends later": (
        MEASURES,
        "{status: ended, date: 2032-05-01,",
        "{status: ended, date: 2032-08-01,",
        [
            "status salt-quota-measure.status",
            "status salt-quota-measure.status",
            "corrected salt-quota-measure.history.5",
        ],
    ),
    "a step is taken out": (
        MEASURES,
        "    - {status: suspended, date: 2031-03-20, only: [small-ships]}\n",
        "",
        ["removed counter-notice.history.2", "status counter-notice.status"],
    ),
    "a plan gets a day": (
        MEASURES,
        "due: {in-force: open}",
        "due: {in-force: 2032-09}",
        ["changed counter-notice.history.1.due.in-force"],
    ),
    "a number of a series": (
        "salt-quota/figures/salt-imports.csv",
        "2031,880,",
        "2031,990,",
        ["corrected salt-imports.2031"],
    ),
    "a gap is filled, a period added": (
        "salt-quota/figures/salt-exports.csv",
        "2030,,,,,No count was made.",
        "2030,1300,,,northland-order,\n2033,7,,,northland-order,",
        ["added salt-exports.2030", "added salt-exports.2033"],
    ),
    "a series begins earlier": (
        "salt-quota/figures/salt-imports.csv",
        "2029,1480",
        "2028,1400,gazette-of-southland\n2029,1480",
        ["added salt-imports.2028"],
    ),
    "a commodity comes to an event": (
        EVENTS,
        "    materials: [rock-salt]\n    measures: [salt-quota-measure]\n    strand: quota\n    so",
        "    materials: [rock-salt, sea-salt]\n    measures: [salt-quota-measure]\n    strand: quota\n    so",
        ["changed quota-announced.materials"],
    ),
    "the address of a source": (
        SOURCES,
        "https://example.org/order",
        "https://example.org/order-7",
        ["changed northland-order.url"],
    ),
    "a word of a text": (
        EVENTS,
        "It was to apply from the next month.",
        "It was to apply from the next year.",
        ["changed quota-announced.text"],
    ),
    "a comma of a text": (EVENTS, "It was to apply from", "It was, to apply from", []),
    "where a link of a text leads": (EVENTS, "quota on [[rock-salt]]", "quota on [[sea-salt|rock salt]]", []),
    "a comment": (EVENTS, "format: 1\n", "format: 1\n# Dates are those of Northport.\n", []),
    "another form of the same": (
        EVENTS,
        "promulgated: 2031-01-25",
        "promulgated: {reports: [{value: 2031-01-25, sources: [northland-order]}]}",
        [],
    ),
    "the order of a list": (
        MEASURES,
        "  materials: [rock-salt, sea-salt]",
        "  materials: [sea-salt, rock-salt]",
        [],
    ),
}


def edited(folder: Path, file: str, old: str, new: str) -> FactBook:
    """Return the sample's book with one edit."""
    site = copy_sample(folder)
    text = (site / SHEETS / file).read_text(encoding="utf-8")
    assert text.count(old) == 1, text.count(old)
    write_sheet(site, file, text.replace(old, new))
    return book_of(site)


@pytest.fixture(scope="module")
def sample() -> FactBook:
    """Return the sample's book."""
    return book_of(SAMPLE)


@pytest.mark.parametrize("name", EDITS)
def test_an_edit(name: str, tmp_path: Path, sample: FactBook) -> None:
    file, old, new, expected = EDITS[name]
    after = edited(tmp_path, file, old, new)
    found = [f"{each.change} {each.address}" for each in differences(sample, after)]
    assert sorted(found) == sorted(expected)
    assert bool(differences(after, sample)) is bool(expected)


def test_a_correction_says_from_what_to_what_and_on_which_sources(tmp_path: Path, sample: FactBook) -> None:
    (found,) = differences(sample, edited(tmp_path, *EDITS["a date is another one"][:3]))
    assert (str(found.before.date), str(found.after.date)) == ("2031-01-20", "2031-01-21")
    assert [citation.ref for citation in found.sources] == ["northland-order"]


def test_a_status_is_that_of_the_days_on_which_the_facts_were_checked(
    tmp_path: Path, sample: FactBook
) -> None:
    # On the day of the check the quota has ended; half a year earlier it had not.
    after = edited(tmp_path, "salt-quota/dispute.yml", "as_of: 2032-06-30", "as_of: 2031-12-31")
    told = differences(sample, after)
    found = [each for each in told if each.address == "salt-quota-measure.status"]
    assert [(each.units, each.before.state, each.after.state) for each in found] == [
        (("rock-salt",), "ended", "in-force"),
        (("sea-salt",), "ended", "in-force"),
    ]


def test_a_record_that_was_renamed_is_the_same_record(tmp_path: Path, sample: FactBook) -> None:
    site = copy_sample(tmp_path)
    for path in (site / SHEETS).rglob("*.*"):
        text = path.read_text(encoding="utf-8").replace("rock-salt", "halite")
        path.write_text(text, encoding="utf-8")
    old = site / SHEETS / "materials" / "rock-salt.yml"
    new = old.rename(old.with_name("halite.yml"))
    new.write_text(new.read_text(encoding="utf-8") + "formerly: [rock-salt]\n", encoding="utf-8")
    (found,) = differences(sample, book_of(site))
    assert (found.change, found.address, found.before.id) == ("renamed", "halite", "rock-salt")


def test_a_record_that_is_gone(tmp_path: Path, sample: FactBook) -> None:
    after = edited(tmp_path, *EDITS["a record is added"][:3])
    (found,) = differences(after, sample)
    assert (found.change, found.address, found.after) == ("removed", "salt-post", None)


def test_a_book_against_itself_is_nothing(sample: FactBook) -> None:
    assert differences(sample, sample) == ()
    assert differences(sample, book_of(SAMPLE)) == ()


@given(
    st.randoms(use_true_random=False), st.sampled_from([True, False, None]), st.sampled_from([40, 80, 1000])
)
@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_laying_files_out_anew_changes_nothing(
    tmp_path_factory: pytest.TempPathFactory,
    sample: FactBook,
    chance: random.Random,
    flow: bool | None,
    width: int,
) -> None:
    site = copy_sample(tmp_path_factory.mktemp("anew"))
    for path in (site / SHEETS).rglob("*.yml"):
        written = yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.BaseLoader)
        laid_out = yaml.safe_dump(
            shuffled(written, chance),
            default_flow_style=flow,
            width=width,
            allow_unicode=True,
            sort_keys=False,
        )
        path.write_text(laid_out, encoding="utf-8")
    assert differences(sample, book_of(site)) == ()


def leaves(written: object, path: tuple[str | int, ...] = ()) -> Iterator[tuple[str | int, ...]]:
    """Yield the path of every text in what is written."""
    if isinstance(written, dict):
        for key, inner in written.items():
            yield from leaves(inner, (*path, key))
    elif isinstance(written, list):
        for index, inner in enumerate(written):
            yield from leaves(inner, (*path, index))
    else:
        yield path


LEAVES = [
    (file.relative_to(SAMPLE), path)
    for file in sorted((SAMPLE / SHEETS).rglob("*.yml"))
    for path in leaves(yaml.load(file.read_text(encoding="utf-8"), Loader=yaml.BaseLoader))
    # The form of a file, an id and a silence say nothing of the dispute.
    if path[-1] not in {"format", "id"} and "formerly" not in path
]


@given(st.sampled_from(LEAVES))
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_whatever_is_written_otherwise_is_told(
    tmp_path_factory: pytest.TempPathFactory,
    sample: FactBook,
    leaf: tuple[Path, tuple[str | int, ...]],
) -> None:
    file, (*way, last) = leaf
    site = copy_sample(tmp_path_factory.mktemp("otherwise"))
    written = yaml.load((site / file).read_text(encoding="utf-8"), Loader=yaml.BaseLoader)
    holding = written
    for part in way:
        holding = holding[part]
    holding[last] += " 9"
    (site / file).write_text(yaml.safe_dump(written, allow_unicode=True), encoding="utf-8")
    book = load_site(site).book
    if book is not None:
        assert differences(sample, book)
        assert differences(book, sample)


def shuffled(written: object, chance: random.Random) -> object:
    """Return what is written with its records and the fields of all mappings in another order."""
    if isinstance(written, dict):
        keys = list(written)
        chance.shuffle(keys)
        return {key: shuffled(written[key], chance) for key in keys}
    if isinstance(written, list):
        inside = [shuffled(each, chance) for each in written]
        if all(isinstance(each, dict) and "id" in each for each in inside):
            chance.shuffle(inside)
        return inside
    return written
