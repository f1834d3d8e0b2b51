"""The spellings under which one name is found: by its case, its apostrophes, its plural."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

_APOSTROPHES = str.maketrans({"'": "\N{RIGHT SINGLE QUOTATION MARK}", "\N{RIGHT SINGLE QUOTATION MARK}": "'"})
_LATIN_WORD = re.compile(r"[A-Za-z\u00c0-\u024f]*\Z")
_TO_IES = re.compile(r"(?<=[b-df-hj-np-tv-xz])y\Z")


def spellings(name: str, *, is_fixed: bool, is_proper: bool) -> frozenset[str]:
    """Return a name as it is written, in the cases that it is found in, with either apostrophe.

    Args:
        name: the name, its words parted by single spaces.
        is_fixed: it is found in its own case alone, as an abbreviation is.
        is_proper: its capital stays within a sentence, as that of a person's name does.
    """
    found = {name}
    if not is_fixed and any(char.islower() for char in name):
        found |= set(_cased(name, is_proper=is_proper))
    found |= {each.translate(_APOSTROPHES) for each in found}
    composed = {unicodedata.normalize("NFC", each) for each in found}
    return frozenset(composed | {unicodedata.normalize("NFD", each) for each in composed})


def _cased(name: str, *, is_proper: bool) -> Iterator[str]:
    """Yield the name with its first letter changed, where that may be: at the start of a sentence, or within.

    Only a letter that keeps its length changes: ``İ`` would become two.
    """
    first, rest = name[0], name[1:]
    if first.islower() and len(first.upper()) == 1:
        yield first.upper() + rest
    elif first.isupper() and not is_proper and is_common(name) and len(first.lower()) == 1:
        yield first.lower() + rest


def is_common(name: str) -> bool:
    """Whether a name with a capital reads as a common noun: no other is in its first word or follows it."""
    first, _, rest = name.partition(" ")
    return not any(char.isupper() for char in first[1:]) and not rest[:1].isupper()


def plural(name: str) -> tuple[str | None, tuple[str, ...]]:
    """Return the regular English plural: as a spelling of its own (``-ies``), and as endings of the name.

    A last word of one letter or of digits has none: ``Group A``.
    """
    last = _LATIN_WORD.search(name)
    if last is None or len(last[0]) < 2:
        return None, ()
    own = _TO_IES.sub("ies", name)
    end = name.lower()
    if end.endswith(("s", "x", "z", "ch", "sh")):
        return None, ("es",)
    return own if own != name else None, ("s", "es") if end.endswith("o") else ("s",)
