"""Scales: from a measure to whole points, through the exact values at which each point is gained.

A linear scale is a staircase with one step a point, rounded down. Every evaluation (scalar,
explained, columnar) compares with the same floats, so they cannot disagree.
"""

import itertools
from bisect import bisect_left, bisect_right
from collections.abc import Callable
from fractions import Fraction
from typing import Literal

import attrs

from ecoevent.engine.interval import Interval

MOST_POINTS = 1_000
"""That a step may give: a linear scale is one step a point, so a pack's size bounds its work."""

Corner = tuple[float, int]


@attrs.frozen
class Scale:
    """A staircase.

    Attributes:
        bounds: ascending values at which the points change.
        points: points before the first of them, then from each on (one longer than `bounds`).
        rising: more is better: a bound itself belongs above; else it belongs below.
        corners: the values and points as the author wrote them.
    """

    bounds: tuple[float, ...]
    points: tuple[int, ...]
    rising: bool
    corners: tuple[Corner, ...]

    @property
    def top(self) -> int:
        """The most points that it gives."""
        return max(self.points)

    def step(self, value: float) -> int:
        """The index in `points` of the step that *value* stands on."""
        return (bisect_right if self.rising else bisect_left)(self.bounds, value)

    def at(self, value: float) -> int:
        """The points for *value*."""
        return self.points[self.step(value)]

    def among(self, values: Interval) -> tuple[int, int]:
        """The fewest and the most points for any of *values*."""
        ends = self.at(values[0]), self.at(values[1])
        return min(ends), max(ends)

    def next_up(self, value: float) -> Corner | None:
        """The nearest value with more points, and these points; None at the top."""
        step = self.step(value)
        better = range(step + 1, len(self.points)) if self.rising else range(step - 1, -1, -1)
        for index in better:
            if self.points[index] > self.points[step]:
                return self.bounds[index - 1 if self.rising else index], self.points[index]
        return None


def build_scale(kind: Literal["linear", "steps"], corners: tuple[Corner, ...]) -> Scale | str:
    """The staircase through *corners*, or what is wrong with them (a key of REASONS)."""
    wrong = _wrong(corners)
    if wrong:
        return wrong
    rising = corners[-1][1] > corners[0][1]
    gains = _steps(corners, rising=rising) if kind == "steps" else _linear(corners, rising=rising)
    return Scale(
        bounds=tuple(value for value, _ in gains),
        points=(corners[0][1], *(points for _, points in gains)),
        rising=rising,
        corners=corners,
    )


def _wrong(corners: tuple[Corner, ...]) -> str | None:
    values = [value for value, _ in corners]
    points = [count for _, count in corners]
    if len(corners) < 2:
        return "short"
    if any(a >= b for a, b in itertools.pairwise(values)):
        return "values"
    if points[0] == points[-1] or points not in (sorted(points), sorted(points, reverse=True)):
        return "direction"
    if min(points) != 0:
        return "zero"
    return "many" if max(points) > MOST_POINTS else None


def _steps(corners: tuple[Corner, ...], *, rising: bool) -> list[Corner]:
    """Rising: a step from its value on. Falling: the points hold up to their value."""
    if rising:
        return list(corners[1:]) if corners[0][1] == 0 else list(corners)
    return [(value, points) for (value, _), (_, points) in itertools.pairwise(corners)]


def _linear(corners: tuple[Corner, ...], *, rising: bool) -> list[Corner]:
    """One bound for each whole point between two corners."""
    gains: list[Corner] = []
    direction = 1 if rising else -1
    exact = 0 if rising else 1  # falling: the points hold up to where they are exactly reached
    for (x0, p0), (x1, p1) in itertools.pairwise(corners):
        at = _line(x0, p0, x1, p1)
        points = range(p0 + direction, p1 + direction, direction)
        gains.extend((at(count + exact), count) for count in points)
    return gains


def _line(x0: float, p0: int, x1: float, p1: int) -> Callable[[int], float]:
    """From points to the value at which the line from (x0, p0) to (x1, p1) has them.

    Reckoned in the decimals that the author wrote, so that 95 % is reached by 19 of 20.
    """
    start, end = Fraction(repr(x0)), Fraction(repr(x1))
    slope = (end - start) / (p1 - p0 or 1)  # a level line has no points to find
    # in whole numbers, whose quotient is rounded once, as a fraction's is, and found far sooner
    first, rise = start.numerator * slope.denominator, slope.numerator * start.denominator
    whole = start.denominator * slope.denominator
    return lambda points: (first + rise * (points - p0)) / whole
