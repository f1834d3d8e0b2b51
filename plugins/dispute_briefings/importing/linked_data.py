"""What a page says of its own article in JSON-LD (https://schema.org/Article), and not of others."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

# Below these keys stand other stories, or what the article is about.
_ELSEWHERE = frozenset(
    {
        "itemListElement",
        "mentions",
        "about",
        "citation",
        "hasPart",
        "relatedLink",
        "isBasedOn",
        "comment",
        "review",
    }
)
_ARTICLES = ("Article", "BlogPosting", "Report", "PressRelease")
_DEEPEST = 12
_LARGEST = 1_000_000


@dataclass(frozen=True, kw_only=True, slots=True)
class LinkedArticle:
    """What one object says: its texts are as they are written, and empty where it does not say."""

    headline: str = ""
    url: str = ""
    published: str = ""
    updated: str = ""
    language: str = ""
    publisher: str = ""
    authors: tuple[str, ...] = ()


def linked_articles(scripts: Iterator[str]) -> tuple[LinkedArticle, ...]:
    """Return the articles that JSON-LD scripts describe; what is no JSON is passed over."""
    found = []
    for script in scripts:
        if len(script) > _LARGEST:
            continue
        try:
            written = json.loads(script.strip().removeprefix("<!--").removesuffix("-->"), strict=False)
        except (ValueError, RecursionError):
            continue
        found += [_article(each) for each in _objects(written, 0)]
    return tuple(found)


def of_page(
    articles: tuple[LinkedArticle, ...], *, urls: set[str], titles: set[str]
) -> tuple[LinkedArticle, ...]:
    """Return those that describe the page: by its address, else by its title; all where neither tells."""
    by_url = tuple(
        each for each in articles if _bare(each.url) in {_bare(url) for url in urls if url} and each.url
    )
    by_title = tuple(each for each in articles if each.headline and each.headline.casefold() in titles)
    return by_url or by_title or articles


def _bare(url: str) -> str:
    return url.partition("#")[0].partition("://")[2].removeprefix("www.").rstrip("/")


def _objects(written: Any, depth: int) -> Iterator[dict[str, Any]]:
    if depth > _DEEPEST:
        return
    if isinstance(written, list):
        for each in written:
            yield from _objects(each, depth + 1)
    elif isinstance(written, dict):
        kinds = written.get("@type")
        named = kinds if isinstance(kinds, list) else [kinds]
        if any(isinstance(kind, str) and kind.endswith(_ARTICLES) for kind in named):
            yield written
            return
        for key, each in written.items():
            if key not in _ELSEWHERE:
                yield from _objects(each, depth + 1)


def _article(written: dict[str, Any]) -> LinkedArticle:
    return LinkedArticle(
        headline=_text(written.get("headline") or written.get("name")),
        url=_address(written.get("mainEntityOfPage")) or _address(written.get("url")),
        published=_text(written.get("datePublished")),
        updated=_text(written.get("dateModified")),
        language=_text(written.get("inLanguage")),
        publisher=next(iter(_names(written.get("publisher"))), ""),
        authors=tuple(_names(written.get("author"))),
    )


def _address(written: Any) -> str:
    if isinstance(written, dict):
        return _text(written.get("@id")) or _text(written.get("url"))
    return _text(written)


def _names(written: Any) -> Iterator[str]:
    for each in written if isinstance(written, list) else [written]:
        name = _text(each.get("name")) if isinstance(each, dict) else _text(each)
        if name and "://" not in name:
            yield name


def _text(written: Any) -> str:
    return " ".join(written.split())[:500] if isinstance(written, str) else ""
