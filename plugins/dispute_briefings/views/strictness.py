"""How strict a licence rule is among those that it is drawn beside."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from dispute_briefings.facts.book import FactBook


def shares(book: FactBook, regimes: Iterable[str | None]) -> Mapping[str, float]:
    """Return the regimes in order of strictness, each with its share of the height of the strictest."""
    order = list(book.vocabulary.regimes)
    found = sorted({each for each in regimes if each is not None}, key=order.index)
    return {regime: (index + 1) / len(found) for index, regime in enumerate(found)}
