"""The parties of a dispute facing each other: who they are, what each says, the materials between them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from markupsafe import Markup

from dispute_briefings.facts.book import FactBook
from dispute_briefings.facts.model import Dispute, Measure, Party, Question, Stance, Value
from dispute_briefings.facts.model.dispute import Participant
from dispute_briefings.facts.values import DisputeRef
from dispute_briefings.views.drawing import Drawing, View
from dispute_briefings.views.labels import originals

# The two sides that are named first face each other; another one joins them by answering the question.
_FACING = 2


class PartiesOptions(Value):
    """Of which dispute."""

    dispute: DisputeRef


@dataclass(frozen=True, kw_only=True, slots=True)
class Card:
    """The first party of a side, its role, and the stance it holds on the first lead question, if any."""

    party: Party
    participant: Participant
    stance: Stance | None


def draw(drawing: Drawing, options: PartiesOptions) -> Markup:
    """Draw a card for each side, and a list of the other parties; where there is no party, say so."""
    book = drawing.book
    dispute = book.record(options.dispute, Dispute)
    question = book.record(dispute.lead_questions[0], Question) if dispute.lead_questions else None
    drawing.used |= {dispute.id, "kind:measure", *({question.id} if question is not None else set())}
    cards = tuple(_cards(book, dispute, question))
    shown = {card.party.id for card in cards}
    return drawing.render(
        "parties.html.jinja",
        question=question,
        cards=cards,
        others=[entry for entry in dispute.parties if entry.party not in shown],
        materials=_materials(book, dispute),
        originals=originals,
    )


def _cards(book: FactBook, dispute: Dispute, question: Question | None) -> Iterator[Card]:
    first = {entry.side: entry for entry in reversed(dispute.parties)}
    sides = dict.fromkeys(entry.side for entry in dispute.parties)
    for number, side in enumerate(sides):
        entry = first[side]
        stance = _held(question, entry.party)
        if number < _FACING or stance is not None:
            yield Card(party=book.record(entry.party, Party), participant=entry, stance=stance)


def _held(question: Question | None, party: str) -> Stance | None:
    """The stance with which a party began to answer as it does now: what it says since then adds to that.

    So two that face each other speak of the same, though one of them may have spoken again later.
    """
    stances = [s for s in question.positions if s.party == party] if question is not None else []
    stances.sort(key=lambda stance: stance.date.sort_key)
    held = stances[-1:]
    for stance in reversed(stances[:-1]):
        if stance.answer != held[-1].answer:
            break
        held.append(stance)
    return held[-1] if held else None


def _materials(book: FactBook, dispute: Dispute) -> list[str]:
    measures = [m for m in book.of_kind(Measure) if dispute.id in book.disputes_of(m)]
    return list(dict.fromkeys(material for measure in measures for material in measure.materials))


PARTIES = View(name="parties", options=PartiesOptions, draw=draw)
