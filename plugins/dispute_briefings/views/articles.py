"""The articles of the site, the newest first."""

from __future__ import annotations

from functools import partial

from markupsafe import Markup

from dispute_briefings.facts.model import Value
from dispute_briefings.facts.values import DisputeRef
from dispute_briefings.views.drawing import Drawing, View
from dispute_briefings.views.labels import disputes_named


class ArticlesOptions(Value):
    """Those on one dispute and those on none in particular, or all."""

    dispute: DisputeRef | None = None


def draw(drawing: Drawing, options: ArticlesOptions) -> Markup:
    """Draw the list; where there is no article, say so."""
    drawing.used.add("kind:article")
    chosen = [
        article
        for article in drawing.setting.articles
        if options.dispute is None or article.dispute in {None, options.dispute}
    ]
    return drawing.render(
        "articles.html.jinja", articles=chosen, of=partial(disputes_named, drawing, among=options.dispute)
    )


ARTICLES = View(name="articles", options=ArticlesOptions, draw=draw)
