"""One thing in an article that may become a fact, with no more of the article than a few words."""

from __future__ import annotations

from dataclasses import dataclass

KINDS = ("event", "variant", "date", "name", "number")
"""In the order in which an editor goes through them."""

MOST_WORDS, MOST_CHARACTERS = 8, 48
_WIDE = "\u2e80"


@dataclass(frozen=True, kw_only=True, slots=True)
class Candidate:
    """One thing that may become a fact.

    `fields` are what its kind has beside the place and the words: the date and why, the record that is
    named, the parties of an event; several ids are a tuple.
    """

    kind: str
    line: int
    words: str
    fields: tuple[tuple[str, str | tuple[str, ...]], ...]


def few_words(text: str) -> str:
    """Return the first words of a text: so many that somebody finds the place, and no more."""
    words = text.split()
    short = " ".join(words[:MOST_WORDS])
    most = MOST_CHARACTERS // (2 if any(char >= _WIDE for char in short) else 1)
    if len(short) > most:
        short = short[:most].rstrip()
    return short if short == " ".join(words) else f"{short} …"
