"""Pages on all records of a kind: state of play, positions, contested facts, glossary, articles."""

from __future__ import annotations

from collections.abc import Iterator

from dispute_briefings.facts.model import Dispute, Question, Record, Unknown
from dispute_briefings.pages.page import Desk, GeneratedPage, block, escaped, jumps
from dispute_briefings.views.glossary import languages, letters
from dispute_briefings.views.labels import named_language


def status_page(desk: Desk) -> GeneratedPage:
    """Return the state of play as of the last review, for each dispute, and every change until then."""
    changes = [
        f"### [[{record.id}]]\n\n{block('history', **{record.kind_name: record.id})}"
        for record in _in_strands(desk)
    ]
    parts = [*_each(desk, "status"), desk.section("changes", *changes, anchor="changes") if changes else ""]
    return desk.page("status.md", desk.words["state-of-play"], parts)


def _in_strands(desk: Desk) -> list[Record]:
    """The measures and proceedings that strands are made of, each once."""
    named = [record_id for d in desk.book.disputes for strand in d.strands for record_id in strand.of]
    return [desk.book.by_id[record_id] for record_id in dict.fromkeys(named)]


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


def _each(desk: Desk, view: str) -> Iterator[str]:
    disputes: tuple[Dispute, ...] = desk.book.disputes
    if not disputes:
        yield escaped(desk.words["no-disputes"])
    for dispute in disputes:
        drawn = block(view, dispute=dispute.id)
        yield drawn if len(disputes) == 1 else f"## [[{dispute.id}]] {{#{dispute.id}}}\n\n{drawn}"
