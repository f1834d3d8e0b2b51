"""The records that an editor writes, a module per kind."""

from dispute_briefings.facts.model.conflict import Conflict
from dispute_briefings.facts.model.dispute import Dispute, Strand
from dispute_briefings.facts.model.event import Event
from dispute_briefings.facts.model.figure import Figure, Point
from dispute_briefings.facts.model.history import Step
from dispute_briefings.facts.model.material import Material
from dispute_briefings.facts.model.measure import Measure
from dispute_briefings.facts.model.party import Party
from dispute_briefings.facts.model.proceeding import Proceeding
from dispute_briefings.facts.model.question import Question, Stance
from dispute_briefings.facts.model.record import Name, Origin, Record
from dispute_briefings.facts.model.source import Source
from dispute_briefings.facts.model.term import Term
from dispute_briefings.facts.model.unknown import Unknown
from dispute_briefings.facts.values import Reference, Text, Value, Word

KINDS: dict[str, type[Record]] = {
    kind.KIND: kind
    for kind in (
        Dispute,
        Party,
        Material,
        Measure,
        Proceeding,
        Event,
        Question,
        Conflict,
        Figure,
        Unknown,
        Term,
        Source,
    )
}

__all__ = [
    "KINDS",
    "Conflict",
    "Dispute",
    "Event",
    "Figure",
    "Material",
    "Measure",
    "Name",
    "Origin",
    "Party",
    "Point",
    "Proceeding",
    "Question",
    "Record",
    "Reference",
    "Source",
    "Stance",
    "Step",
    "Strand",
    "Term",
    "Text",
    "Unknown",
    "Value",
    "Word",
]
