"""The sentence of a fact sheet that names a record: by a link to it, else by one of its names."""

from __future__ import annotations

import re
from collections.abc import Iterator

from dispute_briefings.facts.book import FactBook
from dispute_briefings.facts.model import Record
from dispute_briefings.facts.text import Link, inlines, paragraphs
from dispute_briefings.language.names import names_of
from dispute_briefings.language.sentences import Sentences

_MARK = re.compile(r"\[\[[^\[\]]*\]\]|\[@[^\[\]]*\]")
_CITATION = re.compile(r"\s*\[@[^\[\]]*\]")


def naming_sentence(book: FactBook, naming: Record, named: Record, language: str) -> str | None:
    """Return the first sentence in the texts of one record that names another, in a language; None for none.

    What heads the record is no sentence. Links are as they are written, citations are left out.

    Args:
        book: holds both.
        naming: the record that is read.
        named: the record that is looked for.
        language: the language of the page; texts in others are not looked at.
    """
    words = tuple(dict.fromkeys(name.text for name in named.all_names))
    by_name = None
    for text in _texts(book, naming, language):
        for offset in _links(text, named.id):
            return _around(text, offset)
        if by_name is None and any(word[1:] in text for word in words):
            found = names_of(book).found_in(_MARK.sub(lambda mark: "\0" * len(mark[0]), text))
            by_name = next((_around(text, name.start) for name in found if name.records == (named.id,)), None)
    return by_name


def _texts(book: FactBook, record: Record, language: str) -> Iterator[str]:
    """Yield the paragraphs of a record that are in a language, but for its heading and its names."""
    tags = {name.lang for name in record.all_names} | {tag for tag, _ in record.heading.versions}
    heads = {text for _, text in record.heading.versions} | {name.text for name in record.all_names}
    for path, text in book.texts_of(record):
        tag = path[-1] if path[-1] in tags else book.language
        if tag == language and text not in heads:
            yield from paragraphs(text)


def _links(text: str, record: str) -> Iterator[int]:
    for each in inlines(text):
        if isinstance(each, Link) and each.target == record:
            yield each.start


def _around(text: str, offset: int) -> str:
    return _CITATION.sub("", Sentences(text=text).around(offset))
