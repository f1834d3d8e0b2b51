"""The vocabulary: every word that the program shows but does not know.

Statuses with their effect, regimes in order of strictness, kinds and units: the package ships
defaults, a site adds to them and overrides them by id.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path
from typing import Annotated, Literal, Self

from pydantic import AfterValidator, Field
from pydantic_core import PydanticCustomError

from dispute_briefings.facts.shape import shaped
from dispute_briefings.facts.values import Id, Line, Text, Value
from dispute_briefings.problems import Problem, problem
from dispute_briefings.source_yaml import YamlMapping, read


def _is_pattern(written: str) -> str:
    try:
        re.compile(written)
    except re.error as error:
        raise PydanticCustomError(
            "bad-value", "this is no regular expression: {why}", {"why": str(error)}
        ) from error
    return written


Effect = Literal["none", "on", "keep", "pause", "off"]


class Entry(Value):
    """A word of the vocabulary: its label per language and, where it has one, its colour token."""

    label: Text
    """What readers see it called, in each language."""
    colour: Id | None = None
    """The name of its colour in the theme."""
    note: Text | None = None
    """A remark for editors."""


class StatusEntry(Entry):
    """A status: what a step of a history does, and the sentence for it."""

    effect: Effect
    """What a step with this status does to what applies."""
    sentence: Text | None = None
    """The sentence for the state, with its places to fill in."""


class SourceKindEntry(Entry):
    """A kind of source; a primary one is the act, record or statistic itself."""

    primary: bool = False
    """Whether such a source is the act, record or statistic itself."""


class SchemeEntry(Entry):
    """A scheme of identifiers: what they look like, and how their check digit is computed.

    `pattern` is a regular expression for the whole of an identifier, `example` is one of them.
    """

    pattern: Annotated[Line, AfterValidator(_is_pattern)] | None = None
    """A regular expression for the whole of an identifier."""
    example: Line | None = None
    """One of its identifiers."""
    check_digit: Literal["cas", "ec"] | None = None
    """How the check digit of an identifier is computed."""
    law: bool = False
    """Whether an entry of the scheme is law, and not a proxy."""


class Vocabulary(Value):
    """All words by list and id; lists keep the order in which they are written."""

    statuses: dict[Id, StatusEntry] = Field(default_factory=dict)
    """Statuses of measures and proceedings."""
    regimes: dict[Id, Entry] = Field(default_factory=dict)
    """Rules that may apply, the less strict first."""
    event_kinds: dict[Id, Entry] = Field(default_factory=dict)
    """Kinds of event."""
    date_kinds: dict[Id, Entry] = Field(default_factory=dict)
    """Kinds of date."""
    source_kinds: dict[Id, SourceKindEntry] = Field(default_factory=dict)
    """Kinds of source."""
    party_kinds: dict[Id, Entry] = Field(default_factory=dict)
    """Kinds of party."""
    conflict_kinds: dict[Id, Entry] = Field(default_factory=dict)
    """Kinds of conflict."""
    units: dict[Id, Entry] = Field(default_factory=dict)
    """Units of numbers."""
    identifier_schemes: dict[Id, SchemeEntry] = Field(default_factory=dict)
    """Schemes that identify materials."""
    motives: dict[Id, Entry] = Field(default_factory=dict)
    """Words in articles that name a motive."""
    attributions: dict[Id, Entry] = Field(default_factory=dict)
    """Words in articles that say who asserts something."""

    def list_of(self, name: str) -> Mapping[str, Entry]:
        """Return one list by its name: ``statuses``."""
        entries: Mapping[str, Entry] = getattr(self, name)
        return entries

    def overridden_by(self, other: Self) -> Self:
        """Return this vocabulary with another's entries added, or in place of those with the same id."""
        lists = {name: {**self.list_of(name), **other.list_of(name)} for name in type(self).model_fields}
        return self.model_copy(update=lists)


DEFAULTS = Path(__file__).parents[1] / "theme" / "vocabulary.yml"


def read_vocabulary(path: Path | None, *, root: Path) -> tuple[Vocabulary, tuple[Problem, ...]]:
    """Return the package's vocabulary with a site's additions, and what is wrong with these.

    Args:
        path: the site's file; None, or a file that is not there, for none.
        root: the folder that problems name the file from.
    """
    defaults, problems = _read(DEFAULTS, file=DEFAULTS.name, inside=DEFAULTS.parent)
    assert defaults is not None, f"the package's own vocabulary is broken: {problems}"
    if path is None or not path.exists():
        return defaults, ()
    file = path.relative_to(root).as_posix() if path.is_relative_to(root) else path.as_posix()
    additions, problems = _read(path, file=file, inside=root)
    return (defaults.overridden_by(additions) if additions is not None else defaults), problems


def _read(path: Path, *, file: str, inside: Path) -> tuple[Vocabulary | None, tuple[Problem, ...]]:
    document, problems = read(path, file=file, inside=inside)
    if document is None:
        return None, problems
    if document.root is None:
        return Vocabulary(), problems
    if not isinstance(document.root, YamlMapping):
        cure = "write lists by name, as in `event_kinds:`"
        return None, (*problems, problem("bad-value", document.position(), "a vocabulary is a mapping", cure))
    vocabulary, told = shaped(
        Vocabulary,
        document.root,
        what="vocabulary",
        place=lambda where, of_key: document.position(where, of_key=of_key),
    )
    return vocabulary, (*problems, *told)
