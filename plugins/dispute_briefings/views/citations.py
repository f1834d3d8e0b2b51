"""The line of sources of a fact."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from markupsafe import Markup

from dispute_briefings.facts.statements import Citation
from dispute_briefings.views.addresses import page_of_source
from dispute_briefings.views.filling import filled

if TYPE_CHECKING:
    from dispute_briefings.views.drawing import Drawing


_SEPARATOR = Markup('<span class="bf-sep">; </span>')


def line_of(citations: Iterable[Citation], drawing: Drawing, *, at_once: int) -> Markup:
    """Return a block with publisher and date of each source, linked to its page, primary ones first.

    Of more than `at_once`, all but the first few wait behind a click. It is empty where none is cited.
    """
    links = [_link(citation, drawing) for citation in _primary_first(citations, drawing)]
    if not links:
        return Markup("")
    first = at_once if len(links) <= at_once else max(at_once - 1, 1)
    shown, rest = links[:first], links[first:]
    more = Markup("")
    if rest:
        more = filled(
            ' <details class="bf-more"><summary>{}</summary> {}</details>',
            drawing.count("more-sources", len(rest)),
            _SEPARATOR.join(rest),
        )
    return filled(
        '<div class="bf-sources"><span class="bf-sources-label">{}</span> {}{}</div>',
        drawing.word("sources-label"),
        _SEPARATOR.join(shown),
        more,
    )


def behind(citations: Iterable[Citation], drawing: Drawing) -> Markup:
    """Return a block that says how many sources there are and names them on a click."""
    links = [_link(citation, drawing) for citation in _primary_first(citations, drawing)]
    if not links:
        return Markup("")
    return filled(
        '<details class="bf-more bf-sources"><summary>{}</summary> {}</details>',
        drawing.count("count-sources", len(links)),
        _SEPARATOR.join(links),
    )


def named(source_ids: Iterable[str], drawing: Drawing) -> Markup:
    """Return sources by publisher and date, linked, within a text."""
    return _SEPARATOR.join(_link(Citation(ref=source_id), drawing) for source_id in source_ids)


def cited(citations: Iterable[Citation], drawing: Drawing) -> Markup:
    """Return the sources that are cited within a text, in brackets."""
    joined = _SEPARATOR.join(_link(citation, drawing) for citation in citations)
    return filled('<span class="bf-inline-cited">{}</span>', drawing.sentence("cited", sources=joined))


def _primary_first(citations: Iterable[Citation], drawing: Drawing) -> list[Citation]:
    unique = {(c.ref, c.at): c for c in citations}
    return sorted(unique.values(), key=lambda citation: not _is_primary(citation, drawing))


def _is_primary(citation: Citation, drawing: Drawing) -> bool:
    source = drawing.book.cited(citation.ref)
    return source is not None and source.is_primary


def _link(citation: Citation, drawing: Drawing) -> Markup:
    source = drawing.book.cited(citation.ref)
    if source is None:
        return Markup.escape(citation.ref)
    dated = filled(", {}", drawing.date(source.published, "short")) if source.published else Markup("")
    at = filled(", {}", citation.at) if citation.at else Markup("")
    role = (
        filled(" ({})", drawing.word(f"role-{citation.role}")) if citation.role != "reports" else Markup("")
    )
    drawing.used.add(source.id)
    href = drawing.page(page_of_source(source.id))
    link = filled('<a href="{}">{}{}</a>', href, source.publisher, dated)
    return link + at + role
