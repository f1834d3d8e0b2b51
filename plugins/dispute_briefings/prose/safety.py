"""The part of our Markdown extension that makes the text of anybody safe to show and to convert."""

from __future__ import annotations

import re
from typing import Any
from xml.etree.ElementTree import Element

from markdown import Extension, Markdown
from markdown.postprocessors import Postprocessor
from markdown.preprocessors import Preprocessor
from markdown.treeprocessors import Treeprocessor

from dispute_briefings.prose.bounds import bound_depth, bounded, restored, survive
from dispute_briefings.prose.fragments import Fragments
from dispute_briefings.prose.sanitising import left_out, sanitised

# After fenced code (25) has left the text, before MkDocs (21) and Python-Markdown (20) parse its HTML.
_BEFORE_HTML_IS_PARSED = 22
# Among the last that see the tree; where does not matter, for nobody else reads alignment.
_AFTER_TABLES_ARE_MADE = -1000
# After every postprocessor that puts HTML in: stashed HTML is at 30, extensions are around it.
_LAST = -1000


class SafetyExtension(Extension):
    """Bounds what a conversion costs, and sanitises what it gives.

    `fragments` keeps the HTML of our own views out of it; `left_out` is what the sanitiser took from
    the page at hand. ``Markdown.reset`` empties both.
    """

    def __init__(self, **settings: Any) -> None:
        self.config = {
            "raw_html": [
                "allow-list",
                "allow-list: pass HTML through the list of what is harmless; trusted: not",
            ],
        }
        self.fragments = Fragments()
        self.left_out: dict[str, None] = {}
        super().__init__(**settings)

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 - of Python-Markdown
        """Put the guard before the first parser of HTML, and the sanitiser behind the last step."""
        md.registerExtension(self)
        bound_depth(md.parser)
        md.preprocessors.register(_Guard(md), "briefings_guard", _BEFORE_HTML_IS_PARSED)
        md.treeprocessors.register(_Alignment(md), "briefings_alignment", _AFTER_TABLES_ARE_MADE)
        md.postprocessors.register(_Sanitiser(self), "briefings_sanitiser", _LAST)

    def reset(self) -> None:
        """Begin another page."""
        self.fragments.clear()
        self.left_out.clear()

    def sanitise(self, html: str) -> str:
        """Return HTML sanitised, or as it is where the site trusts it; note what was left out."""
        if self.getConfig("raw_html") == "trusted":
            return html
        self.left_out.update(dict.fromkeys(left_out(html)))
        return sanitised(html)


class _Guard(Preprocessor):
    def run(self, lines: list[str]) -> list[str]:
        # Not before: every extension has registered its patterns by now.
        survive(self.md.inlinePatterns)
        return bounded("\n".join(lines)).split("\n")


class _Alignment(Treeprocessor):
    """Says with a class how a cell is aligned: a strict policy refuses styles, a validator `align`."""

    _SIDE = re.compile(r"\s*text-align:\s*(left|center|right);?\s*")

    def run(self, root: Element) -> None:
        for tag in ("td", "th"):
            for cell in root.iter(tag):
                styled = self._SIDE.fullmatch(cell.get("style", ""))
                side = styled[1] if styled else cell.get("align")
                if side in {"left", "center", "right"}:
                    cell.attrib.pop("style" if styled else "align")
                    cell.set("class", f"{cell.get('class', '')} bf-{side}".strip())


class _Sanitiser(Postprocessor):
    """Runs over the page, and before that over each heading, of which contents and title are made."""

    def __init__(self, extension: SafetyExtension) -> None:
        super().__init__()
        self._extension = extension

    def run(self, text: str) -> str:
        return self._extension.fragments.around(self._extension.sanitise, restored(text))


def makeExtension(**settings: Any) -> SafetyExtension:  # noqa: N802 - the name that Python-Markdown asks for
    """Return the extension, for engines that name it by its module."""
    return SafetyExtension(**settings)
