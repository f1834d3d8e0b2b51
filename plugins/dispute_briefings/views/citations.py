"""The line of sources of a fact."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from markupsafe import Markup

from dispute_briefings.facts.model import Source
from dispute_briefings.facts.statements import Citation

if TYPE_CHECKING:
    from dispute_briefings.views.drawing import Drawing


def line_of(citations: Iterable[Citation], drawing: Drawing) -> Markup:
    """Return publisher and date of each source, linked to its page; nothing where none is cited."""
    unique = {(c.ref, c.at): c for c in citations}
    links = [_link(citation, drawing) for citation in unique.values()]
    if not links:
        return Markup("")
    joined = Markup('<span class="bf-sep">; </span>').join(links)
    return Markup('<span class="bf-sources"><span class="bf-sources-label">{}</span> {}</span>').format(
        drawing.word("sources-label"), joined
    )


def _link(citation: Citation, drawing: Drawing) -> Markup:
    source = drawing.book.by_id.get(citation.ref)
    if not isinstance(source, Source):
        return Markup.escape(citation.ref)
    dated = Markup(", {}").format(drawing.date(source.published, "short")) if source.published else Markup("")
    at = Markup(", {}").format(citation.at) if citation.at else Markup("")
    role = (
        Markup(" ({})").format(drawing.word(f"role-{citation.role}"))
        if citation.role != "reports"
        else Markup("")
    )
    link = Markup('<a href="{}">{}{}</a>').format(drawing.href(source), source.publisher, dated)
    return link + at + role
