"""What a page says of itself in its head, to search engines and to those who show a link to it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any, Literal

from babel.core import Locale, UnknownLocaleError, get_global
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.pages import Page

from dispute_briefings.exports.share_pictures import SIZE
from dispute_briefings.language.dates import datetime_attribute
from dispute_briefings.mkdocs_plugin.addresses import address_at, address_of
from dispute_briefings.mkdocs_plugin.share_pictures import SharePictures
from dispute_briefings.mkdocs_plugin.site import Site
from dispute_briefings.pages.descriptions import shortened
from dispute_briefings.prose.articles import Article


@dataclass(frozen=True, kw_only=True, slots=True)
class PagePicture:
    """The picture that goes with a link to a page: its whole address, and what is to be read on it."""

    address: str
    told: str
    width: int = SIZE[0]
    height: int = SIZE[1]


@dataclass(frozen=True, kw_only=True, slots=True)
class PageHead:
    """What stands in the head of a page.

    `address` is the one that a page has of several, None while the site has none that others can reach;
    so is `picture` then. `published`
    and `modified` are days, months or years in ISO 8601. `linked_data` is JSON-LD by schema.org.
    """

    title: str
    description: str
    address: str | None
    kind: Literal["article", "website"]
    locale: str
    published: str | None
    modified: str | None
    picture: PagePicture | None
    linked_data: Mapping[str, Any]


def page_head(page: Page, config: MkDocsConfig, site: Site, pictures: SharePictures) -> PageHead:
    """Return what the theme writes into the head of a page; its title is plain text by then."""
    path = page.file.src_uri
    article = site.articles.get(path)
    is_article = article is not None and article.is_article
    address = (
        config.site_url if address_of(page, config) and site.repeats_home(path) else address_of(page, config)
    )
    language = (article.language if article is not None else None) or str(
        config.theme.get("language") or "en"
    )
    written = article.date if article is not None and is_article else None
    updated = article.updated if article is not None and is_article else None
    title = str(page.title or config.site_name)
    description = _description(page, site, article) or shortened(config.site_description or "")
    picture = _picture(path, config, pictures)
    published, modified = (datetime_attribute(day) if day is not None else None for day in (written, updated))
    linked_data = _linked_data(
        {
            "@type": "Article" if is_article else "WebPage",
            "headline" if is_article else "name": title,
            "description": description,
            "url": address,
            "inLanguage": language,
            "image": picture.address if picture is not None else None,
            "author": list(article.authors) if article is not None else None,
            "datePublished": published,
            "dateModified": modified or published,
            "lastReviewed": site.pages[path].as_of.isoformat() if _says_its_day(path, site) else None,
            "isPartOf": {"@type": "WebSite", "name": config.site_name, **_url(address and config.site_url)},
        }
    )
    return PageHead(
        title=title,
        description=description,
        address=address,
        kind="article" if is_article else "website",
        locale=_locale(language),
        published=published,
        modified=modified,
        picture=picture,
        linked_data=linked_data,
    )


def _description(page: Page, site: Site, article: Article | None) -> str:
    """What the author says of the page in its front matter, else what we do."""
    given = page.meta.get("description")
    if isinstance(given, str) and given.strip():
        return " ".join(given.split())
    if article is not None:
        return shortened(article.summary or "")
    return site.descriptions.get(page.file.src_uri, "")


def _picture(path: str, config: MkDocsConfig, pictures: SharePictures) -> PagePicture | None:
    found = pictures.of(path)
    address = address_at(found[0], config) if found is not None else None
    return PagePicture(address=address, told=found[1].told) if found is not None and address else None


def _says_its_day(path: str, site: Site) -> bool:
    return path in site.pages and site.pages[path].as_of.year > 1


def _linked_data(told: Mapping[str, Any]) -> Mapping[str, Any]:
    """Return a description by schema.org without what there is nothing to say of."""
    return {"@context": "https://schema.org", **{key: value for key, value in told.items() if value}}


def _url(address: str | None) -> Mapping[str, str]:
    return {"url": address} if address else {}


@cache
def _locale(language: str) -> str:
    """Return a language with the country where most people speak it: ``ko_KR``, as OpenGraph wants it."""
    subtags = language.replace("-", "_")
    try:
        known = Locale.parse(get_global("likely_subtags").get(subtags, subtags), sep="_")
        spoken = Locale.parse(language, sep="-")
    except (ValueError, UnknownLocaleError):
        return language.replace("-", "_")
    territory = spoken.territory or known.territory
    return "_".join(filter(None, (spoken.language, territory)))
