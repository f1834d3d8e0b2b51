"""From the type of a field to the schema of all forms that an editor may write it in.

A schema describes what is written, not what becomes of it: a statement as its bare value too, a list of one
as the one, a date and a text as the numbers that YAML takes some of them for. What it admits may still be
wrong for reasons that take more than one field to see; a check tells those.
"""

from __future__ import annotations

import re
import types
import typing
from collections.abc import Iterable, Mapping
from functools import cache
from typing import Any, Literal

from annotated_types import MinLen
from pydantic import BaseModel, BeforeValidator, StringConstraints, TypeAdapter
from pydantic.fields import FieldInfo

from dispute_briefings.exports.editor_schemas.documentation import first_sentence, meanings
from dispute_briefings.exports.editor_schemas.names import Choices, words_of
from dispute_briefings.facts.dates import Date
from dispute_briefings.facts.model import Text
from dispute_briefings.facts.statements import Citation, Statement
from dispute_briefings.facts.values import (
    Part,
    ProblemCode,
    Reference,
    Suggestion,
    Word,
    Written,
    one_or_many,
)
from dispute_briefings.problems import RULES

Schema = dict[str, Any]

_LINE: Schema = {"type": ["string", "number"], "minLength": 1}


class Forms:
    """Schemas of fields, and the definitions that they refer to, for the ids and words of one site."""

    def __init__(self, choices: Choices) -> None:
        self._choices = choices
        self.definitions: dict[str, Schema] = {}

    def record(self, kind: type[BaseModel], *, without: frozenset[str] = frozenset()) -> Schema:
        """Return the schema of a mapping of the fields of a class, without some of them."""
        fields = _written_fields(kind)
        return _mapping(
            first_sentence(kind),
            {name: self._field(kind, name, info) for name, info in fields.items() if name not in without},
            [name for name, info in fields.items() if info.is_required() and name not in without],
        )

    def _field(self, kind: type[BaseModel], written: str, info: FieldInfo) -> Schema:
        name = next(name for name, each in kind.model_fields.items() if (each.alias or name) == written)
        return {"description": meanings(kind)[name], **self.of(info.annotation, info.metadata)}

    def of(self, annotation: Any, marks: Iterable[Any] = ()) -> Schema:
        """Return the schema of what a type admits where it is written.

        Args:
            annotation: the type.
            marks: what its `Annotated` says of it, as pydantic keeps it apart.

        Raises:
            TypeError: the type is none of those that fields have.
        """
        marks = tuple(marks)
        origin, inner = typing.get_origin(annotation), typing.get_args(annotation)
        if origin is typing.Annotated:
            return self.of(inner[0], (*inner[1:], *marks))
        said = self._marked(marks)
        if said is not None or annotation is Any:
            return said or {}
        if origin in {typing.Union, types.UnionType}:
            return self._one_of([each for each in inner if each is not type(None)])
        if origin is Literal:
            return _words(inner)
        if origin is tuple:
            return self._list(inner[0], marks)
        if origin is dict:
            return self._dictionary(*inner)
        return self._plain(annotation, marks)

    def _marked(self, marks: tuple[Any, ...]) -> Schema | None:
        """What the marks on a type say of it, where they say all."""
        for mark in marks:
            if isinstance(mark, Reference | Word | Part):
                return self._choice(mark)
            if isinstance(mark, Suggestion):
                return {"anyOf": [self._choice(Reference(mark.kinds)), _line(marks)]}
            if isinstance(mark, Written):
                return {"type": ["string", "number"], "pattern": mark.pattern, **_told(mark.told)}
        return None

    def _plain(self, kind: type, marks: tuple[Any, ...]) -> Schema:
        if kind is Date:
            return self._defined("date", _date)
        if kind is Text:
            return self._defined("text", lambda: TypeAdapter(Text).json_schema())
        if kind is bool:
            return {"type": "boolean"}
        if issubclass(kind, str):
            return _line(marks)
        if issubclass(kind, Statement):
            return self._defined(_name(kind), lambda: self._statement(kind, may_be_bare=True))
        if issubclass(kind, Citation):
            return self._defined("citation", lambda: self._citation(kind))
        if issubclass(kind, BaseModel):
            return self._defined(_name(kind), lambda: self.record(kind))
        raise TypeError(f"no form is known of {kind!r}")

    def _defined(self, name: str, make: typing.Callable[[], Schema]) -> Schema:
        if name not in self.definitions:
            self.definitions[name] = {}  # it may hold itself
            self.definitions[name] = make()
        # Beside a reference, draft 7 reads nothing: what is said of the field would be lost.
        return {"allOf": [{"$ref": f"#/definitions/{name}"}]}

    def _choice(self, mark: Reference | Word | Part) -> Schema:
        return self._defined(self._choices.name(mark), lambda: self._choices.of(mark))

    def _one_of(self, kinds: list[Any]) -> Schema:
        if len(kinds) == 1:
            return self.of(kinds[0])
        bare = [_bare(each) for each in kinds]
        if all(isinstance(each, type) and issubclass(each, Statement) for each in bare):
            return self._defined("fact", lambda: self._fact(bare))
        return {"anyOf": [self.of(each) for each in kinds]}

    def _list(self, kind: Any, marks: tuple[Any, ...]) -> Schema:
        one = self.of(kind)
        least = next(({"minItems": mark.min_length} for mark in marks if isinstance(mark, MinLen)), {})
        many = {"type": "array", "items": one, **least}
        lifts = any(isinstance(mark, BeforeValidator) and mark.func is one_or_many for mark in marks)
        return {"anyOf": [one, many]} if lifts else many

    def _dictionary(self, key: Any, value: Any) -> Schema:
        """A mapping: of words or codes that there are, or of keys that an editor chooses."""
        held = self.of(value)
        _, *marks = typing.get_args(key)
        known: Mapping[str, str] = {}
        for mark in marks:
            if isinstance(mark, Word):
                known = dict(words_of(self._choices.book, mark))
            elif isinstance(mark, ProblemCode):
                known = {code: rule.title for code, rule in RULES.items()}
        if known:
            entries = {word: {"description": told, **held} for word, told in known.items()}
            return {"type": "object", "properties": entries, "additionalProperties": False}
        return {"type": "object", "propertyNames": self.of(key), "additionalProperties": held}

    def _citation(self, kind: type[Citation]) -> Schema:
        return {"anyOf": [self.of(*_parts(kind.model_fields["ref"])), self.record(kind)]}

    def _statement(self, kind: type[Statement], *, may_be_bare: bool) -> Schema:
        """The three forms of a statement: its bare value, one report, several."""
        (report, *_) = typing.get_args(kind.model_fields["reports"].annotation)
        reporting = self._reporting(report, kind.VALUE_NAME)
        beside = self.record(kind, without=frozenset({"reports"}))
        needed = [*beside["required"], *reporting["required"]]
        one = _mapping(first_sentence(kind), {**beside["properties"], **reporting["properties"]}, needed)
        reports = {
            "description": meanings(kind)["reports"],
            "type": "array",
            "items": reporting,
            "minItems": 1,
        }
        several = _mapping(
            first_sentence(kind),
            {**beside["properties"], "reports": reports},
            [*beside["required"], "reports"],
        )
        bare = [self.of(*_parts(report.model_fields["value"]))] if may_be_bare else []
        return {"anyOf": [*bare, one, several]}

    def _reporting(self, report: type[BaseModel], value_name: str) -> Schema:
        found = self.record(report)
        named = {value_name if name == "value" else name: each for name, each in found["properties"].items()}
        return {**found, "properties": named}

    def _fact(self, kinds: list[type[Statement]]) -> Schema:
        """A free-standing fact: what it is of is seen from its value, so it may have that of any."""
        made = [self._statement(kind, may_be_bare=False)["anyOf"] for kind in kinds]
        return {"anyOf": [_of_any(forms) for forms in zip(*made, strict=True)]}


def _of_any(mappings: tuple[Schema, ...]) -> Schema:
    """Return mappings of the same fields as one, whose fields may be as in any of them."""
    first = mappings[0]
    fields = {name: _any([each["properties"][name] for each in mappings]) for name in first["properties"]}
    return {**first, "properties": fields}


def _any(fields: list[Schema]) -> Schema:
    first, *others = [field for index, field in enumerate(fields) if field not in fields[:index]]
    if not others:
        return first
    ways = [{key: value for key, value in each.items() if key != "description"} for each in (first, *others)]
    return {"description": first["description"], "anyOf": ways}


def _mapping(description: str, properties: Mapping[str, Schema], required: list[str]) -> Schema:
    return {
        "description": description,
        "type": "object",
        "properties": dict(properties),
        "required": required,
        "additionalProperties": False,
    }


def _line(marks: tuple[Any, ...]) -> Schema:
    pattern = next((m.pattern for m in marks if isinstance(m, StringConstraints) and m.pattern), None)
    if pattern is None:
        return _LINE
    return {"type": "string", "pattern": pattern, **_told("an id: letters a to z, digits and hyphens")}


def _words(words: tuple[Any, ...]) -> Schema:
    # What looks like a number is one to an editor that types YAML.
    return {"enum": [int(word) if str(word).isdigit() else word for word in words]}


def _date() -> Schema:
    found = TypeAdapter(Date).json_schema()
    text, year = found["anyOf"]
    told = _told("a date such as 2019, 2019-07, 2019-07-04 or 2019-07-04/2019-07-12")
    return {"description": found["description"], "anyOf": [{**text, **told}, year]}


def _told(what: str) -> Schema:
    return {"patternErrorMessage": f"Write {what}."}


def _bare(annotation: Any) -> Any:
    """A type without what `Annotated` says of it."""
    return typing.get_args(annotation)[0] if typing.get_origin(annotation) is typing.Annotated else annotation


def _parts(info: FieldInfo) -> tuple[Any, list[Any]]:
    return info.annotation, info.metadata


def _name(kind: type) -> str:
    return re.sub(r"(?<=[a-z])(?=[A-Z])", "-", kind.__name__).lower()


@cache
def _written_fields(kind: type[BaseModel]) -> Mapping[str, FieldInfo]:
    return {info.alias or name: info for name, info in kind.model_fields.items()}
