"""The small book of these tests, and how a view of it is drawn."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from xml.etree import ElementTree

from dispute_briefings.facts.book import FactBook
from dispute_briefings.facts.dates import Date
from dispute_briefings.facts.loader import load
from dispute_briefings.views import VIEWS, Drawn, Setting, drawn
from dispute_briefings.views.drawing import ArticleEntry, ArticleMention

BOOK = Path(__file__).parent / "book"

ARTICLES = (
    ArticleEntry(
        path="articles/tea.md",
        title="Tea & sympathy",
        date=Date.parse("2019-08-01"),
        kind="analysis",
        summary="What tea costs.",
    ),
    ArticleEntry(path="articles/undated.md", title="On cups", date=None, kind="background"),
)
MENTIONED = {
    "black-tea": (
        ArticleMention(
            path="articles/tea.md",
            title="Tea & sympathy",
            date=Date.parse("2019-08-01"),
            written="Black tea costs more.",
        ),
    ),
    "atlas": (ArticleMention(path="articles/undated.md", title="On cups", date=None, written=""),),
}


@cache
def book() -> FactBook:
    """Return the small book."""
    loaded = load(BOOK, root=BOOK.parent)
    assert loaded.book is not None, "\n".join(map(str, loaded.problems))
    return loaded.book


def setting_of(facts: FactBook, **given: object) -> Setting:
    """Return a setting in which a link is the path of its page."""
    kept: dict[str, object] = {"articles": ARTICLES, "mentioned": MENTIONED, **given}
    return Setting(book=facts, resolve=lambda target: f"/{target}", **kept)  # type: ignore[arg-type]


def draw(view: str, options: Mapping[str, object], setting: Setting | None = None) -> Drawn:
    """Return a view of the small book, or of another setting."""
    kind = VIEWS[view]
    return drawn(kind, setting or setting_of(book()), kind.options.model_validate(dict(options)))


def parsed(html: str) -> ElementTree.Element:
    """Return the tree of a view's HTML, which has to be well-formed XML too.

    Raises:
        ElementTree.ParseError: it is not well-formed.
    """
    return ElementTree.fromstring(f"<div>{html}</div>")


def text_of(element: ElementTree.Element) -> str:
    """Return the text of a tree, white space as a reader sees it."""
    return " ".join("".join(element.itertext()).split())
