"""What an undecided tree can still become, when each missing fact may be anything it declares."""

from collections.abc import Callable, Mapping
from typing import Any

import attrs

from ecoevent.engine.evaluating import Absent, Known, evaluate
from ecoevent.engine.fact import FactName
from ecoevent.engine.interval import EVERYTHING, NUMBERS, Ends, Interval, Intervals
from ecoevent.engine.typed import ARITHMETIC, Typed

Narrowed = Mapping[FactName, Interval]


@attrs.frozen
class Bounding:
    """Bounds of typed trees, over numbers or columns.

    Attributes:
        intervals: the arithmetic.
        value: whether a tree has a value, and the value (anything where it has none).
    """

    intervals: Intervals
    value: Callable[[Typed], tuple[Any, Any]]

    def possible(self, tree: Typed, narrowed: Narrowed) -> Ends:
        """Between which values the number *tree* lies."""
        if tree.op == "fact":
            low, high = narrowed.get(tree.fact, tree.bounds)
            known, value = self.value(tree)
            choose = self.intervals.choose
            return choose(known, value, low), choose(known, value, high)
        if tree.op == "number":
            return tree.bounds
        if tree.op == "if":
            return self._possible_if(tree, narrowed)
        parts = [self.possible(part, narrowed) for part in tree.parts]
        if tree.op in ARITHMETIC:
            ends: Ends = ARITHMETIC[tree.op](self.intervals, *parts)
            return ends
        if tree.op in {"neg", "abs"}:
            one = self.intervals.negative if tree.op == "neg" else self.intervals.absolute
            return one(parts[0])
        return (self.intervals.smallest if tree.op == "min" else self.intervals.largest)(parts)

    def can_be(self, tree: Typed, narrowed: Narrowed) -> Ends:
        """Whether the flag *tree* can be true, and whether it can be false."""
        known, value = self.value(tree)
        can_hold, can_fail = self._can_be(tree, narrowed)
        choose = self.intervals.choose
        return choose(known, value, can_hold), choose(known, choose(value, False, True), can_fail)

    def _can_be(self, tree: Typed, narrowed: Narrowed) -> Ends:
        if tree.op in {"and", "or"}:
            holds, fails = zip(*(self.can_be(p, narrowed) for p in tree.parts), strict=True)
            if tree.op == "and":
                return _all(holds), _any(fails)
            return _any(holds), _all(fails)
        if tree.op == "not":
            can_hold, can_fail = self.can_be(tree.parts[0], narrowed)
            return can_fail, can_hold
        if tree.op in _COMPARED and tree.parts[0].type == "number":
            first, second = (self.possible(part, narrowed) for part in tree.parts)
            ends: Ends = _COMPARED[tree.op](first, second)
            return ends
        return True, True

    def _possible_if(self, tree: Typed, narrowed: Narrowed) -> Ends:
        first, condition, second = tree.parts
        can_hold, can_fail = self.can_be(condition, narrowed)
        yes = self.possible(first, {**narrowed, **narrowing(condition)})
        no = self.possible(second, {**narrowed, **narrowing(condition, holds=False)})
        choose = self.intervals.choose
        low = choose(
            can_hold & can_fail,
            self.intervals.least(yes[0], no[0]),
            choose(can_hold, yes[0], no[0]),
        )
        high = choose(
            can_hold & can_fail,
            self.intervals.greatest(yes[1], no[1]),
            choose(can_hold, yes[1], no[1]),
        )
        return low, high


def bounding(known: Known) -> Bounding:
    """The bounds of trees over plain values, for one plan."""

    def value(tree: Typed) -> tuple[bool, Any]:
        found = evaluate(tree, known)
        return not isinstance(found, Absent), found

    return Bounding(NUMBERS, value)


def _all(flags: tuple[Any, ...]) -> Any:
    whole = flags[0]
    for flag in flags[1:]:
        whole = whole & flag
    return whole


def _any(flags: tuple[Any, ...]) -> Any:
    whole = flags[0]
    for flag in flags[1:]:
        whole = whole | flag
    return whole


def _equal(first: Ends, second: Ends) -> Ends:
    single = (first[0] == first[1]) & (second[0] == second[1]) & (first[0] == second[0])
    overlap = (first[0] <= second[1]) & (second[0] <= first[1])
    return overlap, single == 0


def _unequal(first: Ends, second: Ends) -> Ends:
    can_hold, can_fail = _equal(first, second)
    return can_fail, can_hold


_COMPARED: dict[str, Callable[[Ends, Ends], Ends]] = {
    "<": lambda a, b: (a[0] < b[1], a[1] >= b[0]),
    "<=": lambda a, b: (a[0] <= b[1], a[1] > b[0]),
    ">": lambda a, b: (a[1] > b[0], a[0] <= b[1]),
    ">=": lambda a, b: (a[1] >= b[0], a[0] < b[1]),
    "==": _equal,
    "!=": _unequal,
}


def narrowing(condition: Typed | None, *, holds: bool = True) -> dict[FactName, Interval]:
    """What *condition* tells of the bounds of single facts when it holds (or fails).

    Strict bounds are kept as the closed ones; zero as a divisor is dealt with in the checks.
    """
    if condition is None:
        return {}
    if condition.op == "not":
        return narrowing(condition.parts[0], holds=not holds)
    if condition.op == ("and" if holds else "or"):
        found: dict[FactName, Interval] = {}
        for part in condition.parts:
            for fact, (low, high) in narrowing(part, holds=holds).items():
                before = found.get(fact, EVERYTHING)
                found[fact] = (max(low, before[0]), min(high, before[1]))
        return {fact: (low, high) for fact, (low, high) in found.items() if low <= high}
    return _narrowing_by_comparison(condition, holds=holds)


_OPPOSITE = {"<": ">=", "<=": ">", ">": "<=", ">=": "<", "==": "!=", "!=": "=="}
_MIRROR = {"<": ">", "<=": ">=", ">": "<", ">=": "<=", "==": "==", "!=": "!="}


def _narrowing_by_comparison(condition: Typed, *, holds: bool) -> dict[FactName, Interval]:
    if condition.op not in _OPPOSITE or condition.parts[0].type != "number":
        return {}
    sign = condition.op if holds else _OPPOSITE[condition.op]
    first, second = condition.parts
    if first.op == "number":
        first, second, sign = second, first, _MIRROR[sign]
    if first.op != "fact" or second.op != "number":
        return {}
    low, high = first.bounds
    number = second.bounds[0]
    if sign in {">", ">=", "=="}:
        low = max(low, number)
    if sign in {"<", "<=", "=="}:
        high = min(high, number)
    return {first.fact: (low, high)} if low <= high else {}
