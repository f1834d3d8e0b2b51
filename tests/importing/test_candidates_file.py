"""The file of candidates: what is written is read, and what goes leaves all else as it was."""

from __future__ import annotations

import pytest

from dispute_briefings.importing.candidate import Candidate, few_words
from dispute_briefings.importing.candidates_file import CandidatesError, read_candidates, written

FOUND = (
    Candidate(
        kind="event", line=3, words="They: met #1", fields=(("date", "2020-03"), ("actors", ("a", "b")))
    ),
    Candidate(kind="variant", line=4, words='Hong "Kil" - dong', fields=(("near", "[x]"), ("record", "h"))),
    Candidate(kind="number", line=4, words="3 items", fields=(("number", "3"), ("unit", "%"))),
)
TEXT = written(FOUND, source="post-2020", language="en", published="2020-03-10")


def test_what_is_written_is_read() -> None:
    read = read_candidates(TEXT, "a.yml")
    assert read.source == "post-2020"
    assert tuple(each.candidate for each in read.entries) == FOUND
    assert [each.number for each in read.entries] == [1, 2, 3]


def test_nothing_found_is_a_file_all_the_same() -> None:
    empty = written((), source="a", language=None, published=None)
    assert read_candidates(empty, "a.yml").entries == ()


def test_what_goes_takes_its_own_lines_along_and_no_remark() -> None:
    remarked = TEXT.replace("  - n: 2", "  # Ask him.\n\n  - n: 2")
    remarked = remarked.replace("  - n: 3", "  # Doubtful.\n  - n: 3")
    left = read_candidates(remarked, "a.yml").without([2])
    assert [each.number for each in read_candidates(left, "a.yml").entries] == [1, 3]
    lines = remarked.splitlines()
    at = lines.index("  - n: 2")
    assert left.splitlines() == [*lines[:at], *lines[at + 6 :]]


def test_all_may_go() -> None:
    left = read_candidates(TEXT, "a.yml").without([1, 2, 3])
    assert left.endswith("candidates:\n")
    assert read_candidates(left, "a.yml").entries == ()


def test_a_number_that_is_not_there_is_told() -> None:
    with pytest.raises(CandidatesError, match="there is no candidate 7; there is 1, 2, 3"):
        read_candidates(TEXT, "a.yml").without([1, 7])


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("", "is no file of candidates"),
        ("- a\n", "is no file of candidates"),
        ("format: 2\nsource: a\n", "is no file of candidates"),
        ("format: 1\nsource: a\ncandidates: x\n", "`candidates` is a list"),
        ("format: 1\nsource: a\ncandidates:\n  - x\n", "a.yml:4:5: a candidate has `n`"),
        ("format: 1\nsource: a\ncandidates:\n  - {n: 1, kind: fact, line: 2}\n", "a `kind`: event"),
        ("format: 1\nsource: a\ncandidates:\n  - {n: x, kind: date, line: 2}\n", "a number `n`"),
        (TEXT.replace("n: 2", "n: 1"), "two candidates have one number"),
        ("format: 1\nsource: [\n", "error"),
    ],
)
def test_what_is_no_file_of_candidates_is_told(text: str, told: str) -> None:
    with pytest.raises(CandidatesError, match=told):
        read_candidates(text, "a.yml")


@pytest.mark.parametrize(
    ("text", "few"),
    [
        ("Two words", "Two words"),
        ("one two three four five six seven eight nine", "one two three four five six seven eight …"),
        ("a" * 100, "a" * 48 + " …"),
        ("소금" * 40, "소금" * 12 + " …"),
        ("a\n b", "a b"),
    ],
)
def test_words_are_few(text: str, few: str) -> None:
    assert few_words(text) == few
