"""Words as the indexer is given them, so that Korean, Japanese and Chinese are found inside words too.

Pagefind finds what a word begins with. Korean compounds and text without spaces are looked for in their
middle, so a run of such letters is given with what stands in it from each letter on: 수출규제 with 출규제
and 규제. The indexer keeps several words at one place where punctuation parts them; the mark taken for that
is removed again from what a reader sees.

A letter that Unicode composes of others (규, ガ) is given as those others. Pagefind 1.5 takes it apart
anyway, and leaves what is composed out of account where it cuts the index into pieces: all Hangul would lie
in one piece, however large. The dialog's script parts the words of a query in the same way.
"""

from __future__ import annotations

import re
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


def given(text: str) -> str:
    """Return a text with its words as the indexer is given them."""
    return _RUN.sub(_with_what_is_inside, text)


def as_written(text: str) -> str:
    """Return such a text as a reader sees it; hair spaces between its words stay."""
    return _COMPOSED.sub(lambda found: normalize("NFC", found[0]), _GIVEN.sub("", text))


def _with_what_is_inside(found: re.Match[str]) -> str:
    run, text = found[0], found.string
    if not found["hangul"]:
        inside = (run[at : at + _LONGEST] for at in range(1, len(run)))
        return f"{_SPACE}{normalize('NFD', _MARK.join((run, *inside)))}{_SPACE}"
    # What begins behind a letter or a bracket (SK하이닉스) begins no word, so its first letter counts too; a
    # single syllable is mostly a particle.
    first = 1 if found.start() == 0 or text[found.start() - 1].isspace() else 0
    inside = (run[at : at + _LONGEST] for at in range(first, len(run) - 1))
    return normalize("NFD", _MARK.join((run, *inside)))
