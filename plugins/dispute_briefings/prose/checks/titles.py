"""The title of an article is its heading: another one of the first level would stand in its place."""

from __future__ import annotations

import re
from collections.abc import Iterator

from dispute_briefings.prose.finding import Finding
from dispute_briefings.prose.readable import OBJECT, PageText

_HEADING = re.compile(r"^# +(?P<title>\S.*?)(?: +#+)?(?: *\{[^}\n]*\})?[ \t]*$", re.MULTILINE)


def titles(page: PageText) -> Iterator[Finding]:
    """Yield the first heading of the first level, where it is not the title that the page has already.

    One with a link or code in it is not compared.
    """
    found = _HEADING.search(page.readable)
    if page.title and found and OBJECT not in found["title"] and found["title"].strip() != page.title.strip():
        yield Finding(
            start=found.start("title"),
            end=found.end("title"),
            code="second-title",
            what=f"this heading takes the place of the title '{page.title}'",
            cure="begin a section with ##, or take the heading out",
        )
