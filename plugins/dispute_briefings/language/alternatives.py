"""Many words as one part of a regular expression that reads each letter of a text once.

An expression tries the words of ``Monday|Tuesday|…`` one after the other, and with ``(?i:…)`` it looks at
each of them before it knows that none begins with the letter at hand. Here words that begin alike share
their beginning, so that most places of a text are passed over after a letter or two.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

_END = ""
_Tree = dict[str, "_Tree"]


def alternatives(words: Iterable[str], *, any_case: bool = False) -> str:
    """Return what matches any of some words, the longest at each place, as part of a regular expression.

    Args:
        words: plain text, none of it empty.
        any_case: takes ASCII letters in either case. Other letters are taken as they are written.
    """
    tree: _Tree = {}
    for word in words:
        node = tree
        for letter in word.lower() if any_case else word:
            node = node.setdefault(letter, {})
        node[_END] = {}
    return f"(?:{_written(tree, any_case)})"


def first_letters(words: Iterable[str], *, any_case: bool = False) -> str:
    """Return the set of letters that some words begin with, as part of a regular expression."""
    letters = dict.fromkeys(each for word in words for each in _cases(word[0], any_case))
    return f"[{''.join(map(re.escape, letters))}]"


def _written(tree: _Tree, any_case: bool) -> str:
    branches = [
        _letter(letter, any_case) + _written(after, any_case) for letter, after in tree.items() if letter
    ]
    if not branches:
        return ""
    is_whole = _END in tree
    if len(branches) == 1 and not is_whole:
        return branches[0]
    return f"(?:{'|'.join(branches)}){'?' if is_whole else ''}"


def _letter(letter: str, any_case: bool) -> str:
    cases = _cases(letter, any_case)
    return re.escape(letter) if len(cases) == 1 else f"[{''.join(cases)}]"


def _cases(letter: str, any_case: bool) -> tuple[str, ...]:
    return (
        (letter.lower(), letter.upper()) if any_case and letter.isascii() and letter.isalpha() else (letter,)
    )
