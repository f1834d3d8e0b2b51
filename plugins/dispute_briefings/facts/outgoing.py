"""The links that lead out of the site: those of sources."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from dispute_briefings.facts.book import FactBook
from dispute_briefings.facts.model import Source
from dispute_briefings.problems import Position


@dataclass(frozen=True, kw_only=True, slots=True)
class Outgoing:
    """A link to another site: where it is written, and in what (``source 'kbs-2019'``, an article).

    `source` is the source that it is the address of, if it is one's.
    """

    url: str
    position: Position
    what: str
    source: Source | None = None


def of_sources(book: FactBook) -> Iterator[Outgoing]:
    """Yield the addresses of sources, without those of sources that are retracted."""
    for source in book.of_kind(Source):
        if source.url is not None:
            yield Outgoing(
                url=source.url,
                position=source.origin.position(("url",)),
                what=f"source '{source.id}'",
                source=source,
            )
