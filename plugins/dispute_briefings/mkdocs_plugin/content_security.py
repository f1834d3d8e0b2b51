"""A policy in each page by which a browser runs and fetches nothing but what the site itself holds."""

from __future__ import annotations

import re
from collections.abc import Mapping

POLICY: Mapping[str, str] = {
    "default-src": "'self'",
    # Pagefind's search is WebAssembly.
    "script-src": "'self' 'wasm-unsafe-eval'",
    # Icons in Material's style sheets are data.
    "img-src": "'self' data:",
    "object-src": "'none'",
    "base-uri": "'none'",
    "form-action": "'self'",
}
"""Directives and their sources. There is no `unsafe-inline` and no hash: no page of ours has an inline
script or style, so one that somebody slipped in does not run."""

_CHARSET = re.compile(r"<meta charset=[^>]*>", re.IGNORECASE)
_HEAD = re.compile(r"<head(?:\s[^>]*)?>", re.IGNORECASE)


def with_policy(html: str, policy: Mapping[str, str] = POLICY) -> str:
    """Return a whole page with the policy right behind its charset, before anything it governs.

    What has no head (a fragment, a sitemap) comes back as it is. The policy is the same on every
    page: instant navigation keeps the one of the first.
    """
    head = _HEAD.search(html)
    if head is None:
        return html
    charset = _CHARSET.match(html, _first_tag(html, head.end()))
    place = charset.end() if charset else head.end()
    return f"{html[:place]}{_meta(policy)}{html[place:]}"


def _first_tag(html: str, start: int) -> int:
    return next((at for at in range(start, len(html)) if not html[at].isspace()), start)


def _meta(policy: Mapping[str, str]) -> str:
    directives = "; ".join(f"{name} {sources}" for name, sources in policy.items())
    return f'<meta http-equiv="Content-Security-Policy" content="{directives}">'
