"""Words as the indexer is given them, so that Korean, Japanese and Chinese are found inside words too.

Pagefind finds what a word begins with. Korean compounds and text without spaces are looked for in their
middle, so a run of such letters is given in pairs, one from each letter on, and a query in pairs too:
수출규제 as 수출, 출규 and 규제. There are few pairs beside all words that end somewhere, and the indexer
holds all in memory; so they are given once on each page. It keeps several words at one place where
punctuation parts them; the mark taken for that is removed again from what a reader sees.

A letter that Unicode composes of others (규, ガ) is given as those others. Pagefind 1.5 takes it apart
anyway, and leaves what is composed out of account where it cuts the index into pieces: all Hangul would lie
in one piece, however large. The dialog's script parts the words of a query in the same way.
"""

from __future__ import annotations

import re
from unicodedata import normalize

_HANGUL = r"\uac00-\ud7a3"
_HIRAGANA = r"\u3041-\u309f"
_OTHERS = r"\u3005-\u3007\u3400-\u9fff\uf900-\ufaff\u30a1-\u30fa\u30fc-\u30ff"
LETTERS = _HANGUL + _HIRAGANA + _OTHERS
"""Hangul syllables, kana and Han characters, as ranges of a regular expression."""

_RUN = re.compile(rf"(?P<hangul>[{_HANGUL}]+)|[{_HIRAGANA}]+|[{_OTHERS}]+")
_SPACE = "\u200a"
_MARK = "`"
# Each pair but the first begins with the letter that the one before ends with.
_REPEATED = re.compile(f"{_MARK}.", re.DOTALL)
_MARKED = re.compile(rf"[{LETTERS}]+(?:{_MARK}+[{LETTERS}]+)+")


def given(text: str, told: set[str]) -> str:
    """Return a text with its words as the indexer is given them.

    Args:
        text: plain text.
        told: words of the same page that were given before, to which those of the text are added: they are
            given without what stands in them, by which the page is found already.
    """
    return _RUN.sub(lambda found: _with_what_is_inside(found, told), text)


def as_written(text: str) -> str:
    """Return such a text as a reader sees it, with letters composed; hair spaces between its words stay."""
    return _MARKED.sub(_in_one, normalize("NFC", text))


def _with_what_is_inside(found: re.Match[str], told: set[str]) -> str:
    run, is_hangul = found[0], bool(found["hangul"])
    pairs = [run[at : at + 2] for at in range(len(run) - 1)]
    if run in told:
        parts = run
    elif is_hangul and found.start() > 0 and not found.string[found.start() - 1].isspace():
        # What begins behind a letter or a bracket (SK하이닉스) begins no word: its first pair counts too.
        parts = f"{run}{2 * _MARK}{_MARK.join(pairs)}" if pairs else run
    else:
        parts = _MARK.join(pairs) or run
    told.add(run)
    words = normalize("NFD", parts)
    return words if is_hangul else f"{_SPACE}{words}{_SPACE}"


def _in_one(found: re.Match[str]) -> str:
    whole, mark, _ = found[0].partition(2 * _MARK)
    if mark:
        return whole
    return _REPEATED.sub("", whole)
