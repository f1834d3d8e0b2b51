"""An article that was handed in as a page: its own words, and what the page says of it and of no other."""

from __future__ import annotations

import contextlib
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from dispute_briefings.importing.article import Article, Said
from dispute_briefings.importing.linked_data import LinkedArticle, linked_articles, of_page
from dispute_briefings.importing.page_region import lines_from, own_elements, pieces, region_of, words_of
from dispute_briefings.importing.plain_text import add_printed, blanked
from dispute_briefings.importing.printed import Printed, names_in, printed
from dispute_briefings.importing.publication import Stamp, stamp
from dispute_briefings.importing.received import ArticleError, refuse_books
from dispute_briefings.importing.tongue import language_of

WITHOUT = (
    "a page is read with the extra `import`: pip install 'mkdocs-dispute-briefings[import]', "
    "or save the article as plain text"
)
_PUBLISHED_METAS = frozenset(
    [
        "article:published_time",
        "og:article:published_time",
        "datepublished",
        "date",
        "pubdate",
        "publishdate",
        "publish-date",
        "publication_date",
        "dc.date",
        "dc.date.issued",
        "dcterms.issued",
        "dcterms.created",
        "parsely-pub-date",
        "sailthru.date",
        "citation_publication_date",
        "article.published",
    ]
)
_UPDATED_METAS = frozenset(
    [
        "article:modified_time",
        "og:article:modified_time",
        "og:updated_time",
        "datemodified",
        "lastmod",
        "last-modified",
        "dcterms.modified",
        "article.updated",
    ]
)
_UPDATE_WORD = re.compile(r"updat|modif|수정|更新", re.IGNORECASE)
_BYLINE_CLASS = re.compile(r"(?:^|[\s_-])(?:byline|author|writer|reporter)(?:$|[\s_-]|name)", re.IGNORECASE)


@dataclass(frozen=True, kw_only=True, slots=True)
class _Page:
    """A page that is read: its tree, the part of it that holds the article, and that part's lines."""

    tree: Any
    region: Any
    lines: str
    metas: dict[str, list[str]]
    heading: str


def read_html(html: str, *, url: str | None = None) -> Article:
    """Return the article of a page.

    Args:
        html: the page.
        url: where it was fetched from, if it was.

    Raises:
        ArticleError: trafilatura is not there, or the page holds no article.
    """
    try:
        import trafilatura  # noqa: PLC0415 -- the extra need not be installed
        from lxml import etree  # noqa: PLC0415
        from lxml import html as lxml_html  # noqa: PLC0415
    except ImportError as error:
        raise ArticleError(WITHOUT) from error
    try:
        tree = lxml_html.document_fromstring(html.encode(), parser=lxml_html.HTMLParser(encoding="utf-8"))
        page = _page(tree)
        text = trafilatura.extract(
            html, include_comments=False, include_tables=True, favor_recall=False, deduplicate=False
        )
    except (etree.LxmlError, ValueError, RecursionError, AssertionError) as error:
        raise ArticleError(f"the page cannot be read ({error}): save the article as plain text") from error
    text = text or page.lines
    if not text.strip():
        raise ArticleError("the page holds no article: it may be made by a script; save its text")
    refuse_books(text)
    return _article(page, text, url)


def _article(page: _Page, text: str, url: str | None) -> Article:
    linked = _linked(page, url)
    found, within = printed(page.lines), printed(text)
    said: dict[str, Said] = {}
    doubts: dict[str, str] = {}
    _say(said, "publisher", [(each.publisher, "JSON-LD") for each in linked], _meta(page, "og:site_name"))
    _say(
        said,
        "title",
        [(each.headline, "JSON-LD") for each in linked],
        [(page.heading, "h1")],
        _meta(page, "og:title"),
        [(words_of(each), "title") for each in page.tree.iterfind(".//title")],
    )
    if authors := tuple(dict.fromkeys(name for each in linked for a in each.authors for name in names_in(a))):
        said["authors"] = Said(values=authors, where="JSON-LD")
    elif bylines := tuple(_bylines(page)):
        said["authors"] = Said(values=bylines, where="its byline")
    add_printed(
        said,
        doubts,
        Printed(authors=found.authors or within.authors, place=within.place or found.place),
        published=[*_stamps(page, linked, found, is_update=False)],
        updated=[*_stamps(page, linked, found, is_update=True)],
    )
    _say_language(said, page, linked, text)
    _say(said, "url", [(url or "", "where it was fetched")], _addresses(page))
    return Article(text=text, own=blanked(text, within.spans), said=said, doubts=doubts)


def _say(said: dict[str, Said], name: str, *ways: list[tuple[str, str]]) -> None:
    """Take the first value that is none of nothing."""
    for value, where in (each for way in ways for each in way):
        if value and name not in said:
            said[name] = Said(values=(value,), where=where)


def _page(tree: Any) -> _Page:
    headings = [each for each in tree.iter("h1") if words_of(each)]
    heading = headings[0] if len(headings) == 1 else None
    region = region_of(tree, heading)
    metas: dict[str, list[str]] = {}
    for each in tree.iter("meta"):
        name = each.get("property") or each.get("name") or each.get("itemprop") or ""
        metas.setdefault(name.strip().lower(), []).append(" ".join((each.get("content") or "").split())[:500])
    return _Page(
        tree=tree,
        region=region,
        lines=lines_from(words_of(heading) if heading is not None else "", "".join(pieces(region))),
        metas=metas,
        heading=words_of(heading) if heading is not None else "",
    )


def _meta(page: _Page, *names: str) -> list[tuple[str, str]]:
    return [(content, f"meta {name}") for name in names for content in page.metas.get(name, ()) if content]


def _linked(page: _Page, url: str | None) -> tuple[LinkedArticle, ...]:
    scripts = (
        each.text or "" for each in page.tree.iter("script") if "ld+json" in (each.get("type") or "").lower()
    )
    urls = {address for address, _ in _addresses(page)} | ({url} if url else set())
    titles = {title.casefold() for title, _ in [(page.heading, ""), *_meta(page, "og:title")] if title}
    return of_page(linked_articles(scripts), urls=urls, titles=titles)


def _addresses(page: _Page) -> list[tuple[str, str]]:
    links = [
        (each.get("href") or "", "link canonical")
        for each in page.tree.iter("link")
        if (each.get("rel") or "").lower() == "canonical"
    ]
    found = [*links, *_meta(page, "og:url")]
    return [(url.strip(), where) for url, where in found if url.strip().startswith(("https://", "http://"))]


def _stamps(
    page: _Page, linked: tuple[LinkedArticle, ...], found: Printed, *, is_update: bool
) -> Iterator[Stamp | None]:
    for each in linked:
        named = "dateModified" if is_update else "datePublished"
        yield stamp(each.updated if is_update else each.published, f"JSON-LD {named}")
    for name in sorted(_UPDATED_METAS if is_update else _PUBLISHED_METAS):
        for content, where in _meta(page, name):
            yield stamp(content, where)
    times = [
        each
        for each in own_elements(page.region)
        if each.tag == "time" or each.get("itemprop") in {"datePublished", "dateModified"}
    ]
    for each in [t for t in times if _tells_update(t) == is_update][:1]:
        yield stamp(each.get("datetime") or each.get("content") or words_of(each), "time element")
    yield from (found.updated if is_update else found.published)


def _tells_update(element: Any) -> bool:
    around = [element.get("class") or "", element.get("itemprop") or "", words_of(element)]
    with contextlib.suppress(AttributeError):
        around += [element.getparent().get("class") or "", (element.getparent().text or "")]
    return any(_UPDATE_WORD.search(each) for each in around)


def _bylines(page: _Page) -> Iterator[str]:
    for each in own_elements(page.region):
        marks = f"{each.get('class') or ''} {each.get('rel') or ''} {each.get('itemprop') or ''}"
        if _BYLINE_CLASS.search(marks) and (words := words_of(each)) and len(words) < 100:
            yield from printed(f"{words}\n").authors or ()
            if not printed(f"{words}\n").authors and not any(c.isdigit() or c in "@|:" for c in words):
                yield from names_in(words)
            return
    for content, _ in _meta(page, "author"):
        if "://" not in content:
            yield from names_in(content)
            return


def _say_language(said: dict[str, Said], page: _Page, linked: tuple[LinkedArticle, ...], text: str) -> None:
    """The words say it best: templates name their own language for articles in another one."""
    told = [(page.tree.get("lang") or "", "html lang"), *((each.language, "JSON-LD") for each in linked)]
    told += _meta(page, "og:locale")
    by_words = language_of(text)
    for tag, where in told:
        primary = re.split("[-_]", tag.strip())[0].lower()
        if re.fullmatch("[a-z]{2,3}", primary) and by_words in {None, primary}:
            said["language"] = Said(values=(primary,), where=where)
            return
    if by_words:
        said["language"] = Said(values=(by_words,), where="its words")
