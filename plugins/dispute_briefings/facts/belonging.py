"""Which disputes a record concerns: those that it belongs to, else those whose records name it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from dispute_briefings.facts.model import Dispute, Record


def concerned(dispute: str, records: Sequence[Record], naming: Mapping[str, Iterable[str]]) -> frozenset[str]:
    """Return the ids of a dispute's records and of the shared ones that they name, directly or not.

    Args:
        dispute: the id of the dispute.
        records: all records of the site.
        naming: the ids that each record names, by its own.
    """
    by_id = {record.id: record for record in records}
    found = [record.id for record in records if dispute in owners(record)]
    reached = set(found)
    for each in found:  # grows while it is walked
        for named in naming.get(each, ()):
            if named not in reached and not owners(by_id[named]):
                reached.add(named)
                found.append(named)
    return frozenset(reached)


def owners(record: Record) -> tuple[str, ...]:
    """Return the ids of the disputes that a record belongs to; none for a shared record."""
    if isinstance(record, Dispute):
        return (record.id,)
    own = record.origin.dispute
    return (*([own] if own else ()), *record.also_in)


def naming(mentions: Mapping[str, Iterable[Record]]) -> Mapping[str, list[str]]:
    """Return the ids that each record names, from who names each."""
    turned: dict[str, list[str]] = defaultdict(list)
    for named, records in mentions.items():
        for record in records:
            turned[record.id].append(named)
    return turned
