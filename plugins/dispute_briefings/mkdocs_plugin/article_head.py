"""What an article says of itself before it begins: its kind, its summary, when it was written, from what."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from markupsafe import Markup
from mkdocs.structure.files import Files
from mkdocs.structure.pages import Page

from dispute_briefings.facts.dates import Date
from dispute_briefings.facts.model import Source
from dispute_briefings.language.dates import datetime_attribute, in_words
from dispute_briefings.mkdocs_plugin.site import Site
from dispute_briefings.prose.articles import Article
from dispute_briefings.views.addresses import page_of
from dispute_briefings.views.wording import wording


def with_article_head(page: Page, files: Files, site: Site) -> None:
    """Note on the page of an article, which is the one at hand, what the theme shows above its text."""
    article = site.articles.get(page.file.src_uri)
    if article is None or article.kind is None or article.date is None or site.book is None:
        return
    words = wording(article.language)
    page.meta["article"] = {
        "kind": words[f"article-{article.kind}"],
        "summary": article.summary,
        "source": _source(article, files, site),
        "written": _dated(words["article-written"], article.date, article.language),
        "updated": _dated(words["article-updated"], article.updated, article.language)
        if article.updated is not None
        else None,
        "authors": ", ".join(article.authors),
        "day": _day(article.date, words["article-day"], files, site),
        "since": {"title": words["since-title"], "html": _since(article, site)},
    }


def _dated(term: str, date: Date, language: str) -> dict[str, str | None]:
    return {"term": term, "day": datetime_attribute(date), "text": in_words(date, language)}


def _day(date: Date, text: str, files: Files, site: Site) -> dict[str, str] | None:
    """The address of the state of play on the day of an article, of a month or year on its last one."""
    file, day = files.get_file_from_path("status.md"), date.last or date.first
    if site.book is None or file is None or day is None:
        return None
    told = any(reach.holds(day) and day <= reach.as_of for reach in site.reaches)
    return {"href": f"{file.url}?on={day}", "text": text} if told else None


@dataclass(frozen=True, kw_only=True, slots=True)
class Later:
    """HTML that is drawn when a template prints it, and not for a page that no template is filled in for."""

    draw: Callable[[], str] = field(repr=False)

    def __html__(self) -> str:
        return self.draw()


def _since(article: Article, site: Site) -> Later:
    """What came after an article on its subjects, as the view `since` draws it on the page at hand."""
    assert site.extension is not None
    written = article.updated or article.date
    options = {"written": str(written), "about": article.about, "dispute": article.dispute}
    drawn = site.extension.drawn_later("since", options)
    return Later(draw=lambda: Markup(drawn().html))


def drawn_since(page: Page, drawn: str | None = None) -> str | None:
    """Draw what came after the article on a page now, and not when it is printed; None for another page.

    Args:
        page: the page.
        drawn: what was drawn before, which takes its place.
    """
    head = page.meta.get("article")
    if not isinstance(head, dict) or not isinstance(later := head["since"]["html"], Later):
        return None
    html = later.draw() if drawn is None else drawn
    head["since"]["html"] = Markup(html)
    return html


def _source(article: Article, files: Files, site: Site) -> dict[str, Any] | None:
    """The source of a digest, with the address of its page on the site."""
    source = site.book.by_id.get(article.source) if site.book is not None and article.source else None
    file = files.get_file_from_path(page_of(source)) if source is not None else None
    if not isinstance(source, Source) or file is None:
        return None
    dated = f", {in_words(source.published, article.language)}" if source.published is not None else ""
    return {"href": file.url, "text": f"{source.publisher}{dated}"}
