"""What an event is filed under, as the filters of the timeline and the lanes of its overview have it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from markupsafe import Markup

from dispute_briefings.facts.book import FactBook
from dispute_briefings.facts.model import Dispute, Event, Material, Measure, Party, Proceeding, Strand
from dispute_briefings.views.drawing import Drawing

FACETS = ("dispute", "party", "material", "kind", "strand", "measure")
"""What events are filtered by, in the order in which it is offered, besides their level and words."""


@dataclass(frozen=True, kw_only=True, slots=True)
class StrandLink:
    """A strand as the chip of an event: its title, and the page that tells of it."""

    title: Markup
    href: str


def strands_of(book: FactBook) -> tuple[tuple[Dispute, Strand], ...]:
    """Return the strands of all disputes, in their order."""
    return tuple((dispute, strand) for dispute in book.disputes for strand in dispute.strands)


def strand_key(book: FactBook, strand: str, dispute: str | None) -> str:
    """Return what a strand is called in an address: its id, with its dispute's where several have it."""
    having = [owner.id for owner, each in strands_of(book) if each.id == strand]
    return f"{dispute}.{strand}" if len(having) > 1 and dispute in having else strand


def strand_of(at: Drawing, event: Event) -> StrandLink | None:
    """Return the strand of an event, which leads to the one record that it is made of, else the dispute."""
    if event.strand is None:
        return None
    own = (each for each in strands_of(at.book) if each[0].id in at.book.disputes_of(event))
    dispute, strand = next((each for each in own if each[1].id == event.strand), (None, None))
    if dispute is None or strand is None:
        return None
    record = at.book.by_id[strand.of[0]] if len(strand.of) == 1 else dispute
    return StrandLink(title=at.title(strand.title), href=at.href(record))


def filed_under(book: FactBook, event: Event) -> Mapping[str, tuple[str, ...]]:
    """Return the values of an event by what it is filtered by; what it has none of is left out."""
    records = book.listed_under.get(event.id, ())
    disputes = book.disputes_of(event)
    owner = next((d.id for d, s in strands_of(book) if s.id == event.strand and d.id in disputes), None)
    found = {
        "dispute": disputes if len(book.disputes) > 1 else (),
        "party": tuple(each.id for each in records if isinstance(each, Party)),
        "material": tuple(each.id for each in records if isinstance(each, Material)),
        "kind": (event.kind,),
        "strand": (strand_key(book, event.strand, owner),) if event.strand and owner else (),
        "measure": tuple(each.id for each in records if isinstance(each, (Measure, Proceeding))),
    }
    return {name: values for name, values in found.items() if values}
