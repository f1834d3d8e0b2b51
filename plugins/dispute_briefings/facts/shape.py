"""From what is written to a typed value: every mistake of shape becomes one problem at its place."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable, Sequence
from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from dispute_briefings.facts.tree import model_at
from dispute_briefings.problems import RULES, Position, Problem, nearest, problem

V = TypeVar("V", bound=BaseModel)
Path = tuple[str | int, ...]
Place = Callable[[Path, bool], Position]

# An apostrophe inside a word, and the accents that a letter is taken apart into.
_JOINING = re.compile(r"(?<=\w)['\u2019](?=\w)")
_EXPECTED = {
    "model_type": "expected a mapping of fields, as in `key: value`",
    "dict_type": "expected a mapping, as in `key: value`",
    "tuple_type": "expected a list: begin each entry with `- `, or write [a, b]",
    "string_type": "expected a text",
    "bool_parsing": "expected true or false",
    "bool_type": "expected true or false",
}


# What is told again in a cure.
_SHORT = 80
_NOTHING = "nothing is written here", "give it a value, or leave it out"


def shaped(kind: type[V], written: Any, *, what: str, place: Place) -> tuple[V | None, tuple[Problem, ...]]:
    """Return the value that is written, or None and what is wrong with it.

    Args:
        kind: the class to validate with.
        written: the mapping that was read.
        what: how to name it in a problem: ``event 'eighth-dialogue'``.
        place: gives the position of a path in it; the flag asks for that of the key.
    """
    try:
        return kind.model_validate(written), ()
    except ValidationError as error:
        told = (_told(kind, details, what, place) for details in _roots(error.errors()))
        return None, tuple(dict.fromkeys(told))


def _roots(errors: Sequence[ErrorDetails]) -> Iterable[ErrorDetails]:
    """The errors without those that only follow: a list is too short because its entries are mistaken."""
    for each in errors:
        path = each["loc"]
        deeper = any(len(other["loc"]) > len(path) and other["loc"][: len(path)] == path for other in errors)
        if each["type"] != "too_short" or not deeper:
            yield each


def _told(kind: type[BaseModel], error: ErrorDetails, what: str, place: Place) -> Problem:
    path, error_type, context = error["loc"], error["type"], error.get("ctx", {})
    field = ".".join(str(part + 1 if isinstance(part, int) else part) for part in _written_path(path))
    if error_type == "extra_forbidden":
        fields = [name for name in _fields_beside(kind, path) if name != "id"]
        cure = nearest(str(path[-1]), fields) or f"take it out, or write one of: {', '.join(fields)}"
        return problem("unknown-field", place(path, True), f"{what}: no field `{field}`", cure)
    if error_type == "missing":
        position = place(path[:-1], True)
        return problem("missing-field", position, f"{what}: `{field}` is missing", f"add `{path[-1]}:`")
    if error_type in {"bad-value", "bad-date"} and error["input"] is None:
        code, wrong, cure = "bad-value", *_NOTHING
    elif error_type in RULES:
        code, wrong, cure = error_type, context.get("what", error["msg"]), str(context.get("cure", ""))
    else:
        code, wrong, cure = _of_pydantic(error_type, error["input"], context, error["msg"])
    of_key = error["input"] is None
    if isinstance(error["input"], dict) and (tag := str(context.get("tag"))) in error["input"]:
        # One language of a text: what a mapping holds is read as a whole.
        path, of_key = (*path, tag), True
    return problem(code, place(path, of_key), f"{what}: {_of(field)}{wrong}", cure)


def _of_pydantic(error_type: str, given: Any, context: dict[str, Any], message: str) -> tuple[str, str, str]:
    """Return the code, what is wrong and the cure for an error of pydantic's own."""
    if error_type == "literal_error":
        words = [word.strip("' ") for word in str(context["expected"]).replace(" or ", ", ").split(",")]
        wrong = "nothing is written here" if given is None else f"{_shown(given)} is no such value"
        near = nearest(given, words) if isinstance(given, str) else ""
        return "bad-value", wrong, near or f"write one of: {', '.join(words)}"
    if given is None:
        return "bad-value", *_NOTHING
    if error_type in {"string_pattern_mismatch", "string_too_long"}:
        return "bad-id", f"{_shown(given)} is no id", _id_cure(str(given))
    if error_type == "too_short":
        least = context["min_length"]
        if least == 1:
            return "bad-value", "the list is empty", "write at least one entry"
        return "bad-value", f"the list has fewer than {least} entries", f"write at least {least}"
    if error_type == "tuple_type" and isinstance(given, str) and len(given) <= _SHORT:
        return "bad-value", "expected a list", f"write [{', '.join(map(str.strip, given.split(',')))}]"
    told = _EXPECTED.get(error_type) or message[:1].lower() + message[1:]
    return "bad-value", told, ""


def _id_cure(given: str) -> str:
    if "," in given:
        return f"write a list: [{', '.join(filter(None, map(as_id, given.split(','))))}]"
    suggestion = as_id(given)
    return f"write {suggestion}" if suggestion else "use letters a to z, digits and hyphens"


def _written_path(path: Path) -> Path:
    """The path as an editor would say it: without what only the lifted form has.

    That is the type of a free-standing fact, and the way from a statement to its one bare value.
    """
    if len(path) > 2 and path[0] == "facts":
        path = (*path[:2], *path[3:])
    if "reports" in path[:-2] and path[-1] == "value":
        path = path[:-1]
    kept: list[str | int] = []
    for index, part in enumerate(path):
        # `reports` of a statement stand in a field; those of a record are a field of its own.
        lone = isinstance(part, int) and index > 1 and path[index - 1] == "reports"
        if (part != "reports" or index == 0) and not lone:
            kept.append(part)
    return tuple(kept)


def _of(field: str) -> str:
    return f"`{field}`: " if field else ""


def _shown(value: Any) -> str:
    text = value if isinstance(value, str) else type(value).__name__
    return f"'{text[:60]}'" + ("..." if len(text) > 60 else "")


def as_id(text: str) -> str:
    """Return the id that a text would make: lower-case ASCII words joined by hyphens; it may be empty.

    Letters lose their accents, and an apostrophe parts no word: China's salt is ``chinas-salt``.
    """
    apart = unicodedata.normalize("NFKD", _JOINING.sub("", text))
    bare = "".join(c for c in apart if not unicodedata.combining(c))
    words = "".join(c.lower() if c.isascii() and c.isalnum() else " " for c in bare).split()
    while words and not words[0][0].isalpha():
        words = words[1:]
    return "-".join(words)[:120].strip("-")


def _fields_beside(kind: type[BaseModel], path: Path) -> Iterable[str]:
    """The fields of the class that holds the last part of a path, as far as they can be told."""
    model = model_at(kind, path[:-1])
    return [info.alias or name for name, info in model.model_fields.items()] if model is not None else []
