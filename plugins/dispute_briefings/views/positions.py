"""Who answers which question how: a row for each question, a cell for each party, and how it moved."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from markupsafe import Markup

from dispute_briefings.facts.book import FactBook
from dispute_briefings.facts.model import Question, Stance, Value
from dispute_briefings.facts.values import DisputeRef, PartyRef, QuestionRef
from dispute_briefings.views.drawing import Drawing, View


class PositionsOptions(Value):
    """One question, all that a party answers, all of a dispute, or every one."""

    question: QuestionRef | None = None
    party: PartyRef | None = None
    dispute: DisputeRef | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class Cell:
    """What a party said on a question: its stances, the latest first; none where no statement was found.

    `moved` are the stances by which its answer changed, each with the one before it.
    """

    party: str
    stances: tuple[tuple[int, Stance], ...]
    moved: tuple[tuple[Stance, Stance], ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class Row:
    """A question and its cells, a cell for each party that the matrix shows."""

    question: Question
    cells: tuple[Cell, ...]


def draw(drawing: Drawing, options: PositionsOptions) -> Markup:
    """Draw the matrix; a cell without a statement says so."""
    drawing.used |= {"kind:question", "kind:dispute"}
    book = drawing.book
    questions = [question for question in book.of_kind(Question) if _chosen(book, question, options)]
    drawing.used |= {question.id for question in questions}
    rows = tuple(
        Row(
            question=question,
            cells=tuple(_cell(question, party) for party in _parties(book, question, options)),
        )
        for question in questions
    )
    lone = options.question is not None
    return drawing.render("positions.html.jinja", rows=rows, lone=lone, options=options)


def _chosen(book: FactBook, question: Question, options: PositionsOptions) -> bool:
    return (
        (options.question is None or question.id == options.question)
        and (options.dispute is None or options.dispute in book.disputes_of(question))
        and (options.party is None or any(stance.party == options.party for stance in question.positions))
    )


def _parties(book: FactBook, question: Question, options: PositionsOptions) -> Sequence[str]:
    """The party asked for; else those of any question of its disputes, so that a missing answer shows."""
    if options.party is not None:
        return [options.party]
    disputes = set(book.disputes_of(question))
    beside = [q for q in book.of_kind(Question) if q is question or disputes & set(book.disputes_of(q))]
    answering = {stance.party for q in beside for stance in q.positions}
    order = [entry.party for dispute in book.disputes for entry in dispute.parties]
    ordered = [party for party in dict.fromkeys(order) if party in answering]
    return [*ordered, *sorted(answering - set(ordered))]


def _cell(question: Question, party: str) -> Cell:
    stances = sorted(
        ((n, stance) for n, stance in enumerate(question.positions, start=1) if stance.party == party),
        key=lambda entry: (entry[1].date.sort_key, entry[0]),
    )
    answered = [stance for _, stance in stances if stance.answer != "unstated"]
    moved = tuple((before, after) for before, after in pairwise(answered) if before.answer != after.answer)
    return Cell(party=party, stances=tuple(reversed(stances)), moved=moved)


POSITIONS = View(name="positions", options=PositionsOptions, draw=draw)
