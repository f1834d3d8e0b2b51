"""Where a line of prose holds something that is not prose: tags, addresses, code written as HTML."""

from __future__ import annotations

import re

from markdown.inlinepatterns import AUTOLINK_RE, AUTOMAIL_RE, HTML_RE

_OPAQUE = re.compile(rf"{HTML_RE}|{AUTOLINK_RE}|{AUTOMAIL_RE}|\]\(<?[^\s()<>]*", re.DOTALL)
_ENCLOSING = re.compile(
    r"<(?P<closes>/?)(?P<tag>a|button|code|kbd|pre|samp|script|style|textarea)\b", re.IGNORECASE
)


def is_untouched(text: str, offset: int) -> bool:
    """Whether an offset lies inside a tag, comment or address, or between tags whose text is no prose."""
    if "<" not in text and "](" not in text:
        return False
    open_tags: list[str] = []
    for opaque in _OPAQUE.finditer(text):
        if opaque.start() > offset:
            break
        if offset < opaque.end():
            return True
        tag = _ENCLOSING.match(opaque[0])
        if tag and not tag["closes"]:
            open_tags.append(tag["tag"].lower())
        elif tag and tag["tag"].lower() in open_tags:
            open_tags.remove(tag["tag"].lower())
    return bool(open_tags)
