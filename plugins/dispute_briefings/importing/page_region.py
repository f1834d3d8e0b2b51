"""The part of a page that holds its article, without what is beside it: other stories, comments, the site."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from dispute_briefings.importing.printed import lines_of

_OTHERS = re.compile(
    r"(?:^|[\s_-])(?:related|recommend\w*|rank\w*|popular|sidebar|aside|most[-_]?(?:read|viewed)|more[-_]?(?:news|stories)"
    r"|comments?|promo|teasers?|trending|latest|carousel|newsletter)(?:$|[\s_-])",
    re.IGNORECASE,
)
_BLOCKS = frozenset(
    [
        "address",
        "article",
        "blockquote",
        "br",
        "dd",
        "div",
        "dl",
        "dt",
        "figcaption",
        "figure",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "header",
        "hr",
        "li",
        "main",
        "ol",
        "p",
        "pre",
        "section",
        "table",
        "td",
        "th",
        "tr",
        "ul",
        "time",
    ]
)


def lines_from(heading: str, text: str) -> str:
    """Return the lines of a region from its heading on: what stands above it is of the site."""
    lines = [line.text for line in lines_of(text)]
    first = next((i for i, line in enumerate(lines) if heading and " ".join(line.split()) == heading), 0)
    return "\n".join(lines[first:])


def region_of(tree: Any, heading: Any) -> Any:
    """Return the element that holds the article and least beside it."""
    if heading is not None:
        for each in heading.iterancestors("article", "main"):
            return each
    articles = [
        each for each in tree.iter("article") if not any(True for _ in each.iterancestors("aside", "nav"))
    ]
    if len(articles) == 1:
        return articles[0]
    mains = list(tree.iter("main"))
    body = tree.find("body")
    return mains[0] if len(mains) == 1 else body if body is not None else tree


def _is_others(element: Any, region: Any) -> bool:
    if not isinstance(element.tag, str):
        return True
    if element.tag == "header" and element is not region and next(element.iter("h1"), None) is None:
        return True
    if element.tag in {
        "script",
        "style",
        "nav",
        "aside",
        "footer",
        "form",
        "noscript",
        "template",
        "iframe",
        "svg",
    }:
        return True
    if element is not region and element.tag == "article":
        return True
    return _OTHERS.search(f"{element.get('class') or ''} {element.get('id') or ''}") is not None


def own_elements(region: Any) -> Iterator[Any]:
    """Yield the elements of a region in order, without those of other stories and what is in them."""
    skipped: Any = None
    for event, each in _walk(region):
        if skipped is not None:
            skipped = None if event == "end" and each is skipped else skipped
        elif event == "start":
            if each is not region and _is_others(each, region):
                skipped = each
            else:
                yield each


def _walk(region: Any) -> Iterator[tuple[str, Any]]:
    from lxml import etree  # noqa: PLC0415

    yield from etree.iterwalk(region, events=("start", "end", "comment", "pi"))


def pieces(region: Any) -> Iterator[str]:
    """Yield the words of a region, with a line break around each block."""
    skipped: Any = None
    for event, each in _walk(region):
        if event == "start" and skipped is None:
            if each is not region and _is_others(each, region):
                skipped = each
                continue
            yield "\n" if each.tag in _BLOCKS else ""
            yield " ".join((each.text or "").split()) + " " if each.text else ""
        elif event == "end":
            if each is skipped:
                skipped = None
            elif skipped is not None:
                continue
            yield "\n" if each.tag in _BLOCKS else ""
            if each is not region and each.tail:
                yield " ".join(each.tail.split()) + " "


def words_of(element: Any) -> str:
    """Return all words in an element, on one line; no more than a title has."""
    return " ".join("".join(element.itertext()).split())[:500]
