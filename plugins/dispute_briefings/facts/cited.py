"""A source as those name it who cite it: by its publisher and its day, and no more of it."""

from __future__ import annotations

from dataclasses import dataclass

from dispute_briefings.facts.dates import Date
from dispute_briefings.facts.model import Source
from dispute_briefings.facts.vocabulary import Vocabulary


@dataclass(frozen=True, kw_only=True, slots=True)
class CitedSource:
    """All that is said of a source beside a fact; `is_primary`: it is the act, ruling or statistic itself."""

    id: str
    publisher: str
    published: Date | None
    is_primary: bool


def as_cited(source: Source, vocabulary: Vocabulary) -> CitedSource:
    """Return a source as it is cited."""
    return CitedSource(
        id=source.id,
        publisher=source.publisher,
        published=source.published,
        is_primary=is_of_primary_kind(source, vocabulary),
    )


def is_of_primary_kind(source: Source, vocabulary: Vocabulary) -> bool:
    """Return whether a source is the act, ruling or statistic itself."""
    kinds = vocabulary.source_kinds
    return source.kind in kinds and kinds[source.kind].primary
