"""The bibliographic record of a source: who published what, when, and how far it was read."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import urlsplit

from markupsafe import Markup

from dispute_briefings.facts.coverage import is_primary
from dispute_briefings.facts.model import Source, Value
from dispute_briefings.facts.values import SourceRefId
from dispute_briefings.views.drawing import Drawing, View
from dispute_briefings.views.labels import language_name


class SourceOptions(Value):
    """Which source."""

    id: SourceRefId


@dataclass(frozen=True, kw_only=True, slots=True)
class Origin:
    """Where its text is from: a source here, or a publisher's credit line; and which sources copy it."""

    source: Source | None
    credit: str | None
    copies: tuple[str, ...]


def draw(drawing: Drawing, options: SourceOptions) -> Markup:
    """Draw the record; what it lacks, such as a title or a date, is said."""
    source = drawing.book.record(options.id, Source)
    drawing.used |= {source.id, "kind:source"}
    return drawing.render(
        "source.html.jinja",
        source=source,
        origin=_origin(drawing, source),
        language=language_name(drawing, source.language),
        primary=is_primary(drawing.book, source),
        host=_host,
    )


def _origin(drawing: Drawing, source: Source) -> Origin:
    named = source.derived_from
    original = drawing.book.by_id.get(named) if named is not None else None
    copies = tuple(s.id for s in drawing.book.of_kind(Source) if s.derived_from == source.id)
    if isinstance(original, Source):
        return Origin(source=original, credit=None, copies=copies)
    return Origin(source=None, credit=named, copies=copies)


def _host(url: str) -> str:
    """Return where a link leads, as a reader would call it: ``www.meti.go.jp``."""
    return urlsplit(url).hostname or url


SOURCE = View(name="source", options=SourceOptions, draw=draw)
