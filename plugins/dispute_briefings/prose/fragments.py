"""HTML of our own that stands in a page beside what an author wrote, and is not sanitised with it."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable

from markdown.util import ETX, STX

_PLACEHOLDER = re.compile(rf"{STX}briefings:view:(\d+){ETX}")
_WORD = r"briefings-view-([0-9a-f]{64})-(\d+)-"
_STANDING_IN = re.compile(rf"<p>\s*{_WORD}\s*</p>|{_WORD}")


class Fragments:
    """The finished HTML of one conversion, each piece behind a placeholder until the page is sanitised."""

    def __init__(self) -> None:
        self._kept: list[str] = []

    def clear(self) -> None:
        """Forget everything: another page begins."""
        self._kept.clear()

    def keep(self, html: str) -> str:
        """Return the placeholder for HTML that is safe as it is: a view, whose text was escaped.

        Put it into an element of the tree as its text (``div.text = AtomicString(keep(html))``);
        a paragraph that holds nothing else gives way to the HTML.
        """
        self._kept.append(html)
        return f"{STX}briefings:view:{len(self._kept) - 1}{ETX}"

    def around(self, sanitise: Callable[[str], str], html: str) -> str:
        """Return the sanitised HTML of a page with every fragment in its place, untouched.

        While sanitising, a fragment stands behind a word that nobody can have typed, not even with
        entities: it holds a digest of the whole page.
        """
        if STX not in html:
            return sanitise(html)
        digest = hashlib.sha256(html.encode()).hexdigest()
        sanitised = sanitise(_PLACEHOLDER.sub(rf"briefings-view-{digest}-\1-", html))

        def restored(found: re.Match[str]) -> str:
            of, number = found[1] or found[3], found[2] or found[4]
            return self._kept[int(number)] if of == digest else found[0]

        return _STANDING_IN.sub(restored, sanitised)
