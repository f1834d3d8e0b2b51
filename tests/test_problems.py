"""Problems: their order, their one-line form, their counts, and the words offered for wrong ones."""

from __future__ import annotations

import re

import pytest

from dispute_briefings.problems import (
    RULES,
    Position,
    Problem,
    Rule,
    Severity,
    a,
    count_line,
    in_order,
    lines,
    nearest,
    problem,
)

HERE = Position(file="content/fact_sheets/events.yml", line=118, column=14)


def test_a_problem_in_one_line() -> None:
    found = problem("unknown-source", HERE, "event 'talks': no source 'kh'", "did you mean 'kh-2020'?")
    assert str(found) == (
        "content/fact_sheets/events.yml:118:14: error[unknown-source] event 'talks': no source 'kh'; "
        "did you mean 'kh-2020'?"
    )


def test_a_problem_without_a_cure() -> None:
    told = str(problem("unused-source", HERE, "nothing uses it"))
    assert told.endswith("118:14: note[unused-source] nothing uses it")


@pytest.mark.parametrize(
    ("code", "severity"),
    [("bad-yaml", Severity.ERROR), ("comment-in-text", Severity.WARNING), ("unused-source", Severity.NOTE)],
)
def test_a_problem_weighs_what_its_rule_says(code: str, severity: Severity) -> None:
    assert problem(code, HERE, "what").severity is severity


def test_a_code_without_a_rule_is_a_mistake_of_the_programmer() -> None:
    with pytest.raises(KeyError):
        problem("no-such-code", HERE, "what")


@pytest.mark.parametrize("rule", RULES.values(), ids=RULES.keys())
def test_a_rule_is_a_sentence_and_its_code_kebab_case(rule: Rule) -> None:
    assert re.fullmatch(r"[a-z]+(-[a-z]+)*", rule.code)
    assert RULES[rule.code] is rule
    assert rule.title.endswith(".")
    assert rule.title[0].isupper() or rule.title.startswith("mkdocs.yml ")


def at(line: int, column: int = 1, code: str = "bad-yaml", file: str = "a.yml", what: str = "x") -> Problem:
    return problem(code, Position(file=file, line=line, column=column), what)


def test_problems_stand_in_the_order_of_their_places() -> None:
    unordered = [at(2), at(10), at(1, file="b.yml"), at(2, 5), at(1)]
    assert in_order(unordered) == (at(1), at(2), at(2, 5), at(10), at(1, file="b.yml"))


def test_at_one_place_the_heavier_comes_first_then_the_code_then_the_words() -> None:
    note, warning = at(1, code="unused-source"), at(1, code="comment-in-text")
    errors = [at(1, code="bad-date"), at(1, what="a"), at(1, what="b")]
    assert in_order([note, warning, *reversed(errors)]) == (*errors, warning, note)


def test_a_problem_that_was_found_twice_is_told_once() -> None:
    assert in_order([at(1), at(1), at(2)]) == (at(1), at(2))


def test_lines_count_as_numbers() -> None:
    assert Position(file="a", line=9) < Position(file="a", line=10)


@pytest.mark.parametrize(
    ("codes", "line"),
    [
        ([], "no problems"),
        (["bad-yaml"], "1 error"),
        (["bad-yaml", "bad-date", "comment-in-text"], "2 errors, 1 warning"),
        (["unused-source", "unused-source"], "2 notes"),
        (["unused-source", "comment-in-text", "bad-yaml"], "1 error, 1 warning, 1 note"),
    ],
)
def test_the_counts_in_a_line(codes: list[str], line: str) -> None:
    assert count_line([problem(code, HERE, "what") for code in codes]) == line


def test_one_mistake_in_several_places_has_its_cure_in_the_first() -> None:
    def unknown(record: str, source: str) -> Problem:
        return problem(
            "unknown-source", HERE, f"event '{record}': no source '{source}'", f"cite {source[:-1]}"
        )

    told = [unknown("talks", "khx"), unknown("deal", "khy"), unknown("deal", "khx"), unknown("end", "khx")]
    assert [line.partition("] ")[2] for line in lines(told)] == [
        "event 'talks': no source 'khx'; cite kh (2 more below)",
        "event 'deal': no source 'khy'; cite kh",
        "event 'deal': no source 'khx'",
        "event 'end': no source 'khx'",
    ]


@pytest.mark.parametrize(
    ("noun", "told"), [("event", "an event"), ("unknown", "an unknown"), ("source", "a source")]
)
def test_a_noun_has_the_article_that_it_is_spoken_with(noun: str, told: str) -> None:
    assert a(noun) == told


@pytest.mark.parametrize(
    ("wrong", "offered"),
    [
        ("tilte", "did you mean 'title'?"),
        ("koreaherald-2020-03-10", "did you mean 'korea-herald-2020-03-10'?"),
        ("zzz", ""),
        ("", ""),
    ],
)
def test_the_nearest_word_is_offered(wrong: str, offered: str) -> None:
    assert nearest(wrong, ["title", "text", "korea-herald-2020-03-10"]) == offered


def test_of_two_words_equally_near_the_same_is_offered_each_time() -> None:
    assert nearest("ab", ["abd", "abc"]) == nearest("ab", ["abc", "abd"])


def test_no_word_is_offered_where_none_is_known() -> None:
    assert nearest("title", []) == ""
