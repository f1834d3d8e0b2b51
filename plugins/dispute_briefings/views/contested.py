"""What sources tell differently: the reports side by side, how they stand, what would settle it."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import Literal

from markupsafe import Markup

from dispute_briefings.facts.coverage import covered, in_no_dispute
from dispute_briefings.facts.fact import Fact
from dispute_briefings.facts.model import Conflict, Figure, Name, Record, Value
from dispute_briefings.facts.values import DisputeRef
from dispute_briefings.views.addresses import REPORTS_PAGE, reports_anchor
from dispute_briefings.views.drawing import Drawing, View
from dispute_briefings.views.labels import anchor_in, disputes_named, fact_label


class ContestedOptions(Value):
    """Of one dispute or of all; open ones, settled ones (and those both true), or all.

    `outside`: what is in no dispute.
    """

    dispute: DisputeRef | None = None
    outside: bool = False
    state: Literal["open", "settled", "all"] = "all"


@dataclass(frozen=True, kw_only=True, slots=True)
class Misspelling:
    """A name that a source prints wrongly, and the record that it means."""

    record: Record
    name: Name


def draw(drawing: Drawing, options: ContestedOptions) -> Markup:
    """Draw each contested fact and conflict; where there is none, say so."""
    book = drawing.book
    drawing.used |= {"kind:record"}
    inside = in_no_dispute(book) if options.outside else covered(book, options.dispute)
    facts = [fact for fact in book.contested if fact.record.id in inside and _fits(fact, options)]
    # Of a series many points may differ, and each says little by itself.
    facts.sort(key=lambda fact: isinstance(fact.record, Figure))
    conflicts = [
        conflict
        for conflict in book.of_kind(Conflict)
        if options.state != "settled" and conflict.id in inside
    ]
    misspelt = [] if options.state == "open" else _misspelt(drawing, inside)
    return drawing.render(
        "contested.html.jinja",
        facts=facts,
        conflicts=conflicts,
        misspelt=misspelt,
        label=fact_label,
        anchor=partial(_anchor, drawing, options.dispute),
        anchor_of=partial(anchor_in, drawing, options.dispute),
        of=partial(disputes_named, drawing, among=options.dispute),
    )


def _anchor(at: Drawing, dispute: str | None, fact: Fact) -> Markup:
    """Return the ``id`` of a fact's reports, on the page where links to them lead."""
    elsewhere = at.setting.page not in {None, REPORTS_PAGE}
    if elsewhere or (dispute is not None and dispute not in at.book.disputes_on(fact.record)[:1]):
        return Markup("")
    return Markup(' id="{}"').format(reports_anchor(fact))


def _fits(fact: Fact, options: ContestedOptions) -> bool:
    if options.state == "all":
        return True
    return fact.standing.contested == (options.state == "open")


def _misspelt(drawing: Drawing, inside: frozenset[str]) -> list[Misspelling]:
    return [
        Misspelling(record=record, name=name)
        for record in drawing.book.records
        if record.id in inside and not record.retracted
        for name in record.all_names
        if name.kind == "misspelling"
    ]


CONTESTED = View(name="contested", options=ContestedOptions, draw=draw)
