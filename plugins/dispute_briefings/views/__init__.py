"""Elements of a page drawn from the book of facts: a module and its template side by side."""

from dispute_briefings.views.drawing import Drawing, Drawn, Setting, View, drawn
from dispute_briefings.views.articles import ARTICLES
from dispute_briefings.views.facts import FACTS
from dispute_briefings.views.glossary import GLOSSARY
from dispute_briefings.views.history import HISTORY
from dispute_briefings.views.identifiers import IDENTIFIERS
from dispute_briefings.views.lately import LATELY
from dispute_briefings.views.mentions import MENTIONS
from dispute_briefings.views.names import NAMES
from dispute_briefings.views.record import RECORD
from dispute_briefings.views.status import STATUS
from dispute_briefings.views.timeline import TIMELINE
from dispute_briefings.views.trust import TRUST
from dispute_briefings.views.unknowns import UNKNOWNS

VIEWS: dict[str, View] = {  # type: ignore[type-arg]
    view.name: view
    for view in (
        ARTICLES,
        FACTS,
        GLOSSARY,
        HISTORY,
        IDENTIFIERS,
        LATELY,
        MENTIONS,
        NAMES,
        RECORD,
        STATUS,
        TIMELINE,
        TRUST,
        UNKNOWNS,
    )
}

__all__ = ["VIEWS", "Drawing", "Drawn", "Setting", "View", "drawn"]
