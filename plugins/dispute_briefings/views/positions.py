"""Who answers which question how: a row for each question, a cell for each party, and how it moved."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from itertools import pairwise

from markupsafe import Markup

from dispute_briefings.facts.book import FactBook
from dispute_briefings.facts.model import Question, Stance, Value
from dispute_briefings.facts.values import DisputeRef, PartyRef, QuestionRef
from dispute_briefings.views.drawing import Drawing, View
from dispute_briefings.views.labels import disputes_named

# So many sides face each other, those that a dispute names first.
_FACING = 2


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
    return drawing.render(
        "positions.html.jinja",
        rows=rows,
        parties=parties,
        options=options,
        of=partial(disputes_named, drawing, among=options.dispute),
    )


def _fits(book: FactBook, question: Question, options: PositionsOptions) -> bool:
    return (
        options.question in {None, question.id}
        and (options.dispute is None or options.dispute in book.disputes_of(question))
        and (options.party is None or any(_speaks(options.party, s) for s in question.positions))
    )


def _parties(book: FactBook, questions: Sequence[Question]) -> list[str]:
    """Those that answer a question shown, and the first parties of the sides that face each other.

    So a missing answer of one of these shows.
    """
    ids = {dispute for question in questions for dispute in book.disputes_of(question)}
    entries = [entry for dispute in book.disputes if dispute.id in ids for entry in dispute.parties]
    sides = list(dict.fromkeys(entry.side for entry in entries))[:_FACING]
    facing = {next(entry.party for entry in entries if entry.side == side) for side in sides}
    answering = {stance.party for question in questions for stance in question.positions}
    order = dict.fromkeys(entry.party for entry in entries)
    wanted = answering | facing if questions else set()
    return [*(party for party in order if party in wanted), *sorted(wanted - order.keys())]


def _speaks(party: str, stance: Stance) -> bool:
    return party == stance.party or party in stance.said_by


def _cell(question: Question, party: str, *, spoken: bool) -> Cell:
    stances = sorted(
        (s for s in question.positions if s.party == party or (spoken and _speaks(party, s))),
        key=lambda stance: stance.date.sort_key,
    )
    # Who gave no direct answer before has not moved by giving one.
    answered = [stance for stance in stances if stance.answer != "unstated"]
    moves = [(before, after) for before, after in pairwise(answered) if before.answer != after.answer]
    return Cell(party=party, stances=tuple(reversed(stances)), moves=tuple(reversed(moves)))


POSITIONS = View(name="positions", options=PositionsOptions, draw=draw)
