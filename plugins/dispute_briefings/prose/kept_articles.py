"""An article as it was read, in a form that JSON can hold: to read it again takes many times as long."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict
from typing import Any

from dispute_briefings.facts.dates import Date
from dispute_briefings.problems import Problem, restored
from dispute_briefings.prose.articles import Article
from dispute_briefings.prose.front_matter import normal
from dispute_briefings.prose.mentions import Mention
from dispute_briefings.prose.places import MarkedText

_TEXTS = ("path", "title", "kind", "summary", "dispute", "source", "rights", "language")
_SAME = (*_TEXTS, "first_line", "glossary")
_DATES = ("date", "updated")
_LISTS = ("about", "authors")


def packed(article: Article, problems: tuple[Problem, ...]) -> dict[str, Any]:
    """Return what `unpacked` makes the same article of, and what was found in its front matter."""
    fields: dict[str, Any] = {name: getattr(article, name) for name in (*_SAME, *_LISTS)}
    fields |= {name: date.text for name in _DATES if (date := getattr(article, name)) is not None}
    below = len(article.mentions[0].places.text) if article.mentions else 0
    mentions = [[m.address, m.is_citation, m.offset, *m.span] for m in article.mentions]
    return {
        "fields": {name: value for name, value in fields.items() if value is not None},
        "below": below,
        "mentions": mentions,
        "problems": [asdict(each) for each in problems],
    }


def unpacked(kept: Mapping[str, Any], file: str, text: str) -> tuple[Article, tuple[Problem, ...]]:
    """Return an article that was packed, and what was found in its front matter.

    Args:
        kept: what was packed.
        file: how problems name its file.
        text: what the file holds.
    """
    fields = dict(kept["fields"])
    fields |= {name: Date.parse(fields[name]) for name in _DATES if name in fields}
    fields |= {name: tuple(fields[name]) for name in _LISTS}
    source = normal(text)
    places = MarkedText(
        text=source[len(source) - kept["below"] :], file=file, first_line=fields["first_line"]
    )
    mentions = tuple(
        Mention(
            record=address.partition(".")[0],
            address=address,
            is_citation=is_citation,
            offset=offset,
            span=(start, end),
            places=places,
        )
        for address, is_citation, offset, start, end in kept["mentions"]
    )
    return Article(file=file, mentions=mentions, **fields), tuple(map(restored, kept["problems"]))
