"""Every view with every record that it can be asked for, of any book."""

from __future__ import annotations

from collections.abc import Iterator

from dispute_briefings.facts.book import FactBook
from dispute_briefings.facts.model import (
    Dispute,
    Figure,
    Material,
    Measure,
    Party,
    Proceeding,
    Question,
    Source,
)

Asked = tuple[str, dict[str, object]]


def every_view(book: FactBook) -> Iterator[Asked]:
    """Yield each view by name with options, so that each record of the book is drawn in each way."""
    whole = (
        "articles",
        "contested",
        "days",
        "glossary",
        "positions",
        "sources",
        "status",
        "timeline",
        "timeline-filters",
        "timeline-overview",
        "trust",
    )
    yield from ((view, {}) for view in (*whole, "unknowns"))
    yield from (
        ("records", {"kind": kind}) for kind in ("figure", "material", "measure", "party", "proceeding")
    )
    yield "timeline", {"anchors": "true", "months": "true"}
    yield "timeline", {"when": "next"}
    yield "status", {"on": "2019-12"}
    yield "since", {"written": "2019-07", "about": [material.id for material in book.of_kind(Material)]}
    for record in book.records:
        yield from ((view, {"record": record.id}) for view in ("names", "facts", "mentions"))
        yield "record", {"id": record.id}
    for dispute in book.of_kind(Dispute):
        yield from (
            (view, {"dispute": dispute.id})
            for view in (
                "answers",
                "parties",
                "lately",
                "timeline-overview",
                "status",
                "contested",
                "days",
                "history",
            )
        )
    for measure in book.of_kind(Measure):
        yield from ((view, {"measure": measure.id}) for view in ("status", "history"))
    for proceeding in book.of_kind(Proceeding):
        yield from ((view, {"proceeding": proceeding.id}) for view in ("status", "history"))
    for material in book.of_kind(Material):
        yield from ((view, {"material": material.id}) for view in ("status", "regime", "identifiers"))
    for party in book.of_kind(Party):
        yield "positions", {"party": party.id}
    for question in book.of_kind(Question):
        yield "positions", {"question": question.id}
    for figure in book.of_kind(Figure):
        yield "figure", {"id": figure.id}
        yield "figure", {"id": figure.id, "form": "brief"}
    for source in book.of_kind(Source):
        yield "source", {"id": source.id}
        yield "resting", {"source": source.id}
