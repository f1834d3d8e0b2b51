"""All that authors wrote, read before any page is rendered: what each page is, names and cites."""

from __future__ import annotations

import os
import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import cache, lru_cache, partial
from pathlib import Path
from typing import Any, Protocol

from dispute_briefings.facts.book import FactBook
from dispute_briefings.facts.dates import Date
from dispute_briefings.facts.misnamed import with_near_ids
from dispute_briefings.facts.same import Same
from dispute_briefings.language.names import Names, names_of
from dispute_briefings.problems import Problem, in_order
from dispute_briefings.prose.exclusion import left_out_by
from dispute_briefings.prose.front_matter import (
    ArticleKind,
    FrontMatter,
    Opening,
    opening,
    unknown_references,
)
from dispute_briefings.prose.mentions import Mention, Written, mentions_in, plain
from dispute_briefings.prose.places import MarkedText
from dispute_briefings.prose.rights import Rights
from dispute_briefings.prose.short_texts import problems_in_front_matter
from dispute_briefings.prose.unwritten import misplaced, unwritten
from dispute_briefings.source_yaml import read_text
from dispute_briefings.views import Setting
from dispute_briefings.views.drawing import ArticleEntry, ArticleMention

_FOLDER = "articles/"
_HEADING = re.compile(r"^# +(?P<title>.+?)(?: +#*)?(?: *\{[^}]*\})?$", re.MULTILINE)


@dataclass(frozen=True, kw_only=True, slots=True)
class Article:
    """A page that an author wrote.

    `path` is below the content folder, `file` how problems name it; its text begins on line
    `first_line`. A page outside ``articles/`` may have neither kind nor date. `mentions` are in the
    order of the text.
    """

    path: str
    file: str
    first_line: int
    title: str
    date: Date | None = None
    updated: Date | None = None
    kind: ArticleKind | None = None
    summary: str | None = None
    about: tuple[str, ...] = ()
    dispute: str | None = None
    source: str | None = None
    authors: tuple[str, ...] = ()
    rights: Rights | None = None
    language: str
    glossary: bool = True
    mentions: tuple[Mention, ...] = ()

    @property
    def is_article(self) -> bool:
        """Whether it is an article, and not a page such as ``about.md``."""
        return is_article(self.path)

    @property
    def cited(self) -> tuple[str, ...]:
        """The sources that it cites, each once, the one that a digest is made from first."""
        own = (self.source,) if self.source else ()
        cited = (mention.record for mention in self.mentions if mention.is_citation)
        return tuple(dict.fromkeys((*own, *cited)))


@dataclass(frozen=True, kw_only=True, slots=True)
class KnownArticles:
    """Pages that are as they were when they were read last, by path, and the names that were known then."""

    by_path: Mapping[str, Article]
    names: Names


class KeptReadings(Protocol):
    """What is kept of pages that were read before."""

    def of(self, path: str, file: str, text: str) -> tuple[Article, tuple[Problem, ...]] | None:
        """Return a page, and what is wrong with its front matter, if text and facts are what they were."""

    def note(self, article: Article, problems: tuple[Problem, ...], text: str) -> None:
        """Note a page that was read now."""

    def addresses(self, places: MarkedText, names: Names) -> Written:
        """Return the addresses that a text writes (`mentions_in`)."""


def is_article(path: str) -> bool:
    """Return whether a page is an article, by its path below the content folder."""
    return path.startswith(_FOLDER) and not path.endswith("/index.md")


def read_articles(
    content: Path,
    root: Path,
    book: FactBook | None,
    *,
    fact_sheets: Path | None = None,
    language: str = "en",
    exclude_docs: str = "",
    known: KnownArticles | None = None,
    readings: KeptReadings | None = None,
) -> tuple[tuple[Article, ...], tuple[Problem, ...]]:
    """Return every page below the content folder in the order of their paths, and all problems in order.

    Args:
        content: the content folder.
        root: the folder that problems name files from; links may not lead out of it.
        book: what pages may name; None where it could not be read, and nothing is said of names then.
        fact_sheets: the folder of fact sheets; left out, ``fact_sheets`` in the content folder.
        exclude_docs: what the site leaves out beside them, patterns as in .gitignore.
        language: the site's language, where there is no book to say it.
        known: pages that are neither read nor checked again, unless a name has changed.
        readings: what is kept of pages that were read before.
    """
    articles: list[Article] = []
    problems: list[Problem] = []
    left_out = left_out_by(exclude_docs)
    above = content.relative_to(root) if content.is_relative_to(root) else content
    spoken = book.language if book is not None else language
    names = names_of(book) if book is not None else None
    as_before = known.by_path if known is not None and known.names is names else {}
    for uri in _pages(content, fact_sheets or content / "fact_sheets"):
        if left_out(uri):
            continue
        if book is not None and uri in as_before:
            articles.append(_without_strangers(as_before[uri], book))
            continue
        file = f"{above.as_posix()}/{uri}"
        if not uri.endswith(".md"):
            problems.append(misplaced(file))
            continue
        text, told = read_text(content / uri, file=file, inside=root)
        problems += told
        if text is None:
            continue
        kept = readings.of(uri, file, text) if readings is not None and book is not None else None
        if kept is None:
            start = Same(opening(text, file, is_article=is_article(uri)))
            written = readings.addresses if readings is not None else None
            article = _read(_Opened(path=uri, start=start, names=names, language=spoken, written=written))
            kept = article, _problems(uri, start, Same(book) if book is not None else None)
            if readings is not None and book is not None:
                readings.note(*kept, text)
        articles.append(_without_strangers(kept[0], book) if book is not None else kept[0])
        problems += kept[1]
    return tuple(articles), in_order(problems)


def _pages(content: Path, fact_sheets: Path) -> Iterator[str]:
    """Yield the Markdown files by path below it, and the YAML files among the articles.

    Links to folders and hidden files are left to others.
    """
    found = []
    for here, folders, files in os.walk(content):
        folders[:] = [f for f in folders if not f.startswith(".") and Path(here, f) != fact_sheets]
        below = Path(here).relative_to(content).as_posix()
        start = "" if below == "." else f"{below}/"
        endings = (".md", ".yml", ".yaml") if start.startswith(_FOLDER) else (".md",)
        found += [start + name for name in files if name.endswith(endings) and not name.startswith(".")]
    yield from sorted(found)


@dataclass(frozen=True, kw_only=True, slots=True)
class _Opened:
    """A page that was opened, and what it is read with; `written` makes no difference to what it gives."""

    path: str
    start: Same[Opening]
    names: Names | None
    language: str
    written: Callable[[MarkedText, Names], Written] | None = field(compare=False)


# A preview reads all pages again, of which one has changed.
@lru_cache(maxsize=10_000)
def _problems(path: str, opened: Same[Opening], known: Same[FactBook] | None) -> tuple[Problem, ...]:
    start = opened.value
    problems = [*start.problems, *(unwritten(start) if is_article(path) else ())]
    if known is not None:
        problems = [*with_near_ids(problems, {start.document.file: start.document}, known.value)]
        problems += unknown_references(start, known.value)
        problems += problems_in_front_matter(start, known.value)
    return tuple(problems)


# Of the facts, the names alone are asked for: most edits leave these as they are.
@lru_cache(maxsize=10_000)
def _read(opened: _Opened) -> Article:
    path, start = opened.path, opened.start.value
    matter = start.matter or FrontMatter()
    language = matter.language or opened.language
    places = MarkedText(text=start.text, file=start.document.file, first_line=start.first_line)
    heading = _HEADING.search(start.text)
    return Article(
        path=path,
        file=start.document.file,
        first_line=start.first_line,
        title=matter.title or (heading["title"] if heading else Path(path).stem),
        date=matter.date,
        updated=matter.updated,
        kind=matter.kind,
        summary=matter.summary,
        about=matter.about,
        dispute=matter.dispute,
        source=matter.source,
        authors=matter.authors,
        rights=matter.rights,
        language=language,
        glossary=matter.glossary == "on",
        mentions=mentions_in(places, opened.names, opened.written) if opened.names is not None else (),
    )


_KEPT = (opening, _problems, _read)


def forget() -> None:
    """Let go of what was read of pages but for the articles themselves: only a preview reads them again."""
    for kept in _KEPT:
        kept.cache_clear()


def _without_strangers(article: Article, book: FactBook) -> Article:
    """Return an article without what it names and is no record; the same one where all are."""
    if all(mention.record in book.by_id for mention in article.mentions):
        return article
    return replace(article, mentions=tuple(each for each in article.mentions if each.record in book.by_id))


def mentioned_in(articles: Iterable[Article], book: FactBook) -> Mapping[str, tuple[ArticleMention, ...]]:
    """Return which pages name each record, by its id: each page once, with its first sentence that does.

    A record that only the front matter names comes with the page's summary, or its title. Sentences
    are put into words, with what the book calls what they link to, when they are asked for.
    """
    naming: dict[str, dict[str, tuple[Article, Mention | None]]] = defaultdict(dict)
    for article in articles:
        for record in filter(None, (*article.about, article.dispute, article.source)):
            naming[record][article.path] = article, None
        for mention in reversed(article.mentions):
            naming[mention.record][article.path] = article, mention
    return _Mentioned({record: tuple(found.values()) for record, found in naming.items()}, book)


class _Mentioned(Mapping[str, tuple[ArticleMention, ...]]):
    def __init__(
        self, naming: Mapping[str, tuple[tuple[Article, Mention | None], ...]], book: FactBook
    ) -> None:
        self._naming = naming
        # One for all articles in a language: what they have in common is put into words once.
        self._setting = cache(lambda language: Setting(book=book, resolve=str, language=language))

    def __getitem__(self, record: str) -> tuple[ArticleMention, ...]:
        return tuple(
            _mention(article, mention, self._setting(article.language))
            for article, mention in self._naming[record]
        )

    def __iter__(self) -> Iterator[str]:
        return iter(self._naming)

    def __len__(self) -> int:
        return len(self._naming)


def _mention(article: Article, mention: Mention | None, setting: Setting) -> ArticleMention:
    about: dict[str, Any] = {"path": article.path, "title": article.title, "date": article.date}
    if mention is None:
        return ArticleMention(**about, written=article.summary or article.title)
    return ArticleMention(**about, written=mention.written, words=partial(plain, setting=setting))


def entries_of(articles: Iterable[Article]) -> tuple[ArticleEntry, ...]:
    """Return the articles as a list shows them, the newest first; other pages are left out."""
    dated = [a for a in articles if a.is_article and a.date is not None and a.kind is not None]
    newest = sorted(dated, key=lambda a: (a.date.sort_key if a.date else (), a.path), reverse=True)
    return tuple(
        ArticleEntry(
            path=a.path, title=a.title, date=a.date, kind=a.kind or "", summary=a.summary, dispute=a.dispute
        )
        for a in newest
    )
