"""Every word of ours that a reader sees, from the locale files."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from pathlib import Path

from babel import Locale

from dispute_briefings.source_yaml import YamlMapping, read

_FOLDER = Path(__file__).parents[1] / "theme" / "locale"
FALLBACK = "en"


@cache
def wording(language: str) -> Mapping[str, str]:
    """Return the words of a language by key, those that it lacks in English.

    Raises:
        ValueError: a locale file of the package is broken.
    """
    words = dict(_read(FALLBACK))
    for tag in (language.partition("-")[0], language):
        if tag != FALLBACK and (_FOLDER / f"{tag}.yml").exists():
            words |= _read(tag)
    return words


def plural_key(language: str, key: str, number: int) -> str:
    """Return the key of words for a number of things: `key` with the language's plural form behind it."""
    form = Locale.parse(language, sep="-").plural_form(number)
    return f"{key}-{form}" if f"{key}-{form}" in wording(language) else f"{key}-other"


def _read(tag: str) -> dict[str, str]:
    document, problems = read(_FOLDER / f"{tag}.yml", file=f"{tag}.yml", inside=_FOLDER)
    if document is None or problems or not isinstance(document.root, YamlMapping):
        raise ValueError(f"locale {tag}: {problems}")
    return {key: text for key, text in document.root.items() if isinstance(text, str)}
