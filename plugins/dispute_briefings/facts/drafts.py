"""A new record as lines of YAML, from fields as somebody types them: near names become ids."""

from __future__ import annotations

import typing
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass

from dispute_briefings.facts import tree
from dispute_briefings.facts.block_style import text_lines, value_lines
from dispute_briefings.facts.book import FactBook
from dispute_briefings.facts.model import KINDS, Party, Reference, Word
from dispute_briefings.facts.near_records import spoken_names
from dispute_briefings.facts.near_sources import near_source
from dispute_briefings.facts.shape import as_id
from dispute_briefings.problems import nearest
from dispute_briefings.source_yaml import Yaml, YamlMapping, YamlSequence, parse

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
_INSTEAD = {"date": ("dates", "due"), "name": ("names",)}
_LONGEST_ID = 60
# Texts without paragraphs: what comes with line breaks, as from a page, is one line all the same.
_ONE_LINE = frozenset({"name", "title", "publisher", "via", "place"})


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
    written = [
        line
        for name, text in given.items()
        for line in (
            text_lines(name, " ".join(text.split()))
            if name in plain and text.strip()
            else _field(book, fields[name], text, notes)
        )
    ]
    found = record_id or _suggested(book, kind, given)
    _check_id(book, found)
    return Draft(id=found, lines=(f"id: {found}", *written), notes=tuple(notes))


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


def _field(book: FactBook, field: tree.Field, text: str, notes: list[str]) -> list[str]:
    text, name = text.strip(), field.written
    if not text:
        raise DraftError(f"`{name}` is empty: give it a value, or leave it out")
    if text[0] in "[{":
        return value_lines(name, _yaml(name, text))
    mark = Reference(("source",)) if field.written == "sources" else field.mark
    if isinstance(mark, Reference):
        ids = [_named(book, each.strip(), mark, notes) for each in text.split(",")]
        is_one = len(ids) == 1 and not _is_list(field)
        return [f"{name}: {ids[0]}"] if is_one else value_lines(name, _yaml(name, f"[{', '.join(ids)}]"))
    if isinstance(mark, Word):
        return [f"{name}: {_word(book, text, mark)}"]
    if name in _ONE_LINE:
        text = " ".join(text.split())
    return text_lines(name, _country(book, text, notes) if name == "country" else text)


def _country(book: FactBook, text: str, notes: list[str]) -> str:
    """The id of a party whose name stands for a country; a code of ISO 3166 stays."""
    named = [each.id for each in book.of_kind(Party) if text.casefold() in spoken_names(book, each)]
    if len(named) != 1 or named == [text]:
        return text
    notes.append(f"'{text}' is {named[0]}")
    return named[0]


def _yaml(name: str, text: str) -> Yaml:
    """Return what a text says that was typed as YAML.

    Raises:
        DraftError: it is none.
    """
    document, problems = parse(f"{name}: {text}\n", "")
    root = document.root
    if problems or not isinstance(root, YamlMapping) or name not in root or len(root) > 1:
        told = "; ".join(f"{each.what}; {each.cure}" if each.cure else each.what for each in problems)
        raise DraftError(f"`{name}` is not well-formed YAML: {told or 'close what is opened'}")
    return root[name]


def _is_list(field: tree.Field) -> bool:
    return field.written not in {"by", "part_of", "broader", "mirror", "party"}


def _named(book: FactBook, text: str, mark: Reference, notes: list[str]) -> str:
    """Return the id of the record that a text names: an id, a name of it, or the only one that is near."""
    records = [r for r in book.records if not mark.kinds or r.kind_name in mark.kinds]
    if any(record.id == text for record in records):
        return text
    named = [record for record in records if text.casefold() in spoken_names(book, record)]
    if len(named) == 1:
        notes.append(f"'{text}' is {named[0].id}")
        return named[0].id
    wanted = " or ".join(mark.kinds) or "record"
    if named:
        raise DraftError(f"'{text}' is a name of {', '.join(r.id for r in named)}: write the id")
    known = {name: record.id for record in records for name in spoken_names(book, record)}
    near = nearest(text.casefold(), known)
    cure = f"did you mean {known[near.split(chr(39))[1]]}?" if near else ""
    if mark.kinds == ("source",):
        cure = near_source(book, text) or cure
    cure = cure or "write it first, or correct the name"
    raise DraftError(f"no {wanted} '{text}'; {cure}")


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
        parts = (_spoken(book, heading) if heading else _first_name(given.get("names", "")), "")
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


def _first_name(names: str) -> str:
    """The text of the first of some names, as they are typed: ``[{text: Salt, kind: short}]``."""
    listed = _yaml("names", names) if names else None
    first = listed[0] if isinstance(listed, YamlSequence) and listed else None
    return str(first.get("text") or "") if isinstance(first, YamlMapping) else ""


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


def year_of(given: Mapping[str, str]) -> str | None:
    """Return the year that a record is filed under: that of its date or publication, if it has one."""
    written = given.get("date") or given.get("published") or ""
    return next(_years(written), None)


def _years(text: str) -> Iterator[str]:
    if len(text) >= 4 and text[:4].isdigit():
        yield text[:4]
