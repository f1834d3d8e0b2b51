"""What every record has: its id, its names, its sources and what the editors think of it."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Annotated, Any, ClassVar, Literal

from pydantic import BeforeValidator, Field, PrivateAttr
from pydantic_core import PydanticCustomError

from dispute_briefings.facts.dates import Date
from dispute_briefings.facts.statements import Citation, Confidence, Fact
from dispute_briefings.facts.values import (
    AnyRef,
    DisputeRef,
    Id,
    Language,
    Line,
    PartyRefs,
    ProblemCode,
    Text,
    Value,
)
from dispute_briefings.problems import Position
from dispute_briefings.source_yaml import Document, YamlMapping, YamlSequence

NameKind = Literal[
    "official", "short", "romanised", "abbreviation", "symbol", "formula", "former", "partisan", "misspelling"
]


class Name(Value):
    """One name in one language; `lang` is None for the site's own."""

    text: Line
    """The name."""
    lang: Language | None = None
    """The language of the name, as `ko` or `ko-Latn`; left out, the site's."""
    kind: NameKind = "official"
    """What sort of name it is."""
    reading: Line | None = None
    """How it is pronounced."""
    used_by: PartyRefs = ()
    """The parties whose word it is."""
    sources: tuple[Citation, ...] = ()
    """Where it is used."""


class Review(Value):
    """When the record was looked at and when it is due again."""

    on: Date | None = None
    """When the record was looked at."""
    due: Date | None = None
    """When it is to be looked at again; from then on the site says so."""
    why: Line | None = None
    """The reason, in a line."""
    state: Literal["verified", "retracted"] = "verified"
    """Whether it stands; a retracted record leaves timeline, status and counts."""


@dataclass(frozen=True, slots=True)
class Origin:
    """Where a record was written: its document, the path of it there, and the dispute's folder, if any."""

    document: Document
    path: tuple[str | int, ...]
    dispute: str | None
    points: Document | None = None

    def position(
        self, path: tuple[str | int, ...] = (), *, of_key: bool = False, offset: int | None = None
    ) -> Position:
        """Return the place nearest to a path in the record.

        Parts that only the lifted form has (``reports``, an index, a type) are passed over. `offset` is that
        of a character in the text at the path.
        """
        document, here = self.document, self.path
        if self.points is not None and path[:1] == ("points",):
            document, here, path = self.points, (), path[1:]
        node: Any = document.root
        for part in here:
            node = node[part]
        for part in path:
            in_mapping = isinstance(node, YamlMapping) and part in node
            in_list = isinstance(node, YamlSequence) and isinstance(part, int) and part < len(node)
            if in_mapping or in_list:
                here, node = (*here, part), node[part]
        return document.position(here, of_key=of_key, offset=offset)


def _text_mapping(written: Any) -> Any:
    if isinstance(written, dict) and not written:
        raise PydanticCustomError("bad-value", "this mapping is empty: give it an entry or leave it out")
    return written


class Record(Value):
    """One thing with an id.

    `name` is short for one official name; `names` lists all others. `origin` says where the record
    was written.
    """

    KIND: ClassVar[str] = ""

    id: Id
    """The id: the record's address, unique in the site and never used again. A file with one record has it as
    its name."""
    name: Text | None = None
    """What it is called, in short for one official name."""
    names: tuple[Name, ...] = ()
    """Further names, each with its language and its kind."""
    summary: Text | None = None
    """What it is, in a sentence or two."""
    sources: tuple[Citation, ...] = ()
    """What stands for all that the record states and gives no other source for."""
    confidence: Confidence | None = None
    """How sure the editors are of the whole."""
    because: Line | None = None
    """What the confidence rests on, in a line."""
    facts: Annotated[dict[Id, Fact], BeforeValidator(_text_mapping)] = Field(default_factory=dict)
    """Statements that have no field of their own, each under a key of your choice."""
    tags: tuple[Id, ...] = ()
    """Words of your own, written as ids; no page shows them."""
    note: Text | None = None
    """A remark, shown at the foot of the record."""
    review: Review | None = None
    """When it was looked at, and when it is due again."""
    ignore: dict[Annotated[Id, ProblemCode()], Line] = Field(default_factory=dict)
    """Problems that are accepted: a code, and the reason."""
    formerly: tuple[Id, ...] = ()
    """Ids that it had before; their addresses lead on."""
    not_same_as: tuple[AnyRef, ...] = ()
    """Records that look like it and are another thing."""
    also_in: tuple[DisputeRef, ...] = ()
    """Further disputes that it belongs to."""

    _origin: Origin | None = PrivateAttr(default=None)

    @property
    def origin(self) -> Origin:
        """Where the record was written."""
        assert self._origin is not None, "the loader gives every record its origin"
        return self._origin

    @property
    def kind_name(self) -> str:
        """The kind of the record, as editors write it: ``event``."""
        return type(self).KIND

    @property
    def heading(self) -> Text:
        """What the record is called on a page: its title or question, else its first name, else its id."""
        for field in _fields_among(type(self), ("title", "text", "question")):
            written = getattr(self, field)
            if isinstance(written, Text):
                return written
        if self.name is not None:
            return self.name
        if self.names:
            return Text(versions=((self.names[0].lang or "", self.names[0].text),))
        return Text(versions=(("", self.id),))

    @property
    def lead(self) -> Text | None:
        """What the record is: its summary, else the text that does not head it, else its definition."""
        for field in _fields_among(type(self), ("summary", "text", "definition")):
            written = getattr(self, field)
            found = getattr(written, "value", written)
            if isinstance(found, Text) and found is not self.heading:
                return found
        return None

    @property
    def all_names(self) -> tuple[Name, ...]:
        """All names in the order written, `name` first."""
        short = self.name.versions if self.name is not None else ()
        return (*(Name(text=text, lang=tag or None) for tag, text in short), *self.names)

    @property
    def retracted(self) -> bool:
        """Whether the record was withdrawn: it then leaves timeline, status and counts."""
        return self.review is not None and self.review.state == "retracted"


# Pydantic takes long to say that a value has no such field.
@cache
def _fields_among(kind: type[Record], names: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(name for name in names if name in kind.model_fields)
