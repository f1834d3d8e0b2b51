"""Articles that nobody has written yet, and files among them that are none."""

from __future__ import annotations

import re
from collections.abc import Iterator

from dispute_briefings.problems import Position, Problem, problem
from dispute_briefings.prose.front_matter import Opening

_COMMENT = re.compile(r"<!--.*?(?:-->|\Z)", re.DOTALL)
# How the article of a new site begins, and its summary.
_EXAMPLE = "Replace this article."
_SUMMARY = "Replace this summary."


def unwritten(start: Opening) -> Iterator[Problem]:
    """Yield that an article has no text but comments, or that it is still the example of a new site."""
    file, line = start.document.file, start.first_line
    if start.text.startswith(_EXAMPLE):
        what = "this article is the example that a new site begins with"
        yield problem(
            "leftover-example", Position(file=file, line=line), what, "write your own, or take it out"
        )
    elif start.matter is not None and start.matter.summary == _SUMMARY:
        what = "the summary is that of the example that a new site begins with"
        at = start.document.position(("summary",))
        yield problem("leftover-example", at, what, "write your own, or take it out")
    if start.matter is not None and not _COMMENT.sub("", start.text).strip():
        cure = "write it, or keep it elsewhere until then: `exclude_docs` of mkdocs.yml leaves a page out"
        yield problem("empty-article", Position(file=file, line=line), "this article has no text", cure)


def misplaced(file: str) -> Problem:
    """Return that a YAML file lies among the articles, where it is published as it is and says no fact."""
    cure = "move it to the fact sheets"
    return problem("unread-file", Position(file=file), "fact sheets are not read among the articles", cure)
