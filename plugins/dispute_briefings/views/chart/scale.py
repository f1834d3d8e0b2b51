"""The scale of values: from where to where it goes, and the round numbers that are written beside it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal, localcontext

# A scale has about so many steps: more would crowd a drawing of a hand's height.
_STEPS = 4
# Values that all lie in the upper quarter of their height make a line that begins above nought.
_FLAT = Decimal("0.75")
# A fact sheet takes numbers of 40 digits on each side of the point; none is rounded here.
_DIGITS = 100
# What a reader counts in, times a power of ten.
_ROUND = (Decimal(1), Decimal(2), Decimal("2.5"), Decimal(5), Decimal(10))


@dataclass(frozen=True, kw_only=True, slots=True)
class Scale:
    """A scale from `low` to `high`, whose `ticks` are round numbers, the ends among them."""

    low: Decimal
    high: Decimal
    ticks: tuple[Decimal, ...]

    def share(self, number: Decimal) -> float:
        """Return how far up the scale a number stands: 0 at its low end, 1 at its high one."""
        with localcontext(prec=_DIGITS):
            return float((number - self.low) / (self.high - self.low))

    @property
    def base(self) -> Decimal:
        """Where columns begin: nought, or the end that is nearest to it."""
        return min(max(Decimal(0), self.low), self.high)


def scale_over(numbers: Iterable[Decimal], *, from_nought: bool) -> Scale:
    """Return a scale that holds all numbers, of which there is at least one.

    It begins at nought where it has to, and also where nought is not far from the numbers.
    """
    with localcontext(prec=_DIGITS):
        return _scale_over(list(numbers), from_nought=from_nought)


def _scale_over(kept: Sequence[Decimal], *, from_nought: bool) -> Scale:
    low, high = min(kept), max(kept)
    if from_nought or not (low > high * _FLAT or high < low * _FLAT):
        low, high = min(low, Decimal(0)), max(high, Decimal(0))
    if low == high:
        # One height alone, or the same everywhere: a step around it, nought included where it is nought.
        room = abs(low) / 10 or Decimal(1)
        low, high = (low, low + room) if not low else (low - room, high + room)
    step = _step((high - low) / _STEPS)
    first = (low / step).to_integral_value(ROUND_FLOOR)
    last = (high / step).to_integral_value(ROUND_CEILING)
    ticks = tuple(_plain(step * number) for number in range(int(first), int(last) + 1))
    return Scale(low=ticks[0], high=ticks[-1], ticks=ticks)


def _step(rough: Decimal) -> Decimal:
    """Return the smallest round number that is not below the rough one."""
    power = Decimal(1).scaleb(rough.adjusted())
    return next(power * number for number in _ROUND if power * number >= rough)


def _plain(number: Decimal) -> Decimal:
    """Return a number without noughts at its end, and without an exponent."""
    plain = number.normalize()
    exponent = plain.as_tuple().exponent
    return plain.quantize(Decimal(1)) if isinstance(exponent, int) and exponent > 0 else plain
