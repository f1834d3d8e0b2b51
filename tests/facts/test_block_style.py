"""How a value is laid out: short beside its field, long below it, and always the same value."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from dispute_briefings.facts.block_style import text_lines, value_lines
from dispute_briefings.source_yaml import Yaml, YamlMapping, parse


def value(text: str) -> Yaml:
    """Return what a text of YAML says."""
    document, problems = parse(f"f: {text}\n", "")
    assert not problems
    assert isinstance(document.root, YamlMapping)
    return document.root["f"]


@pytest.mark.parametrize(
    ("typed", "lines"),
    [
        ("[a, b]", ["f: [a, b]"]),
        ("[]", ["f: []"]),
        ("{due: 2032, on: x}", ["f: {due: 2032, on: x}"]),
        ('[{a: 1}, {b: "x, y"}]', ["f:", "  - {a: 1}", '  - {b: "x, y"}']),
        ("{cas: {value: 7, match: none}}", ["f:", "  cas: {value: 7, match: none}"]),
        (
            "[{a: 1, reports: [{value: 4, sources: [b]}]}]",
            ["f:", "  - {a: 1, reports: [{value: 4, sources: [b]}]}"],
        ),
    ],
)
def test_a_value_is_laid_out(typed: str, lines: list[str]) -> None:
    assert value_lines("f", value(typed)) == lines


def test_a_long_list_goes_on_in_the_next_line() -> None:
    ids = ", ".join(f"northland-gazette-2032-01-{day:02}" for day in range(1, 6))
    lines = value_lines("sources", value(f"[{ids}]"))
    assert [len(line) <= 100 for line in lines] == [True, True]
    assert lines[1].startswith("  northland-gazette")
    assert lines[1].endswith("]")


def test_a_long_entry_has_a_line_for_each_field() -> None:
    text = " ".join(["Salt is dear"] * 12)
    assert value_lines("f", value(f'[{{a: x, b: {text}, c: "n: o"}}]')) == [
        "f:",
        "  - a: x",
        "    b: >-",
        "      " + " ".join(["Salt is dear"] * 7) + " Salt",
        "      is dear " + " ".join(["Salt is dear"] * 4),
        '    c: "n: o"',
    ]


def test_a_text_keeps_its_paragraphs() -> None:
    assert text_lines("text", "One.\n\nTwo\n# three: [") == ["text: >-", "  One.", "", "  Two # three: ["]


@pytest.mark.parametrize("text", ["Yes: no", "# x", "- a", "'", "@a", "a #b", "x" * 300, "%", "|", "{", "*a"])
def test_a_text_is_read_back(text: str) -> None:
    document, problems = parse("".join(f"{line}\n" for line in text_lines("f", text)), "")
    assert not problems
    assert document.root == {"f": text}


_TEXT = st.text(st.characters(categories=["L", "N", "P", "S"]), min_size=1, max_size=30)
_KEY = st.from_regex(r"[a-z]{1,12}", fullmatch=True)
_VALUE = st.recursive(
    _TEXT,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(_KEY, inner, max_size=4),
    max_leaves=12,
)


def flow(each: object) -> str:
    """Write a value between brackets, each text in quotes."""
    if isinstance(each, dict):
        return "{" + ", ".join(f"{key}: {flow(inner)}" for key, inner in each.items()) + "}"
    if isinstance(each, list):
        return "[" + ", ".join(map(flow, each)) + "]"
    return "'" + str(each).replace("'", "''") + "'"


@given(_VALUE)
@example(["?0"])
def test_any_value_is_read_back(typed: object) -> None:
    document, problems = parse(f"f: {flow(typed)}\n", "")
    if problems or not isinstance(document.root, YamlMapping):
        return
    lines = value_lines("f", document.root["f"])
    again, problems = parse("".join(f"{line}\n" for line in lines), "")
    assert not problems
    assert again.root == document.root
