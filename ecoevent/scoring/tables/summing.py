"""Columns of facts in, the scores of every row out, in whole points until the last division."""

import operator
from collections.abc import Mapping
from functools import reduce
from typing import Any

import attrs
import numpy as np
from numpy.typing import NDArray

from ecoevent.engine.columns import (
    Array,
    Column,
    Columns,
    RuleColumn,
    either,
    evaluate_columns,
    judge_column,
    outside,
    times,
    without,
)
from ecoevent.engine.pack import Level, RulePack

Scores = Mapping[str, NDArray[Any]]


@attrs.define(eq=False)
class _Sum:
    """A sum of points for every row, in bytes as long as they cannot overflow.

    Bytes are eight times quicker to add than int32, and most of the work is adding.
    """

    large: NDArray[np.int32]
    small: NDArray[np.uint8]
    room: int = 255

    @classmethod
    def of(cls, rows: int) -> "_Sum":
        return cls(np.zeros(rows, np.int32), np.zeros(rows, np.uint8))

    def add(self, points: Array, most: int) -> None:
        """Add points, none of them above *most*."""
        if most > 255:
            self.large += points
            return
        if most > self.room:
            self.large += self.small
            self.small[:] = 0
            self.room = 255
        self.small += points
        self.room -= most

    def total(self) -> NDArray[np.int32]:
        """The sum."""
        return self.large + self.small


@attrs.frozen(eq=False)
class _Tally:
    """The sums of some rules for every row of a chunk, in whole points, as `scoring.Tally`."""

    points: NDArray[np.int32]
    out_of: NDArray[np.int32]
    open: NDArray[np.int32]
    highest: NDArray[np.int32]

    def __add__(self, other: "_Tally") -> "_Tally":
        names = [field.name for field in attrs.fields(_Tally)]
        return _Tally(**{name: getattr(self, name) + getattr(other, name) for name in names})

    def has(self, wanted: int) -> NDArray[np.bool_]:
        """Where the points are *wanted* percent or more."""
        enough: NDArray[np.bool_] = 100 * self.points >= wanted * self.out_of
        return enough


class _Sums:
    """What some rules add up to."""

    def __init__(self, rows: int) -> None:
        self.weight = 0
        self.certain = _Sum.of(rows)
        self.lapsed = _Sum.of(rows)
        self.open = _Sum.of(rows)
        self.maybe = _Sum.of(rows)  # beyond what is certain, in the best case

    def add(self, found: RuleColumn, weight: int) -> None:
        """Count one rule in."""
        self.weight += weight
        if found.lapsed is not None:
            self.lapsed.add(times(weight, found.lapsed), weight)
        if found.lowest is None or found.highest is None:
            self.certain.add(outside(found.points, found.lapsed), weight)
            return
        lowest = outside(found.lowest, found.lapsed)
        more = outside(found.highest, found.lapsed) - lowest
        self.certain.add(lowest, weight)
        self.maybe.add(more, weight)
        if found.missing is not None:
            self.open.add(outside(more, ~found.missing), weight)

    def tally(self) -> _Tally:
        """The sums as they are scored."""
        points = self.certain.total()
        return _Tally(
            points=points,
            out_of=self.weight - self.lapsed.total(),
            open=self.open.total(),
            highest=points + self.maybe.total(),
        )


@attrs.frozen(eq=False)
class _Part:
    """The tally of one principle, and that of its rules that reward results."""

    tally: _Tally
    results: _Tally

    def score(self) -> NDArray[np.float64]:
        """The principle's score in percent."""
        return _percent(self.tally.points, self.tally.out_of)


@attrs.frozen(eq=False)
class _Chunk:
    """The sums by principle and the gates of one chunk."""

    parts: list[_Part]
    failed: NDArray[np.int32]
    unknown: NDArray[np.int32]

    def scores(self, pack: RulePack) -> Scores:
        """What `score_table` gives, for the rows of the chunk."""
        total = reduce(operator.add, (part.tally for part in self.parts))
        level = np.full(len(self.failed), -1, dtype=np.int8)
        for index, one in enumerate(pack.text.levels):
            level[self._reaches(one, total)] = index
        parts = zip(pack.text.principles, self.parts, strict=True)
        score = _percent(total.points, total.out_of)
        return {
            "score": score,
            "coverage": _percent(total.out_of - total.open, total.out_of),
            "worst": score,
            "best": _percent(total.highest, total.out_of),
            **{f"{p.id}.score": part.score() for p, part in parts},
            "level": level,
            "failed_gates": self.failed,
            "open_gates": self.unknown,
        }

    def _reaches(self, level: Level, total: _Tally) -> NDArray[np.bool_]:
        reached: NDArray[np.bool_] = (self.failed == 0) & (self.unknown == 0) & (total.out_of > 0)
        reached &= total.has(level.total)
        for part in self.parts if level.floor else ():
            reached &= part.tally.has(level.floor)
        for part in self.parts if level.results else ():
            reached &= part.results.has(level.results)
        return reached


def score_columns(columns: Columns, pack: RulePack, rows: int) -> Scores:
    """The scores of every row, by name; see `score_table`."""
    principles = [principle.id for principle in pack.text.principles]
    sums = {(name, of): _Sums(rows) for name in principles for of in (True, False)}
    failed, unknown = _Sum.of(rows), _Sum.of(rows)
    conditions: dict[str | None, Column] = {}  # many rules share one: worked out once
    for rule in pack.rules:
        if not rule.weight and rule.kind != "mandatory":
            continue
        condition = rule.text.applies_when
        if rule.applies is not None and condition not in conditions:
            conditions[condition] = evaluate_columns(rule.applies, columns)
        applies = conditions.get(condition)
        found = judge_column(rule, columns, pack.vocabulary, applies=applies)
        if rule.weight:
            sums[rule.principle, rule.text.rewards == "result"].add(found, rule.weight)
            continue
        if found.missing is not None:
            unknown.add(times(1, found.missing), 1)
        fails = without(found.points == 0, either(found.missing, found.lapsed))
        failed.add(times(1, fails), 1)
    parts = [_part(sums[name, True].tally(), sums[name, False].tally()) for name in principles]
    return _Chunk(parts, failed.total(), unknown.total()).scores(pack)


def _part(results: _Tally, others: _Tally) -> _Part:
    return _Part(tally=results + others, results=results)


def _percent(part: NDArray[np.int32], whole: NDArray[np.int32]) -> NDArray[np.float64]:
    """As `scoring.percent`: the same product and the same division, so the same bits.

    Nothing out of nothing is NaN.
    """
    percent: Array = 100.0 * part
    percent /= whole
    return percent
