"""Pages on all records of a kind: state of play, positions, contested facts, glossary, articles."""

from __future__ import annotations

from collections.abc import Iterator

from dispute_briefings.facts.coverage import in_no_dispute
from dispute_briefings.facts.model import Conflict, Question, Unknown
from dispute_briefings.pages.page import Desk, GeneratedPage, block, escaped, jumps
from dispute_briefings.views.glossary import languages, letters
from dispute_briefings.views.labels import named_language


def status_page(desk: Desk) -> GeneratedPage:
    """Return the state of play of each dispute, on any day, and every change of it, the newest first."""
    disputes = desk.book.disputes
    parts = [escaped(desk.words["no-disputes"])] if not disputes else []
    for dispute in disputes:
        if len(disputes) > 1:
            parts.append(f"## [[{dispute.id}]] {{#{dispute.id}}}")
        parts.append(block("days", dispute=dispute.id))
    for dispute in disputes:
        alone = len(disputes) == 1
        anchor = "changes" if alone else f"changes-{dispute.id}"
        heading = (
            f"{desk.words['changes']}" if alone else f"{desk.words['changes']}: {desk.plain(dispute.heading)}"
        )
        parts.append(f"## {escaped(heading)} {{#{anchor}}}\n\n{block('history', dispute=dispute.id)}")
    return desk.page("status.md", desk.words["state-of-play"], parts)


def positions_page(desk: Desk) -> GeneratedPage:
    """Return every question with the parties' answers; it is the address of every question."""
    questions = desk.book.of_kind(Question)
    if not questions:
        return desk.empty_page("positions.md", desk.words["positions"])
    if desk.several:
        return desk.page("positions.md", desk.words["positions"], _positions_by_dispute(desk, questions))
    glances = [block("answers", dispute=dispute.id) for dispute in desk.book.disputes]
    parts = [*glances, *(_question(desk, each) for each in questions)]
    return desk.page("positions.md", desk.words["positions"], parts)


def _question(desk: Desk, question: Question, level: int = 2) -> str:
    heading = f"{'#' * level} {escaped(desk.plain(question.text))} {{#{question.id}}}"
    return f"{heading}\n\n{block('positions', question=question.id)}"


def _positions_by_dispute(desk: Desk, questions: tuple[Question, ...]) -> list[str]:
    """A question of several disputes stands under its first one, and among the answers of each."""
    firsts = {question.id: (*desk.book.disputes_of(question), None)[0] for question in questions}
    parts = [jumps((desk.plain(each.heading), f"#{each.id}") for each in desk.several)]
    for dispute in desk.several:
        parts += [f"## [[{dispute.id}]] {{#{dispute.id}}}", block("answers", dispute=dispute.id)]
        parts += [_question(desk, each, level=3) for each in questions if firsts[each.id] == dispute.id]
    rest = [_question(desk, each, level=3) for each in questions if firsts[each.id] is None]
    return [*parts, desk.section("in-no-dispute", *rest, anchor="in-no-dispute") if rest else ""]


def contested_page(desk: Desk) -> GeneratedPage:
    """Return the facts on which sources differ, open ones first, and what is not known."""
    if desk.several:
        return desk.page("contested.md", desk.words["contested-title"], _contested_by_dispute(desk))
    parts = [
        escaped(desk.words["contested-lead"]),
        desk.section("contested-open", block("contested", state="open"), anchor="open"),
        desk.section("contested-settled", block("contested", state="settled"), anchor="settled"),
    ]
    if desk.book.of_kind(Unknown):
        parts.append(desk.section("not-known", block("unknowns"), anchor="not-known"))
    return desk.page("contested.md", desk.words["contested-title"], parts)


def _contested_by_dispute(desk: Desk) -> list[str]:
    """What each dispute has under one heading; the addresses of a site with one lead to all of a kind."""
    book = desk.book
    unknowns = book.of_kind(Unknown)
    uncertain = {dispute for unknown in unknowns for dispute in book.disputes_of(unknown)}
    parts = [escaped(desk.words["contested-lead"])]
    for anchor, key in (
        ("open", "contested-open"),
        ("settled", "contested-settled"),
        ("not-known", "not-known"),
    ):
        there = [d for d in desk.several if anchor != "not-known" or d.id in uncertain]
        targets = [(desk.plain(each.heading), f"#{each.id}-{anchor}") for each in there]
        parts.append(jumps(targets, to=desk.words[key], anchor=anchor) if targets else "")
    for dispute in desk.several:
        parts.append(f"## [[{dispute.id}]] {{#{dispute.id}}}")
        parts += _contested(desk, dispute.id, is_uncertain=dispute.id in uncertain, dispute=dispute.id)
    outside = in_no_dispute(book)
    lone = [unknown for unknown in unknowns if unknown.id in outside]
    differing = (*(fact.record for fact in book.contested), *book.of_kind(Conflict))
    if lone or any(record.id in outside for record in differing):
        parts.append(f"## {escaped(desk.words['in-no-dispute'])} {{#in-no-dispute}}")
        parts += _contested(desk, "in-no-dispute", is_uncertain=bool(lone), outside="true")
    return parts


def _contested(desk: Desk, anchor: str, *, is_uncertain: bool, **which: str) -> Iterator[str]:
    for state in ("open", "settled"):
        shown = block("contested", state=state, **which)
        yield desk.section(f"contested-{state}", shown, anchor=f"{anchor}-{state}", level=3)
    if is_uncertain:
        yield desk.section("not-known", block("unknowns", **which), anchor=f"{anchor}-not-known", level=3)


def glossary_pages(desk: Desk) -> tuple[GeneratedPage, ...]:
    """Return the glossary by letter, which is the address of every term, and by each other language of it."""
    book = desk.book
    found = letters(book)
    others = [_glossary_in(desk, tag) for tag in languages(book)]
    jump = jumps(
        [
            *((letter, f"#{_anchor(letter)}") for letter in found),
            *((page.title, page.path) for page in others),
        ]
    )
    parts = [
        f"## {escaped(letter)} {{#{_anchor(letter)}}}\n\n{block('glossary', letter=letter)}"
        for letter in found
    ]
    if not parts:
        return (desk.empty_page("glossary.md", desk.words["glossary"]), *others)
    return (desk.page("glossary.md", desk.words["glossary"], [jump, *parts]), *others)


def _glossary_in(desk: Desk, tag: str) -> GeneratedPage:
    title = desk.words["glossary-in"].format(language=named_language(tag, desk.book.language))
    return desk.page(f"glossary-{tag}.md", title, [block("glossary", language=tag)])


def articles_page(desk: Desk) -> GeneratedPage:
    """Return the list of articles."""
    return desk.page("articles/index.md", desk.words["articles"], [block("articles")])


def _anchor(letter: str) -> str:
    return (
        f"letter-{letter.lower()}" if letter.isascii() and letter.isalnum() else f"letter-{ord(letter[0]):x}"
    )
