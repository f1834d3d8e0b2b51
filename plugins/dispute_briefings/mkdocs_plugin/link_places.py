"""Where the link stands that MkDocs warns of: its messages name the page and the link, and no line."""

from __future__ import annotations

import re
from pathlib import Path

from dispute_briefings.mkdocs_plugin.paths import told
from dispute_briefings.problems import Position

# The beginnings of its messages about links (MkDocs 1.6, structure/pages.py).
_LINK = re.compile(r"Doc file '(?P<page>.+?)' contains an? .*?(?<=link) '(?P<url>.+?)'(?:,|$)")


def place_of_link(message: str, docs: Path) -> Position | None:
    """Return where the link of a message first stands in its page; None for another message.

    Args:
        message: what MkDocs told.
        docs: the content folder.
    """
    found = _LINK.match(message)
    if found is None:
        return None
    path = docs / found["page"]
    try:
        lines = path.read_text("utf-8", "replace").splitlines()
    except OSError:  # a page that nobody wrote
        return None
    written = re.compile(rf"(?:\]\(\s*<?|\]:\s*<?){re.escape(found['url'])}(?=[\s)>]|$)")
    for number, line in enumerate(lines, 1):
        if (at := written.search(line)) is not None:
            return Position(file=told(path), line=number, column=at.end() - len(found["url"]) + 1)
    return Position(file=told(path))
