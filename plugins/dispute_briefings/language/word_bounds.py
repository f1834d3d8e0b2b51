"""Whether a name in a text is a word there, or only letters inside another one.

What parts words differs from script to script, so the two ends are judged one by one:

- Letters (Latin and other alphabets, and digits): no letter, digit or underline stands beside them. A
  hyphen, an apostrophe, a full stop or an @ joins what it stands between (`Group A-2`, `imec.be`); a
  possessive does not (`METI's`).
- Hangul: a name does not begin within a word, and only particles follow it (불화수소를).
- Kanji: no other kanji stands beside them, but for such as 側 and 駐. A party's name of three or more
  may have a title or an office behind it (世耕弘成経産相, 外務省幹部).
- Katakana: no other katakana, and no middle dot with katakana behind it.
"""

from __future__ import annotations

import re

from dispute_briefings.language.particles import (
    DENYING,
    begins_with_particle,
    is_particle,
    is_prefix,
    is_suffix,
)
from dispute_briefings.language.scripts import Script, script_of

_HYPHENS = frozenset("-\N{HYPHEN}\N{NON-BREAKING HYPHEN}")
_APOSTROPHES = frozenset("'\N{RIGHT SINGLE QUOTATION MARK}")
_OF_ADDRESSES = frozenset(".@")
_MIDDLE_DOTS = frozenset("\N{KATAKANA MIDDLE DOT}\N{HALFWIDTH KATAKANA MIDDLE DOT}")
_POSSESSIVE = re.compile(r"['\u2019]s?(?!\w)")
_LONG_IN_HAN = 3


def begins_word(text: str, start: int) -> bool:
    """Whether a word begins at an offset."""
    before = text[start - 1] if start else ""
    if not before:
        return True
    edge, outside = script_of(text[start]), script_of(before)
    further = text[start - 2] if start > 1 else ""
    if before in DENYING:
        return False
    if edge is Script.LETTERS:
        if before in _HYPHENS or before in _APOSTROPHES or before in _OF_ADDRESSES:
            return script_of(further) is not Script.LETTERS
        return outside is not Script.LETTERS and not (before == "/" == further)
    if edge is Script.HANGUL:
        return outside not in {Script.LETTERS, Script.HANGUL, Script.HAN}
    if edge is Script.HAN:
        if outside is Script.HAN:
            return is_prefix(before) and script_of(further) is not Script.HAN
        return not before.isdigit()
    if before in _MIDDLE_DOTS:
        return script_of(further) is not Script.KATAKANA
    return outside is not edge


def ends_word(text: str, end: int, *, of_party: bool = False) -> bool:
    """Whether a word, or a name with particles, ends at an offset; `of_party` says that it names a party."""
    after = text[end] if end < len(text) else ""
    if not after:
        return True
    edge, outside = script_of(text[end - 1]), script_of(after)
    if outside is Script.HANGUL:
        run = _run(text, end, Script.HANGUL)
        behind = text[end + len(run) : end + len(run) + 1]
        return script_of(behind) is not Script.LETTERS and is_particle(run, text[max(end - 3, 0) : end])
    if edge is Script.LETTERS:
        return _ends_letters(text, end, after, outside)
    if edge is Script.HANGUL:
        return outside not in {Script.LETTERS, Script.HAN}
    if edge is Script.HAN and outside is Script.HAN:
        return (of_party and _is_long(text, end)) or is_suffix(_run(text, end, Script.HAN))
    if edge is Script.HIRAGANA and outside is Script.HIRAGANA:
        return begins_with_particle(_run(text, end, Script.HIRAGANA))
    if after in _MIDDLE_DOTS and edge is Script.KATAKANA:
        return script_of(text[end + 1 : end + 2]) is not Script.KATAKANA
    return outside is not edge or edge is Script.NONE


def _ends_letters(text: str, end: int, after: str, outside: Script) -> bool:
    further = script_of(text[end + 1 : end + 2])
    if after in _HYPHENS or after in _OF_ADDRESSES:
        return further is not Script.LETTERS
    if after in _APOSTROPHES:
        return further is not Script.LETTERS or _POSSESSIVE.match(text, end) is not None
    return outside is not Script.LETTERS


def _run(text: str, start: int, script: Script) -> str:
    end = start
    while end < len(text) and script_of(text[end]) is script:
        end += 1
    return text[start:end]


def _is_long(text: str, end: int) -> bool:
    return end >= _LONG_IN_HAN and all(script_of(c) is Script.HAN for c in text[end - _LONG_IN_HAN : end])
