"""A new record as lines of YAML, from fields as somebody types them: near names become ids."""

from __future__ import annotations

import json
import typing
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass

from dispute_briefings.facts import tree
from dispute_briefings.facts.book import FactBook
from dispute_briefings.facts.model import KINDS, Record, Reference, Word
from dispute_briefings.facts.near_sources import near_source
from dispute_briefings.facts.shape import as_id
from dispute_briefings.problems import nearest
from dispute_briefings.source_yaml import YamlMapping, parse

# What a record of a kind is called after, where its class does not ask for it.
_HEADINGS = {"party": "name", "material": "name", "measure": "name", "proceeding": "name", "term": "name"}
# What a record needs that its class does not ask for on its own.
_ALSO_NEEDED = {"event": ("date",), "dispute": ("name",)}
# How a field is typed that holds entries, with what each of them needs.
_FORMS = {
    "history": '"[{status: ..., event: ...}]"',
    "reports": '"[{text: ..., sources: [...]}, {text: ..., sources: [...]}]"',
}
_WITHOUT_SOURCES = frozenset({"source", "question", "unknown", "conflict"})
# What may stand in the place of a field that is needed.
_INSTEAD = {"date": ("dates", "due")}
_LONGEST_ID = 60


class DraftError(ValueError):
    """Raised with what is wrong with the fields that were given, in a sentence with the cure."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Draft:
    """A new record: its id, and its fields as lines of YAML that are not indented, the id first.

    `notes` say which names were taken for which ids.
    """

    id: str
    lines: tuple[str, ...]
    notes: tuple[str, ...]


def needed(kind: str, given: Collection[str] = ()) -> tuple[str, ...]:
    """Return the fields that a new record of a kind still has to have, in the order of asking for them.

    Args:
        kind: the kind of the record.
        given: the fields that it has; an event with `due` needs no `date`.
    """
    heading = _HEADINGS.get(kind)
    required = [
        info.alias or name
        for name, info in KINDS[kind].model_fields.items()
        if info.is_required() and name != "id"
    ]
    sources = () if kind in _WITHOUT_SOURCES else ("sources",)
    every = dict.fromkeys(filter(None, (heading, *required, *_ALSO_NEEDED.get(kind, ()), *sources)))
    return tuple(name for name in every if not {name, *_INSTEAD.get(name, ())} & {*given})


def draft(
    book: FactBook,
    kind: str,
    given: Mapping[str, str],
    record_id: str | None = None,
    *,
    plain: Collection[str] = (),
) -> Draft:
    """Return a record of the fields given.

    A field that holds ids may hold names as they are written elsewhere in the fact sheets; several are
    parted by commas. What begins with a bracket or a brace is YAML and is taken as it is.

    Args:
        book: what there is: ids that are taken, records that can be named.
        kind: the kind of the record.
        given: what was typed, by field.
        record_id: the id; left out, it is made from what heads the record.
        plain: fields that are text even where they begin with a bracket or a brace.

    Raises:
        DraftError: a field is unknown, missing or names nothing, or the id is taken.
    """
    fields = {field.written: field for field in tree.fields(KINDS[kind])}
    for name in given:
        if name not in fields or name == "id":
            raise DraftError(f"no field `{name}` of this kind; {nearest(name, fields) or _listed(fields)}")
    if missing := needed(kind, given):
        listed = ", ".join(f"`{name}`" for name in missing)
        wanted = " ".join(f"{name}={form(book, kind, name)}" for name in missing)
        raise DraftError(f"{listed} {'is' if len(missing) == 1 else 'are'} missing: add {wanted}")
    notes: list[str] = []
    written = {
        name: scalar(text) if name in plain and text.strip() else _field(book, fields[name], text, notes)
        for name, text in given.items()
    }
    found = record_id or _suggested(book, kind, given)
    _check_id(book, found)
    lines = (f"id: {found}", *(f"{name}: {text}" for name, text in written.items()))
    return Draft(id=found, lines=lines, notes=tuple(notes))


def form(book: FactBook, kind: str, name: str) -> str:
    """Return how a field is typed: the words it takes, ``act|talks``, the form of its entries, or dots."""
    if name in _FORMS:
        return _FORMS[name]
    field = next(each for each in tree.fields(KINDS[kind]) if each.written == name)
    if isinstance(field.mark, Word):
        return "|".join(book.vocabulary.list_of(field.mark.of))
    annotation = KINDS[kind].model_fields[field.name].annotation
    words = typing.get_args(annotation) if typing.get_origin(annotation) is typing.Literal else ()
    return "|".join(words) or "..."


def _listed(fields: Mapping[str, tree.Field]) -> str:
    return f"its fields are {', '.join(name for name in fields if name != 'id')}"


def _field(book: FactBook, field: tree.Field, text: str, notes: list[str]) -> str:
    text = text.strip()
    if not text:
        raise DraftError(f"`{field.written}` is empty: give it a value, or leave it out")
    if text[0] in "[{":
        return text
    mark = Reference(("source",)) if field.written == "sources" else field.mark
    if isinstance(mark, Reference):
        ids = [_named(book, each.strip(), mark, notes) for each in text.split(",")]
        return ids[0] if len(ids) == 1 and not _is_list(field) else f"[{', '.join(ids)}]"
    if isinstance(mark, Word):
        return _word(book, text, mark)
    return scalar(text)


def _is_list(field: tree.Field) -> bool:
    return field.written not in {"by", "part_of", "broader", "mirror", "party"}


def _named(book: FactBook, text: str, mark: Reference, notes: list[str]) -> str:
    """Return the id of the record that a text names: an id, a name of it, or the only one that is near."""
    records = [r for r in book.records if not mark.kinds or r.kind_name in mark.kinds]
    if any(record.id == text for record in records):
        return text
    named = [record for record in records if text.casefold() in _names(book, record)]
    if len(named) == 1:
        notes.append(f"'{text}' is {named[0].id}")
        return named[0].id
    wanted = " or ".join(mark.kinds) or "record"
    if named:
        raise DraftError(f"'{text}' is a name of {', '.join(r.id for r in named)}: write the id")
    known = {name: record.id for record in records for name in _names(book, record)}
    near = nearest(text.casefold(), known)
    cure = f"did you mean {known[near.split(chr(39))[1]]}?" if near else ""
    if mark.kinds == ("source",):
        cure = near_source(book, text) or cure
    cure = cure or "write it first, or correct the name"
    raise DraftError(f"no {wanted} '{text}'; {cure}")


def _names(book: FactBook, record: Record) -> set[str]:
    heading = record.heading.in_language(book.language, book.language)[1]
    return {name.casefold() for name in (record.id, heading, *(name.text for name in record.all_names))}


def _word(book: FactBook, text: str, mark: Word) -> str:
    words = book.vocabulary.list_of(mark.of)
    if text in words:
        return text
    cure = nearest(text, words) or f"write one of: {', '.join(words)}"
    raise DraftError(f"'{text}' is not among the {mark.of.replace('_', ' ')}; {cure}")


def _suggested(book: FactBook, kind: str, given: Mapping[str, str]) -> str:
    """An id from what heads the record: of a source its publisher and date; with a number if it is taken."""
    if kind == "source":
        parts = (given.get("publisher", ""), given.get("published", ""))
    else:
        heading = next((given[n] for n in ("title", "name", "text", "question") if n in given), "")
        parts = (_spoken(book, heading), "")
    made = _cut(as_id(" ".join(filter(None, parts))))
    if not made:
        raise DraftError("no id can be made of it: give one in letters a to z with --id")
    taken = _taken(book)
    numbered = (made if number == 1 else f"{made}-{number}" for number in range(1, len(taken) + 2))
    return next(each for each in numbered if each not in taken)


def _cut(made: str) -> str:
    """An id no longer than is read at a glance, cut between words: it is the record's address for ever."""
    if len(made) <= _LONGEST_ID:
        return made
    words, cut, _ = made[: _LONGEST_ID + 1].rpartition("-")
    return words if cut else made[:_LONGEST_ID]


def _spoken(book: FactBook, heading: str) -> str:
    """A heading in the site's language, of one that is written in several: ``{en: Salt, ko: 소금}``."""
    document, _ = parse(f"key: {heading}\n", "")
    versions = document.root.get("key") if isinstance(document.root, YamlMapping) else None
    if not isinstance(versions, YamlMapping) or not versions:
        return heading
    return str(versions.get(book.language) or next(iter(versions.values())))


def _check_id(book: FactBook, record_id: str) -> None:
    if as_id(record_id) != record_id:
        raise DraftError(
            f"'{record_id}' is no id; write {as_id(record_id) or 'letters a to z, digits and hyphens'}"
        )
    if record_id in book.by_id:
        raise DraftError(
            f"'{record_id}' is the id of another {book.by_id[record_id].kind_name}: give a new one"
        )
    if record_id in book.renamed:
        raise DraftError(
            f"'{record_id}' was the id of '{book.renamed[record_id]}', and leads there: give another one"
        )


def _taken(book: FactBook) -> set[str]:
    return {*book.by_id, *book.renamed}


def scalar(text: str) -> str:
    """Return a text as YAML reads it back: as it is, or in double quotes where it would mean something."""
    one_line = " ".join(text.split())
    document, problems = parse(f"key: {one_line}\n", "")
    root = document.root
    is_plain = not problems and isinstance(root, YamlMapping) and dict(root) == {"key": one_line}
    return one_line if is_plain else json.dumps(one_line, ensure_ascii=False)


def in_brackets(text: str) -> str:
    """Return a text as YAML reads it back between brackets or braces, where a comma would part it."""
    plain = scalar(text)
    parted = plain == " ".join(text.split()) and any(mark in plain for mark in ",[]{}")
    return json.dumps(plain, ensure_ascii=False) if parted else plain


def year_of(given: Mapping[str, str]) -> str | None:
    """Return the year that a record is filed under: that of its date or publication, if it has one."""
    written = given.get("date") or given.get("published") or ""
    return next(_years(written), None)


def _years(text: str) -> Iterator[str]:
    if len(text) >= 4 and text[:4].isdigit():
        yield text[:4]
