"""Each mistake gives one problem, at its place, with a cure; what is not mistaken is read all the same."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from dispute_briefings.source_yaml import Document, YamlMapping, YamlSequence, parse, parsing
from dispute_briefings.source_yaml.events import FastParser, PythonParser

LOST = "…"
CASE = re.compile(
    r"^== (?P<name>.*)\n(?P<marked>(?:.*\n)*?)-- (?P<code>[a-z-]+): (?P<cure>.*)\n-- (?P<read>.*)$",
    re.MULTILINE,
)


@dataclass(frozen=True, slots=True)
class Case:
    """A text with its marks, the code of its problem and words of the cure, and what is read of it."""

    name: str
    marked: str
    code: str
    cure: str
    read: Any

    @property
    def text(self) -> str:
        return self.marked.replace("»", "")


def cases() -> list[Case]:
    """Return the cases of mistakes.txt; it says how to read them."""
    written = Path(__file__).with_name("mistakes.txt").read_text(encoding="utf-8")
    return [
        Case(
            name=found["name"],
            marked=re.sub(r"⟦(\w+)⟧", lambda sign: chr(int(sign[1], 16)), found["marked"]),
            code=found["code"],
            cure=found["cure"],
            read=json.loads(found["read"]),
        )
        for found in CASE.finditer(written)
    ]


def places(marked: str) -> list[tuple[int, int]]:
    """Return line and column of each mark in a text."""
    return [
        (number, at - line[:at].count("»") + 1)
        for number, line in enumerate(marked.split("\n"), 1)
        for at, sign in enumerate(line)
        if sign == "»"
    ]


ALL = cases()
DEEP = {
    "brackets": "[" * 32 + "»[",
    "dashes": "- " * 32 + "»- a\n",
    "keys": "".join(" " * depth + "a:\n" for depth in range(32)) + " " * 32 + "»a: b\n",
    "a deep key": "- " * 31 + "? »[[a]]\n",
}


def shown(value: Any) -> Any:
    """Return a value with a sign where an entry was left out."""
    if isinstance(value, YamlMapping):
        return {key: shown(each) for key, each in value.items()} | ({} if value.complete else {LOST: LOST})
    if isinstance(value, YamlSequence):
        return [shown(each) for each in value] + ([] if value.complete else [LOST])
    return value


@pytest.fixture(params=[FastParser, PythonParser], ids=["libyaml", "python"], autouse=True)
def _parser(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(parsing, "event_parser", request.param)


@pytest.mark.parametrize("case", ALL, ids=lambda case: case.name)
def test_a_mistake_is_told_at_its_place(case: Case) -> None:
    _, problems = parse(case.text, "events.yml")
    told = [(each.code, each.position.line, each.position.column) for each in problems]
    assert told == [(case.code, *place) for place in places(case.marked)]
    assert all(case.cure in each.cure for each in problems)


@pytest.mark.parametrize("case", ALL, ids=lambda case: case.name)
def test_what_is_not_mistaken_is_read(case: Case) -> None:
    document, _ = parse(case.text, "events.yml")
    assert shown(document.root) == case.read


@pytest.mark.parametrize("marked", DEEP.values(), ids=DEEP.keys())
def test_what_is_nested_too_deeply_is_told_at_its_place(marked: str) -> None:
    document, problems = parse(marked.replace("»", ""), "events.yml")
    told = [(each.code, each.position.line, each.position.column) for each in problems]
    assert told == [("too-deep", *place) for place in places(marked)]
    assert not document.complete


@pytest.mark.parametrize("text", ["[" * 32 + "]" * 32, "- " * 32 + "a\n"])
def test_thirty_two_levels_are_read(text: str) -> None:
    document, problems = parse(text, "events.yml")
    assert (problems, document.complete) == ((), True)


@pytest.mark.parametrize("case", ALL, ids=lambda case: case.name)
def test_no_message_speaks_as_the_parser_does(case: Case) -> None:
    _, problems = parse(case.text, "events.yml")
    words = " ".join(f"{each.what} {each.cure}" for each in problems)
    for jargon in ("scalar", "token", "node", "block", "flow", "stream", "indicator", "expected '"):
        assert jargon not in words


def test_all_mistakes_of_a_text_are_told_at_once() -> None:
    text = "- a: b: c\n- d: 'e\n- f: @g\n- h: [i\n- j: k\n- l: 1\n  l: 2\n"
    document, problems = parse(text, "events.yml")
    assert [(each.code, each.position.line) for each in problems] == [
        ("bad-yaml", 1),
        ("bad-yaml", 2),
        ("bad-yaml", 3),
        ("bad-yaml", 4),
        ("duplicate-key", 7),
    ]
    assert shown(document.root) == [
        {LOST: LOST},
        {LOST: LOST},
        {LOST: LOST},
        {LOST: LOST},
        {"j": "k"},
        {"l": "1"},
    ]


def test_the_line_of_the_first_key_is_named() -> None:
    _, (found,) = parse("x: 1\na: 1\nb: 2\na: 3\n", "events.yml", first_line=5)
    assert found.what == "the key 'a' stands in line 6 already"


def test_the_invisible_characters_of_a_line_are_counted() -> None:
    _, problems = parse("a: \u202eb\u202c\u200f\nc: \0\n", "events.yml")
    assert [each.what for each in problems] == [
        "the invisible character U+202E (right-to-left override) has no place in a text"
        " (and 2 more on this line)",
        "the invisible character U+0000 (NUL) has no place in a text",
    ]


def test_the_lines_of_a_run_of_tabs_are_named() -> None:
    _, problems = parse("a:\n\tb: c\n\td: e\nf:\n\tg: h\n", "events.yml", first_line=2)
    assert [each.what for each in problems] == [
        "the lines 3 to 4 are indented with tabs",
        "this line is indented with a tab",
    ]


RIGHT = {
    "a number sign in quotes": "a: 'Case #479'\n",
    "a comment": "a: b # c\n#d\n  # e\n",
    "a number sign in a word": "a: C#\n",
    "a number sign in a block": "a: >-\n  Case #479\n",
    "a colon without a space": "a: 10:30\nb: https://example.org/x\n",
    "a colon in quotes": "a: 'b: c'\n",
    "a colon in a block": "a: |\n  b: c\n   d: e\n",
    "wide digits in prose": "a: 第１５号\nb: 約１００人\n",
    "a wide colon in prose": "a: 協定：第二十一条\nb:\n  - WTO：協定\n",
    "a wide colon in a block": "a: >-\n  wto：協定\n  gatt：協定\n",
    "a wide colon in quotes": "- 'id：x'\n",
    "wide digits in quotes": "a: '２０１９'\n",
    "an ideographic space in a block": "a: |\n  　段落\n",
    "joiners": "a: 👩\u200d🔬 می\u200cخواهم\n",
    "an empty value in brackets": "{a: , b: ,c: }\n",
    "an empty value before a comment": "a: # b\nc:   # d\n",
    "an empty list entry": "-\n- a\n",
    "a document's beginning and end": "---\na: b\n...\n",
    "a key with a space": "a b: c\n",
    "a quoted key": "'a': b\n\"c\": d\n",
    "a tab inside a text": "a: b\tc\n",
    "a tab before a comment": "a: b\n\t# c\n",
    "a line of tabs": "a: b\n\t\t\nc: d\n",
    "an asterisk inside": "a: b * c & d ! e\n",
    "a question mark in brackets": "[why? so, b?c]\n",
    "nothing": "",
    "only comments": "# a\n\n  # b\n",
}


@pytest.mark.parametrize("text", RIGHT.values(), ids=RIGHT.keys())
def test_what_is_right_gives_no_problem(text: str) -> None:
    document, problems = parse(text, "events.yml")
    assert (problems, document.complete) == ((), True)


def test_every_case_is_read() -> None:
    written = Path(__file__).with_name("mistakes.txt").read_text(encoding="utf-8")
    assert len(ALL) == written.count("\n== ")


@pytest.mark.parametrize("text", ["", "\n\n", "# only a comment\n", "\ufeff", "---\n"])
def test_a_text_without_content_has_no_root(text: str) -> None:
    assert parse(text, "events.yml") == (Document(file="events.yml", root=None), ())
