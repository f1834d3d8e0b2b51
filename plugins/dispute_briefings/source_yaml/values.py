"""What YAML says, as dicts, lists and strings that know where they stand."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any, NamedTuple, Protocol, TypeAlias

from dispute_briefings.problems import Position
from dispute_briefings.source_yaml.inside import place_inside

Yaml: TypeAlias = "str | YamlMapping | YamlSequence | None"
Place: TypeAlias = tuple[int, int]  # line and column, from 1, columns in code points


class Mark(Protocol):
    """A place as the parser tells it: line and column from 0."""

    @property
    def line(self) -> int: ...
    @property
    def column(self) -> int: ...


class Point(NamedTuple):
    """A mark of our own."""

    line: int
    column: int


class YamlMapping(dict[str, Yaml]):
    """A mapping that knows its places.

    `at` is where it starts, `key_at` and `value_at` where each key and each value starts. `complete` is
    False when an entry could not be read and was left out.
    """

    __slots__ = ("at", "complete", "first_line", "key_at", "marks", "value_at")

    key_at: dict[str, Place]
    value_at: dict[str, Place]

    def __init__(self, at: Place, first_line: int = 1) -> None:
        self.at = at
        self.complete = True
        self.first_line = first_line
        self.marks: list[Any] = []  # for each entry: the key, the mark of the key, the mark of the value

    def __getattr__(self, name: str) -> Any:
        # Called only for a slot that is not filled yet. Most mappings are never asked for their places,
        # and to fill two dicts with tuples takes as long as all the rest of the reading.
        if name not in ("key_at", "value_at"):
            raise AttributeError(name, name=name, obj=self)
        keys = self.marks[::3]
        self.key_at = dict(zip(keys, _places(self.marks[1::3], self.first_line), strict=True))
        self.value_at = dict(zip(keys, _places(self.marks[2::3], self.first_line), strict=False))
        self.marks = []
        return getattr(self, name)

    def __reduce__(self) -> tuple[Any, ...]:
        places = self.at, self.key_at, self.value_at
        return _mapping_of, (dict(self), *places, self.complete)


class YamlSequence(list[Yaml]):
    """A sequence that knows its places.

    `at` is where it starts, `item_at` where each of its entries starts. `complete` is False when an
    entry could not be read and was left out.
    """

    __slots__ = ("at", "complete", "first_line", "item_at", "marks")

    item_at: list[Place]

    def __init__(self, at: Place, first_line: int = 1) -> None:
        self.at = at
        self.complete = True
        self.first_line = first_line
        self.marks: list[Mark] = []

    def __getattr__(self, name: str) -> Any:
        if name != "item_at":
            raise AttributeError(name, name=name, obj=self)
        self.item_at = list(_places(self.marks, self.first_line))
        self.marks = []
        return self.item_at

    def __reduce__(self) -> tuple[Any, ...]:
        return _sequence_of, (list(self), self.at, self.item_at, self.complete)


def last_text(value: Yaml) -> tuple[int, int] | None:
    """Return row and column of the last key, value or item that was read; a key only without a value."""
    mark = None
    while isinstance(value, YamlMapping | YamlSequence) and value.marks:
        mark = value.marks[-1]
        if isinstance(value, YamlSequence):
            value = value[-1] if value else None
        else:
            value = value.get(value.marks[-3]) if len(value.marks) % 3 == 0 else None
    return (mark.line, mark.column) if mark else None


def _places(marks: Iterable[Mark], first_line: int) -> Iterable[Place]:
    return ((mark.line + first_line, mark.column + 1) for mark in marks)


def _mapping_of(
    entries: dict[str, Yaml], at: Place, key_at: dict[str, Place], value_at: dict[str, Place], complete: bool
) -> YamlMapping:
    mapping = YamlMapping(at)
    mapping.update(entries)
    mapping.key_at, mapping.value_at, mapping.complete = key_at, value_at, complete
    return mapping


def _sequence_of(entries: list[Yaml], at: Place, item_at: list[Place], complete: bool) -> YamlSequence:
    sequence = YamlSequence(at)
    sequence.extend(entries)
    sequence.item_at, sequence.complete = item_at, complete
    return sequence


@dataclass(frozen=True, kw_only=True, slots=True)
class Document:
    """What a file says.

    `root` is None for a file without content, and for one of which nothing could be read. `complete` is
    False when any part of the file could not be read and was left out: what seems to be missing may be
    there. The mappings and sequences that lost something say so too. `text` is what was parsed, line by
    line that of the file; it is empty for what is no YAML.
    """

    file: str
    root: Yaml
    complete: bool = True
    start: Place = (1, 1)
    text: str = field(default="", repr=False, compare=False)

    def position(
        self, path: Sequence[str | int] = (), *, of_key: bool = False, offset: int | None = None
    ) -> Position:
        """Return where the value at a path stands, or the deepest place on the way that exists.

        With `of_key`, where the last key of the path stands instead of its value; with `offset`, where that
        character of the text there stands, counted without white space around the text.
        """
        value = self.root
        place = value.at if isinstance(value, YamlMapping | YamlSequence) else self.start
        for depth, step in enumerate(path, 1):
            if isinstance(value, YamlMapping) and isinstance(step, str) and step in value:
                wanted = value.key_at if of_key and depth == len(path) else value.value_at
                place, value = wanted[step], value[step]
            elif isinstance(value, YamlSequence) and isinstance(step, int) and 0 <= step < len(value):
                place, value = value.item_at[step], value[step]
            else:
                break
        if offset is not None and isinstance(value, str) and self.text:
            row, before = self.start[0], len(value) - len(value.lstrip())
            at = place[0] - row, place[1] - 1
            if (inside := place_inside(self.text, at, value, before + offset)) is not None:
                place = inside[0] + row, inside[1] + 1
        return Position(file=self.file, line=place[0], column=place[1])
