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
    """One question, all that a party answers or says for another, all of a dispute, or every one."""

    question: QuestionRef | None = None
    party: PartyRef | None = None
    dispute: DisputeRef | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class Cell:
    """What a party said on a question: its stances, the latest first; none where no statement was found.

    `moves` are the stances by which its answer changed, the latest first, each with the one before it.
    """

    party: str
    stances: tuple[Stance, ...]
    moves: tuple[tuple[Stance, Stance], ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class Row:
    """A question and its cells, one for each party that the matrix shows."""

    question: Question
    cells: tuple[Cell, ...]


def draw(drawing: Drawing, options: PositionsOptions) -> Markup:
    """Draw the matrix; a cell without a statement says so."""
    drawing.used |= {"kind:question", "kind:dispute"}
    book = drawing.book
    questions = [question for question in book.of_kind(Question) if _fits(book, question, options)]
    drawing.used |= {question.id for question in questions}
    parties = [options.party] if options.party is not None else _parties(book, questions)
    spoken = options.party is not None
    rows = [
        Row(question=q, cells=tuple(_cell(q, party, spoken=spoken) for party in parties)) for q in questions
    ]
    return drawing.render("positions.html.jinja", rows=rows, parties=parties, options=options)


def _fits(book: FactBook, question: Question, options: PositionsOptions) -> bool:
    return (
        options.question in {None, question.id}
        and (options.dispute is None or options.dispute in book.disputes_of(question))
        and (options.party is None or any(_speaks(options.party, s) for s in question.positions))
    )


def _parties(book: FactBook, questions: Sequence[Question]) -> list[str]:
    """Those that answer any question of the same disputes, so that a missing answer shows."""
    disputes = {dispute for question in questions for dispute in book.disputes_of(question)}
    beside = [q for q in book.of_kind(Question) if q in questions or disputes & {*book.disputes_of(q)}]
    answering = {stance.party for question in beside for stance in question.positions}
    order = dict.fromkeys(entry.party for dispute in book.disputes for entry in dispute.parties)
    return [*(party for party in order if party in answering), *sorted(answering - order.keys())]


def _speaks(party: str, stance: Stance) -> bool:
    return party == stance.party or party in stance.said_by


def _cell(question: Question, party: str, *, spoken: bool) -> Cell:
    stances = sorted(
        (s for s in question.positions if s.party == party or (spoken and _speaks(party, s))),
        key=lambda stance: stance.date.sort_key,
    )
    moves = [(before, after) for before, after in pairwise(stances) if before.answer != after.answer]
    return Cell(party=party, stances=tuple(reversed(stances)), moves=tuple(reversed(moves)))


POSITIONS = View(name="positions", options=PositionsOptions, draw=draw)
