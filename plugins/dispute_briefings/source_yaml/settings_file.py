"""What is wrong with mkdocs.yml as YAML, told as of a fact sheet; tags and anchors have a place in it."""

from __future__ import annotations

from dispute_briefings.problems import Problem, problem
from dispute_briefings.source_yaml.parsing import parse

_ALLOWED = frozenset({"yaml-tag", "yaml-anchor", "duplicate-key"})


def settings_problems(text: str, file: str) -> tuple[Problem, ...]:
    """Return why a text is no YAML, each reason at its place; nothing where our own reading finds none.

    Args:
        text: what the file holds.
        file: how problems name it.
    """
    _, found = parse(text, file)
    return tuple(
        problem("bad-configuration", each.position, each.what, each.cure)
        for each in found
        if each.code not in _ALLOWED
    )
