"""The sources of the site in groups, each with how many facts rest on it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from markupsafe import Markup

from dispute_briefings.facts.coverage import covered
from dispute_briefings.facts.model import Source, Value
from dispute_briefings.facts.values import DisputeRef, SourceKind
from dispute_briefings.views.drawing import Drawing, View
from dispute_briefings.views.labels import language_name


class SourcesOptions(Value):
    """Which sources: of a `kind`, those that the facts of a `dispute` rest on; and how they are grouped.

    `addresses` says whether each is shown with its address, which a page on paper needs.
    """

    kind: SourceKind | None = None
    dispute: DisputeRef | None = None
    by: Literal["kind", "publisher", "year", "language"] = "kind"
    addresses: bool = False


@dataclass(frozen=True, kw_only=True, slots=True)
class Group:
    """Sources under a title."""

    title: Markup
    sources: tuple[Source, ...]


def draw(drawing: Drawing, options: SourcesOptions) -> Markup:
    """Draw the groups; where there is no source, say so."""
    drawing.used |= {"kind:source", "kind:resting"}
    return drawing.render(
        "sources.html.jinja",
        groups=_groups(drawing, options),
        addresses=options.addresses,
        # One kind alone stands below a heading that names it.
        titled=options.kind is None or options.by != "kind",
        resting=lambda source: len(drawing.book.resting_on.get(source.id, ())),
        language=lambda source: language_name(drawing, source.language),
    )


def _chosen(drawing: Drawing, options: SourcesOptions) -> list[Source]:
    book = drawing.book
    chosen = [s for s in book.of_kind(Source) if options.kind in {None, s.kind}]
    if options.dispute is None:
        return chosen
    records = covered(book, options.dispute)
    return [s for s in chosen if any(f.record.id in records for f in book.resting_on.get(s.id, ()))]


def _groups(drawing: Drawing, options: SourcesOptions) -> list[Group]:
    """Sources in groups in their order, in each by date, undated ones last."""
    titles: dict[object, Markup] = {}
    members: dict[object, list[Source]] = {}
    for source in sorted(_chosen(drawing, options), key=_by_date):
        key, title = _key(drawing, source, options)
        titles[key] = title
        members.setdefault(key, []).append(source)
    ordered = sorted(members, key=lambda key: (key is None, key))
    return [Group(title=titles[key], sources=tuple(members[key])) for key in ordered]


def _by_date(source: Source) -> tuple[bool, object]:
    return source.published is None, source.published.sort_key if source.published else ()


def _key(drawing: Drawing, source: Source, options: SourcesOptions) -> tuple[object, Markup]:
    match options.by:
        case "kind":
            order = list(drawing.book.vocabulary.source_kinds)
            return order.index(source.kind), drawing.label("source_kinds", source.kind)
        case "publisher":
            return source.publisher.casefold(), Markup.escape(source.publisher)
        case "language":
            name = language_name(drawing, source.language)
            return name, Markup.escape(name)
        case "year":
            if source.published is None:
                return None, Markup.escape(drawing.word("source-no-date"))
            return source.published.year, Markup.escape(str(source.published.year))


SOURCES = View(name="sources", options=SourcesOptions, draw=draw)
