"""A source: who published what, when, and how far it was read."""

from __future__ import annotations

from typing import Annotated, Any, ClassVar, Literal

from pydantic import BeforeValidator
from pydantic_core import PydanticCustomError

from dispute_briefings.facts.dates import Date
from dispute_briefings.facts.model.record import Record
from dispute_briefings.facts.values import Language, Line, SourceKind, Text, Value


def _web_address(written: Any) -> Any:
    """Links lead to the web or nowhere: a page must not run what an editor pasted."""
    if isinstance(written, str) and not written.startswith(("https://", "http://")):
        raise PydanticCustomError("bad-value", "a link begins with https:// or http://")
    if isinstance(written, str) and any(mark in written for mark in " <>\"'`\\"):
        raise PydanticCustomError(
            "bad-value", "a link has no spaces, quotes or angle brackets: encode them (%20)"
        )
    return written


WebAddress = Annotated[Line, BeforeValidator(_web_address)]


class ArchivedCopy(Value):
    """A copy kept by an archive, and the day of it."""

    url: WebAddress
    on: Date


class Withdrawal(Value):
    """That the publisher withdrew or corrected it."""

    on: Date
    why: Line


class Source(Record):
    """A source; its title is in its own `language`, or descriptive where it has none that we give.

    `derived_from` is the source that it copies: an id here, or the publisher's credit line. `place` is
    where it says it was written, as in a dateline.
    """

    KIND: ClassVar[str] = "source"

    kind: SourceKind
    publisher: Line
    via: Line | None = None
    title: Line | None = None
    title_is: Literal["own", "descriptive"] = "own"
    authors: tuple[Line, ...] = ()
    published: Date | None = None
    updated: Date | None = None
    place: Line | None = None
    language: Language
    url: WebAddress | None = None
    archived: tuple[ArchivedCopy, ...] = ()
    accessed: Date | None = None
    read_as: Literal["full", "excerpt", "summary"]
    derived_from: Line | None = None
    document: Line | None = None
    rights: Literal["own", "licensed", "quoted", "none"] = "none"
    withdrawn: Withdrawal | None = None

    @property
    def heading(self) -> Text:
        """The title, in the source's language or descriptive in ours, else the document or publisher."""
        if self.title is None:
            return Text(versions=(("", self.document or self.publisher),))
        return Text(versions=(("" if self.title_is == "descriptive" else self.language, self.title),))
