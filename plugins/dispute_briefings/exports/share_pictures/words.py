"""What share pictures say: of a dispute how it stands, of an article what it is about."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from markupsafe import Markup

from dispute_briefings.exports.share_pictures.drawing import SharePicture
from dispute_briefings.facts.book import FactBook
from dispute_briefings.facts.dates import Date
from dispute_briefings.facts.model import Dispute
from dispute_briefings.language.dates import in_words
from dispute_briefings.prose.articles import Article
from dispute_briefings.views import Drawing, Setting
from dispute_briefings.views.fact_links import flat
from dispute_briefings.views.lines import Lines
from dispute_briefings.views.rows import rows, strands
from dispute_briefings.views.wording import wording

MOST_LINES = 5
"""How many lines fit below a title of two."""

_NAMED_BY = ("official", "short")


def pictures_of_disputes(book: FactBook, site: str) -> Mapping[str, SharePicture]:
    """Return the picture of each dispute by its id, with how each strand of it stands."""
    return {dispute.id: _of_dispute(book, dispute, site) for dispute in book.disputes}


def picture_of_site(book: FactBook, site: str) -> SharePicture:
    """Return the picture of a site on several disputes, or on none yet: their titles."""
    return SharePicture(
        site="",
        title=site,
        lines=tuple((_title(dispute, book.language), "") for dispute in book.disputes[:MOST_LINES]),
        dated=_as_of(book, None) if book.disputes else "",
    )


def picture_of_article(article: Article, site: str) -> SharePicture:
    """Return the picture of an article: its kind, title, summary and day."""
    words = wording(article.language)
    date, term = (article.updated, "updated") if article.updated is not None else (article.date, "written")
    return SharePicture(
        site=site,
        kicker=words[f"article-{article.kind}"] if article.kind is not None else "",
        title=article.title,
        lines=(("", article.summary),) if article.summary else (),
        dated=f"{words[f'article-{term}'].capitalize()} {in_words(date, article.language)}" if date else "",
    )


def _of_dispute(book: FactBook, dispute: Dispute, site: str) -> SharePicture:
    at = Drawing(setting=Setting(book=book, resolve=str, language=book.language))
    lines = tuple(_standing(at, dispute))
    if len(lines) > MOST_LINES:
        left = len(lines) - MOST_LINES + 1
        lines = (*lines[: MOST_LINES - 1], ("", str(at.count("more-sources", left))))
    return SharePicture(
        site=site,
        title=_title(dispute, book.language),
        originals=_originals(dispute, book.language),
        lines=lines,
        dated=_as_of(book, dispute),
    )


def _title(dispute: Dispute, language: str) -> str:
    return flat(dispute.heading.in_language(language, language)[1])


def _as_of(book: FactBook, dispute: Dispute | None) -> str:
    as_of = in_words(Date.parse(book.as_of(dispute).isoformat()), book.language)
    return f"{wording(book.language)['page-as-of']} {as_of}"


def _originals(dispute: Dispute, language: str) -> tuple[str, ...]:
    """The first name in each language that is not the site's."""
    names = [n for n in dispute.all_names if n.lang is not None and n.kind in _NAMED_BY]
    return tuple({n.lang: n.text for n in reversed(names) if n.lang != language}.values())[::-1]


def _standing(at: Drawing, dispute: Dispute) -> Iterator[tuple[str, str]]:
    lines = Lines(at=at)
    for strand in strands(at, dispute):
        found = [row for record in strand.records for row in rows(at, record)]
        for row in found:
            title = at.name(row.record) if strand.is_named else strand.title
            named = Markup(", ").join(filter(None, (title, lines.units(row))))
            yield named.striptags(), lines.sentence(row).striptags()
