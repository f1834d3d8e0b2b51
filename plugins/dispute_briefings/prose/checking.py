"""The problems of prose without rendering it: for whoever checks and does not build."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from markdown import Markdown

from dispute_briefings.facts.book import FactBook
from dispute_briefings.problems import Problem, in_order
from dispute_briefings.prose.arrivals import USUAL
from dispute_briefings.prose.articles import Article
from dispute_briefings.prose.extension import BriefingsExtension
from dispute_briefings.prose.front_matter import opening
from dispute_briefings.prose.targets import Targets, missing_targets
from dispute_briefings.source_yaml import read_text
from dispute_briefings.views.addresses import directory_url


def problems_in_prose(
    articles: Iterable[Article],
    book: FactBook,
    *,
    content: Path,
    root: Path,
    unbound: str = "note",
    targets: Targets | None = None,
) -> tuple[Problem, ...]:
    """Return what is wrong with the links, citations, blocks and words of pages, in order.

    What is prose and what is code is told with the Markdown extensions that our sites usually have; a
    build tells it with its own.

    Args:
        articles: the pages, as they were read.
        book: what they may name.
        content: the content folder.
        root: the folder that no link may lead out of.
        unbound: what a date or number without a source is: ``note`` or ``warning``.
        targets: what links and pictures may lead to; left out, nothing is said of them.
    """
    leading_nowhere: list[Problem] = []
    extension = BriefingsExtension(book=book, unbound=unbound)
    markdown = Markdown(extensions=[*USUAL, extension])
    for article in articles:
        written, _ = read_text(content / article.path, file=article.file, inside=root)
        if written is None:
            continue
        text = opening(written, article.file, is_article=article.is_article).text
        extension.at_page(
            article.path,
            directory_url,
            file=article.file,
            first_line=article.first_line,
            language=article.language,
            is_checked=True,
            title=article.title,
            date=article.date,
            has_glossary=article.glossary,
        )
        extension.look_through(text, markdown)
        if targets is not None:
            leading_nowhere += missing_targets(
                text, article.path, targets, file=article.file, first_line=article.first_line
            )
    return in_order((*extension.problems, *leading_nowhere))
