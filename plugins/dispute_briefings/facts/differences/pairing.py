"""Which entry of a list is which one of the list before: they have no ids, and one may be put in between."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Sequence
from typing import Any

from dispute_briefings.facts import tree
from dispute_briefings.facts.differences.sense import Sense
from dispute_briefings.facts.model import Name, Point, Value

Pair = tuple[int | None, int | None]


def paired(before: Sequence[Any], after: Sequence[Any], sense: Sense) -> tuple[Pair, ...]:
    """Return which entry became which, as pairs of indices: None for one that is gone, or is new.

    Entries that say the same are one; then those of the same id or period; then, in their order, those
    of the same party, status, or whatever else an entry is of; and what is left, if it is as many on
    both sides.
    """
    old, new = dict(enumerate(before)), dict(enumerate(after))
    pairs: list[Pair] = []
    for key in (sense.of, _own_key, lambda value: _kin(value, sense)):
        pairs += _matched(old, new, key)
    if len(old) == len(new):
        pairs += _matched(old, new, lambda value: type(value).__name__)
    pairs += [(None, index) for index in new]
    pairs.sort(key=lambda pair: pair[1] if pair[1] is not None else len(after))
    return (*pairs, *((index, None) for index in old))


def _matched(old: dict[int, Any], new: dict[int, Any], key: Callable[[Any], Hashable | None]) -> list[Pair]:
    """Take out the entries whose keys are the same, the first with the first."""
    waiting: dict[Hashable, list[int]] = {}
    for index, value in old.items():
        if (found := key(value)) is not None:
            waiting.setdefault(found, []).append(index)
    pairs: list[Pair] = []
    for index, value in list(new.items()):
        if waiting.get(found := key(value)):
            pairs.append((waiting[found].pop(0), index))
    for one, other in pairs:
        if one is not None and other is not None:
            del old[one], new[other]
    return pairs


def _own_key(value: Any) -> Hashable | None:
    if isinstance(value, Point):
        return value.period.text
    named: str | None = getattr(value, "id", None)
    return named


def _kin(value: Any, sense: Sense) -> Hashable | None:
    """What an entry is of: the first record or word that it names; of a name its language and kind."""
    if isinstance(value, Point) or getattr(value, "id", None):
        return None
    if isinstance(value, Name):
        return value.lang, value.kind
    if isinstance(value, Value):
        marked = (getattr(value, field.name) for field in tree.fields(type(value)) if field.mark)
        named = next((held for held in marked if isinstance(held, str)), None)
        return sense.of(named) if named else None
    return None
