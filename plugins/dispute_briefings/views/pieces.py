"""A piece of HTML that is the same on every page but for its links, drawn once for all of them."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from markupsafe import Markup, escape

if TYPE_CHECKING:
    from dispute_briefings.views.drawing import Drawing

# No text of a fact sheet holds the first and the last of these characters (XML 1.0, production 2).
_LINK = re.compile("\x02briefings:link:([0-9]+)\x03")


@dataclass(frozen=True, kw_only=True, slots=True)
class Piece:
    """The HTML between its links, one run more than there are `links`, and the facts that it `used`.

    A link is what `Setting.resolve` takes: the path of a page, with an anchor or not.
    """

    runs: tuple[str, ...]
    links: tuple[str, ...]
    used: frozenset[str]

    def on(self, drawing: Drawing) -> Markup:
        """Return the piece as it stands on a page, which uses what it uses."""
        drawing.used.update(self.used)
        html = [self.runs[0]]
        for link, run in zip(self.links, self.runs[1:], strict=True):
            html += [str(escape(drawing.page(link))), run]
        return Markup("".join(html))


def piece(drawing: Drawing, draw: Callable[[Drawing], Markup]) -> Piece:
    """Return what is drawn, for any page in the language of a drawing.

    Args:
        drawing: one of some page.
        draw: draws it. It sees no page: no anchors of records are on it.
    """
    targets: dict[str, int] = {}

    def resolve(target: str) -> str:
        return f"\x02briefings:link:{targets.setdefault(target, len(targets))}\x03"

    neutral = replace(drawing, setting=replace(drawing.setting, resolve=resolve, page=""), used=set())
    html, places = draw(neutral), tuple(targets)
    runs = _LINK.split(str(html))
    return Piece(
        runs=tuple(runs[::2]),
        links=tuple(places[int(number)] for number in runs[1::2]),
        used=frozenset(neutral.used),
    )
