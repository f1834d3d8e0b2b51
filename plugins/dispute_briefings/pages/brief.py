"""All of a dispute on one page, to be printed or kept as a PDF; on the screen, its pages serve better."""

from __future__ import annotations

from collections.abc import Iterator

from dispute_briefings.facts.coverage import covered
from dispute_briefings.facts.model import Dispute, Figure, Material, Measure, Proceeding, Question, Unknown
from dispute_briefings.pages.page import Desk, GeneratedPage, block, escaped, shown_once
from dispute_briefings.views.addresses import brief_page
from dispute_briefings.views.names import has_more_names

# Headings that are set small, as on the home page; and those that begin a sheet of paper.
_BRIEF, _SHEET = "bf-brief", "bf-sheet"


def brief_pages(desk: Desk) -> tuple[GeneratedPage, ...]:
    """Return the whole brief of each dispute."""
    several = bool(desk.several)
    return tuple(
        desk.page(
            brief_page(dispute.id if several else None),
            desk.words["whole-brief-of"].format(dispute=desk.plain(dispute.heading)),
            [*_first_sheet(desk, dispute), *_sheets(desk, dispute)],
            dispute,
        )
        for dispute in desk.book.disputes
    )


def _first_sheet(desk: Desk, dispute: Dispute) -> Iterator[str]:
    yield block("record", id=dispute.id, part="title")
    status = block("status", dispute=dispute.id, dates="short")
    yield desk.section("state-of-play", status, anchor="state-of-play", look=_BRIEF)
    yield desk.section("the-parties", block("parties", dispute=dispute.id), anchor="parties", look=_BRIEF)
    yield desk.section("lately", block("lately", dispute=dispute.id), anchor="lately", look=_BRIEF)
    yield block("trust", dispute=dispute.id)
    yield desk.section("in-short", block("record", id=dispute.id, part="body"), anchor="in-short")


def _sheets(desk: Desk, dispute: Dispute) -> Iterator[str]:
    """Each begins a sheet of paper; what the dispute has nothing of is left out."""
    book = desk.book

    within = covered(book, dispute.id)

    def of_dispute(kind: type[Question | Unknown | Figure | Measure | Proceeding]) -> list[str]:
        return [record.id for record in book.of_kind(kind) if record.id in within]

    def sheet(key: str, anchor: str, *parts: str) -> str:
        return desk.section(key, *parts, anchor=anchor, look=_SHEET)

    if questions := of_dispute(Question):
        answers = (f"### [[{id_}]]\n\n{block('positions', question=id_)}" for id_ in questions)
        yield sheet("positions", "positions", block("answers", dispute=dispute.id), *answers)
    if of_dispute(Measure) or of_dispute(Proceeding):
        kinds = (kind for kind in (Measure, Proceeding) if of_dispute(kind))
        yield sheet(
            "measures", "measures", *(block("records", kind=kind.KIND, dispute=dispute.id) for kind in kinds)
        )
    materials = [m.id for m in book.of_kind(Material) if m.id in within and book.measures_on(m)]
    if materials:
        regimes = (f"### [[{id_}]]\n\n{block('regime', material=id_)}" for id_ in materials)
        yield sheet("materials", "materials", *regimes)
    if any(event.id in within for event in book.timeline):
        overview = block("timeline-overview", dispute=dispute.id)
        yield sheet("timeline", "timeline", overview, block("timeline", dispute=dispute.id))
    if of_dispute(Figure):
        shown = shown_once(figure for figure in book.of_kind(Figure) if figure.id in within)
        yield sheet("figures", "figures", *(block("figure", id=figure.id, form="brief") for figure in shown))
    contested = (block("contested", dispute=dispute.id, state=state) for state in ("open", "settled"))
    yield sheet("contested-title", "contested", escaped(desk.words["contested-lead"]), *contested)
    if of_dispute(Unknown):
        yield desk.section("not-known", block("unknowns", dispute=dispute.id), anchor="not-known")
    if has_more_names(book, dispute):
        yield desk.section("names", block("names", record=dispute.id), anchor="names")
    yield sheet("sources", "sources", block("sources", dispute=dispute.id, by="year", addresses="true"))
