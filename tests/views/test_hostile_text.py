"""Text of a fact sheet is text: whatever it holds, a view writes no element or attribute for it."""

from __future__ import annotations

import typing
from collections import Counter
from collections.abc import Iterator
from functools import cache
from html.parser import HTMLParser
from typing import Any, Literal

import pytest
from pydantic import BaseModel, BeforeValidator, StringConstraints
from tests.sample_site import SAMPLE, book_of
from tests.views.drawing_room import draw, parsed, setting_of, text_of
from tests.views.every_view import every_view

from dispute_briefings.facts.book import FactBook
from dispute_briefings.facts.model import Record, Reference, Text, Value, Word
from dispute_briefings.facts.vocabulary import Vocabulary
from dispute_briefings.views.drawing import ArticleEntry, ArticleMention

HOSTILE = (
    "<script>alert(1)</script>",
    "</script><script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "<svg onload=alert(1)>",
    "<svg><title><script>alert(1)</script></title></svg>",
    "</title><script>alert(1)</script>",
    "</desc></svg><img src=x onerror=alert(1)>",
    "</caption></table><script>alert(1)</script>",
    "</p></li></ul></div><h1>Heading</h1>",
    '"><script>alert(1)</script>',
    "'><script>alert(1)</script>",
    '" onmouseover="alert(1)',
    "' onfocus='alert(1)' autofocus='",
    "javascript:alert(1)",
    '<a href="javascript:alert(1)">click</a>',
    '<a href="data:text/html,<script>alert(1)</script>">click</a>',
    "<iframe srcdoc='<script>alert(1)</script>'></iframe>",
    "<style>body{display:none}</style>",
    '<link rel="stylesheet" href="//evil.example/x.css">',
    '<meta http-equiv="refresh" content="0;url=//evil.example">',
    "<base href=//evil.example/>",
    "<form action=//evil.example><input name=x>",
    "<math><mtext></p><script>alert(1)</script>",
    "<!-- --><script>alert(1)</script><!--",
    "<![CDATA[<script>alert(1)</script>]]>",
    "<?xml version='1.0'?><!DOCTYPE x [<!ENTITY e 'x'>]>&e;",
    "&lt;script&gt;alert(1)&lt;/script&gt;",
    "&#60;script&#62;alert(1)&#60;/script&#62;",
    "&amp;amp; &nbsp; &copy;",
    "{{ at.book }} {% raw %}",
    "{{ ''.__class__.__mro__ }}",
    "{word} {0} {} {since.__class__} %s %(x)s ${x}",
    "{since} {date} {regime} {n}",
    "`<script>alert(1)</script>`",
    "**bold** _it_ [x](javascript:alert(1)) ![x](y)",
    "[[rock-salt|<b>label</b>]] [[no-such|<i>x</i>]] [[javascript:alert(1)]]",
    '[[rock-salt]] [@northland-order, <u>page</u>] [@no-such"onclick=x]',
    "\u202ereversed\u202c \u2066isolated\u2069",
    "＜script＞alert(1)＜/script＞ ﹤b﹥",
    "<ScRiPt\u00a0>alert(1)</sCrIpT\u00a0>",
)


MARK = "Mark"


def holds_text(annotation: Any) -> bool:
    """Return whether a field holds words, and not an id, an address, a language or one of some choices."""
    if annotation is str:
        return True
    if typing.get_origin(annotation) is Literal:
        return False
    marks = getattr(annotation, "__metadata__", ())
    if any(isinstance(mark, (Reference, Word, BeforeValidator)) for mark in marks):
        return False
    if any(isinstance(mark, StringConstraints) and mark.pattern for mark in marks):
        return False
    return any(holds_text(part) for part in typing.get_args(annotation))


def poisoned(held: Any, words: str, annotation: Any = None) -> Any:
    """Return a value with these words in place of each text in it."""
    if isinstance(held, Text):
        return Text(versions=tuple((tag, words) for tag, _ in held.versions))
    if isinstance(held, BaseModel):
        hints = typing.get_type_hints(type(held), include_extras=True)
        kept = {name: poisoned(getattr(held, name), words, hints[name]) for name in type(held).model_fields}
        return held.model_copy(update=kept)
    if isinstance(held, tuple):
        return tuple(poisoned(part, words, annotation) for part in held)
    if isinstance(held, dict):
        return {key: poisoned(part, words, annotation) for key, part in held.items()}
    return words if isinstance(held, str) and holds_text(annotation) else held


@cache
def clean_book() -> FactBook:
    """Return the sample's book."""
    return book_of(SAMPLE)


def poisoned_book(words: str) -> FactBook:
    """Return the sample's book with these words in every text, and in the words of its vocabulary."""
    book = clean_book()
    records: list[Record] = [poisoned(record, words) for record in book.records]
    vocabulary = poisoned(book.vocabulary, words)
    assert isinstance(vocabulary, Vocabulary)
    return FactBook(records=tuple(records), vocabulary=vocabulary)


def views_of(book: FactBook, words: str) -> Iterator[str]:
    """Yield the HTML of every view, in a site whose articles hold these words too."""
    mention = ArticleMention(path="articles/a.md", title=words, date=None, written=words)
    entry = ArticleEntry(path="articles/a.md", title=words, date=None, kind="digest", summary=words)
    mentioned = {record.id: (mention,) for record in book.records}
    setting = setting_of(book, articles=(entry,), mentioned=mentioned)
    yield from (draw(view, options, setting).html for view, options in every_view(clean_book()))


class Browser(HTMLParser):
    """Notes elements with their attributes, and comments, as a lenient reader of HTML meets them."""

    def __init__(self) -> None:
        super().__init__()
        self.met: Counter[str] = Counter()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note an element and its attributes."""
        self.met[tag] += 1
        for name, value in attrs:
            self.met[f"{tag} {name}"] += 1
            if name in {"href", "src"}:
                scheme = (value or "").partition(":")[0] if ":" in (value or "") else "none"
                self.met[f"{name} of scheme {scheme}"] += 1

    def handle_comment(self, data: str) -> None:
        """Note a comment."""
        self.met["comment"] += 1

    def handle_decl(self, decl: str) -> None:
        """Note a declaration."""
        self.met["declaration"] += 1

    def handle_pi(self, data: str) -> None:
        """Note a processing instruction."""
        self.met["instruction"] += 1


def met_in(pages: list[str]) -> set[str]:
    """Return what kinds of elements, attributes and links a browser meets."""
    browser = Browser()
    for page in pages:
        browser.feed(page)
    browser.close()
    return set(browser.met)


@cache
def met_in_clean() -> set[str]:
    """Return what a browser meets in the views of the sample with harmless words."""
    return met_in(
        [*views_of(clean_book(), "words"), *views_of(poisoned_book("words [[rock-salt]]"), "words")]
    )


@cache
def marked_texts() -> tuple[str, ...]:
    """Return the text of every view with one mark in place of each text of the editors'."""
    return tuple(text_of(parsed(page)) for page in views_of(poisoned_book(MARK), MARK))


def reading(text: str) -> str:
    """Return a text as compared: some words begin a sentence, and white space is one space."""
    return " ".join(text.split()).casefold()


@pytest.mark.parametrize("words", HOSTILE)
def test_hostile_words_come_out_as_words(words: str) -> None:
    pages = list(views_of(poisoned_book(words), words))
    assert met_in(pages) <= met_in_clean()
    # Links and the slots of a status's sentence do mean something.
    if "[[" not in words and "[@" not in words and "{since}" not in words:
        expected = [reading(text.replace(MARK, words)) for text in marked_texts()]
        assert [reading(text_of(parsed(page))) for page in pages] == expected


@pytest.mark.parametrize("words", [words for words in HOSTILE if "[[" in words or "[@" in words])
def test_links_in_hostile_words_lead_to_records_alone(words: str) -> None:
    for page in views_of(poisoned_book(words), words):
        for link in parsed(page).iter("a"):
            assert link.attrib["href"].startswith(("/", "#", "https://"))


def test_every_text_of_the_model_is_reached() -> None:
    held = {
        f"{record.kind_name}: {part!r}"
        for record in poisoned_book("POISON").records
        for part in _texts(record)
        if part != "POISON"
    }
    assert held == set()


def _texts(held: Any, annotation: Any = None) -> Iterator[str]:
    if isinstance(held, Text):
        yield from (text for _, text in held.versions)
    elif isinstance(held, Value):
        hints = typing.get_type_hints(type(held), include_extras=True)
        for name in type(held).model_fields:
            yield from _texts(getattr(held, name), hints[name])
    elif isinstance(held, tuple):
        for part in held:
            yield from _texts(part, annotation)
    elif isinstance(held, dict):
        for part in held.values():
            yield from _texts(part, annotation)
    elif isinstance(held, str) and " " in held:
        yield held
