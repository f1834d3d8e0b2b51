"""Mentions: which record names which, by its fields and in its texts, and which sources are quoted."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Container, Iterable, Mapping
from dataclasses import dataclass

from dispute_briefings.facts import tree
from dispute_briefings.facts.model import Record, Reference, Value
from dispute_briefings.facts.statements import Citation
from dispute_briefings.facts.text import linked


@dataclass(frozen=True, kw_only=True, slots=True)
class Mention:
    """That one record names another, and where."""

    record: Record
    path: tuple[str | int, ...]


def mentions_among(
    records: Iterable[tuple[Record, tuple[tree.Found, ...], tuple[tuple[tree.Path, str], ...]]],
    known: Container[str],
) -> Mapping[str, tuple[Mention, ...]]:
    """Return who names each record, by the id named.

    Args:
        records: each with the ids that it makes use of, and its texts with their paths.
        known: the ids of all records; what else is named is left out.
    """
    named: dict[str, list[Mention]] = defaultdict(list)
    for record, references, texts in records:
        for found in references:
            if isinstance(found.mark, Reference) and found.id in known:
                named[found.id].append(Mention(record=record, path=found.path))
        for path, text in texts:
            for target in linked(text):
                if target in known:
                    named[target].append(Mention(record=record, path=path))
    return {record_id: tuple(found) for record_id, found in named.items()}


def quoted_among(values: Iterable[Value]) -> Mapping[tuple[str, str], tuple[Citation, ...]]:
    """Return the citations among values that quote, each wording once, by source and casefolded place."""
    quoted: dict[tuple[str, str], dict[str, Citation]] = defaultdict(dict)
    for value in values:
        if isinstance(value, Citation) and value.quote and value.at:
            quoted[value.ref, value.at.casefold()].setdefault(value.quote, value)
    return {place: tuple(found.values()) for place, found in quoted.items()}
