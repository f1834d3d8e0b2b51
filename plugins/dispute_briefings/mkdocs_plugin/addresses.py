"""The address of a page as its readers know it."""

from __future__ import annotations

from urllib.parse import urljoin, urlsplit

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.pages import Page


def is_public(config: MkDocsConfig) -> bool:
    """Whether the site says where readers find it, and not where a preview runs."""
    host = urlsplit(config.site_url or "").hostname or ""
    return bool(host) and host not in {"localhost", "::1", "0.0.0.0"} and not host.startswith("127.")


def address_of(page: Page, config: MkDocsConfig) -> str | None:
    """Return the whole address of a page; None while the site has none that others can reach."""
    return page.canonical_url if is_public(config) else None


def address_at(path: str, config: MkDocsConfig) -> str | None:
    """Return the whole address of a file of the site, such as a picture; None as above."""
    return urljoin(config.site_url or "", path) if is_public(config) else None
