"""An article of somebody else, as far as it says what it is; what it does not say stays open."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

FIELDS = ("publisher", "title", "authors", "published", "updated", "language", "place", "url")
"""What an article may say of itself, in the order in which it is told."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Said:
    """What an article says of itself, and `where` it says so; only `authors` has several values."""

    values: tuple[str, ...]
    where: str

    @property
    def value(self) -> str:
        """The only value, or all of them with commas."""
        return ", ".join(self.values)


@dataclass(frozen=True, kw_only=True, slots=True)
class Article:
    """The text of an article, and what it says of itself.

    `text` has the lines that places are counted in; `own` is the same text, of the same length, in which
    what is not the article's own words (printed dates of publication, other stories) is blanked.
    `doubts` say, by field, why something is open although the article says it. `notes` are remarks on
    how it was read.
    """

    text: str
    own: str
    said: Mapping[str, Said]
    doubts: Mapping[str, str] = field(default_factory=dict)
    notes: tuple[str, ...] = ()

    @property
    def open(self) -> tuple[str, ...]:
        """The fields that the article does not say, or not clearly."""
        return tuple(name for name in FIELDS if name not in self.said)

    def get(self, name: str) -> str | None:
        """Return what it says, as one text."""
        return self.said[name].value if name in self.said else None

    def with_said(self, given: Mapping[str, str]) -> Article:
        """Return the article with what somebody knows of it in the place of what it says."""
        said = {name: Said(values=(value,), where="given") for name, value in given.items()}
        return replace(self, said={**self.said, **said})
