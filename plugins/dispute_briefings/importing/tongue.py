"""The language of a text, by its scripts and its commonest words."""

from __future__ import annotations

import re
from collections import Counter

from dispute_briefings.language.scripts import Script, script_of

_COMMON = {
    "en": frozenset(
        [
            "the",
            "of",
            "and",
            "to",
            "in",
            "that",
            "is",
            "was",
            "for",
            "on",
            "with",
            "it",
            "as",
            "by",
            "at",
            "from",
            "has",
            "said",
        ]
    ),
    "fr": frozenset(
        [
            "le",
            "la",
            "les",
            "des",
            "du",
            "et",
            "une",
            "un",
            "est",
            "dans",
            "que",
            "qui",
            "pour",
            "sur",
            "au",
            "avec",
            "par",
            "ont",
        ]
    ),
    "de": frozenset(
        [
            "der",
            "die",
            "das",
            "und",
            "ist",
            "von",
            "den",
            "mit",
            "dem",
            "des",
            "ein",
            "eine",
            "im",
            "zu",
            "auf",
            "für",
            "nicht",
            "sich",
        ]
    ),
}
_WORD = re.compile(r"[^\W\d_]+")
_LOOKED_AT = 20_000
_SHARE, _LEAST, _CLEARLY = 0.1, 4, 2

WELL_READ = frozenset({"en", "ko", "ja"})
"""The languages whose dates are read by rules of our own."""


def language_of(text: str) -> str | None:
    """Return ``ko``, ``ja``, ``zh``, ``en``, ``fr`` or ``de``; None where the words do not say which."""
    start = text[:_LOOKED_AT]
    scripts = Counter(map(script_of, start))
    letters = sum(count for script, count in scripts.items() if script is not Script.NONE)
    if not letters:
        return None
    kana = scripts[Script.HIRAGANA] + scripts[Script.KATAKANA]
    if scripts[Script.HANGUL] > _SHARE * letters and scripts[Script.HANGUL] > kana:
        return "ko"
    if kana > _SHARE * letters:
        return "ja"
    if scripts[Script.HAN] > _SHARE * letters:
        return "zh"
    words = Counter(word.lower() for word in _WORD.findall(start))
    counts = sorted(((sum(words[w] for w in known), tag) for tag, known in _COMMON.items()), reverse=True)
    (most, tag), (next_one, _) = counts[:2]
    return tag if most >= _LEAST and most >= _CLEARLY * next_one else None
