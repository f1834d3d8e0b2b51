"""What rests on a source: every fact, grouped by its record, and every article."""

from __future__ import annotations

from dataclasses import dataclass

from markupsafe import Markup

from dispute_briefings.facts.fact import Fact
from dispute_briefings.facts.model import KINDS, Record, Source, Text, Value
from dispute_briefings.facts.statements import Citation, Report
from dispute_briefings.facts.values import SourceRefId
from dispute_briefings.views.drawing import Drawing, View
from dispute_briefings.views.labels import fact_label


class RestingOptions(Value):
    """On which source."""

    source: SourceRefId


@dataclass(frozen=True, kw_only=True, slots=True)
class Resting:
    """A fact: what it is called, what the source gives for it, whether it denies it or is set aside."""

    fact: Fact
    label: Markup
    reports: tuple[Report, ...]
    citation: Citation

    @property
    def is_long(self) -> bool:
        """Whether the fact is a text of several sentences, which its own page shows better."""
        return isinstance(self.fact.value, Text)


@dataclass(frozen=True, kw_only=True, slots=True)
class Group:
    """The facts of one record."""

    record: Record
    facts: tuple[Resting, ...]


def draw(drawing: Drawing, options: RestingOptions) -> Markup:
    """Draw the facts and articles that rest on the source; where there are none, say so."""
    book = drawing.book
    source = book.record(options.source, Source)
    drawing.used |= {source.id, f"resting:{source.id}", f"mentions:{source.id}"}
    by_record: dict[str, list[Resting]] = {}
    for fact in book.resting_on.get(source.id, ()):
        by_record.setdefault(fact.record.id, []).append(_resting(drawing, fact, source.id))
    order = list(KINDS)
    groups = sorted(
        (Group(record=book.by_id[record_id], facts=tuple(facts)) for record_id, facts in by_record.items()),
        key=lambda group: order.index(group.record.kind_name),
    )
    drawing.used |= {resting.fact.address for group in groups for resting in group.facts}
    return drawing.render(
        "resting.html.jinja",
        groups=groups,
        facts=sum(len(group.facts) for group in groups),
        articles=drawing.setting.mentioned.get(source.id, ()),
    )


def _resting(drawing: Drawing, fact: Fact, source_id: str) -> Resting:
    citation = next(citation for citation in fact.sources if citation.ref == source_id)
    reports = tuple(r for r in fact.reports if any(c.ref == source_id for c in r.sources))
    return Resting(fact=fact, label=fact_label(drawing, fact), reports=reports, citation=citation)


RESTING = View(name="resting", options=RestingOptions, draw=draw)
