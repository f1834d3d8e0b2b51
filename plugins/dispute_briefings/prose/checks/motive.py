"""Words that say why somebody acted, and who says so."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache

from dispute_briefings.facts.vocabulary import Entry
from dispute_briefings.language.alternatives import alternatives, first_letters
from dispute_briefings.prose.finding import Finding
from dispute_briefings.prose.readable import PageText

# The endings of a regular verb or noun: retaliated, pretexts, punishing.
_ENDINGS = ("", "s", "es", "d", "ed", "ing")


def motive(page: PageText) -> Iterator[Finding]:
    """A word that says why somebody acted stands in a sentence that says who says so."""
    vocabulary = page.book.vocabulary
    words = _pattern(_labels(vocabulary.motives.values()))
    attributed = _pattern(_labels(vocabulary.attributions.values()))
    if words is None:
        return
    last, is_attributed = -1, False
    for found in words.finditer(page.readable):
        if page.is_quoted(found.start()):
            continue
        if found.start() >= last:
            first, last = page.sentences.span(found.start())
            is_attributed = (
                attributed is not None and attributed.search(page.readable, first, last) is not None
            )
        if is_attributed:
            continue
        yield Finding(
            start=found.start(),
            end=found.end(),
            code="motive",
            what=f"'{' '.join(found[0].split())}' says why somebody acted, and nobody is named who says so",
            cure="say who says so in the same sentence, or leave the motive out",
        )


def _labels(entries: Iterable[Entry]) -> tuple[str, ...]:
    return tuple(text for entry in entries for _, text in entry.label.versions)


@lru_cache(maxsize=16)
def _pattern(labels: tuple[str, ...]) -> re.Pattern[str] | None:
    """Return what finds any word of some labels: Latin ones whole, with the endings of regular ones."""
    words = {word for label in labels for part in label.split(",") if (word := part.strip())}
    if not words:
        return None
    latin = [form for word in sorted(words) if word[-1:].isascii() for form in _forms(word)]
    others = [word for word in sorted(words) if not word[-1:].isascii()]
    # Only where a word begins are Latin ones tried.
    forms = [rf"(?<!\w)(?=[A-Za-z]){_any_of(latin)}(?!\w)"] if latin else []
    if others:
        forms.append(rf"(?={first_letters(others)}){_any_of(others)}")
    return re.compile("|".join(forms), re.IGNORECASE)


def _any_of(forms: Iterable[str]) -> str:
    return alternatives(" ".join(form.split()) for form in forms).replace(re.escape(" "), r"\s+")


def _forms(word: str) -> Iterator[str]:
    """Yield a word with the endings of a regular one; several words take them at their end."""
    if word.endswith("e") and " " not in word:
        yield from (word, f"{word}s", f"{word}d", f"{word[:-1]}ing")
    else:
        yield from (word + ending for ending in _ENDINGS)
