"""The links that lead out of the site: those of pages that authors wrote."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator

from markdown import Markdown

from dispute_briefings.facts.outgoing import Outgoing
from dispute_briefings.problems import Position
from dispute_briefings.prose.arrivals import USUAL
from dispute_briefings.prose.bounds import bounded
from dispute_briefings.prose.places import MarkedText

_LINK = re.compile(r"<a\b[^>]*?\shref=(?P<quote>[\"'])(?P<url>https?://.*?)(?P=quote)", re.IGNORECASE)


def of_text(text: str, *, file: str, first_line: int) -> Iterator[Outgoing]:
    """Yield the links to other sites of a page; what is a link and what is code, the parser tells.

    Args:
        text: the page without its front matter.
        file: how problems name it.
        first_line: the line that the text begins on.
    """
    if "://" not in text:
        return
    places, last = MarkedText(text=text, file=file, first_line=first_line), 0
    for found in _LINK.finditer(Markdown(extensions=list(USUAL)).convert(bounded(text))):
        url = html.unescape(found["url"])
        at = text.find(url, last)
        at = at if at >= 0 else text.find(url)
        last = max(last, at)
        position = places.position(at) if at >= 0 else Position(file=file, line=first_line)
        yield Outgoing(url=url, position=position, what="a link")
