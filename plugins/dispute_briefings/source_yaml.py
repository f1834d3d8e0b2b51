"""YAML text to values that know their line: for fact sheets and front matter.

Every scalar stays the string that was written (NFC); only an empty value, ``~`` and ``null`` are None.
"""

from __future__ import annotations

import os
import stat
import unicodedata
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from sys import intern
from typing import Any, TypeAlias

import yaml

from dispute_briefings.problems import Position, Problem, problem

Yaml: TypeAlias = "None | str | YamlMapping | YamlSequence"
Place: TypeAlias = tuple[int, int]

LARGEST = 8 * 1024 * 1024
DEEPEST = 32

_Parser: Callable[[str], Any] = getattr(yaml, "CLoader", yaml.Loader)


class YamlMapping(dict[str, Yaml]):
    """A mapping; `at` is its own (line, column), `key_at` and `value_at` those of its entries."""

    __slots__ = ("at", "key_at", "value_at")

    def __init__(self, at: Place) -> None:
        super().__init__()
        self.at = at
        self.key_at: dict[str, Place] = {}
        self.value_at: dict[str, Place] = {}


class YamlSequence(list[Yaml]):
    """A sequence; `at` is its own (line, column), `item_at` those of its entries."""

    __slots__ = ("at", "item_at")

    def __init__(self, at: Place) -> None:
        super().__init__()
        self.at = at
        self.item_at: list[Place] = []


@dataclass(frozen=True, kw_only=True, slots=True)
class Document:
    """What a file says; `complete` is False when a part of it could not be read and was left out."""

    file: str
    root: Yaml
    complete: bool = True
    start: Place = (1, 1)

    def position(self, path: Sequence[str | int] = (), *, of_key: bool = False) -> Position:
        """Return where the value at a path stands, or the deepest place on the way that exists.

        With `of_key`, where the last key of the path stands instead of its value.
        """
        value = self.root
        place = value.at if isinstance(value, YamlMapping | YamlSequence) else self.start
        for depth, step in enumerate(path, 1):
            if isinstance(value, YamlMapping) and isinstance(step, str) and step in value:
                last = of_key and depth == len(path)
                place = (value.key_at if last else value.value_at)[step]
                value = value[step]
            elif isinstance(value, YamlSequence) and isinstance(step, int) and 0 <= step < len(value):
                place = value.item_at[step]
                value = value[step]
            else:
                break
        return Position(file=self.file, line=place[0], column=place[1])


def parse(text: str, file: str, *, first_line: int = 1) -> tuple[Document, tuple[Problem, ...]]:
    """Return what a YAML text says, and the problems found on the way; never raises for bad input.

    `file` and `first_line` (the number of the text's first line) only serve the positions.
    """
    problems: list[Problem] = []

    def report(code: str, place: Place, what: str, cure: str) -> None:
        problems.append(problem(code, Position(file=file, line=place[0], column=place[1]), what, cure))

    complete = True
    root: Yaml = None
    try:
        root = _build(_Parser(text).get_event, first_line, report)
    except _Stopped:
        complete = False
    except (yaml.YAMLError, UnicodeError, ValueError) as error:
        complete = False
        mark = getattr(error, "problem_mark", None)
        place = (first_line + mark.line, mark.column + 1) if mark else (first_line, 1)
        report("bad-yaml", place, str(getattr(error, "problem", error)), "")
    start = (first_line, 1)
    return Document(file=file, root=root, complete=complete, start=start), tuple(problems)


class _Stopped(Exception):  # noqa: N818
    """The rest of the text is of no use."""


def _build(get_event: Callable[[], Any], first_line: int, report: Callable[..., None]) -> Yaml:
    root: Yaml = None
    stack: list[Any] = []
    key: str | None = None
    keys: list[str | None] = []
    documents = 0
    while True:
        event = get_event()
        kind = type(event)
        if kind is yaml.StreamEndEvent:
            return root
        if kind is yaml.StreamStartEvent or kind is yaml.DocumentEndEvent:
            continue
        mark = event.start_mark
        place = (first_line + mark.line, mark.column + 1)
        if kind is yaml.DocumentStartEvent:
            documents += 1
            if documents > 1:
                report("bad-yaml", place, "a second document starts here", "write one document per file")
                raise _Stopped
            continue
        if kind is yaml.MappingEndEvent or kind is yaml.SequenceEndEvent:
            stack.pop()
            key = keys.pop()
            if stack and type(stack[-1]) is YamlMapping:
                key = None
            continue
        container = stack[-1] if stack else None
        value: Any
        if kind is yaml.ScalarEvent:
            value = event.value
            value = unicodedata.normalize("NFC", value)
            if type(container) is YamlMapping and key is None:
                key = intern(value)
                if key in container:
                    first = container.key_at[key][0]
                    report(
                        "duplicate-key",
                        place,
                        f"the key '{key}' stands twice",
                        f"line {first} has it already",
                    )
                    key = "\0"
                container.key_at[key] = place
                continue
            if event.style is None or event.style == "":
                if value in ("", "~", "null"):
                    value = None
        elif kind is yaml.MappingStartEvent:
            value = YamlMapping(place)
        elif kind is yaml.SequenceStartEvent:
            value = YamlSequence(place)
        else:
            report("yaml-anchor", place, "an alias", "write the value out")
            value = None
        if type(container) is YamlMapping and key is None:
            report("bad-yaml", place, "a key is a text", "put the key in quotes")
            raise _Stopped
        if getattr(event, "anchor", None) and kind is not yaml.AliasEvent:
            report("yaml-anchor", place, "an anchor", "write the value out")
        if getattr(event, "tag", None):
            report("yaml-tag", place, "a tag", "leave it out")
        if container is None:
            root = value
        elif type(container) is YamlMapping:
            container[key] = value  # type: ignore[index]
            container.value_at[key] = place  # type: ignore[index]
        else:
            container.append(value)
            container.item_at.append(place)
        if kind is not yaml.ScalarEvent and kind is not yaml.AliasEvent:
            if len(stack) == DEEPEST:
                report("too-deep", place, "nested more than 32 levels deep", "make it flatter")
                raise _Stopped
            stack.append(value)
            keys.append(key)
        if type(container) is YamlMapping:
            if key == "\0":
                for entries in (container, container.key_at, container.value_at):
                    del entries["\0"]
            key = None
        if kind is yaml.MappingStartEvent:
            key = None


def read(path: Path, *, file: str, inside: Path) -> tuple[Document | None, tuple[Problem, ...]]:
    """Return what a YAML file says, and its problems; None when the file cannot be read at all.

    The file must be a regular one within the folder `inside`, symbolic links followed. `file` is its
    name in positions.
    """
    text, problems = read_text(path, file=file, inside=inside)
    return parse(text, file) if text is not None else (None, problems)


def read_text(path: Path, *, file: str, inside: Path) -> tuple[str | None, tuple[Problem, ...]]:
    """Return the text of a regular UTF-8 file within the folder `inside`, or None and why it cannot be read."""

    def refuse(code: str, what: str, cure: str) -> tuple[None, tuple[Problem, ...]]:
        return None, (problem(code, Position(file=file), what, cure),)

    try:
        real = path.resolve(strict=True)
        if not real.is_relative_to(inside.resolve()):
            return refuse("unreadable-file", "the link leaves the project", "put the file itself here")
        descriptor = os.open(real, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0))
        with os.fdopen(descriptor, "rb") as stream:
            if not stat.S_ISREG(os.fstat(stream.fileno()).st_mode):
                return refuse("unreadable-file", "this is no regular file", "put a text file here")
            raw = stream.read(LARGEST + 1)
    except (OSError, RuntimeError, ValueError) as error:
        return refuse("unreadable-file", f"the file cannot be read: {error}", "")
    if len(raw) > LARGEST:
        return refuse("too-large", "the file is larger than 8 MiB", "split it")
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError:
        return refuse("bad-encoding", "the file is not UTF-8", "save it as UTF-8")
    return text, ()
