"""Text that stays text, and links that only lead somewhere, wherever a theme puts them."""

from __future__ import annotations

import re

WORD_JOINER = "\u2060"
"""A character of no width, at which no line breaks."""

SCHEMES = frozenset({"http", "https", "mailto", "tel"})
"""What a link may start with; every other scheme may run a script or open a program."""

_OPENING = re.compile(r"<(?=[A-Za-z/!?])")
_SCHEME = re.compile(r"([A-Za-z][A-Za-z0-9+.\-]*):")
# Browsers drop these from an address before they read it: https://url.spec.whatwg.org/#concept-basic-url-parser
_DROPPED = re.compile(r"[\x00-\x20\x7f-\xa0\u200b-\u200f\u2028\u2029\ufeff]+")


def inert(text: str) -> str:
    """Return a text that looks the same, but holds no tag for whoever takes it for HTML.

    Material's tooltips put the title of an element, and the text of one that is cut off, into
    `innerHTML`: escaping alone is undone there. A tag starts with ``<`` and a letter, ``/``, ``!``
    or ``?``, so a word joiner after the ``<`` is enough. Text without such a sequence comes back
    as it is.
    """
    return _OPENING.sub("<" + WORD_JOINER, text)


def leads_astray(address: str) -> bool:
    """Whether an address has a scheme other than those of `SCHEMES` (``javascript:``, ``data:``).

    A relative address has none; `address` is the value of an attribute, with entities resolved.
    """
    found = _SCHEME.match(_DROPPED.sub("", address))
    return found is not None and found[1].lower() not in SCHEMES


def leads_elsewhere(address: str) -> bool:
    """Whether an address names a host, so that fetching it asks somebody else than the site."""
    bare = _DROPPED.sub("", address).replace("\\", "/")
    return bare.startswith("//") or _SCHEME.match(bare) is not None
