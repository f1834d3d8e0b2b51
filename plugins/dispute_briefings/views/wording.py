"""Every word of ours that a reader sees, from the locale files."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from pathlib import Path

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


def _read(tag: str) -> dict[str, str]:
    document, problems = read(_FOLDER / f"{tag}.yml", file=f"{tag}.yml", inside=_FOLDER)
    if document is None or problems or not isinstance(document.root, YamlMapping):
        raise ValueError(f"locale {tag}: {problems}")
    return {key: text for key, text in document.root.items() if isinstance(text, str)}
