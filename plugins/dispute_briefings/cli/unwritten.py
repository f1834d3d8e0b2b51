"""Problems of texts that were not written: told by the field that they are in, for no file has their line."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from dispute_briefings.problems import Problem
from dispute_briefings.source_yaml import Place, YamlMapping, YamlSequence, parse

_Path = tuple[str | int, ...]


def told_of_new(each: Problem, before: str, after: str) -> str:
    """Return the line of a problem of a text that a file would have.

    What the file has already keeps its place there. What is new is told by its field:
    ``history.2.regime: error[unknown-word] ...``.

    Args:
        each: the problem, at its place in the new text.
        before: what the file holds, empty where there is none.
        after: the new text.
    """
    old, new = before.splitlines(), after.splitlines()
    line = each.position.line
    same = _alike(old, new)
    same_behind = min(_alike(old[::-1], new[::-1]), len(old) - same)
    if line <= same:
        return str(each)
    if line > len(new) - same_behind:
        return str(replace(each, position=replace(each.position, line=line - len(new) + len(old))))
    document, _ = parse(after, each.position.file)
    field = _field(document.root, (line, each.position.column))
    what = each.what.replace(f"`{field}`: ", "", 1)
    told = f"{each.severity}[{each.code}] {what}"
    return f"{field}: {told}; {each.cure}" if each.cure else f"{field}: {told}"


def _alike(one: Sequence[str], other: Sequence[str]) -> int:
    """How many lines at the beginning of two texts are the same."""
    pairs = zip(one, other, strict=False)
    return next((n for n, (a, b) in enumerate(pairs) if a != b), min(len(one), len(other)))


def _field(root: object, at: Place) -> str:
    """Return the field that a place is in, as it is typed, or that it is the record as a whole."""
    path = max(((place, len(path), path) for place, path in _places(root) if place <= at), default=None)
    steps = path[2] if path else ()
    if isinstance(root, YamlMapping) and isinstance(root.get("records"), YamlSequence):
        steps = steps[1:]
    if steps and isinstance(steps[0], int):
        steps = steps[1:]
    named = [str(step + 1) if isinstance(step, int) else step for step in steps]
    return ".".join(named) or "the new record"


def _places(value: object, path: _Path = ()) -> Iterator[tuple[Place, _Path]]:
    """Yield where everything in a value stands, with its path; a field from its name on."""
    if isinstance(value, YamlMapping):
        for name, each in value.items():
            yield value.key_at[name], (*path, name)
            yield from _places(each, (*path, name))
    elif isinstance(value, YamlSequence):
        for index, each in enumerate(value):
            yield value.item_at[index], (*path, index)
            yield from _places(each, (*path, index))
