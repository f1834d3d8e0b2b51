"""Texts made to exhaust a reader end soon, with few problems and without an exception.

Nothing here is timed: a text that takes more than linear time does not end within the patience of a test run.
"""

from __future__ import annotations

import pytest

from dispute_briefings.source_yaml import YamlMapping, parse, parsing
from dispute_briefings.source_yaml.events import FastParser, PythonParser

MIB = 1024 * 1024

ENDLESS = {
    "brackets": "[" * 60_000,
    "braces": "{" * 60_000,
    "dashes": "- " * 30_000,
    "question marks": "? " * 30_000,
    "keys below keys": "".join(" " * depth + "a:\n" for depth in range(1_000)),
    "brackets on their own lines": "[\n" * 200_000,
    "quotes": '"' * MIB,
    "apostrophes": "'" * MIB,
    "colons": ": " * (MIB // 2),
    "ampersands": "&" * MIB,
    "asterisks": "*" * MIB,
    "exclamation marks": "!" * MIB,
    "percent signs": "%" * MIB,
    "percent signs on their own lines": "%a\n" * 100_000,
    "backslashes in quotes": '"' + "\\" * MIB,
    "spaces": " " * (4 * MIB),
    "spaces in lines": (" " * 1_000 + "\n") * 1_000,
    "tabs": "\t" * MIB,
    "tabbed lines": "\ta: b\n" * 50_000,
    "NUL": "\0" * (4 * MIB),
    "overrides": "a: \u202e\n" * 50_000,
    "documents": "---\n" * 100_000,
    "aliases": "- *a\n" * 50_000,
    "anchors": "- &a b\n" * 50_000,
    "tags": "- !!x b\n" * 50_000,
    "one key": "a: 1\n" * 100_000,
    "keys again": "".join(f"k{number % 1000}: 1\n" for number in range(50_000)),
    "escapes": '- "\\u202e"\n' * 50_000,
    "colons in texts": "- a: b: c\n" * 50_000,
    "apostrophes never closed": "- a: 'b\n" * 50_000,
    "brackets never closed": "- {a: b\n" * 50_000,
    "number signs": "- a #b\n" * 50_000,
    "wide digits": "- ２０\n" * 50_000,
    "a long key": "k" * MIB + ": v\n",
    "commas": "{" + "a," * 100_000 + "}",
    "fifty megabytes": "x" * (50 * MIB),
    "more bytes than characters": "日" * (3 * MIB),
    "laughs": "a: &a [b, b]\nc: &c [*a, *a]\nd: &d [*c, *c]\n" + "e: [*d, *d, *d, *d]\n" * 1_000,
    "merges": "a: &a {b: c}\n" + "d: {<<: [*a, *a, *a]}\n" * 1_000,
}


@pytest.mark.parametrize("text", ENDLESS.values(), ids=ENDLESS.keys())
def test_a_text_ends(text: str) -> None:
    document, problems = parse(text, "events.yml")
    assert document.complete or problems
    assert len(problems) <= 600


@pytest.mark.parametrize("text", ENDLESS.values(), ids=ENDLESS.keys())
def test_a_shorter_text_ends_without_libyaml(text: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(parsing, "event_parser", PythonParser)
    document, problems = parse(text[:20_000], "events.yml")
    assert document.complete or problems


def test_a_large_text_is_read_whole() -> None:
    lines = "".join(f"- {{id: event-{number}, on: 2019-07-04}}\n" for number in range(50_000))
    document, problems = parse(lines, "events.yml")
    assert isinstance(document.root, list)
    assert (len(document.root), problems) == (50_000, ())


@pytest.mark.parametrize("text", [ENDLESS["fifty megabytes"], ENDLESS["more bytes than characters"]])
def test_a_text_over_eight_mib_is_refused(text: str) -> None:
    document, (found,) = parse(text, "events.yml")
    assert (document.root, document.complete, found.code) == (None, False, "too-large")


@pytest.mark.parametrize("line", ["- a\n", "a: b\n", "- {}\n", "- - - a\n", "[a, b,\n"])
def test_a_text_of_short_values_without_end_is_refused_at_once(line: str) -> None:
    document, problems = parse(line * (8 * MIB // len(line)), "events.yml")
    assert (document.root, document.complete, [each.code for each in problems]) == (
        None,
        False,
        ["too-large"],
    )


def test_what_is_no_text_is_not_read() -> None:
    document, (found,) = parse("\0" * 1_000_000, "events.yml")
    assert (document.root, document.complete) == (None, False)
    assert "U+0000 (NUL)" in found.what
    document, problems = parse("a: b\0\n" + "# \0\n" * 998, "events.yml")
    assert document.root == {"a": "b"}
    assert len(problems) == 20


def test_many_mistakes_end_the_reading_and_say_so() -> None:
    document, problems = parse("".join(f"k{number}: *a\n" for number in range(501)), "events.yml")
    assert len(problems) == 500
    assert problems[-1].what.endswith("after 500 mistakes the rest is not read")
    assert not document.complete
    document, problems = parse("".join(f"k{number}: *a\n" for number in range(499)) + "b: c\n", "events.yml")
    assert len(problems) == 499
    assert document.root == {"b": "c"}


def test_many_broken_entries_are_left_out_one_by_one() -> None:
    document, problems = parse("a: b: c\n" * 19 + "d: e\n", "events.yml")
    assert (len(problems), document.root) == (19, {"d": "e"})
    document, problems = parse("a: b: c\n" * 21 + "d: e\n", "events.yml")
    assert (len(problems), document.root) == (20, None)


def test_a_mapping_of_many_keys_knows_its_places() -> None:
    document, _ = parse("".join(f"k{number}: {number}\n" for number in range(50_000)), "events.yml")
    assert isinstance(document.root, YamlMapping)
    assert document.position(("k49999",)).line == 50_000


def test_libyaml_is_here() -> None:
    """Without it the tests above say little, and reading is more than ten times slower."""
    assert FastParser is not PythonParser
