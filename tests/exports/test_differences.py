"""Differences in words: one line each, for a terminal, a pull request and a program."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from tests.sample_site import SAMPLE, book_of, copy_sample

from dispute_briefings.exports.differences import as_format, told
from dispute_briefings.facts.differences import differences

EVENTS = "salt-quota/events/2031.yml"
STANCE = "answer: partly, stance: Safety played a part., sources: [gazette-of-southland]}\n"
SHIPS = "          - {low: 5, high: 6, sources: [salt-institute]}\n"

# One edit of the sample, and the line that tells of it.
LINES = [
    (
        EVENTS,
        "decided: {value: 2031-01-20,",
        "decided: {value: 2031-01-21,",
        "corrected  quota-in-force.dates.decided: 20 January 2031 -> 21 January 2031"
        " (Official Journal of Northland, Jun 2032)",
    ),
    (
        EVENTS,
        "value: 1200,",
        "value: 1234,",
        "sharpened  quota-in-force.facts.tonnage: about 1,200 tonnes -> about 1,234 tonnes"
        " (Official Journal of Northland, Jun 2032)",
    ),
    (
        EVENTS,
        SHIPS,
        SHIPS.replace("}", ", rank: preferred}"),
        "weighed  quota-in-force.facts.ships: 4 (Southland Gazette, 28 Jun 2032) / 5 to 6 (Salt Institute) "
        "-> 5 to 6 (preferred; Salt Institute) / 4 (Southland Gazette, 28 Jun 2032)",
    ),
    (
        EVENTS,
        "decided: {value: 2031-01-20, sources: [northland-order]}",
        "decided: {value: 2031-01-20, sources: [northland-order, salt-institute]}",
        "source added  quota-in-force.dates.decided: + Salt Institute",
    ),
    (
        EVENTS,
        "level: 3, text: The harvest",
        "level: 3, review: {state: retracted, why: It was another year.}, text: The harvest",
        "retracted  harvest-2031: event, Harvest -> It was another year. (Salt Institute)",
    ),
    (
        EVENTS,
        "    materials: [rock-salt]\n    measures: [salt-quota-measure]\n    strand: quota\n    place",
        "    materials: [sea-salt]\n    measures: [salt-quota-measure]\n    strand: quota\n    place",
        "changed  quota-in-force.materials: rock-salt -> sea-salt",
    ),
    (
        "salt-quota/questions.yml",
        STANCE,
        STANCE
        + "    - {party: northland, date: 2032-06-02, answer: no, stance: No., sources: [northland-order]}\n",
        "moved  is-it-safety.positions.4: Northland: yes (5 January 2031) -> Northland: no (2 June 2032)"
        " (Official Journal of Northland, Jun 2032)",
    ),
    (
        "salt-quota/figures/salt-imports.csv",
        "2031,880,",
        "2031,990,",
        "corrected  salt-imports.2031: 880 tonnes -> 990 tonnes (Southland Gazette, 28 Jun 2032)",
    ),
    (
        "salt-quota/measures.yml",
        "{status: ended, date: 2032-05-01,",
        "{status: ended, date: 2032-07-01,",
        "status  salt-quota-measure.status (rock-salt): Ended 1 May 2032 (no licence needed) -> "
        "Resumed 31 March 2032 (quota)",
    ),
    (
        "salt-quota/measures.yml",
        "text: Sea salt moves to bulk licences.}",
        "text: Sea salt moves to bulk licences., note: The order is dated the first.}",
        "changed  salt-quota-measure.history.3.note: nothing -> The order is dated the first.",
    ),
]


def lines(folder: Path, file: str, old: str, new: str, form: str = "text") -> str:
    """Return what is told of one edit of the sample."""
    site = copy_sample(folder)
    path = site / "content" / "fact_sheets" / file
    text = path.read_text(encoding="utf-8")
    assert text.count(old) == 1
    path.write_text(text.replace(old, new), encoding="utf-8")
    before, after = book_of(SAMPLE), book_of(site)
    return as_format(told(differences(before, after), before, after), form)


@pytest.mark.parametrize(("file", "old", "new", "line"), LINES)
def test_a_change_is_one_line(tmp_path: Path, file: str, old: str, new: str, line: str) -> None:
    assert lines(tmp_path, file, old, new).splitlines()[0] == line


def test_the_last_line_counts(tmp_path: Path) -> None:
    assert lines(tmp_path, *LINES[0][:3]).splitlines()[1:] == ["1 corrected"]
    book = book_of(SAMPLE)
    assert as_format(told(differences(book, book), book, book), "text") == "no fact has changed"


def test_of_a_long_text_the_words_that_differ_are_told(tmp_path: Path) -> None:
    edit = ("of rest for the mines " * 9, "of rest for the pits ")
    site = copy_sample(tmp_path)
    path = site / "content" / "fact_sheets" / EVENTS
    texts = []
    for word in ("next", "coming"):
        text = path.read_text(encoding="utf-8").replace(
            "apply from the next month.", f"apply from the {word} month. {edit[0]}"
        )
        texts.append(text)
    books = []
    for text in texts:
        path.write_text(text, encoding="utf-8")
        books.append(book_of(site))
    (found,) = told(differences(*books), *books)
    assert found.line.startswith(
        "... apply from the next month. of rest ... -> ... apply from the coming month. of"
    )


def test_a_pull_request_gets_a_list_in_which_text_stays_text(tmp_path: Path) -> None:
    edit = (EVENTS, "    title: Northland announces a quota\n", "    title: '<b>*A* [quota](x)</b> @all'\n")
    assert lines(tmp_path, *edit, form="markdown") == (
        "**Facts:** 1 changed.\n\n- **changed** `quota-announced.title`: Northland announces a quota → "
        r"\<b\>\*A\* \[quota\]\(x\)\</b\> \@all"
    )


def test_without_changes_a_pull_request_hears_so() -> None:
    assert as_format((), "markdown") == "**Facts:** no fact has changed."


def test_a_program_gets_every_part_and_the_line(tmp_path: Path) -> None:
    (found,) = json.loads(lines(tmp_path, *LINES[0][:3], form="json"))
    assert found == {
        "change": "corrected",
        "address": "quota-in-force.dates.decided",
        "record": "quota-in-force",
        "kind": "event",
        "before": "20 January 2031",
        "after": "21 January 2031",
        "sources": ["northland-order"],
        "units": [],
        "file": "content/fact_sheets/salt-quota/events/2031.yml",
        "line": 23,
    }
