"""A record or fact that a text names by its address, as a link."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from markupsafe import Markup, escape

from dispute_briefings.facts.addresses import Addressed
from dispute_briefings.facts.conflicts import standing
from dispute_briefings.facts.model import Point
from dispute_briefings.facts.status import State
from dispute_briefings.facts.text import Citations, Words, inlines

if TYPE_CHECKING:
    from dispute_briefings.views.drawing import Drawing

_ANCHOR = re.compile(r"</?a\b[^>]*>")


def linked(meant: Addressed, label: str | None, drawing: Drawing, *, by_name: bool = False) -> Markup:
    """Return a link to a record by its heading, or to a fact by its value; by the label if there is one.

    A value on which sources differ says so. A link to a record is marked as made `by_name`, where nobody
    has written it.
    """
    drawing.used.update((meant.address, meant.record.id, *meant.also))
    shown = escape(label) if label else named(meant, drawing)
    kind = ("bf-term" if by_name else "bf-record") if meant.is_record else "bf-fact"
    href = drawing.fact_href(meant.fact) if meant.fact is not None else drawing.href(meant.record)
    # A page holds many: put together by hand, which takes a third of the time of a template.
    link = Markup(f'<a class="{kind}" href="{escape(href)}">{without_links(shown)}</a>')
    return link + _contested(meant, drawing) if standing(meant.reports).contested else link


def named(meant: Addressed, drawing: Drawing) -> Markup:
    """Return what stands for an address in a text: the record's heading, or the value of the fact."""
    if meant.is_record:
        return drawing.name(meant.record)
    if isinstance(meant.value, State):
        return escape(drawing.word(f"state-{meant.value}"))
    missing = "no-figure" if isinstance(meant.value, Point) else "no-value"
    return drawing.value(meant.value, meant.unit) or escape(drawing.word(missing))


def without_links(html: Markup) -> Markup:
    """Return HTML whose links are text, so that it can stand in a link."""
    return Markup(_ANCHOR.sub("", html)) if "<" in html else html


def flat(words: str) -> str:
    """Return a text with its links as their labels or addresses, and without its citations."""
    shown = (
        each.text if isinstance(each, Words) else (each.label or each.target)
        for each in inlines(words)
        if not isinstance(each, Citations)
    )
    return " ".join("".join(shown).split())


def _contested(meant: Addressed, drawing: Drawing) -> Markup:
    stated = drawing.book.facts.get(meant.address) or meant.fact
    return Markup(' <a class="bf-contested" href="{}">{}</a>').format(
        drawing.reports_href(stated), drawing.word("contested")
    )
