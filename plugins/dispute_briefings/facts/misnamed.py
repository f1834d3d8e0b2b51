"""Names that stand in the place of an id: while a record is shaped, nothing is known of others."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from dispute_briefings.facts.book import FactBook
from dispute_briefings.facts.model import Source
from dispute_briefings.facts.near_records import near_record
from dispute_briefings.facts.shape import as_id
from dispute_briefings.problems import Problem
from dispute_briefings.source_yaml import Document, Place, Yaml, YamlMapping, YamlSequence

# What stands there names no other record.
_OWN = frozenset({"id", "formerly", "tags"})


def with_near_ids(
    problems: Iterable[Problem], documents: Mapping[str, Document], book: FactBook
) -> Iterator[Problem]:
    """Yield the problems; what is no id, and is the name of a record or near one, is led to its id.

    Args:
        problems: what is wrong with the shape of records.
        documents: the files of those, by name.
        book: the records that could be read.
    """
    texts: dict[str, dict[Place, str]] = {}
    for each in problems:
        file, place = each.position.file, (each.position.line, each.position.column)
        if each.code == "bad-id" and file in documents:
            if file not in texts:
                texts[file] = dict(_texts(documents[file].root))
            yield _led(each, texts[file].get(place, ""), book)
        else:
            yield each


def _led(found: Problem, named: str, book: FactBook) -> Problem:
    if named.startswith(("http://", "https://")) and f"'{named[:60]}'" in found.what:
        known = next((each.id for each in book.of_kind(Source) if each.url == named), None)
        cure = "write down the source, with this as its `url:`, and name that by its id"
        return replace(found, cure=f"write {known}" if known else cure)
    if not named or f"'{named[:60]}'" not in found.what or as_id(named) in book.by_id:
        return found
    near = near_record(book, named)
    # What has commas and is no name is a list without its brackets, which is told already.
    return replace(found, cure=near) if near.startswith("write") or (near and "," not in named) else found


def _texts(root: Yaml) -> Iterator[tuple[Place, str]]:
    """Yield the texts that may be meant as the id of another record, by their places."""
    stack = [root]
    while stack:
        value = stack.pop()
        if isinstance(value, YamlMapping):
            entries = [(value.value_at[key], each) for key, each in value.items() if key not in _OWN]
        elif isinstance(value, YamlSequence):
            entries = list(zip(value.item_at, value, strict=True))
        else:
            continue
        yield from ((place, each) for place, each in entries if isinstance(each, str))
        stack += [each for _, each in entries]
