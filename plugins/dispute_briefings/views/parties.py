"""The parties of a dispute facing each other: who they are, what each says, the materials between them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from markupsafe import Markup

from dispute_briefings.facts.book import FactBook
from dispute_briefings.facts.model import Dispute, Material, Measure, Party, Question, Stance, Text, Value
from dispute_briefings.facts.model.dispute import Participant
from dispute_briefings.facts.values import DisputeRef
from dispute_briefings.views.drawing import Drawing, View


class PartiesOptions(Value):
    """Of which dispute."""

    dispute: DisputeRef


@dataclass(frozen=True, kw_only=True, slots=True)
class Card:
    """A party of a side: its role, and its latest stance on a question."""

    party: Party
    role: Text | None
    question: Question | None
    stance: Stance | None


def draw(drawing: Drawing, options: PartiesOptions) -> Markup:
    """Draw a card for the first party of each side that takes a position, and a list of the others."""
    book = drawing.book
    dispute = book.record(options.dispute, Dispute)
    drawing.used |= {dispute.id, "kind:question", "kind:measure"}
    facing, others = _cards(book, dispute)
    materials = {
        material.id: material
        for material in book.of_kind(Material)
        if any(
            material.id in m.materials and dispute.id in book.disputes_of(m) for m in book.of_kind(Measure)
        )
    }
    return drawing.render(
        "parties.html.jinja", facing=facing, others=others, materials=list(materials), originals=_originals
    )


def _cards(book: FactBook, dispute: Dispute) -> tuple[list[Card], list[Participant]]:
    facing: dict[str, Card] = {}
    others = []
    for participant in dispute.parties:
        party = book.record(participant.party, Party)
        question, stance = _latest(book, dispute, party.id)
        if participant.side not in facing and stance is not None:
            facing[participant.side] = Card(
                party=party, role=participant.role, question=question, stance=stance
            )
        else:
            others.append(participant)
    return list(facing.values()), others


def _latest(book: FactBook, dispute: Dispute, party: str) -> tuple[Question | None, Stance | None]:
    """The latest stance of a party on the first lead question that it answers."""
    for question in (book.record(question_id, Question) for question_id in dispute.lead_questions):
        stances = [stance for stance in question.positions if stance.party == party]
        if stances:
            return question, max(stances, key=lambda stance: stance.date.sort_key)
    return None, None


def _originals(drawing: Drawing, party: Party) -> Sequence[Markup]:
    return [
        drawing.value(name)
        for name in drawing.names(party)
        if name.kind == "official" and name.lang is not None and "Latn" not in name.lang
    ]


PARTIES = View(name="parties", options=PartiesOptions, draw=draw)
