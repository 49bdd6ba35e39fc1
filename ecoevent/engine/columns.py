"""Columns in, points of every rule for every row out: the three-valued semantics in numpy.

A column is its values with two masks, missing and not applicable, which never overlap; a mask
that nowhere holds is None, so that complete tables pay nothing for the states. Values under a mask
are arbitrary and never read.
"""

import operator
from collections.abc import Callable, Mapping
from functools import reduce
from typing import Any, overload

import attrs
import numpy as np
from numpy.typing import NDArray

from ecoevent.engine.bounding import Bounding, narrowing
from ecoevent.engine.fact import FactName, Vocabulary
from ecoevent.engine.interval import Intervals
from ecoevent.engine.pack import Rule
from ecoevent.engine.scale import Scale
from ecoevent.engine.typed import Typed

Flags = NDArray[np.bool_]
Array = NDArray[Any]
Mask = Flags | None


@attrs.frozen(eq=False)
class Column:
    """Values of one fact or one expression; choices are indexes into the declared words."""

    values: Array
    missing: Mask = None
    lapsed: Mask = None

    def take(self, rows: NDArray[np.intp]) -> "Column":
        """The same column at some rows only."""
        return Column(self.values[rows], _take(self.missing, rows), _take(self.lapsed, rows))


Columns = Mapping[FactName, Column]


@attrs.frozen(eq=False)
class RuleColumn:
    """What one rule says of every row; masks as in Column.

    Attributes:
        points: of decided rows; of gates and the like 1 where met.
        lowest: and `highest`: bounds of the points, None where they are `points` everywhere.
    """

    points: Array
    missing: Mask = None
    lapsed: Mask = None
    lowest: Array | None = None
    highest: Array | None = None


def either(*masks: Mask) -> Mask:
    """Where any of the masks holds."""
    held = [mask for mask in masks if mask is not None]
    return reduce(operator.or_, held) if held else None


def _everywhere(masks: list[Mask]) -> Mask:
    """Where all of the masks hold."""
    held = [mask for mask in masks if mask is not None]
    return reduce(operator.and_, held) if len(held) == len(masks) else None


@overload
def without(mask: Flags, other: Mask) -> Flags: ...
@overload
def without(mask: Mask, other: Mask) -> Mask: ...
def without(mask: Mask, other: Mask) -> Mask:
    """Where *mask* holds and *other* does not."""
    return mask if mask is None or other is None else mask & ~other


def evaluate_columns(tree: Typed, columns: Columns) -> Column:
    """The values of *tree* for every row."""
    if tree.op == "fact":
        return columns[tree.fact]
    if tree.op == "number":
        return Column(np.asarray(tree.value))
    if tree.op in _EQUALITIES and tree.parts[0].type == "choice":
        return _choice(tree, columns)
    if tree.op in {"in", "not in"}:
        return _membership(tree, columns)
    parts = [evaluate_columns(part, columns) for part in tree.parts]
    if tree.op in {"and", "or"}:
        return (_and if tree.op == "and" else _or)(parts)
    if tree.op == "if":
        return _if(*parts)
    if tree.op == "known":
        one = parts[0]
        return Column(np.ones(len(one.values), dtype=np.bool_), one.missing, one.lapsed)
    lapsed = either(*(part.lapsed for part in parts))
    missing = without(either(*(part.missing for part in parts)), lapsed)
    return Column(_PLAIN[tree.op](*(part.values for part in parts)), missing, lapsed)


_EQUALITIES = {"==", "!="}
_PLAIN: dict[str, Callable[..., Array]] = {
    "+": np.add,
    "-": np.subtract,
    "*": np.multiply,
    "/": np.divide,
    "neg": np.negative,
    "abs": np.abs,
    "min": lambda *parts: reduce(np.minimum, parts),
    "max": lambda *parts: reduce(np.maximum, parts),
    "between": lambda x, low, high: (low <= x) & (x <= high),
    "not": np.logical_not,
    "<": np.less,
    "<=": np.less_equal,
    ">": np.greater,
    ">=": np.greater_equal,
    "==": np.equal,
    "!=": np.not_equal,
}


def _choice(tree: Typed, columns: Columns) -> Column:
    fact, word = tree.parts if tree.parts[0].op == "fact" else tree.parts[::-1]
    column = columns[fact.fact]
    held = column.values == fact.choices.index(str(word.value))
    return attrs.evolve(column, values=held if tree.op == "==" else ~held)


def _membership(tree: Typed, columns: Columns) -> Column:
    fact, words = tree.parts
    assert isinstance(words.value, tuple)  # noqa: S101 (the parser's promise)
    column = columns[fact.fact]
    codes = [fact.choices.index(word) for word in words.value]
    held = reduce(np.logical_or, [column.values == code for code in codes])
    return attrs.evolve(column, values=held if tree.op == "in" else ~held)


def _and(parts: list[Column]) -> Column:
    held = [_filled(part, absent=True) for part in parts]
    values = reduce(np.logical_and, held)
    return _joined(parts, values, undecided=values)


def _or(parts: list[Column]) -> Column:
    held = [_filled(part, absent=False) for part in parts]
    values = reduce(np.logical_or, held)
    return _joined(parts, values, undecided=~values)


def _joined(parts: list[Column], values: Flags, *, undecided: Flags) -> Column:
    missing = either(*(part.missing for part in parts))
    lapsed = either(*(part.lapsed for part in parts))
    if missing is not None:
        missing = missing & undecided
    if lapsed is not None:
        lapsed = without(lapsed & undecided, missing)
    return Column(values, missing, lapsed)


def _filled(part: Column, *, absent: bool) -> Array:
    mask = either(part.missing, part.lapsed)
    if mask is None:
        return part.values
    return part.values | mask if absent else part.values & ~mask


def _if(first: Column, condition: Column, second: Column) -> Column:
    held = condition.values
    missing = _either_branch(held, first.missing, second.missing)
    lapsed = _either_branch(held, first.lapsed, second.lapsed)
    undecided = either(condition.missing, condition.lapsed)
    return Column(
        np.where(held, first.values, second.values),
        either(without(missing, undecided), condition.missing),
        either(without(lapsed, undecided), condition.lapsed),
    )


def _either_branch(held: Flags, first: Mask, second: Mask) -> Mask:
    if first is None and second is None:
        return None
    return np.where(held, False if first is None else first, False if second is None else second)


def judge_column(
    rule: Rule, columns: Columns, vocabulary: Vocabulary, *, applies: Column | None = None
) -> RuleColumn:
    """What *rule* says of every row.

    Args:
        rule: the rule.
        columns: the facts.
        vocabulary: the facts' kinds.
        applies: the value of the rule's condition, where the caller has it already.
    """
    found = _logic(rule, columns, vocabulary)
    for_certificates = [columns[name] for name in rule.certificates]
    if for_certificates:
        found = _certified(rule, found, for_certificates)
    if rule.applies is None:
        return found
    return _applied(rule, found, applies or evaluate_columns(rule.applies, columns))


def _logic(rule: Rule, columns: Columns, vocabulary: Vocabulary) -> RuleColumn:
    if rule.tiers:
        return _tiered(rule, columns, vocabulary)
    tree = rule.measure if rule.measure is not None else rule.test
    assert tree is not None  # noqa: S101 (one of the three, by R201)
    column = evaluate_columns(tree, columns)
    if rule.scale is not None:
        points = points_on(rule.scale, column.values)
    else:
        points = times(rule.weight or 1, column.values)
    found = RuleColumn(points, column.missing, column.lapsed)
    if column.missing is None or not rule.weight:
        return found
    lowest, highest = _span(rule, tree, found, columns, vocabulary)
    return attrs.evolve(found, lowest=lowest, highest=highest)


def points_on(scale: Scale, values: Array) -> Array:
    """The whole points of every value: one comparison a bound, the same as everywhere."""
    compare = np.greater_equal if scale.rising else np.greater
    kind = _small(scale.top)
    points = np.full(values.shape, scale.points[0], dtype=kind)
    change = np.add if scale.rising else np.subtract
    for bound, before, after in zip(scale.bounds, scale.points, scale.points[1:], strict=False):
        passed = compare(values, bound).view(np.uint8)
        step = abs(after - before)
        change(points, passed if step == 1 else passed * np.asarray(step, kind), out=points)
    return points


def _small(most: int) -> type[np.generic]:
    """Bytes hold the points of any usual rule: an eighth of the memory to go through."""
    return np.uint8 if most < 256 else np.int32


def times(points: int, mask: Flags) -> Array:
    """So many points where the mask holds, else 0."""
    ones = mask.view(np.uint8)
    return ones if points == 1 else ones * np.asarray(points, _small(points))


def outside(points: Array, mask: Mask) -> Array:
    """The points, 0 where the mask holds."""
    return points if mask is None else points * (~mask).view(np.uint8)


def _span(
    rule: Rule, tree: Typed, found: RuleColumn, columns: Columns, vocabulary: Vocabulary
) -> tuple[Array, Array]:
    """The fewest and the most points of every row: worked out for the undecided rows only."""
    assert found.missing is not None  # noqa: S101 (the caller's promise)
    rows = np.flatnonzero(found.missing)
    some = {name: columns[name].take(rows) for name in rule.reads}
    bounding = Bounding(_INTERVALS, _value_in(some))
    if rule.scale is None:
        can_hold, can_fail = bounding.can_be(tree, narrowing(rule.applies))
        low = outside(times(rule.weight, np.ones(len(rows), np.bool_)), _in(rows, can_fail))
        high = times(rule.weight, _in(rows, can_hold))
    else:
        ends = bounding.possible(tree, narrowing(rule.applies))
        points = [points_on(rule.scale, np.broadcast_to(end, rows.shape)) for end in ends]
        low, high = np.minimum(*points), np.maximum(*points)
    may_lapse = _may_lapse(rule, some, vocabulary)
    if may_lapse is not None:
        low = outside(low, may_lapse)
        high = np.maximum(high, times(rule.weight, may_lapse))
    return _put(found.points, rows, low), _put(found.points, rows, high)


def _in(rows: NDArray[np.intp], mask: object) -> Flags:
    return np.array(np.broadcast_to(np.asarray(mask, np.bool_), rows.shape))


def _put(points: Array, rows: NDArray[np.intp], values: Array) -> Array:
    changed = points.copy()
    changed[rows] = values
    return changed


def _may_lapse(rule: Rule, columns: Columns, vocabulary: Vocabulary) -> Mask:
    """Where the rule may still turn out inapplicable: only derived facts lapse."""
    derived = [columns[name] for name in rule.reads if vocabulary[name].derived]
    return either(*(mask for column in derived for mask in (column.missing, column.lapsed)))


def _value_in(columns: Columns) -> Callable[[Typed], tuple[object, object]]:
    rows = len(next(iter(columns.values())).values)

    def value(tree: Typed) -> tuple[object, object]:
        column = evaluate_columns(tree, columns)
        absent = either(column.missing, column.lapsed)
        known = np.ones(rows, dtype=np.bool_) if absent is None else ~absent
        return known, column.values

    return value


def _tiered(rule: Rule, columns: Columns, vocabulary: Vocabulary) -> RuleColumn:
    """The best tier that holds; missing while a better one is; not applicable if all are."""
    tiers = [(tier.points, evaluate_columns(tier.when, columns)) for tier in rule.tiers]
    points = _most([times(count, _filled(column, absent=False)) for count, column in tiers])
    lapsed = _everywhere([column.lapsed for _, column in tiers])
    still_open = [times(count, c.missing) for count, c in tiers if c.missing is not None]
    if not still_open:
        return RuleColumn(points, None, lapsed)
    highest = _most([points, *still_open])
    missing = highest > points
    may_lapse = _may_lapse(rule, columns, vocabulary)
    lowest = points if may_lapse is None else outside(points, missing & may_lapse)
    return RuleColumn(points, missing, lapsed, lowest, highest)


def _most(points: list[Array]) -> Array:
    return reduce(np.maximum, points)


def _certified(rule: Rule, found: RuleColumn, certificates: list[Column]) -> RuleColumn:
    """Full points where a certificate is held; more may come where one is not asked for yet."""
    holds = reduce(np.logical_or, [_filled(column, absent=False) for column in certificates])
    unasked = without(either(*(column.missing for column in certificates)), holds)
    lapsed, missing = without(found.lapsed, holds), without(found.missing, holds)
    full = times(rule.weight or 1, holds)
    points = np.maximum(full, found.points)
    lowest = points if found.lowest is None else np.maximum(full, found.lowest)
    highest = points if found.highest is None else np.maximum(full, found.highest)
    if unasked is not None and rule.weight:
        if lapsed is not None:  # a certificate would still give its points
            reopened = lapsed & unasked
            lapsed, missing = without(lapsed, reopened), either(missing, reopened)
            lowest = np.where(reopened, 0, lowest)
        highest = np.maximum(highest, times(rule.weight, without(unasked, lapsed)))
    elif unasked is not None:
        failed = found.points == 0
        missing = either(missing, without(unasked & failed, either(lapsed, missing)))
    return RuleColumn(points, missing, lapsed, lowest, highest)


def _applied(rule: Rule, found: RuleColumn, applies: Column) -> RuleColumn:
    """The rule only where it applies; open, from nothing to all, where that is not known."""
    off = without(~applies.values, either(applies.missing, applies.lapsed))
    lapsed = either(off if off is not None and off.any() else None, applies.lapsed)
    beyond = either(lapsed, applies.missing)
    if beyond is None:
        return found
    missing = either(without(found.missing, beyond), applies.missing)
    lowest, highest = found.lowest, found.highest
    if applies.missing is not None:
        lowest = outside(found.points if lowest is None else lowest, applies.missing)
        highest = np.maximum(
            found.points if highest is None else highest, times(rule.weight, applies.missing)
        )
    return RuleColumn(
        found.points, missing, either(without(found.lapsed, beyond), lapsed), lowest, highest
    )


def _divide(above: Array, below: Array) -> Array:
    with np.errstate(all="ignore"):
        quotient = np.divide(above, below)
    by_zero = np.where(np.equal(above, 0), 0.0, np.copysign(np.inf, above))
    return np.where(np.equal(below, 0), by_zero, quotient)


_INTERVALS = Intervals(least=np.minimum, greatest=np.maximum, choose=np.where, divide=_divide)


def _take(mask: Mask, rows: NDArray[np.intp]) -> Mask:
    if mask is None:
        return None
    taken = mask[rows]
    return taken if taken.any() else None
