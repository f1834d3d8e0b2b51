"""What fields mean, read from the sentence below each of them in the program: the only place that says it."""

from __future__ import annotations

import ast
import inspect
import sys
from collections.abc import Iterator, Mapping
from functools import cache


def meanings(kind: type) -> Mapping[str, str]:
    """Return what the fields of a class mean, by their names in it; those of a base class among them."""
    found: dict[str, str] = {}
    for base in reversed(kind.__mro__):
        found |= _documented(base.__module__).get(base.__name__, {})
    return found


def first_sentence(kind: type) -> str:
    """Return the first sentence of a class's documentation, on one line."""
    text = " ".join((inspect.getdoc(kind) or "").partition("\n\n")[0].split())
    return text if text.endswith(".") else f"{text}."


@cache
def _documented(module: str) -> Mapping[str, Mapping[str, str]]:
    """Return the sentences below the fields of each class of a module of this package."""
    if not module.startswith(__name__.partition(".")[0]):
        return {}
    tree = ast.parse(inspect.getsource(sys.modules[module]))
    return {node.name: dict(_fields(node)) for node in tree.body if isinstance(node, ast.ClassDef)}


def _fields(node: ast.ClassDef) -> Iterator[tuple[str, str]]:
    """Yield each name that a class body assigns and the text that stands as a statement right below it."""
    for field, below in zip(node.body, node.body[1:], strict=False):
        match field, below:
            case (
                ast.AnnAssign(target=ast.Name(id=name)) | ast.Assign(targets=[ast.Name(id=name)]),
                ast.Expr(value=ast.Constant(value=str(text))),
            ):
                yield name, " ".join(text.split())
