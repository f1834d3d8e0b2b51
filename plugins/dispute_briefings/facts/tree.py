"""Walking a record: every value in it with its path, every reference and text.

What to look for is read off the model's annotations once per class, so that a new field is walked
without being named here.
"""

from __future__ import annotations

import typing
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any

from pydantic import BaseModel

from dispute_briefings.facts.values import Part, Reference, Text, Value, Word

Path = tuple[str | int, ...]
Mark = Reference | Word | Part


@dataclass(frozen=True, slots=True)
class Found:
    """An id met in a record: its path there, the id, and the mark that says what it names."""

    path: Path
    id: str
    mark: Mark


@dataclass(frozen=True, slots=True)
class Field:
    """A field of a class: its name, how it is written, and what it can hold.

    `mark` says what an id in it names, `key_mark` what a key of its mapping names; `values` and
    `texts` whether there can be values and texts in it.
    """

    name: str
    written: str
    mark: Mark | None
    key_mark: Word | None
    values: bool
    texts: bool


@cache
def fields(kind: type[Value]) -> tuple[Field, ...]:
    """Return the fields of a class."""
    found = []
    for name, info in kind.model_fields.items():
        marks = [mark for mark in info.metadata if isinstance(mark, (Reference, Word, Part))]
        found.append(
            Field(
                name=name,
                written=info.alias or name,
                mark=marks[0] if marks else _mark(info.annotation),
                key_mark=_key_mark(info.annotation),
                values=bool(_models(info.annotation)) or info.annotation in {Any, tuple[Any, ...]},
                texts=info.annotation is Any or _holds(info.annotation, Text),
            )
        )
    return tuple(found)


def _mark(annotation: Any) -> Mark | None:
    for mark in getattr(annotation, "__metadata__", ()):
        if isinstance(mark, (Reference, Word, Part)):
            return mark
    inner = typing.get_args(annotation)
    if typing.get_origin(annotation) is dict:
        inner = inner[1:]
    for part in inner:
        if (found := _mark(part)) is not None:
            return found
    return None


def _key_mark(annotation: Any) -> Word | None:
    for part in (annotation, *typing.get_args(annotation)):
        if typing.get_origin(part) is dict:
            mark = _mark(typing.get_args(part)[0])
            return mark if isinstance(mark, Word) else None
    return None


def _holds(annotation: Any, kind: type) -> bool:
    return annotation is kind or any(_holds(part, kind) for part in typing.get_args(annotation))


@cache
def _holding_values(kind: type[Value]) -> tuple[tuple[str, str], ...]:
    """Return the fields that can hold values: the name, and how it is written."""
    return tuple((field.name, field.written) for field in fields(kind) if field.values)


@cache
def _holding_ids(kind: type[Value]) -> tuple[Field, ...]:
    return tuple(field for field in fields(kind) if field.mark is not None or field.key_mark is not None)


@cache
def _holding_texts(kind: type[Value]) -> tuple[tuple[str, str], ...]:
    return tuple((field.name, field.written) for field in fields(kind) if field.texts)


@cache
def _is_value(kind: type) -> bool:
    # A class is asked once: pydantic's own answer to isinstance is slow.
    return issubclass(kind, Value)


def values(value: Value, path: Path = ()) -> Iterator[tuple[Path, Value]]:
    """Yield a value and all values inside it, each with its path in the form that is written."""
    found: list[tuple[Path, Value]] = []
    _gather(value, path, found)
    return iter(found)


def _gather(value: Value, path: Path, found: list[tuple[Path, Value]]) -> None:
    found.append((path, value))
    for name, written in _holding_values(type(value)):
        if held := getattr(value, name):
            _gather_inside(held, (*path, written), found)


def _gather_inside(held: Any, path: Path, found: list[tuple[Path, Value]]) -> None:
    kind: Any = type(held)
    if kind is tuple:
        for index, part in enumerate(held):
            _gather_inside(part, (*path, index), found)
    elif kind is dict:
        for key, part in held.items():
            _gather_inside(part, (*path, key), found)
    elif _is_value(kind):
        _gather(held, path, found)


def references(found: Iterable[tuple[Path, Value]]) -> Iterator[Found]:
    """Yield every id that values make use of: of records, parts of them and words of the vocabulary."""
    for path, inner in found:
        for field in _holding_ids(type(inner)):
            held = getattr(inner, field.name)
            if not held:
                continue
            if field.mark is not None:
                if type(held) is str:
                    yield Found(path=(*path, field.written), id=held, mark=field.mark)
                else:
                    yield from _ids(held, (*path, field.written), field.mark)
            if field.key_mark is not None:
                for key in held:
                    yield Found(path=(*path, field.written, key), id=key, mark=field.key_mark)


def _ids(held: Any, path: Path, mark: Mark) -> Iterator[Found]:
    if isinstance(held, str):
        yield Found(path=path, id=held, mark=mark)
    elif isinstance(held, tuple):
        for index, part in enumerate(held):
            yield from _ids(part, (*path, index), mark)


def texts(found: Iterable[tuple[Path, Value]]) -> Iterator[tuple[Path, str]]:
    """Yield every plain text in values, in each of its languages, with its path."""
    for path, inner in found:
        for name, written in _holding_texts(type(inner)):
            if held := getattr(inner, name):
                yield from _texts(held, (*path, written))


def _texts(held: Any, path: Path) -> Iterator[tuple[Path, str]]:
    if isinstance(held, Text):
        for tag, text in held.versions:
            yield ((*path, tag) if tag else path), text
    elif isinstance(held, tuple):
        for index, part in enumerate(held):
            yield from _texts(part, (*path, index))


def model_at(kind: type[BaseModel], path: Path) -> type[BaseModel] | None:
    """Return the class that describes what lies at a path of a class; None where it is no class.

    An index, a key of a mapping and the tag of a union are passed over.
    """
    model = kind
    for part in path:
        info = next((i for name, i in model.model_fields.items() if part in {name, i.alias}), None)
        if info is not None:
            inner = _models(info.annotation)
            tagged = [m for m in inner if "type" in m.model_fields and m.model_fields["type"].default in path]
            if not inner:
                return None
            model = (tagged or inner)[0]
    return model


def _models(annotation: Any) -> list[type[BaseModel]]:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return [annotation]
    return [model for part in typing.get_args(annotation) for model in _models(part)]
