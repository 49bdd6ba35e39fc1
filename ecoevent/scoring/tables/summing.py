"""Columns of facts in, the scores of every row out, in whole points until the last division."""

import operator
from collections.abc import Mapping
from functools import cached_property, reduce
from typing import Any

import attrs
import numpy as np
from numpy.typing import NDArray

from ecoevent.engine.columns import (
    Array,
    Column,
    Columns,
    Flags,
    Mask,
    RuleColumn,
    either,
    evaluate_columns,
    judge_column,
    outside,
    times,
)
from ecoevent.engine.pack import Level, RulePack

NOT_ASKED = -2
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


@attrs.frozen(eq=False, slots=False)
class _Standing:
    """The sums by principle, the gates and the promise of one chunk; as `totals.Standing`."""

    parts: list[_Part]
    failed: NDArray[np.int32]
    unknown: NDArray[np.int32]
    met: NDArray[np.int32]
    promise: NDArray[np.int8]

    @cached_property
    def total(self) -> _Tally:
        """The sum of the principles."""
        return reduce(operator.add, (part.tally for part in self.parts))

    def level(self, pack: RulePack) -> NDArray[np.int8]:
        """The index of the level reached, or -1."""
        level = np.full(len(self.failed), -1, dtype=np.int8)
        for index, one in enumerate(pack.text.levels):
            level[self._reaches(one)] = index
        return level

    def _reaches(self, level: Level) -> NDArray[np.bool_]:
        reached: NDArray[np.bool_] = (self.failed == 0) & (self.unknown == 0)
        reached &= (self.total.out_of > 0) & self.total.has(level.total)
        for part in self.parts if level.floor else ():
            reached &= part.tally.has(level.floor)
        for part in self.parts if level.results else ():
            reached &= part.results.has(level.results)
        return reached


def score_columns(columns: Columns, answered: Columns, pack: RulePack, rows: int) -> Scores:
    """The scores of every row, by name; see `score_table`.

    Args:
        columns: every fact.
        answered: the same with what is assumed missing; the same object where nothing is.
        pack: the rules.
        rows: how many there are.
    """
    stands = _standing(columns, pack, rows)
    sure = stands if answered is columns else _standing(answered, pack, rows)
    estimated = (sure.met < stands.met) | (4 * sure.total.points < 3 * stands.total.points)
    total = stands.total
    parts = zip(pack.text.principles, stands.parts, strict=True)
    score = _percent(total.points, total.out_of)
    return {
        "score": score,
        "coverage": _percent(total.out_of - total.open, total.out_of),
        "worst": score,
        "best": _percent(total.highest, total.out_of),
        **{f"{p.id}.score": part.score() for p, part in parts},
        "level": np.where(estimated, np.int8(-1), sure.level(pack)),
        "estimated": estimated,
        "failed_gates": stands.failed,
        "open_gates": stands.unknown,
        "promise": sure.promise,
    }


def _standing(columns: Columns, pack: RulePack, rows: int) -> _Standing:
    principles = [principle.id for principle in pack.text.principles]
    sums = {(name, of): _Sums(rows) for name in principles for of in (True, False)}
    gates, promise = _Counts(rows), _Counts(rows)
    conditions: dict[str | None, Column] = {}  # many rules share one: worked out once
    for rule in pack.rules:
        if not rule.weight and rule.kind not in {"mandatory", "promise"}:
            continue
        condition = rule.text.applies_when
        if rule.applies is not None and condition not in conditions:
            conditions[condition] = evaluate_columns(rule.applies, columns)
        applies = conditions.get(condition)
        found = judge_column(rule, columns, pack.vocabulary, applies=applies)
        if rule.weight:
            sums[rule.principle, rule.text.rewards == "result"].add(found, rule.weight)
            continue
        promise.add(found)
        if rule.kind == "mandatory":
            gates.add(found)
    return _Standing(
        parts=[_part(sums[name, True].tally(), sums[name, False].tally()) for name in principles],
        failed=gates.failed.total(),
        unknown=gates.unknown.total(),
        met=gates.met.total(),
        promise=_promise(promise, pack, columns, rows),
    )


class _Counts:
    """How many rules without points are met, failed and unknown, for every row."""

    def __init__(self, rows: int) -> None:
        self.met, self.failed, self.unknown = _Sum.of(rows), _Sum.of(rows), _Sum.of(rows)

    def add(self, found: RuleColumn) -> None:
        """Count one rule in."""
        absent = either(found.missing, found.lapsed)
        if found.missing is not None:
            self.unknown.add(times(1, found.missing), 1)
        self.failed.add(times(1, _known(found.points == 0, absent)), 1)
        self.met.add(times(1, _known(found.points != 0, absent)), 1)


def _known(mask: Flags, absent: Mask) -> Flags:
    return mask if absent is None else mask & ~absent


def _promise(asked: _Counts, pack: RulePack, columns: Columns, rows: int) -> NDArray[np.int8]:
    """The answer of every row: 1 yes, 0 no, -1 unknown, -2 not applicable."""
    answer = np.full(rows, NOT_ASKED, dtype=np.int8)
    if pack.text.promise is None:
        return answer
    answer[asked.met.total() > 0] = 1
    answer[asked.unknown.total() > 0] = -1
    answer[asked.failed.total() > 0] = 0
    if pack.promised is not None:
        condition = evaluate_columns(pack.promised, columns)
        if condition.missing is not None:
            answer[condition.missing] = -1
        absent = either(condition.missing, condition.lapsed)
        answer[_known(~condition.values, absent)] = NOT_ASKED
        if condition.lapsed is not None:
            answer[condition.lapsed] = NOT_ASKED
    return answer


def _part(results: _Tally, others: _Tally) -> _Part:
    return _Part(tally=results + others, results=results)


def _percent(part: NDArray[np.int32], whole: NDArray[np.int32]) -> NDArray[np.float64]:
    """As `scoring.percent`: the same product and the same division, so the same bits.

    Nothing out of nothing is NaN.
    """
    percent: Array = 100.0 * part
    percent /= whole
    return percent
