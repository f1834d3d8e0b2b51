"""Elements of a page drawn from the book of facts: a module and its template side by side."""

from dispute_briefings.views.drawing import Drawing, Drawn, Setting, View, drawn
from dispute_briefings.views.history import HISTORY
from dispute_briefings.views.status import STATUS
from dispute_briefings.views.timeline import TIMELINE

VIEWS: dict[str, View] = {view.name: view for view in (HISTORY, STATUS, TIMELINE)}  # type: ignore[type-arg]

__all__ = ["VIEWS", "Drawing", "Drawn", "Setting", "View", "drawn"]
