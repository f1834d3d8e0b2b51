"""What an article holds: each expression once, an event with its date."""

from __future__ import annotations

from collections.abc import Iterable

import pytest
from benchmarks.importing import articles, book, read

from dispute_briefings.importing.article import Article
from dispute_briefings.importing.candidate import Candidate
from dispute_briefings.importing.candidates import candidates
from dispute_briefings.importing.plain_text import read_plain

TEXT = """A title
14 January 2020

Northland wrote to Southland on 9 January 2020, in the reply to a letter of Dec. 20, 2019.
The year 2018 was dry.
"""


def of_kind(found: Iterable[Candidate], kind: str) -> list[tuple[str, str]]:
    """Return the words of each date and its value, from the candidates of a kind."""
    named = [(each.words, dict(each.fields)) for each in found if each.kind == kind]
    return [(str(fields.get("said", words)), str(fields["date"])) for words, fields in named]


def found_in(text: str) -> tuple[Candidate, ...]:
    """Return the candidates of a plain text."""
    return candidates(read_plain(text), book())


def test_a_date_of_an_event_stands_with_the_event_alone() -> None:
    found = found_in(TEXT)
    assert of_kind(found, "event") == [("9 January 2020", "2020-01-09"), ("Dec. 20, 2019", "2019-12-20")]
    assert of_kind(found, "date") == [("2018", "2018")]


def test_an_event_says_why_its_date_is_that_day() -> None:
    found = found_in(TEXT.replace("on 9 January 2020", "last Friday"))
    event = dict(next(each for each in found if each.kind == "event").fields)
    assert (event["said"], event["date"]) == ("last Friday", "2020-01-10")
    assert "2020-01-14" in event["reason"]


def test_a_day_that_a_sentence_names_twice_makes_one_event() -> None:
    found = found_in(
        "A title\n14 January 2020\n\nNorthland wrote on 9 January 2020, and 9 January 2020 was a day.\n"
    )
    assert len(of_kind(found, "event")) == 1
    assert of_kind(found, "date") == [("9 January 2020", "2020-01-09")]


@pytest.mark.parametrize("path", articles(), ids=lambda path: path.name)
def test_no_candidate_stands_twice(path: object) -> None:
    article, found = read(path)  # type: ignore[arg-type]
    assert isinstance(article, Article)
    assert len(set(found)) == len(found)
