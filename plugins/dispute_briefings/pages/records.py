"""A page for each material, measure, proceeding, party, figure and source, and a list of each kind."""

from __future__ import annotations

from dispute_briefings.facts.model import (
    Dispute,
    Figure,
    Material,
    Measure,
    Party,
    Proceeding,
    Record,
    Source,
)
from dispute_briefings.pages.page import Desk, GeneratedPage, block, escaped, jumps, shown_once
from dispute_briefings.views.addresses import page_of, sources_page
from dispute_briefings.views.names import has_more_names
from dispute_briefings.views.record import says_more


def material_pages(desk: Desk) -> tuple[GeneratedPage, ...]:
    """Return the list of materials and the page of each."""
    materials = desk.book.of_kind(Material)
    index = _index(desk, "materials", "material")
    return (index, *(_page(desk, m, _material(desk, m)) for m in materials))


def measure_pages(desk: Desk) -> tuple[GeneratedPage, ...]:
    """Return the list of measures and proceedings and the page of each."""
    measures = desk.book.of_kind(Measure)
    proceedings = desk.book.of_kind(Proceeding)
    proceeding_list = desk.section("proceedings", block("records", kind="proceeding"), anchor="proceedings")
    parts = [block("records", kind="measure"), proceeding_list if proceedings else ""]
    return (
        desk.page("measures/index.md", desk.words["measures"], parts),
        *(_page(desk, m, _measure(desk, m, block("history", measure=m.id))) for m in measures),
        *(_page(desk, p, _measure(desk, p, block("history", proceeding=p.id))) for p in proceedings),
    )


def party_pages(desk: Desk) -> tuple[GeneratedPage, ...]:
    """Return the list of parties by kind and the page of each."""
    parties = desk.book.of_kind(Party)
    kinds = [
        (kind, desk.plain(entry.label).capitalize())
        for kind, entry in desk.book.vocabulary.party_kinds.items()
        if any(party.kind == kind for party in parties)
    ]
    parts = [
        f"## {escaped(title)} {{#{kind}}}\n\n{block('records', kind='party', party_kind=kind)}"
        for kind, title in kinds
    ]
    jump = jumps((title, f"#{kind}") for kind, title in kinds) if len(kinds) > 1 else ""
    index = desk.page(
        "parties/index.md", desk.words["parties"], [jump, *parts] if parts else [desk.words["none-yet"]]
    )
    return (index, *(_page(desk, party, _party(desk, party)) for party in parties))


def figure_pages(desk: Desk) -> tuple[GeneratedPage, ...]:
    """Return the list of figures and the page of each."""
    figures = desk.book.of_kind(Figure)
    pages = (_page(desk, figure, _figure(desk, figure)) for figure in figures)
    return (_index(desk, "figures", "figure"), *pages)


def source_pages(desk: Desk) -> tuple[GeneratedPage, ...]:
    """Return the list of sources and the page of each, with everything that rests on it."""
    sources = desk.book.of_kind(Source)
    orders = [_sources_by(desk, "publisher"), _sources_by(desk, "language")]
    of_disputes = [_sources_of(desk, dispute) for dispute in desk.several]
    kinds = [
        (kind, desk.plain(entry.label).capitalize())
        for kind, entry in desk.book.vocabulary.source_kinds.items()
        if any(source.kind == kind for source in sources)
    ]
    jump = jumps(
        [
            *((title, f"#{kind}") for kind, title in kinds),
            *((page.title, f"../{page.path}") for page in (*orders, *of_disputes)),
        ]
    )
    parts = [f"## {escaped(title)} {{#{kind}}}\n\n{block('sources', kind=kind)}" for kind, title in kinds]
    index = desk.page(
        "sources/index.md", desk.words["sources"], [block("trust"), jump, *(parts or [block("sources")])]
    )
    return (index, *orders, *of_disputes, *(_page(desk, source, _source(desk, source)) for source in sources))


def _sources_by(desk: Desk, order: str) -> GeneratedPage:
    return desk.page(
        f"sources-by-{order}.md", desk.words[f"sources-by-{order}"], [block("sources", by=order)]
    )


def _sources_of(desk: Desk, dispute: Dispute) -> GeneratedPage:
    title = desk.words["sources-of"].format(dispute=desk.plain(dispute.heading))
    parts = [block("trust", dispute=dispute.id), block("sources", dispute=dispute.id)]
    return desk.page(sources_page(dispute.id), title, parts, dispute)


def _page(desk: Desk, record: Record, parts: list[str]) -> GeneratedPage:
    return desk.record_page(page_of(record), record, parts)


def _index(desk: Desk, key: str, kind: str) -> GeneratedPage:
    return desk.page(f"{key}/index.md", desk.words[key], [block("records", kind=kind)])


def _named(desk: Desk, record: Record) -> str:
    if not has_more_names(desk.book, record):
        return ""
    return desk.section("names", block("names", record=record.id), anchor="names")


def _events(desk: Desk, record: Record, option: str) -> str:
    if not desk.book.events_on(record):
        return ""
    return desk.section("events", block("timeline", **{option: record.id}), anchor="events")


def _positions(desk: Desk, record: Record) -> str:
    questions = desk.book.questions_on(record)
    blocks = (block("positions", question=question.id) for question in questions)
    return desk.section("positions", *blocks, anchor="positions") if questions else ""


def _lead(desk: Desk, record: Record) -> str:
    """The lead; with the sources of a record of which there is nothing to say in detail."""
    return block("record", id=record.id, part="lead" if says_more(desk.book, record) else "all")


def _detail(desk: Desk, record: Record) -> str:
    if not says_more(desk.book, record):
        return ""
    return desk.section("in-detail", block("record", id=record.id, part="fields"), anchor="detail")


def _mentions(desk: Desk, record: Record) -> str:
    return desk.section("mentions", block("mentions", record=record.id), anchor="mentions")


def _facts(desk: Desk, record: Record) -> str:
    return desk.section("facts", block("facts", record=record.id), anchor="facts")


def _material(desk: Desk, material: Material) -> list[str]:
    measures = desk.book.measures_on(material)
    counted = (figure for figure in desk.book.of_kind(Figure) if material.id in figure.materials)
    figures = list(shown_once(counted))
    return [
        _lead(desk, material),
        desk.section("state-of-play", block("status", material=material.id), anchor="state-of-play")
        if measures
        else "",
        _detail(desk, material),
        _facts(desk, material),
        desk.section("identifiers", block("identifiers", material=material.id), anchor="identifiers")
        if material.identifiers
        else "",
        desk.section("regime-over-time", block("regime", material=material.id), anchor="regime")
        if measures
        else "",
        desk.section("figures", *(block("figure", id=f.id, form="brief") for f in figures), anchor="figures")
        if figures
        else "",
        _events(desk, material, "material"),
        _positions(desk, material),
        _named(desk, material),
        _mentions(desk, material),
    ]


def _measure(desk: Desk, record: Measure | Proceeding, history: str) -> list[str]:
    option = record.kind_name
    return [
        _lead(desk, record),
        desk.section("state-of-play", block("status", **{option: record.id}), anchor="state-of-play"),
        _detail(desk, record),
        desk.section("history", history, anchor="history"),
        _facts(desk, record) if record.facts else "",
        _events(desk, record, option),
        _positions(desk, record),
        _named(desk, record),
        _mentions(desk, record),
    ]


def _figure(desk: Desk, figure: Figure) -> list[str]:
    return [
        _lead(desk, figure),
        block("figure", id=figure.id),
        _detail(desk, figure),
        _facts(desk, figure) if figure.facts else "",
        _mentions(desk, figure),
    ]


def _party(desk: Desk, party: Party) -> list[str]:
    return [
        block("record", id=party.id),
        _named(desk, party),
        _facts(desk, party) if party.facts else "",
        _positions_of(desk, party),
        _events(desk, party, "party"),
        _mentions(desk, party),
    ]


def _positions_of(desk: Desk, party: Party) -> str:
    questions = desk.book.questions_on(party)
    return (
        desk.section("positions", block("positions", party=party.id), anchor="positions") if questions else ""
    )


def _source(desk: Desk, source: Source) -> list[str]:
    return [
        block("source", id=source.id),
        desk.section("resting", block("resting", source=source.id), anchor="resting"),
    ]
