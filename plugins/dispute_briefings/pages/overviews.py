"""Pages on all records of a kind: state of play, positions, contested facts, glossary, articles."""

from __future__ import annotations

from dispute_briefings.facts.model import Question, Unknown
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
    parts = [
        f"## {escaped(desk.plain(each.text))} {{#{each.id}}}\n\n{block('positions', question=each.id)}"
        for each in desk.book.of_kind(Question)
    ]
    glances = [block("answers", dispute=dispute.id) for dispute in desk.book.disputes] if parts else []
    return desk.page(
        "positions.md", desk.words["positions"], [*glances, *parts] or [escaped(desk.words["none-yet"])]
    )


def contested_page(desk: Desk) -> GeneratedPage:
    """Return the facts on which sources differ, open ones first, and what is not known."""
    parts = [
        escaped(desk.words["contested-lead"]),
        desk.section("contested-open", block("contested", state="open"), anchor="open"),
        desk.section("contested-settled", block("contested", state="settled"), anchor="settled"),
    ]
    if desk.book.of_kind(Unknown):
        parts.append(desk.section("not-known", block("unknowns"), anchor="not-known"))
    return desk.page("contested.md", desk.words["contested-title"], parts)


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
    page = desk.page(
        "glossary.md", desk.words["glossary"], [jump, *parts] if parts else [desk.words["none-yet"]]
    )
    return (page, *others)


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
