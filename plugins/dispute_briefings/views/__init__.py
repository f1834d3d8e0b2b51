"""Elements of a page drawn from the book of facts: a module and its template side by side."""

from dispute_briefings.views.answers import ANSWERS
from dispute_briefings.views.articles import ARTICLES
from dispute_briefings.views.contested import CONTESTED
from dispute_briefings.views.days import DAYS
from dispute_briefings.views.drawing import Drawing, Drawn, Setting, View, drawn
from dispute_briefings.views.facts import FACTS
from dispute_briefings.views.figure import FIGURE
from dispute_briefings.views.glossary import GLOSSARY
from dispute_briefings.views.history import HISTORY
from dispute_briefings.views.identifiers import IDENTIFIERS
from dispute_briefings.views.lately import LATELY
from dispute_briefings.views.mentions import MENTIONS
from dispute_briefings.views.names import NAMES
from dispute_briefings.views.parties import PARTIES
from dispute_briefings.views.positions import POSITIONS
from dispute_briefings.views.record import RECORD
from dispute_briefings.views.records import RECORDS
from dispute_briefings.views.regime import REGIME
from dispute_briefings.views.resting import RESTING
from dispute_briefings.views.since import SINCE
from dispute_briefings.views.source import SOURCE
from dispute_briefings.views.sources import SOURCES
from dispute_briefings.views.status import STATUS
from dispute_briefings.views.timeline import TIMELINE
from dispute_briefings.views.timeline_filters import FILTERS
from dispute_briefings.views.timeline_overview import OVERVIEW
from dispute_briefings.views.trust import TRUST
from dispute_briefings.views.unknowns import UNKNOWNS

VIEWS: dict[str, View] = {  # type: ignore[type-arg]
    view.name: view
    for view in (
        ANSWERS,
        ARTICLES,
        CONTESTED,
        DAYS,
        FACTS,
        FIGURE,
        FILTERS,
        GLOSSARY,
        HISTORY,
        IDENTIFIERS,
        LATELY,
        MENTIONS,
        NAMES,
        OVERVIEW,
        PARTIES,
        POSITIONS,
        RECORD,
        RECORDS,
        REGIME,
        RESTING,
        SINCE,
        SOURCE,
        SOURCES,
        STATUS,
        TIMELINE,
        TRUST,
        UNKNOWNS,
    )
}

__all__ = ["VIEWS", "Drawing", "Drawn", "Setting", "View", "drawn"]
