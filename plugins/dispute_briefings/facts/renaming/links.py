"""An id in ``[[links]]``, ``[[addresses.of.facts]]`` and ``[@citations]``, wherever text may hold them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from dispute_briefings.facts.renaming.edits import Edit

_LINK = re.compile(r"\[\[\s*(?P<target>[^\[\]|\\\n]+?)\s*(?=\||\\\||\]\])")
_CITATION = re.compile(r"\[@(?P<cited>[^\[\]]+)\]")


@dataclass(frozen=True, kw_only=True, slots=True)
class Renaming:
    """From which id to which; `measures` name the record as a unit of theirs, which ends an address."""

    old: str
    new: str
    measures: frozenset[str] = frozenset()

    def names_unit(self, target: str) -> bool:
        """Whether an address ends in the record's id, as in ``quota.status.rock-salt``."""
        record, _, path = target.partition(".")
        return record in self.measures and path.endswith(f".{self.old}")


def edits_in_links(text: str, renamed: Renaming) -> Iterator[Edit]:
    """Yield the edits of links and citations in a text."""
    for found in _LINK.finditer(text):
        yield from _edits_in_target(found["target"], found.start("target"), renamed)
    for found in _CITATION.finditer(text):
        yield from edits_in_cited(found["cited"], found.start("cited"), renamed)


def _edits_in_target(target: str, start: int, renamed: Renaming) -> Iterator[Edit]:
    if target.partition(".")[0] == renamed.old:
        yield Edit(start, start + len(renamed.old), renamed.new)
    if renamed.names_unit(target):
        end = start + len(target)
        yield Edit(end - len(renamed.old), end, renamed.new)


def edits_in_cited(cited: str, start: int, renamed: Renaming) -> Iterator[Edit]:
    """Yield the edits of ``source, where; @other``, which begins at an offset."""
    source = rf"(?:^|;)\s*@?\s*(?P<source>{re.escape(renamed.old)})\s*(?=,|;|$)"
    for found in re.finditer(source, cited):
        yield Edit(start + found.start("source"), start + found.end("source"), renamed.new)
