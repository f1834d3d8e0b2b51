"""Values as written, and where they stand."""

from __future__ import annotations

import copy
import pickle
from textwrap import dedent

import pytest

from dispute_briefings.problems import Position
from dispute_briefings.source_yaml import Document, YamlMapping, YamlSequence, parse

EVENTS = dedent("""\
    - id: start
      country: NO
      code: 2811.10
      on: 2019-07
      at: 12:30:45
      names: {ko: 한국, en: "Korea"}
      empty:
      nothing: ~
      none: null
      text: "null"
      sources:
      - kbs
      - {ref: nhk,
         at: p. 3}
    - id: second
""")


def events(text: str = EVENTS, first_line: int = 1) -> Document:
    document, problems = parse(text, "events.yml", first_line=first_line)
    assert problems == ()
    return document


def test_every_scalar_is_a_string_as_written() -> None:
    assert events().root == [
        {
            "id": "start",
            "country": "NO",
            "code": "2811.10",
            "on": "2019-07",
            "at": "12:30:45",
            "names": {"ko": "한국", "en": "Korea"},
            "empty": None,
            "nothing": None,
            "none": None,
            "text": "null",
            "sources": ["kbs", {"ref": "nhk", "at": "p. 3"}],
        },
        {"id": "second"},
    ]


@pytest.mark.parametrize(
    ("path", "line", "column"),
    [
        ((), 1, 1),
        ((0,), 1, 3),
        ((0, "id"), 1, 7),
        ((0, "names"), 6, 10),
        ((0, "names", "ko"), 6, 15),
        ((0, "names", "en"), 6, 23),  # columns count code points, not bytes
        ((0, "empty"), 7, 9),
        ((0, "nothing"), 8, 12),
        ((0, "sources"), 12, 3),
        ((0, "sources", 0), 12, 5),
        ((0, "sources", 1), 13, 5),
        ((0, "sources", 1, "at"), 14, 10),
        ((1, "id"), 15, 7),
    ],
)
def test_a_value_knows_its_place(path: tuple[str | int, ...], line: int, column: int) -> None:
    assert events().position(path) == Position(file="events.yml", line=line, column=column)


@pytest.mark.parametrize(
    ("path", "line", "column"),
    [
        ((0, "id"), 1, 3),
        ((0, "names"), 6, 3),
        ((0, "names", "en"), 6, 19),
        ((0, "sources"), 11, 3),
        ((0, "sources", 1, "at"), 14, 6),
        ((0, "sources", 1), 13, 5),  # an item has no key
    ],
)
def test_a_key_knows_its_place(path: tuple[str | int, ...], line: int, column: int) -> None:
    assert events().position(path, of_key=True) == Position(file="events.yml", line=line, column=column)


@pytest.mark.parametrize(
    ("path", "line", "column"),
    [
        ((0, "names", "ja"), 6, 10),
        ((0, "names", "ja", "text"), 6, 10),
        ((0, "id", "text"), 1, 7),
        ((0, "sources", 7), 12, 3),
        ((0, "sources", -1), 12, 3),
        ((0, "sources", "ref"), 12, 3),
        ((9,), 1, 1),
        (("id",), 1, 1),
    ],
)
@pytest.mark.parametrize("of_key", [False, True])
def test_a_path_that_ends_too_early_gives_the_deepest_place(
    path: tuple[str | int, ...], line: int, column: int, of_key: bool
) -> None:
    assert events().position(path, of_key=of_key) == Position(file="events.yml", line=line, column=column)


def test_the_first_line_moves_all_places() -> None:
    document = events("a: b\n", first_line=4)
    assert document.position(("a",)) == Position(file="events.yml", line=4, column=4)
    assert document.position() == Position(file="events.yml", line=4, column=1)
    assert parse("", "events.yml", first_line=4)[0].position() == Position(file="events.yml", line=4)


def test_places_are_the_same_with_other_line_ends_and_a_byte_order_mark() -> None:
    for text in (EVENTS.replace("\n", "\r\n"), EVENTS.replace("\n", "\r"), "\ufeff" + EVENTS):
        document = events(text)
        assert str(document.position((0, "sources", 1, "at"))) == "events.yml:14:10"
        assert document.root == events().root


def test_texts_and_keys_are_composed() -> None:
    root = events("cafe\u0301: cafe\u0301\nb: [cafe\u0301]\n").root
    assert root == {"caf\u00e9": "caf\u00e9", "b": ["caf\u00e9"]}


def test_a_change_of_the_value_leaves_the_places() -> None:
    root = events().root
    assert isinstance(root, YamlSequence)
    record = root[0]
    assert isinstance(record, YamlMapping)
    del record["id"]
    assert record.value_at["country"] == (2, 12)
    assert record.key_at["id"] == (1, 3)


def test_values_survive_a_copy() -> None:
    root = events("- a: [b, {c: d}]\n").root
    for copied in (copy.deepcopy(root), pickle.loads(pickle.dumps(root))):
        assert copied == root
        assert (copied.at, copied.item_at, copied.complete) == ((1, 1), [(1, 3)], True)
        assert copied[0].value_at == {"a": (1, 6)}
        assert copied[0]["a"].item_at == [(1, 7), (1, 10)]
        assert copied[0]["a"][1].key_at == {"c": (1, 11)}


def test_values_can_be_made_by_hand() -> None:
    mapping, sequence = YamlMapping((2, 3)), YamlSequence((4, 5))
    mapping["a"] = sequence
    mapping.key_at["a"] = mapping.value_at["a"] = (2, 3)
    sequence.append("b")
    sequence.item_at.append((4, 5))
    document = Document(file="points.csv", root=mapping)
    assert document.position(("a", 0)) == Position(file="points.csv", line=4, column=5)


def test_a_value_has_no_other_attributes() -> None:
    for value in (YamlMapping((1, 1)), YamlSequence((1, 1))):
        with pytest.raises(AttributeError):
            _ = value.line  # type: ignore[union-attr]
