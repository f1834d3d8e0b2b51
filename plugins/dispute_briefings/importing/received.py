"""What somebody hands in, a file or the answer to a request, as text: bounded, decoded as it says itself."""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterator
from dataclasses import dataclass

LARGEST = 5 * 1024 * 1024
"""How many bytes are read: an article has some thousands, a page around it seldom more than a million."""

LONGEST = 200_000
"""How many characters an article may have: about a hundred pages."""

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_DECLARED = re.compile(
    rb"""<meta\b[^>]{0,200}?charset\s*=\s*["']?([\w.:-]{1,40})|<\?xml[^>]{0,100}encoding=["']([\w.:-]{1,40})""",
    re.IGNORECASE,
)
_DECLARED_WITHIN = 4096
# What browsers read when a page names the narrower set (https://encoding.spec.whatwg.org/#names-and-labels).
_WIDER = {
    "euc-kr": "cp949",
    "ks_c_5601-1987": "cp949",
    "shift_jis": "cp932",
    "shift-jis": "cp932",
    "sjis": "cp932",
    "x-sjis": "cp932",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "iso-8859-1": "cp1252",
    "latin1": "cp1252",
    "ascii": "cp1252",
    "us-ascii": "cp1252",
}
# Control characters but the line break, and those that turn the direction of text.
_ODD = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff\ufffe\uffff]"
)
_SURROGATE = re.compile("[\ud800-\udfff]")
_HTML = re.compile(
    r"\s*(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html|head|body|article|div|meta|title)\b", re.I | re.S
)


class ArticleError(ValueError):
    """Raised with what stands in the way of reading an article, in a sentence with the cure."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Received:
    """What was handed in: `name` is how it is told of, `url` where it was fetched from, if it was.

    `charset` and `kind` are the encoding and the media type that came with it, if any did.
    """

    content: bytes
    name: str
    url: str | None = None
    charset: str | None = None
    kind: str | None = None


def text_of(received: Received, encoding: str | None = None) -> str:
    """Return what was handed in as text, with line feeds for all line breaks and without odd characters.

    Args:
        received: the bytes, and what came with them.
        encoding: what the bytes are, where somebody knows it better than the page.

    Raises:
        ArticleError: there is too much or nothing, or the bytes are not what they say.
    """
    if len(received.content) > LARGEST:
        raise ArticleError(f"{received.name} is larger than 5 MB: save the article alone")
    text = _decoded(received, encoding).replace("\r\n", "\n").replace("\r", "\n").replace("\u2028", "\n")
    text = _SURROGATE.sub("\N{REPLACEMENT CHARACTER}", _ODD.sub("", text))
    if not text.strip():
        raise ArticleError(f"{received.name} holds no text")
    return text


def refuse_books(text: str) -> None:
    """Stop before the text of what is no article, but a book or a heap.

    Raises:
        ArticleError: it has too many characters.
    """
    if len(text) > LONGEST:
        raise ArticleError(f"the text has more than {LONGEST:,} characters: import the article alone")


def is_html(received: Received, text: str) -> bool:
    """Whether a text is a page and no plain text: as it came, as it is named, or as it begins."""
    if received.kind:
        return "html" in received.kind or (received.kind != "text/plain" and _HTML.match(text) is not None)
    return received.name.lower().endswith((".html", ".htm", ".xhtml")) or _HTML.match(text) is not None


def _decoded(received: Received, encoding: str | None) -> str:
    content = received.content
    for said in _said(received, encoding):
        try:
            return content.decode(_WIDER.get(said.lower(), said))
        except LookupError as error:
            if said == encoding:
                raise ArticleError(
                    f"there is no encoding '{said}': write one such as utf-8 or euc-kr"
                ) from error
        except (UnicodeDecodeError, UnicodeError) as error:
            if said == encoding:
                raise ArticleError(f"{received.name} is not in {said}: try another --encoding") from error
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError as error:
        declared = next(_said(received, None), None)
        what = (
            f"is not in {declared}, as it says, nor in UTF-8"
            if declared
            else "is not in UTF-8, and does not say in what"
        )
        raise ArticleError(
            f"{received.name} {what}: name it with --encoding, such as euc-kr or shift_jis"
        ) from error


def _said(received: Received, encoding: str | None) -> Iterator[str]:
    if encoding is not None:
        yield encoding
        return
    for mark, name in _MARKS:
        if received.content.startswith(mark):
            yield name
    if received.charset:
        yield received.charset
    if declared := _DECLARED.search(received.content, 0, _DECLARED_WITHIN):
        yield (declared[1] or declared[2]).decode("ascii")
