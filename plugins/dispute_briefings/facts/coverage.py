"""How much a briefing rests on: how many facts and sources, how many of them primary, how many contested."""

from __future__ import annotations

from dataclasses import dataclass

from dispute_briefings.facts.book import FactBook
from dispute_briefings.facts.cited import is_of_primary_kind
from dispute_briefings.facts.model import Conflict, Record, Source


@dataclass(frozen=True, kw_only=True, slots=True)
class Coverage:
    """Counts of facts, of the sources they cite, of the primary ones among these, and of what is contested.

    Contested are the facts on which sources differ and nothing has settled it, and the conflict records.
    """

    facts: int
    sources: int
    primary: int
    contested: int


def coverage(book: FactBook, dispute: str | None = None) -> Coverage:
    """Return the counts for a dispute, or for all records.

    A dispute's facts are those of its own records and of the shared ones that they name.
    """
    records = covered(book, dispute)
    facts = [fact for fact in book.facts.values() if fact.record.id in records and not fact.record.retracted]
    cited = {citation.ref for fact in facts for citation in fact.sources}
    sources = [source for source in book.of_kind(Source) if source.id in cited]
    conflicts = [conflict for conflict in book.of_kind(Conflict) if conflict.id in records]
    return Coverage(
        facts=len(facts),
        sources=len(sources),
        primary=sum(is_primary(book, source) for source in sources),
        contested=sum(fact.standing.contested for fact in facts) + len(conflicts),
    )


def covered(book: FactBook, dispute: str | None) -> frozenset[str]:
    """Return the ids of a dispute's records and of the shared ones that they name, directly or not.

    All records for None, and for the only dispute of a site.
    """
    if dispute is None or len(book.disputes) == 1:
        return frozenset(book.by_id)
    return book.concerned.get(dispute, frozenset())


def in_no_dispute(book: FactBook) -> frozenset[str]:
    """Return the ids of the records that belong to no dispute and that none names."""
    return frozenset(book.by_id).difference(*book.concerned.values())


def is_primary(book: FactBook, source: Record) -> bool:
    """Return whether a record is a source that is the act, ruling or statistic itself."""
    return isinstance(source, Source) and is_of_primary_kind(source, book.vocabulary)
