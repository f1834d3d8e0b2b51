"""Where the name of a party is only a part of another one's, which no record has: the Korea Herald."""

from __future__ import annotations

import re

# A capital and a small letter: an abbreviation behind a name is something else (Japan METI).
_CAPITALISED_BEHIND = re.compile(r" [^\W\d_a-z][^\W\d_A-Z]")
# Other countries and regions: North Korea, New England.
_DIRECTION_BEFORE = re.compile(
    r"(?<!\w)(?:North|South|East|West|Northern|Southern|Eastern|Western|Central|New|Greater) \Z"
)
_LONGEST_DIRECTION = 12


def is_cut_off(text: str, start: int, end: int) -> bool:
    """Whether the one word between two offsets, with a capital, belongs to a longer name in English."""
    if _CAPITALISED_BEHIND.match(text, end) is not None:
        return True
    return _DIRECTION_BEFORE.search(text, max(start - _LONGEST_DIRECTION, 0), start) is not None


def can_be_cut_off(name: str) -> bool:
    """Whether a name is one word that is not all capitals, and so may be a part of others."""
    return name.isascii() and name[:1].isupper() and name[1:2].islower() and " " not in name
