"""The ids and words that a site has, as lists to choose from, each with what it stands for."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from dispute_briefings.facts.book import FactBook
from dispute_briefings.facts.model import Dispute, Event, Record, Source, Text
from dispute_briefings.facts.values import Part, Reference, Word

Mark = Reference | Word | Part
_LONGEST = 120
# What no text matches.
_NOTHING = "(?!)"


class Choices:
    """Schemas of ids: each one of those that a site has."""

    def __init__(self, book: FactBook) -> None:
        self.book = book
        self._made: dict[str, dict[str, Any]] = {}

    @staticmethod
    def name(mark: Mark) -> str:
        """Return what a choice is called among the definitions of a schema."""
        if isinstance(mark, Reference):
            return f"id-of-{'-or-'.join(mark.kinds) or 'any-record'}"
        return mark.of.replace("_", "-")

    def of(self, mark: Mark) -> dict[str, Any]:
        """Return the schema of an id that a mark describes."""
        name = self.name(mark)
        if name not in self._made:
            self._made[name] = _one_of(*self._found(mark))
        return self._made[name]

    def _found(self, mark: Mark) -> tuple[Iterable[tuple[str, str]], str]:
        """What there is, each with what it stands for, and what one of it is called."""
        match mark:
            case Reference(kinds=kinds):
                found = ((r.id, _described(self.book, r)) for r in self.book.records if _is_one(r, kinds))
                return found, " or ".join(kinds) or "record"
            case Word(of=words):
                return words_of(self.book, mark), f"entry of `{words}` in the vocabulary"
            case Part(of=parts):
                return _strands(self.book), parts.removesuffix("s")


def lines_of(book: FactBook) -> Iterator[str]:
    """Yield all that choices are made of, a line each."""
    for record in book.records:
        yield f"{record.kind_name} {record.id} {_described(book, record)}"
    for strand, title in _strands(book):
        yield f"strand {strand} {title}"
    for words in type(book.vocabulary).model_fields:
        for word, label in words_of(book, Word(words)):
            yield f"{words} {word} {label}"


def _strands(book: FactBook) -> Iterator[tuple[str, str]]:
    for dispute in book.records:
        if isinstance(dispute, Dispute):
            yield from ((strand.id, _spoken(book, strand.title)) for strand in dispute.strands)


def words_of(book: FactBook, mark: Word) -> Iterator[tuple[str, str]]:
    """Yield the words of a list of the vocabulary, each with its label."""
    for word, entry in book.vocabulary.list_of(mark.of).items():
        yield word, _spoken(book, entry.label)


def _one_of(found: Iterable[tuple[str, str]], named: str) -> dict[str, Any]:
    pairs = sorted(dict(found).items())
    if not pairs:
        # Language servers take no schema at all in which a list of choices is empty.
        return {"type": "string", "pattern": _NOTHING, "errorMessage": f"There is no {named} yet."}
    # `enumDescriptions` and `errorMessage` are what editors' language servers add to JSON Schema.
    return {
        "enum": [each for each, _ in pairs],
        "enumDescriptions": [described for _, described in pairs],
        "errorMessage": f"There is no {named} of this name.",
    }


def _is_one(record: Record, kinds: tuple[str, ...]) -> bool:
    return not kinds or record.kind_name in kinds


def _described(book: FactBook, record: Record) -> str:
    """A record in a line: what it is called, and when it is of."""
    heading, kind = _spoken(book, record.heading), record.kind_name
    if isinstance(record, Source):
        return _cut(f"{', '.join(filter(None, (record.publisher, str(record.published or ''))))}: {heading}")
    if isinstance(record, Event) and record.day is not None:
        return _cut(f"{record.day}: {heading}")
    return _cut(f"{kind}: {heading}")


def _spoken(book: FactBook, text: Text) -> str:
    return " ".join(text.in_language(book.language, book.language)[1].split())


def _cut(line: str) -> str:
    return line if len(line) <= _LONGEST else f"{line[: _LONGEST - 1].rstrip()}…"
