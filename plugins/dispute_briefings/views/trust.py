"""The trust line: on how much the briefing rests, and when it was last reviewed."""

from __future__ import annotations

from markupsafe import Markup

from dispute_briefings.facts.coverage import coverage
from dispute_briefings.facts.model import Value
from dispute_briefings.facts.values import DisputeRef
from dispute_briefings.views.addresses import contested_target, sources_page
from dispute_briefings.views.drawing import Drawing, View


class TrustOptions(Value):
    """Of one dispute, or of all."""

    dispute: DisputeRef | None = None


def draw(drawing: Drawing, options: TrustOptions) -> Markup:
    """Draw the counts and the day of the last review."""
    drawing.used.add("kind:record")
    book = drawing.book
    dispute = book.by_id[options.dispute] if options.dispute is not None else None
    several = dispute is not None and len(book.disputes) > 1
    return drawing.render(
        "trust.html.jinja",
        sources=sources_page(options.dispute if several else None),
        contested=contested_target(options.dispute if several else None),
        counts=coverage(book, options.dispute),
        as_of=book.as_of(dispute),
        any=book.disputes,
    )


TRUST = View(name="trust", options=TrustOptions, draw=draw)
