"""The filters of the timeline: what events can be chosen by. A script shows the form, and chooses."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from markupsafe import Markup

from dispute_briefings.facts.model import Dispute, Material, Measure, Party, Proceeding, Record, Value
from dispute_briefings.views.drawing import Drawing, View
from dispute_briefings.views.filing import FACETS, filed_under, strand_key, strands_of

# What the script says, by the names that it has for it.
_SAID = {
    "empty": "filters-empty",
    "foldAll": "filters-fold-all",
    "openAll": "filters-open-all",
    "part": "filters-part",
    "remove": "filters-remove",
    "unknown": "filters-unknown",
    "without": "filters-without",
    "words": "filters-words",
}


class FiltersOptions(Value):
    """They have no options: the filters are those of the page that holds all events."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Choice:
    """A value that events can be chosen by, what it is called, and its names in every language."""

    value: str
    label: Markup
    names: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class Facet:
    """What events can be chosen by; `groups` are its values under a label each, which may be empty."""

    name: str
    groups: tuple[tuple[Markup, tuple[Choice, ...]], ...]


def draw(drawing: Drawing, options: FiltersOptions) -> Markup:  # noqa: ARG001 - it has none
    """Draw the form, hidden; without events, nothing."""
    book = drawing.book
    drawing.used |= {"kind:event", "kind:record"}
    if not book.timeline:
        return Markup("")
    held: dict[str, Counter[str]] = {name: Counter() for name in FACETS}
    for event in book.timeline:
        for name, values in filed_under(book, event).items():
            held[name].update(values)
    known = wording_of(drawing)
    facets = [Facet(name=name, groups=tuple(_groups(drawing, name, held[name]))) for name in FACETS]
    return drawing.render(
        "timeline_filters.html.jinja",
        facets=[facet for facet in facets if facet.groups],
        said=json.dumps(known, ensure_ascii=False),
    )


def wording_of(at: Drawing) -> Mapping[str, object]:
    """Return what the script says, its plurals by their forms."""
    forms = ("one", "other")
    return {
        **{name: at.word(key) for name, key in _SAID.items()},
        "counts": {form: at.word(f"filters-count-{form}") for form in forms},
        "whole": {form: at.word(f"count-events-{form}") for form in forms},
    }


def _groups(at: Drawing, name: str, held: Mapping[str, int]) -> Iterator[tuple[Markup, tuple[Choice, ...]]]:
    book = at.book
    match name:
        case "dispute":
            yield from _group("", _records(at, book.of_kind(Dispute), held))
        case "party":
            for kind in book.vocabulary.party_kinds:
                parties = [party for party in book.of_kind(Party) if party.kind == kind]
                yield from _group(
                    _capital(at.label("party_kinds", kind)), _by_label(_records(at, parties, held))
                )
        case "material":
            yield from _group("", _records(at, book.of_kind(Material), held))
        case "kind":
            kinds = [kind for kind in book.vocabulary.event_kinds if kind in held]
            yield from _group(
                "", [Choice(value=k, label=_capital(at.label("event_kinds", k).striptags())) for k in kinds]
            )
        case "strand":
            for dispute in book.disputes:
                choices = [
                    Choice(value=key, label=_flat(at.title(strand.title)))
                    for owner, strand in strands_of(book)
                    if owner is dispute and (key := strand_key(book, strand.id, dispute.id)) in held
                ]
                title = at.title(dispute.heading) if len(book.disputes) > 1 else ""
                yield from _group(title, choices)
        case _:
            yield from _group(at.word("measures"), _records(at, book.of_kind(Measure), held))
            yield from _group(at.word("proceedings"), _records(at, book.of_kind(Proceeding), held))


def _group(label: str, choices: Sequence[Choice]) -> Iterator[tuple[Markup, tuple[Choice, ...]]]:
    if choices:
        yield _flat(Markup.escape(label)), tuple(choices)


def _records(at: Drawing, records: Iterable[Record], held: Mapping[str, int]) -> list[Choice]:
    return [
        Choice(
            value=record.id,
            label=_flat(at.name(record)),
            names=" ".join(dict.fromkeys(name.text for name in at.names(record))),
        )
        for record in records
        if record.id in held
    ]


def _by_label(choices: list[Choice]) -> list[Choice]:
    return sorted(choices, key=lambda choice: choice.label.casefold())


def _flat(shown: Markup) -> Markup:
    """What stands in an option, which holds no elements."""
    return Markup.escape(shown.striptags())


def _capital(label: str) -> Markup:
    text = Markup.escape(label).striptags()
    return Markup.escape(text[:1].upper() + text[1:])


FILTERS = View(name="timeline-filters", options=FiltersOptions, draw=draw)
