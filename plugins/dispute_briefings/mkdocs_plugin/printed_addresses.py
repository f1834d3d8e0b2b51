"""What a generated page needs on paper: the address of each source, once, where it is named first.

An article has those that it cites in a list at its foot.
"""

from __future__ import annotations

import re
from html import escape

from dispute_briefings.facts.book import FactBook
from dispute_briefings.facts.model import Source

_LINK = re.compile(r'(<a href="(?:[^"]*/)?sources/(?P<id>[a-z][a-z0-9-]*)(?:/|\.html|/index\.html)")>')
_GIVEN = "data-bf-address"
_ADDRESS = re.compile(r'href="([^"]*)"')
# The short sections at the head of a dispute's page, whose sources are shown on a click and not on paper.
_BRIEF = re.compile(r'<h2 class="bf-brief"(?:(?!<h2\b(?! class="bf-brief")).)*', re.DOTALL)


def with_addresses(html: str, book: FactBook) -> str:
    """Return the HTML of a page whose first link to the page of each source bears the source's address.

    One whose address the page leads to anyway, as a list of sources does, needs none. The styles for paper
    show what is borne here; a screen has the link.
    """
    if _GIVEN in html:
        return html
    given: set[str] = set()
    led_to = set(_ADDRESS.findall(html))

    def bearing(link: re.Match[str]) -> str:
        source = book.by_id.get(link["id"])
        if not isinstance(source, Source) or source.url is None or source.id in given:
            return link[0]
        given.add(source.id)
        address = escape(source.url)
        return link[0] if address in led_to else f'{link[1]} {_GIVEN}="{address}">'

    brief = _BRIEF.search(html)
    begin = brief.end() if brief is not None else 0
    return html[:begin] + _LINK.sub(bearing, html[begin:])
