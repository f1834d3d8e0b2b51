"""What is not known, and what would settle it."""

from __future__ import annotations

from functools import partial

from markupsafe import Markup

from dispute_briefings.facts.model import Unknown, Value
from dispute_briefings.facts.values import DisputeRef
from dispute_briefings.views.drawing import Drawing, View
from dispute_briefings.views.labels import anchor_in, disputes_named


class UnknownsOptions(Value):
    """Of one dispute, or of all; `outside`: those that are in none."""

    dispute: DisputeRef | None = None
    outside: bool = False


def draw(drawing: Drawing, options: UnknownsOptions) -> Markup:
    """Draw each open question with what is known, reported and not known."""
    drawing.used.add("kind:unknown")
    book = drawing.book
    unknowns = [
        unknown
        for unknown in book.of_kind(Unknown)
        if (options.dispute is None or options.dispute in book.disputes_of(unknown))
        and not (options.outside and book.disputes_of(unknown))
    ]
    drawing.used |= {unknown.id for unknown in unknowns}
    return drawing.render(
        "unknowns.html.jinja",
        unknowns=unknowns,
        of=partial(disputes_named, drawing, among=options.dispute),
        anchor=partial(anchor_in, drawing, options.dispute),
    )


UNKNOWNS = View(name="unknowns", options=UnknownsOptions, draw=draw)
