"""The facts of a record as a table: those without a field of their own, and what a material is and is for."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Annotated, Any

from markupsafe import Markup
from pydantic import BeforeValidator

from dispute_briefings.facts.model import Material, Record, Value
from dispute_briefings.facts.model.material import Supplier
from dispute_briefings.facts.values import AnyRef, Id
from dispute_briefings.views.drawing import Drawing, View


def _keys(written: Any) -> Any:
    return [key.strip() for key in written.split(",")] if isinstance(written, str) else written


class FactsOptions(Value):
    """Of which record, and `only` which facts: keys of its `facts`, or `definition`, `uses` and so on.

    Keys are a list, or parted by commas.
    """

    record: AnyRef
    only: Annotated[tuple[Id, ...], BeforeValidator(_keys)] = ()


@dataclass(frozen=True, kw_only=True, slots=True)
class Entry:
    """A statement, or a supplier, with the address that makes its anchor."""

    address: str
    statement: Any = None
    supplier: Supplier | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class Row:
    """Entries that share a label."""

    label: Markup
    entries: tuple[Entry, ...]


def draw(drawing: Drawing, options: FactsOptions) -> Markup:
    """Draw the facts as a table; where there are none, say so."""
    record = drawing.book.by_id[options.record]
    drawing.used.add(record.id)
    rows = [
        row
        for key, row in (*_of_material(drawing, record), *_free(drawing, record))
        if row.entries and (not options.only or key in options.only)
    ]
    drawing.used |= {f"{record.id}.{entry.address}" for row in rows for entry in row.entries}
    return drawing.render("facts.html.jinja", record=record, rows=rows)


def _free(at: Drawing, record: Record) -> Iterator[tuple[str, Row]]:
    for key, fact in record.facts.items():
        entry = Entry(address=f"facts.{key}", statement=fact)
        yield key, Row(label=at.line(fact.label), entries=(entry,))


def _of_material(at: Drawing, record: Record) -> Iterator[tuple[str, Row]]:
    if not isinstance(record, Material):
        return
    if record.definition is not None:
        entry = Entry(address="definition", statement=record.definition)
        yield "definition", Row(label=_label(at, "definition"), entries=(entry,))
    for key, statements in (("uses", record.uses), ("forms", record.forms)):
        numbered = enumerate(statements, start=1)
        entries = tuple(Entry(address=f"{key}.{n}", statement=statement) for n, statement in numbered)
        yield key, Row(label=_label(at, key), entries=entries)
    suppliers = tuple(
        Entry(address=f"suppliers.{n}", supplier=supplier)
        for n, supplier in enumerate(record.suppliers, start=1)
    )
    yield "suppliers", Row(label=_label(at, "suppliers"), entries=suppliers)


def _label(at: Drawing, key: str) -> Markup:
    return Markup.escape(at.word(f"facts-{key}"))


FACTS = View(name="facts", options=FactsOptions, draw=draw)
