"""How near two words are: the letters between them, and the endings that make another word."""

from __future__ import annotations

# What English puts behind a word to make another form of it, or another word: `resist`, `resistor`.
_ENDINGS = frozenset(
    (
        "",
        "s",
        "es",
        "n",
        "an",
        "ed",
        "d",
        "ing",
        "er",
        "ers",
        "or",
        "ors",
        "ly",
        "al",
        "ic",
        "ion",
        "ions",
        "'s",
    )
)


def is_inflected(one: str, other: str) -> bool:
    """Whether one word is the other with an English ending: its plural, or what is of it."""
    short, long = sorted((one, other), key=len)
    return long.startswith(short) and long[len(short) :] in _ENDINGS


def distance(one: str, other: str, *, most: int) -> int:
    """Return how many letters are put in, left out, exchanged or swapped between two words (Damerau 1964).

    More than `most` is told as `most` + 1.
    """
    if abs(len(one) - len(other)) > most:
        return most + 1
    before: list[int] = []
    above = list(range(len(other) + 1))
    for i, a in enumerate(one, 1):
        here = [i]
        for j, b in enumerate(other, 1):
            least = min(above[j] + 1, here[-1] + 1, above[j - 1] + (a != b))
            if i > 1 and j > 1 and a == other[j - 2] and b == one[i - 2]:
                least = min(least, before[j - 2] + 1)
            here.append(least)
        before, above = above, here
        if min(here) > most:
            return most + 1
    return above[-1]
