"""A source: who published what, when, and how far it was read."""

from __future__ import annotations

from typing import Annotated, Any, ClassVar, Literal

from pydantic import BeforeValidator
from pydantic_core import PydanticCustomError

from dispute_briefings.facts.dates import Date
from dispute_briefings.facts.model.record import Record
from dispute_briefings.facts.values import Language, Line, SourceKind, Suggestion, Text, Value, Written


def _web_address(written: Any) -> Any:
    """Links lead to the web or nowhere: a page must not run what an editor pasted."""
    if isinstance(written, str) and not written.startswith(("https://", "http://")):
        raise PydanticCustomError("bad-value", "a link begins with https:// or http://")
    if isinstance(written, str) and any(mark in written for mark in " <>\"'`\\"):
        raise PydanticCustomError(
            "bad-value", "a link has no spaces, quotes or angle brackets: encode them (%20)"
        )
    return written


WebAddress = Annotated[
    Line,
    BeforeValidator(_web_address),
    Written(
        r"""^https?://[^ <>"'`\\]*$""",
        "a link that begins with https:// or http://, without spaces or quotes",
    ),
]


class ArchivedCopy(Value):
    """A copy kept by an archive, and the day of it."""

    url: WebAddress
    """Where the copy stands."""
    on: Date
    """The day of the copy."""


class Withdrawal(Value):
    """That the publisher withdrew or corrected it."""

    on: Date
    """When it was withdrawn or corrected."""
    why: Line
    """The reason, in a line."""


class Source(Record):
    """A source; its title is in its own `language`, or descriptive where it has none that we give.

    `derived_from` is the source that it copies: an id here, or the publisher's credit line. `place` is
    where it says it was written, as in a dateline.
    """

    KIND: ClassVar[str] = "source"

    kind: SourceKind
    """What sort of source it is."""
    publisher: Line
    """Who published it."""
    via: Line | None = None
    """The site that carries a copy of it."""
    title: Line | None = None
    """The title, in the source's own language; left out where it has none."""
    title_is: Literal["own", "descriptive"] = "own"
    """Whether the title is the source's own, or descriptive and ours."""
    authors: tuple[Line, ...] = ()
    """Who wrote it, each on its own."""
    published: Date | None = None
    """When it was published."""
    updated: Date | None = None
    """When it was last changed, as it says itself."""
    place: Line | None = None
    """Where it says it was written, as in a dateline."""
    language: Language
    """The language that it is in."""
    url: WebAddress | None = None
    """Where it stands on the web."""
    archived: tuple[ArchivedCopy, ...] = ()
    """Copies that archives keep."""
    accessed: Date | None = None
    """When you read it."""
    read_as: Literal["full", "excerpt", "summary"]
    """How far it was read."""
    derived_from: Annotated[Line, Suggestion(("source",))] | None = None
    """What it copies: the id of a source, or the publisher's credit line."""
    document: Line | None = None
    """Its number, such as that of a law."""
    rights: Literal["own", "licensed", "quoted", "none"] = "none"
    """What this site holds of its text."""
    withdrawn: Withdrawal | None = None
    """That the publisher withdrew or corrected it."""

    @property
    def heading(self) -> Text:
        """The title, in the source's language or descriptive in ours, else the document or publisher."""
        if self.title is None:
            return Text(versions=(("", self.document or self.publisher),))
        return Text(versions=(("" if self.title_is == "descriptive" else self.language, self.title),))
