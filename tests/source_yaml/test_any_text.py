"""What holds for any text: it is read without an exception, and alike by libyaml and by Python's parser."""

from __future__ import annotations

import re
import unicodedata
from typing import Any

import pytest
import yaml
from hypothesis import assume, example, given, settings
from hypothesis import strategies as st

from dispute_briefings.problems import Problem
from dispute_briefings.source_yaml import Document, Place, Yaml, YamlMapping, YamlSequence, parse, parsing
from dispute_briefings.source_yaml.events import EventParser, FastParser, PythonParser
from dispute_briefings.source_yaml.paragraphs import with_paragraphs

SHEET = """\
- id: licences
  before: bulk
  names:
    - {text: "Export: rules", lang: en}
    - text: 'it''s'
      sources: [kbs, {ref: nhk, at: "p. 3"}]
  summary: >-
    Some text: with a colon
    and more

    paragraphs
  note: plain text that goes
    on here  # comment
  history:
  - {status: announced, due: {in-force: 2019-07-04}}
  - status: in-force
    event: start
- id: second
  text: |
    literal
      more
  "quoted key": value
  empty:
  nothing: ~
  日本: 値段：１００
"""

# All that means something, and some that does not. Left out are the question mark and the exclamation mark:
# the parsers differ in what they take for a complicated key or a tag, and both are refused.
PIECES = (
    *("a", "text here", "日本", "：", "２０", "é", "e\u0301", "1", "null", "~", "id：x", "\\n", "\\u0041"),
    *(" ", "  ", "    ", "\n", "\n  ", "\n- ", "\n    ", "\n\n", "\r\n", "\t", "\n\t"),
    *("\u3000", "\u2028", "\0", "\u202e"),
    *(":", ": ", "b: ", "- ", "-", "- id: x\n", "  name: y\n", "key: value\n", "<<: ", "\n---\n", "#", " #"),
    *("[", "]", "{", "}", ",", ", ", "'", '"', "''", "|\n", ">-\n", "&a ", "*a", "%", "@", "`", "\\"),
)  # fmt: skip

pieces = st.lists(st.sampled_from(PIECES), max_size=16).map("".join)
edited_sheets = st.builds(
    lambda at, cut, piece: SHEET[:at] + piece + SHEET[at + cut :],
    st.integers(0, len(SHEET)),
    st.integers(0, 3),
    st.sampled_from(("", *PIECES)),
)
# What is told of is left out: line breaks other than "\n", and signs of another width than ASCII's.
words = st.text(
    st.characters(
        codec="utf-8",
        exclude_categories=("Cc", "Cf", "Cs", "Cn", "Co", "Zl", "Zp"),
        include_characters="\n\t\u200d",
    ).filter(lambda sign: sign.isascii() or not unicodedata.normalize("NFKC", sign).isascii()),
    max_size=12,
)
values = st.recursive(
    st.none() | words,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(words.filter(bool), inner, max_size=4),
    max_leaves=20,
)

steady = settings(derandomize=True, deadline=None)


def places(value: Yaml) -> Any:
    """Return a value with the place of all that is in it."""
    if isinstance(value, YamlMapping):
        entries = [(key, value.key_at[key], value.value_at[key], places(each)) for key, each in value.items()]
        assert list(value) == list(value.key_at) == list(value.value_at)
        return value.at, value.complete, entries
    if isinstance(value, YamlSequence):
        return value.at, value.complete, list(zip(value.item_at, map(places, value), strict=True))
    return value


def read_with(parser: type[EventParser], text: str) -> tuple[Document, tuple[Problem, ...]]:
    """Return what one of the parsers makes of a text."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(parsing, "event_parser", parser)
        return parse(text, "events.yml")


@given(st.text() | pieces)
@example("[" * 1000)
@example("- " * 1000)
@example('"\\ud800"')
@example('"\\U00110000"')
@example("&")
@example("%YAML 99999999999.1\n---\n")
@example("\ud800")
@example("a: !<tag:x,2000:y> b")
@steady
def test_no_text_raises(text: str) -> None:
    for parser in (FastParser, PythonParser):
        document, problems = read_with(parser, text)
        lines = text.split("\n")
        assert document.complete or problems
        for each in problems:
            assert 1 <= each.position.line <= len(lines) + text.count("\r")
            assert each.position.column >= 1


@given(pieces | edited_sheets)
@settings(parent=steady, max_examples=400)
def test_both_parsers_read_alike(text: str) -> None:
    assume(not re.search(r"[|>][-+1-9]*#", text))  # libyaml takes it for a comment
    fast, fast_problems = read_with(FastParser, text)
    slow, slow_problems = read_with(PythonParser, text)
    assert places(fast.root) == places(slow.root)
    assert fast == slow
    assert [(each.code, each.position) for each in fast_problems] == [
        (each.code, each.position) for each in slow_problems
    ]


@given(values, st.booleans(), st.booleans())
@steady
def test_what_is_dumped_is_read_back(value: Any, flow: bool, unicode: bool) -> None:
    text = yaml.safe_dump(value, default_flow_style=flow or None, allow_unicode=unicode, width=40)
    document, problems = parse(text, "events.yml")
    assert problems == ()
    assert document.root == composed(value)


@given(values)
@steady
def test_a_place_is_where_the_text_stands(value: Any) -> None:
    text = yaml.safe_dump(value, allow_unicode=True, width=40)
    document, _ = parse(text, "events.yml")
    node = yaml.compose(text, Loader=yaml.CBaseLoader)
    assert_places(document.root, node)


def assert_places(value: Yaml, node: Any) -> None:
    """Assert that each value stands where another reader finds it."""
    if isinstance(value, YamlMapping):
        assert value.at == place_of(node)
        for (key, each), (key_node, each_node) in zip(value.items(), node.value, strict=True):
            assert (value.key_at[key], value.value_at[key]) == (place_of(key_node), place_of(each_node))
            assert_places(each, each_node)
    elif isinstance(value, YamlSequence):
        assert value.at == place_of(node)
        assert value.item_at == [place_of(each) for each in node.value]
        for each, each_node in zip(value, node.value, strict=True):
            assert_places(each, each_node)


def place_of(node: Any) -> Place:
    return node.start_mark.line + 1, node.start_mark.column + 1


def composed(value: Any) -> Any:
    """Return a value with its texts in NFC, and a line break in them as the paragraph that it begins."""
    if isinstance(value, dict):
        return {unicodedata.normalize("NFC", key): composed(each) for key, each in value.items()}
    if isinstance(value, list):
        return [composed(each) for each in value]
    return value if value is None else with_paragraphs(unicodedata.normalize("NFC", value))
