"""Spreads: what is known of a duration that differs from person to person in, whole ms out.

Numbers are drawn by the inverse of the distribution function with nothing but sums, products,
square roots and a table that is worked out in decimals, so that every machine draws the same bits.
"""

import itertools
import math
from decimal import Context
from functools import lru_cache
from typing import Literal

import attrs
import numpy as np
from numpy.typing import NDArray

Milliseconds = NDArray[np.int32]
Form = Literal["constant", "uniform", "triangular", "exponential", "weibull", "profile"]

MOST_MS = 2**31 - 1
_TAKES = {"constant": 1, "uniform": 2, "triangular": 3, "exponential": 1, "weibull": 2}
_BELOW_ONE = 1 - 2**-53
BLOCK = 1 << 13  # numbers drawn at once: what fits into the memory nearest to a core
_CELLS = 512  # of the table of a Weibull distribution, and once more within its last cell


@attrs.frozen
class Spread:
    """A duration that is drawn for each person; made by the functions of this module.

    Attributes:
        form: the name of the distribution.
        numbers: what it takes, in the order of the function that made it.
        second: another spread that holds for the share `mixed` of the people.
    """

    form: Form
    numbers: tuple[float, ...]
    second: "Spread | None" = None
    mixed: float = 0

    @property
    def mean(self) -> float:
        """The expectation, in the unit of the spread."""
        own = _mean(self)
        return own if self.second is None else own + self.mixed * (self.second.mean - own)

    @property
    def is_in_order(self) -> bool:
        """Whether it is a spread at all: as many finite numbers as it takes, in order."""
        numbers = self.numbers
        if not numbers or not all(map(math.isfinite, numbers)) or not 0 <= self.mixed <= 1:
            return False
        if self.form == "profile":
            shares, numbers = numbers[::2], numbers[1::2]
            is_whole = shares[0] == 0 and shares[-1] == 1 and len(shares) == len(numbers)
            return is_whole and _rises(shares) and _rises(numbers)
        if len(numbers) != _TAKES[self.form]:
            return False
        if self.form in ("exponential", "weibull"):
            return min(numbers) > 0
        return list(numbers) == sorted(numbers)

    @property
    def is_positive(self) -> bool:
        """Whether nothing below 0 can be drawn, and not always 0."""
        values = self.numbers[1::2] if self.form == "profile" else self.numbers
        return values[0] >= 0 < values[-1]

    def draw(
        self, generator: np.random.Generator, count: int, *, unit_ms: int = 60_000
    ) -> Milliseconds:
        """So many durations in whole milliseconds, the unit of the spread being *unit_ms*."""
        drawn = np.empty(count, np.int32)
        for first in range(0, count, BLOCK):
            uniform = generator.random(min(BLOCK, count - first))
            values = self.at(uniform)
            values *= unit_ms
            values += 0.5
            np.floor(values, out=values)
            np.minimum(values, MOST_MS, out=values)
            drawn[first : first + BLOCK] = values
        return drawn

    def at(self, uniform: NDArray[np.float64]) -> NDArray[np.float64]:
        """The duration below which the share *uniform* (0 to 1) of the people stay."""
        if self.second is None:
            return _quantile(self, uniform)
        is_second = uniform < self.mixed
        rest = np.clip((uniform - self.mixed) / (1 - self.mixed), 0, _BELOW_ONE)
        values = _quantile(self, rest)
        second = np.minimum(uniform[is_second] / self.mixed, _BELOW_ONE)
        values[is_second] = self.second.at(second)
        return values


def constant(value: float) -> Spread:
    """Always the same."""
    return Spread("constant", (float(value),))


def uniform(low: float, high: float) -> Spread:
    """Anything from *low* to *high* alike."""
    return Spread("uniform", (float(low), float(high)))


def triangular(low: float, usual: float, high: float) -> Spread:
    """Between *low* and *high*, most often *usual*."""
    return Spread("triangular", (float(low), float(usual), float(high)))


def exponential(mean: float) -> Spread:
    """Without memory, *mean* on average."""
    return Spread("exponential", (float(mean),))


def weibull(shape: float, scale: float) -> Spread:
    """Weibull: 63 % stay below *scale*, and the more alike the higher *shape*."""
    return Spread("weibull", (float(shape), float(scale)))


def profile(*points: tuple[float, float]) -> Spread:
    """By shares: each point is a share (rising from 0 to 1) and the value below which it stays."""
    return Spread("profile", tuple(number for point in points for number in point))


def mixture(first: Spread, second: Spread, share: float) -> Spread:
    """*second* for that share of the people, *first* for the others."""
    return attrs.evolve(first, second=second, mixed=float(share)) if share else first


def _rises(numbers: tuple[float, ...]) -> bool:
    return all(a < b for a, b in itertools.pairwise(numbers))


def _mean(spread: Spread) -> float:
    numbers = spread.numbers
    if spread.form == "exponential":
        return numbers[0]
    if spread.form == "weibull":
        return numbers[1] * math.gamma(1 + 1 / numbers[0])
    if spread.form == "profile":
        shares, values = numbers[::2], numbers[1::2]
        rises = zip(shares[1:], shares, values[1:], values, strict=False)
        return sum((p1 - p0) * (x1 + x0) / 2 for p1, p0, x1, x0 in rises)
    return sum(numbers) / len(numbers)


def _quantile(spread: Spread, uniform: NDArray[np.float64]) -> NDArray[np.float64]:
    numbers = spread.numbers
    if spread.form == "constant":
        return np.full(len(uniform), numbers[0])
    if spread.form == "uniform":
        return numbers[0] + (numbers[1] - numbers[0]) * uniform
    if spread.form == "triangular":
        return _triangular(uniform, *numbers)
    if spread.form == "profile":
        return _profile(uniform, np.array(numbers[::2]), np.array(numbers[1::2]))
    shape, scale = (1.0, *numbers) if spread.form == "exponential" else numbers
    return _weibull(uniform, shape) * scale


def _triangular(
    uniform: NDArray[np.float64], low: float, usual: float, high: float
) -> NDArray[np.float64]:
    width = high - low
    if width == 0:
        return np.full(len(uniform), low)
    below = uniform * width < usual - low
    sides = np.where(
        below, uniform * (width * (usual - low)), (1 - uniform) * (width * (high - usual))
    )
    np.sqrt(sides, out=sides)
    return np.where(below, low + sides, high - sides)


def _profile(
    uniform: NDArray[np.float64], shares: NDArray[np.float64], values: NDArray[np.float64]
) -> NDArray[np.float64]:
    slopes = np.diff(values) / np.diff(shares)
    cell = np.zeros(len(uniform), np.intp)
    for share in shares[1:-1]:
        cell += uniform >= share
    return values[cell] + (uniform - shares[cell]) * slopes[cell]


def _weibull(uniform: NDArray[np.float64], shape: float) -> NDArray[np.float64]:
    (starts, rises), (tail_starts, tail_rises) = _tables(shape)
    place = uniform * _CELLS
    cell = place.astype(np.intp)
    place -= cell
    values = starts[cell] + place * rises[cell]
    last = np.flatnonzero(cell == _CELLS - 1)
    place = place[last] * _CELLS
    cell = place.astype(np.intp)
    values[last] = tail_starts[cell] + (place - cell) * tail_rises[cell]
    return values


_Table = tuple[NDArray[np.float64], NDArray[np.float64]]


@lru_cache(maxsize=64)
def _tables(shape: float) -> tuple[_Table, _Table]:
    """Quantiles of the Weibull distribution of scale 1 at the edges of the cells, and the rises.

    In decimals, whose logarithms are rounded alike everywhere; those of the machine are not.
    """
    exact = Context(prec=17)
    power = exact.divide(1, exact.create_decimal_from_float(shape))

    def quantile(above: float) -> float:
        if above == 1:
            return 0.0
        hazard = -exact.ln(exact.create_decimal_from_float(above))
        return float(exact.exp(exact.multiply(exact.ln(hazard), power)))

    coarse = [quantile(1 - step / _CELLS) for step in range(_CELLS)]
    tail = [quantile((1 - step / _CELLS) / _CELLS) for step in range(_CELLS)]
    tail.append(quantile(1 / (2 * _CELLS**2)))
    edges = np.array([*coarse, tail[0]]), np.array(tail)
    return (edges[0][:-1], np.diff(edges[0])), (edges[1][:-1], np.diff(edges[1]))
