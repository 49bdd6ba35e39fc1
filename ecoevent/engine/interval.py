"""Interval arithmetic: between which values a number must lie when its parts are known by bounds.

IEEE rounding is monotone, so the same operation at the ends of the intervals bounds every value
between them, to the last bit. The same lines serve plain numbers and, given other primitives,
whole columns.
"""

import math
from collections.abc import Callable
from functools import reduce
from typing import Any

import attrs

Interval = tuple[float, float]
Ends = tuple[Any, Any]
"""An interval of plain numbers, or two columns of low and high ends."""
EVERYTHING: Interval = (-math.inf, math.inf)


@attrs.frozen
class Intervals:
    """Interval arithmetic over numbers or columns, from four primitives.

    Attributes:
        least: the smaller of two.
        greatest: the larger of two.
        choose: the second argument where the first holds, else the third.
        divide: the quotient; by zero it is infinite with the sign of the dividend, 0/0 is 0.
    """

    least: Callable[[Any, Any], Any]
    greatest: Callable[[Any, Any], Any]
    choose: Callable[[Any, Any, Any], Any]
    divide: Callable[[Any, Any], Any]

    def plus(self, first: Ends, second: Ends) -> Ends:
        """The sums."""
        return first[0] + second[0], first[1] + second[1]

    def minus(self, first: Ends, second: Ends) -> Ends:
        """The differences."""
        return first[0] - second[1], first[1] - second[0]

    def times(self, first: Ends, second: Ends) -> Ends:
        """The products; zero times infinity counts as zero."""
        ends = [self._product(a, b) for a in first for b in second]
        return reduce(self.least, ends), reduce(self.greatest, ends)

    def over(self, above: Ends, below: Ends) -> Ends:
        """The quotients for every divisor but zero; everything when it may have either sign."""
        is_below = below[0] < 0
        either_sign = (is_below & (below[1] > 0)) | ((below[0] == 0) & (below[1] == 0))
        bottom = self.choose(is_below, -above[1], above[0])
        top = self.choose(is_below, -above[0], above[1])
        low = self.choose(is_below, -below[1], below[0])
        high = self.choose(is_below, -below[0], below[1])
        least = self.divide(bottom, self.choose(bottom >= 0, high, low))
        most = self.divide(top, self.choose(top >= 0, low, high))
        return (
            self.choose(either_sign, -math.inf, least),
            self.choose(either_sign, math.inf, most),
        )

    def negative(self, one: Ends) -> Ends:
        """The opposites."""
        return -one[1], -one[0]

    def absolute(self, one: Ends) -> Ends:
        """The absolute values."""
        low, high = one
        return self.greatest(self.greatest(low, -high), 0.0), self.greatest(-low, high)

    def smallest(self, parts: list[Ends]) -> Ends:
        """The smallest of one value from each."""
        lows, highs = zip(*parts, strict=True)
        return reduce(self.least, lows), reduce(self.least, highs)

    def largest(self, parts: list[Ends]) -> Ends:
        """The largest of one value from each."""
        lows, highs = zip(*parts, strict=True)
        return reduce(self.greatest, lows), reduce(self.greatest, highs)

    def _product(self, first: Any, second: Any) -> Any:
        return self.choose((first == 0) | (second == 0), 0.0, first * second)


def _divide(above: float, below: float) -> float:
    if below == 0:
        return math.copysign(math.inf, above) if above else 0.0
    return above / below


NUMBERS = Intervals(
    least=min,
    greatest=max,
    choose=lambda condition, yes, no: yes if condition else no,
    divide=_divide,
)
"""Interval arithmetic over plain numbers."""
