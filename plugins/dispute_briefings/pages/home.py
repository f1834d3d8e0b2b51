"""The page of a dispute, and the home page of the site.

It begins with the brief: what is in force, who says what, what changed last and comes next, in as little
space as a phone has. The rest of the page is for whoever reads on.
"""

from __future__ import annotations

from dispute_briefings.facts.model import Dispute, Figure, Unknown
from dispute_briefings.facts.turns import regulations
from dispute_briefings.pages.page import Desk, GeneratedPage, block, escaped, shown_once
from dispute_briefings.views.addresses import brief_page, page_of
from dispute_briefings.views.names import has_more_names

# Headings that are set small, and so is the view that follows.
_BRIEF = "bf-brief"


def dispute_pages(desk: Desk) -> tuple[GeneratedPage, ...]:
    """Return the page of each dispute, and the home: the page of a single one, or a list of several."""
    disputes = desk.book.disputes
    pages = tuple(desk.record_page(page_of(d), d, _parts(desk, d, root="../")) for d in disputes)
    if len(disputes) == 1:
        home = desk.record_page("index.md", disputes[0], _parts(desk, disputes[0], root=""))
    else:
        home = desk.page("index.md", desk.words["disputes"], _several(desk, disputes))
    return (home, *pages)


def _parts(desk: Desk, dispute: Dispute, *, root: str) -> list[str]:
    """The dispute from top to bottom; `root` leads from the page to the first folder."""
    book = desk.book
    figures = list(shown_once(f for f in book.of_kind(Figure) if dispute.id in book.disputes_of(f)))[:2]
    unknowns = [u for u in book.of_kind(Unknown) if dispute.id in book.disputes_of(u)]
    return [
        block("record", id=dispute.id, part="title"),
        desk.section(
            "state-of-play",
            block("status", dispute=dispute.id, dates="short"),
            anchor="state-of-play",
            look=_BRIEF,
        ),
        desk.section("the-parties", block("parties", dispute=dispute.id), anchor="parties", look=_BRIEF),
        desk.section("lately", block("lately", dispute=dispute.id), anchor="lately", look=_BRIEF),
        block("trust", dispute=dispute.id),
        desk.section("in-short", block("record", id=dispute.id, part="body"), anchor="in-short"),
        desk.section("key-events", block("timeline", dispute=dispute.id, level="1"), anchor="key-events"),
        desk.section("numbers", *(block("figure", id=f.id, form="brief") for f in figures), anchor="numbers")
        if figures
        else "",
        desk.section("not-known", block("unknowns", dispute=dispute.id), anchor="not-known")
        if unknowns
        else "",
        desk.section("names", block("names", record=dispute.id), anchor="names")
        if has_more_names(book, dispute)
        else "",
        desk.section(
            "read-next",
            block("articles", dispute=dispute.id),
            _whole(desk, dispute, root),
            anchor="read-next",
        ),
    ]


def _whole(desk: Desk, dispute: Dispute, root: str) -> str:
    page = brief_page(dispute.id if desk.several else None)
    return f"[{escaped(desk.words['whole-brief'])}]({root}{page}){{: .bf-to-brief }}"


def _several(desk: Desk, disputes: tuple[Dispute, ...]) -> list[str]:
    if not disputes:
        return [escaped(desk.words["no-disputes"])]
    return [
        "\n\n".join(
            [
                f"## [[{dispute.id}]] {{#{dispute.id}}}",
                *_brief(desk, dispute),
                block("lately", dispute=dispute.id),
                block("trust", dispute=dispute.id),
            ]
        )
        for dispute in disputes
    ]


def _brief(desk: Desk, dispute: Dispute) -> tuple[str, ...]:
    """The status strip; a dispute that begins with events alone has none, and says what it is."""
    if not (dispute.strands or regulations(desk.book, dispute)):
        return (block("record", id=dispute.id, part="head"),)
    return block("record", id=dispute.id, part="title"), block("status", dispute=dispute.id)
