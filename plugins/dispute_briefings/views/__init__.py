"""Elements of a page drawn from the book of facts: a module and its template side by side."""

from dispute_briefings.views.drawing import Drawing, Drawn, Setting, View, drawn
from dispute_briefings.views.facts import FACTS
from dispute_briefings.views.history import HISTORY
from dispute_briefings.views.identifiers import IDENTIFIERS
from dispute_briefings.views.names import NAMES
from dispute_briefings.views.record import RECORD
from dispute_briefings.views.status import STATUS
from dispute_briefings.views.timeline import TIMELINE

VIEWS: dict[str, View] = {  # type: ignore[type-arg]
    view.name: view
    for view in (
        FACTS,
        HISTORY,
        IDENTIFIERS,
        NAMES,
        RECORD,
        STATUS,
        TIMELINE,
    )
}

__all__ = ["VIEWS", "Drawing", "Drawn", "Setting", "View", "drawn"]
