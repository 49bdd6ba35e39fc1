"""Interval arithmetic: between which values a number must lie when its parts are known by bounds.

IEEE rounding is monotone, so the same operation at the ends of the intervals bounds every value
between them, to the last bit.
"""

import math

Interval = tuple[float, float]
EVERYTHING: Interval = (-math.inf, math.inf)


def plus(first: Interval, second: Interval) -> Interval:
    """The sums."""
    return _ordered(first[0] + second[0], first[1] + second[1])


def minus(first: Interval, second: Interval) -> Interval:
    """The differences."""
    return _ordered(first[0] - second[1], first[1] - second[0])


def times(first: Interval, second: Interval) -> Interval:
    """The products; zero times infinity counts as zero."""
    ends = [_product(a, b) for a in first for b in second]
    return min(ends), max(ends)


def over(above: Interval, below: Interval) -> Interval:
    """The quotients for every divisor but zero; everything when it may have either sign."""
    low, high = below
    if low < 0 < high or low == high == 0:
        return EVERYTHING
    if low < 0:
        return over((-above[1], -above[0]), (-high, -low))
    least = _quotient(above[0], high if above[0] >= 0 else low)
    most = _quotient(above[1], low if above[1] >= 0 else high)
    return least, most


def negative(one: Interval) -> Interval:
    """The opposites."""
    return -one[1], -one[0]


def absolute(one: Interval) -> Interval:
    """The absolute values."""
    low, high = one
    if low <= 0 <= high:
        return 0.0, max(-low, high)
    return (low, high) if low > 0 else (-high, -low)


def least(intervals: list[Interval]) -> Interval:
    """The smallest of one value from each."""
    return min(low for low, _ in intervals), min(high for _, high in intervals)


def greatest(intervals: list[Interval]) -> Interval:
    """The largest of one value from each."""
    return max(low for low, _ in intervals), max(high for _, high in intervals)


def _product(first: float, second: float) -> float:
    return 0.0 if first == 0 or second == 0 else first * second


def _quotient(above: float, below: float) -> float:
    if below == 0:  # the divisor comes as near to zero as it likes
        return math.copysign(math.inf, above) if above else 0.0
    return above / below


def _ordered(low: float, high: float) -> Interval:
    """Opposite infinities have no sum: everything is then possible on that side."""
    return (-math.inf if math.isnan(low) else low, math.inf if math.isnan(high) else high)
