"""The rules of a style sheet, divided by whether they can apply to a page at all."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from itertools import accumulate

_TOKEN = re.compile(r"""\\.|"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'|[{}()\[\],;]""", re.DOTALL)
_DEEPER = {"{": 1, "(": 1, "[": 1, "}": -1, ")": -1, "]": -1}

_CLASS = re.compile(r"\.(-?[A-Za-z_][\w-]*)")
_IN_BRACKETS = re.compile(r"\[[^\]]*\]")
_ROOTS = (":root", ":root>*")
_USED_PROPERTY = re.compile(r"var\(\s*(--[\w-]+)")


def divided(text: str, is_needed: Callable[[str], bool]) -> tuple[str, str]:
    """Return the rules that a page needs, and the rest, each in its order.

    A rule with several selectors goes both ways, each with its own. What holds rules (`@media`) is
    entered; what else begins with an `@` is needed.

    Args:
        text: a style sheet without comments.
        is_needed: whether a selector may match on a page.
    """
    needed: list[str] = []
    rest: list[str] = []
    for head, body in _rules(text):
        if body is None:
            needed.append(head)
        elif head.startswith(("@media", "@supports")):
            for into, inside in zip((needed, rest), divided(body, is_needed), strict=True):
                if inside:
                    into.append(f"{head}{{{inside}}}")
        elif head.startswith("@"):
            needed.append(f"{head}{{{body}}}")
        else:
            selectors = _split(head, ",")
            for into, wanted in ((needed, True), (rest, False)):
                if chosen := [each for each in selectors if is_needed(each) is wanted]:
                    into.append(f"{','.join(chosen)}{{{body}}}")
    return "".join(needed), "".join(rest)


def without_unused_properties(text: str, *others: str) -> tuple[str, str]:
    """Return a style sheet without the properties that nothing asks for, and a sheet of these alone.

    Those count that stand at the root of a page.

    Args:
        text: the style sheet.
        others: all other styles that may ask for one.
    """
    rules = [*_rules(text)]
    asked = _asked_for(rules, "".join(others))
    kept: list[str] = []
    unused: list[str] = []
    for head, body in rules:
        if body is None:
            kept.append(head)
        elif head not in _ROOTS:
            kept.append(f"{head}{{{body}}}")
        else:
            for into, wanted in ((kept, True), (unused, False)):
                chosen = [each for each in _split(body, ";") if (_name(each) in asked) is wanted]
                if chosen:
                    into.append(f"{head}{{{';'.join(chosen)}}}")
    return "".join(kept), "".join(unused)


def _asked_for(rules: list[tuple[str, str | None]], others: str) -> set[str]:
    """Return the names of the properties that other rules ask for, also by way of each other."""
    values: dict[str, str] = {}
    bodies = [others]
    for head, body in rules:
        if head in _ROOTS and body is not None:
            values.update((_name(each), each) for each in _split(body, ";"))
        elif body is not None:
            bodies.append(body)
    asked = {name for name in values if not name.startswith("--")}
    waiting = ["".join(bodies), *(values[name] for name in asked)]
    while waiting:
        new = set(_USED_PROPERTY.findall(waiting.pop())) - asked
        asked |= new
        waiting.extend(values[name] for name in new if name in values)
    return asked


def _name(declaration: str) -> str:
    return declaration.partition(":")[0].strip()


def classes_of(text: str) -> frozenset[str]:
    """Return the classes that the selectors of a style sheet name."""
    found: set[str] = set()
    for head, body in _rules(text):
        if body is not None and head.startswith(("@media", "@supports")):
            found |= classes_of(body)
        elif body is not None and not head.startswith("@"):
            found.update(_CLASS.findall(_IN_BRACKETS.sub("", head)))
    return frozenset(found)


def required_classes(selector: str) -> frozenset[str]:
    """Return the classes without which a selector matches nothing: those outside of `:not()` and the like."""
    depths = accumulate(_DEEPER.get(each, 0) if each in "()" else 0 for each in selector)
    plain = "".join(each for each, depth in zip(selector, depths, strict=True) if not depth)
    return frozenset(_CLASS.findall(_IN_BRACKETS.sub("", plain)))


def _rules(text: str) -> Iterator[tuple[str, str | None]]:
    """Yield head and body of each rule; what has no body ends with its semicolon."""
    start = depth = opened = 0
    for token in _TOKEN.finditer(text):
        mark = token.group()
        if mark == ";" and depth == 0:
            yield text[start : token.end()].strip(), None
            start = token.end()
        if mark == "{" and depth == 0:
            opened = token.end()
        depth += _DEEPER.get(mark, 0)
        if mark == "}" and depth == 0:
            yield text[start : opened - 1].strip(), text[opened : token.start()].strip()
            start = token.end()


def _split(text: str, at: str) -> list[str]:
    """Return the parts between marks that stand in no brackets and no string, without empty ones."""
    parts: list[str] = []
    start = depth = 0
    for token in _TOKEN.finditer(text):
        mark = token.group()
        if mark == at and depth == 0:
            parts.append(text[start : token.start()])
            start = token.end()
        depth += _DEEPER.get(mark, 0)
    parts.append(text[start:])
    return [each.strip() for each in parts if each.strip()]
