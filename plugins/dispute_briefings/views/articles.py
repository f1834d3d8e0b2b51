"""The articles of the site, the newest first."""

from __future__ import annotations

from markupsafe import Markup

from dispute_briefings.facts.model import Value
from dispute_briefings.views.drawing import Drawing, View


class ArticlesOptions(Value):
    """All articles; there is nothing to choose."""


def draw(drawing: Drawing, options: ArticlesOptions) -> Markup:  # noqa: ARG001 - every view takes its options
    """Draw the list; where there is no article, say so."""
    drawing.used.add("kind:article")
    return drawing.render("articles.html.jinja", articles=drawing.setting.articles)


ARTICLES = View(name="articles", options=ArticlesOptions, draw=draw)
