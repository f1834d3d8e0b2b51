"""How a character is written: what makes it part of the word beside it."""

from __future__ import annotations

import unicodedata
from enum import Enum, auto
from functools import lru_cache


class Script(Enum):
    """A way of writing words; `LETTERS` are digits and all alphabets whose words are parted by spaces."""

    NONE = auto()
    LETTERS = auto()
    HANGUL = auto()
    HAN = auto()
    HIRAGANA = auto()
    KATAKANA = auto()


# Blocks of Unicode 16.0. The middle dot of katakana (30FB) parts words or joins them: it is no letter.
_RANGES = (
    (0x1100, 0x11FF, Script.HANGUL),
    (0x3005, 0x3007, Script.HAN),
    (0x3041, 0x309F, Script.HIRAGANA),
    (0x30A1, 0x30FA, Script.KATAKANA),
    (0x30FC, 0x30FF, Script.KATAKANA),
    (0x3131, 0x318E, Script.HANGUL),
    (0x31F0, 0x31FF, Script.KATAKANA),
    (0x3400, 0x4DBF, Script.HAN),
    (0x4E00, 0x9FFF, Script.HAN),
    (0xA960, 0xA97C, Script.HANGUL),
    (0xAC00, 0xD7FB, Script.HANGUL),
    (0xF900, 0xFAFF, Script.HAN),
    (0xFF66, 0xFF9F, Script.KATAKANA),
    (0x20000, 0x3FFFF, Script.HAN),
)


@lru_cache(maxsize=4096)
def script_of(char: str) -> Script:
    """Return the script of one character; `NONE` for a space, a punctuation mark and nothing at all."""
    if not char:
        return Script.NONE
    code = ord(char)
    if code >= _RANGES[0][0]:
        for first, last, script in _RANGES:
            if first <= code <= last:
                return script
    is_letter = char.isalnum() or char == "_" or unicodedata.category(char).startswith("M")
    return Script.LETTERS if is_letter else Script.NONE
