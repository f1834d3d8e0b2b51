"""A record or fact that a text names by its address, as a link."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from markupsafe import Markup

from dispute_briefings.facts.addresses import Addressed
from dispute_briefings.facts.conflicts import standing
from dispute_briefings.facts.model import Point
from dispute_briefings.facts.status import State

if TYPE_CHECKING:
    from dispute_briefings.views.drawing import Drawing

_ANCHOR = re.compile(r"</?a\b[^>]*>")


def linked(meant: Addressed, label: str | None, drawing: Drawing) -> Markup:
    """Return a link to a record by its heading, or to a fact by its value; by the label if there is one.

    A value on which sources differ says so.
    """
    drawing.used.update((meant.address, meant.record.id, *meant.also))
    if meant.is_record:
        shown = Markup.escape(label) if label else drawing.name(meant.record)
        link = Markup('<a class="bf-record" href="{}">{}</a>')
        return link.format(drawing.href(meant.record), without_links(shown))
    shown = Markup.escape(label) if label else _value(meant, drawing)
    href = drawing.fact_href(meant.fact) if meant.fact is not None else drawing.href(meant.record)
    link = Markup('<a class="bf-fact" href="{}">{}</a>').format(href, without_links(shown))
    return link + _contested(meant, drawing)


def without_links(html: Markup) -> Markup:
    """Return HTML whose links are text, so that it can stand in a link."""
    return Markup(_ANCHOR.sub("", html))


def _value(meant: Addressed, drawing: Drawing) -> Markup:
    if isinstance(meant.value, State):
        return Markup.escape(drawing.word(f"state-{meant.value}"))
    missing = "no-figure" if isinstance(meant.value, Point) else "no-value"
    return drawing.value(meant.value, meant.unit) or Markup.escape(drawing.word(missing))


def _contested(meant: Addressed, drawing: Drawing) -> Markup:
    if not standing(meant.reports).contested:
        return Markup("")
    return Markup(' <a class="bf-contested" href="{}">{}</a>').format(
        drawing.page("contested.md"), drawing.word("contested")
    )
