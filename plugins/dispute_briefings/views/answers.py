"""The answers to all questions at a glance: a row for each question, a word for each side."""

from __future__ import annotations

from dataclasses import dataclass

from markupsafe import Markup

from dispute_briefings.facts.model import Dispute, Question, Stance, Value
from dispute_briefings.facts.values import DisputeRef
from dispute_briefings.views.drawing import Drawing, View
from dispute_briefings.views.labels import short_name

# So many sides face each other, those that a dispute names first.
_FACING = 2


class AnswersOptions(Value):
    """On the questions of which dispute."""

    dispute: DisputeRef


@dataclass(frozen=True, kw_only=True, slots=True)
class Cell:
    """The latest answer of a party, None where no statement was found; whether it was another one before."""

    latest: Stance | None
    moved: bool


@dataclass(frozen=True, kw_only=True, slots=True)
class Row:
    """A question and its cells, one for each party."""

    question: Question
    cells: tuple[Cell, ...]


def draw(drawing: Drawing, options: AnswersOptions) -> Markup:
    """Draw the table; where there is no question, say so."""
    drawing.used |= {"kind:question", options.dispute}
    book = drawing.book
    questions = [q for q in book.of_kind(Question) if options.dispute in book.disputes_of(q)]
    parties = _facing(book.record(options.dispute, Dispute))
    rows = [Row(question=q, cells=tuple(_cell(q, party) for party in parties)) for q in questions]
    return drawing.render("answers.html.jinja", rows=rows, parties=parties, short_name=short_name)


def _facing(dispute: Dispute) -> list[str]:
    """The first party of each of the sides that face each other."""
    first = {entry.side: entry.party for entry in reversed(dispute.parties)}
    sides = dict.fromkeys(entry.side for entry in dispute.parties)
    return [first[side] for side in sides][:_FACING]


def _cell(question: Question, party: str) -> Cell:
    stances = sorted((s for s in question.positions if s.party == party), key=lambda s: s.date.sort_key)
    # Who gave no direct answer before has not moved by giving one.
    answers = {stance.answer for stance in stances} - {"unstated"}
    return Cell(latest=stances[-1] if stances else None, moved=len(answers) > 1)


ANSWERS = View(name="answers", options=AnswersOptions, draw=draw)
