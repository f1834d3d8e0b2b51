"""Words as the indexer is given them, so that Korean, Japanese and Chinese are found inside words too.

Pagefind finds what a word begins with. Korean compounds and text without spaces are looked for in their
middle, so a run of such letters is given with what stands in it from each letter on, once on each page, for
the indexer holds all in memory: 수출규제 with 출규제 and 규제. It keeps several words at one place where
punctuation parts them; the mark taken for that is removed again from what a reader sees.

A letter that Unicode composes of others (규, ガ) is given as those others. Pagefind 1.5 takes it apart
anyway, and leaves what is composed out of account where it cuts the index into pieces: all Hangul would lie
in one piece, however large. The dialog's script parts the words of a query in the same way.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from unicodedata import normalize

# Longer ones are looked for piece by piece.
_LONGEST = 8

_HANGUL = r"\uac00-\ud7a3"
_HIRAGANA = r"\u3041-\u309f"
_OTHERS = r"\u3005-\u3007\u3400-\u9fff\uf900-\ufaff\u30a1-\u30fa\u30fc-\u30ff"
LETTERS = _HANGUL + _HIRAGANA + _OTHERS
"""Hangul syllables, kana and Han characters, as ranges of a regular expression."""

_RUN = re.compile(rf"(?P<hangul>[{_HANGUL}]+)|[{_HIRAGANA}]+|[{_OTHERS}]+")
_SPACE = "\u200a"
_MARK = "`"
_PARTS = r"\u1100-\u11ff\u3099\u309a"
_GIVEN = re.compile(rf"(?<=[{LETTERS}{_PARTS}]){_MARK}[{LETTERS}{_PARTS}{_MARK}]+")
_COMPOSED = re.compile(rf"[{LETTERS}{_PARTS}]+")


def given(text: str, told: set[str]) -> str:
    """Return a text with its words as the indexer is given them.

    Args:
        text: plain text.
        told: words of the same page that were given before, to which those of the text are added: they are
            given without what stands in them, by which the page is found already.
    """
    return _RUN.sub(lambda found: _with_what_is_inside(found, told), text)


def as_written(text: str) -> str:
    """Return such a text as a reader sees it; hair spaces between its words stay."""
    return _COMPOSED.sub(lambda found: normalize("NFC", found[0]), _GIVEN.sub("", text))


def _with_what_is_inside(found: re.Match[str], told: set[str]) -> str:
    run, is_hangul = found[0], bool(found["hangul"])
    inside: Iterator[str] = iter(())
    if run not in told:
        told.add(run)
        # What begins behind a letter or bracket (SK하이닉스) begins no word, so its first letter counts too.
        is_inside = is_hangul and found.start() > 0 and not found.string[found.start() - 1].isspace()
        # A single letter at the end is mostly a particle.
        inside = (run[at : at + _LONGEST] for at in range(0 if is_inside else 1, len(run) - 1))
    words = normalize("NFD", _MARK.join((run, *inside)))
    return words if is_hangul else f"{_SPACE}{words}{_SPACE}"
