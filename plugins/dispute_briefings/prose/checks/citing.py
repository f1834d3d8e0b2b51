"""The id of a source in a text: it cites the source, or says nothing to a reader."""

from __future__ import annotations

import re
from collections.abc import Iterator

from dispute_briefings.facts.model import Source
from dispute_briefings.prose.finding import Finding
from dispute_briefings.prose.readable import PageText

# In brackets without the sign, or with it and without brackets. An address of mail has a name before it.
_NO_CITATION = re.compile(
    r"\[(?<![\[\]\\]\[)(?P<bare>[a-z][a-z0-9-]*)\]|@(?<![\w\[\\/.@-]@)(?P<open>[a-z][a-z0-9-]*[a-z0-9])"
)


def citing(page: PageText) -> Iterator[Finding]:
    """Yield the ids of sources that were meant to cite them and do not."""
    for found in _NO_CITATION.finditer(page.readable):
        source = found["bare"] or found["open"]
        # What leads somewhere is blanked in the readable text.
        is_link = bool(found["bare"]) and page.text[found.end() : found.end() + 1] in {"(", "[", ":"}
        if isinstance(page.book.by_id.get(source), Source) and not is_link:
            yield Finding(
                start=found.start(),
                end=found.end(),
                code="unfinished-link",
                what=f"'{found[0]}' names a source and does not cite it",
                cure=f"write [@{source}]",
            )
