"""The value of a typed tree in three states, what is missing where it has none, and its bounds.

| operation | not applicable | missing |
|---|---|---|
| arithmetic, comparison, function | any part: not applicable | else any part: missing |
| `and` | the smallest of false < missing < not applicable < true | |
| `or` | the largest of false < not applicable < missing < true | |
| `not` | stays | stays |
| `a if c else b` | when c is, or the branch taken is | when c is, or the branch taken is |
| `known(x)` | when x is | when x is (it may yet be answered, so it is never false) |

A decided `and` or `or` forgets what its other side was missing. Every operation is monotone:
a value never changes when a missing fact becomes known.
"""

import enum
import operator
from collections.abc import Callable, Mapping

from ecoevent.engine import interval
from ecoevent.engine.fact import Fact, FactName, State, Value
from ecoevent.engine.interval import Interval
from ecoevent.engine.typed import ARITHMETIC, Typed


class Absent(enum.Enum):
    """Why there is no value."""

    MISSING = "missing"
    NOT_APPLICABLE = "not applicable"


MISSING = Absent.MISSING
NOT_APPLICABLE = Absent.NOT_APPLICABLE
Known = Mapping[FactName, Value | Absent]
"""Values by fact; a fact that is not in it is missing."""

_ABSENT_STATES = {State.MISSING: MISSING, State.NOT_APPLICABLE: NOT_APPLICABLE}
_AND_ORDER: dict[object, int] = {False: 0, MISSING: 1, NOT_APPLICABLE: 2, True: 3}
_OR_ORDER: dict[object, int] = {False: 0, NOT_APPLICABLE: 1, MISSING: 2, True: 3}


def known_values(facts: Mapping[FactName, Fact]) -> dict[FactName, Value | Absent]:
    """The bare values of *facts*, as the evaluation takes them."""
    return {name: value_of(fact) for name, fact in facts.items()}


def value_of(fact: Fact) -> Value | Absent:
    """The fact's value, or why it has none."""
    absent = _ABSENT_STATES.get(fact.state)
    if absent is not None or fact.value is None:
        return absent or MISSING
    return fact.value


def evaluate(tree: Typed, known: Known) -> Value | Absent:
    """The value of *tree*, or why it has none."""
    op = tree.op
    if op == "fact":
        return known.get(tree.fact, MISSING)
    if op in {"number", "word"}:
        return tree.value  # type: ignore[return-value]  # a number or a word by construction
    if op in _LOGIC:
        return _LOGIC[op](tree, known)
    parts = [evaluate(part, known) for part in tree.parts if part.op != "words"]
    if NOT_APPLICABLE in parts:
        return NOT_APPLICABLE
    if MISSING in parts:
        return MISSING
    if op in {"in", "not in"}:
        return (parts[0] in tree.parts[1].value) == (op == "in")  # type: ignore[operator]
    return PLAIN[op](*parts)


def missing_facts(tree: Typed, known: Known) -> tuple[FactName, ...]:
    """The facts that keep *tree* from having a value: conditions before what hangs on them."""
    return tuple(dict.fromkeys(_missing(tree, known)))


def _missing(tree: Typed, known: Known) -> list[FactName]:
    if evaluate(tree, known) is not MISSING:
        return []
    if tree.op == "fact":
        return [tree.fact]
    if tree.op == "if" and evaluate(tree.parts[1], known) is MISSING:
        return _missing(tree.parts[1], known)
    return [fact for part in tree.parts for fact in _missing(part, known)]


def _and(tree: Typed, known: Known) -> Value | Absent:
    return min((evaluate(p, known) for p in tree.parts), key=_AND_ORDER.__getitem__)


def _or(tree: Typed, known: Known) -> Value | Absent:
    return max((evaluate(p, known) for p in tree.parts), key=_OR_ORDER.__getitem__)


def _not(tree: Typed, known: Known) -> Value | Absent:
    value = evaluate(tree.parts[0], known)
    return value if isinstance(value, Absent) else not value


def _if(tree: Typed, known: Known) -> Value | Absent:
    first, condition, second = tree.parts
    decided = evaluate(condition, known)
    if isinstance(decided, Absent):
        return decided
    return evaluate(first if decided else second, known)


def _known(tree: Typed, known: Known) -> Value | Absent:
    value = evaluate(tree.parts[0], known)
    return value if isinstance(value, Absent) else True


_LOGIC: dict[str, Callable[[Typed, Known], Value | Absent]] = {
    "and": _and,
    "or": _or,
    "not": _not,
    "if": _if,
    "known": _known,
}
PLAIN: dict[str, Callable[..., Value]] = {
    "+": operator.add,
    "-": operator.sub,
    "*": operator.mul,
    "/": operator.truediv,
    "neg": operator.neg,
    "abs": abs,
    "min": min,
    "max": max,
    "between": lambda x, low, high: low <= x <= high,
    "<": operator.lt,
    "<=": operator.le,
    ">": operator.gt,
    ">=": operator.ge,
    "==": operator.eq,
    "!=": operator.ne,
}
"""The operations on plain values, in float64."""


def possible(tree: Typed, known: Known, narrowed: Mapping[FactName, Interval]) -> Interval:
    """Between which values the number *tree* lies; missing facts may be anything they declare."""
    if tree.op == "fact":
        value = known.get(tree.fact, MISSING)
        if isinstance(value, (int, float)):
            return float(value), float(value)
        return narrowed.get(tree.fact, tree.bounds)
    if tree.op == "number":
        return tree.bounds
    if tree.op == "if":
        return _possible_if(tree, known, narrowed)
    parts = [possible(part, known, narrowed) for part in tree.parts]
    if tree.op in ARITHMETIC:
        return ARITHMETIC[tree.op](*parts)
    if tree.op == "neg":
        return interval.negative(parts[0])
    if tree.op == "abs":
        return interval.absolute(parts[0])
    return (interval.least if tree.op == "min" else interval.greatest)(parts)


def _possible_if(tree: Typed, known: Known, narrowed: Mapping[FactName, Interval]) -> Interval:
    first, condition, second = tree.parts
    can_hold, can_fail = can_be(condition, known, narrowed)
    ends = []
    if can_hold:
        ends.append(possible(first, known, {**narrowed, **narrowing(condition, holds=True)}))
    if can_fail:
        ends.append(possible(second, known, {**narrowed, **narrowing(condition, holds=False)}))
    return min(low for low, _ in ends), max(high for _, high in ends)


def can_be(tree: Typed, known: Known, narrowed: Mapping[FactName, Interval]) -> tuple[bool, bool]:
    """Whether the flag *tree* can be true, and whether it can be false."""
    value = evaluate(tree, known)
    if not isinstance(value, Absent):
        return bool(value), not value
    if tree.op in {"and", "or"}:
        able = [can_be(part, known, narrowed) for part in tree.parts]
        both, either = (0, 1) if tree.op == "and" else (1, 0)
        result = [False, False]
        result[both] = all(pair[both] for pair in able)
        result[either] = any(pair[either] for pair in able)
        return result[0], result[1]
    if tree.op == "not":
        can_hold, can_fail = can_be(tree.parts[0], known, narrowed)
        return can_fail, can_hold
    if tree.op in {"<", "<=", ">", ">=", "==", "!="} and tree.parts[0].type == "number":
        return _can_compare(tree, known, narrowed)
    return True, True


def _can_compare(
    tree: Typed, known: Known, narrowed: Mapping[FactName, Interval]
) -> tuple[bool, bool]:
    (low, high), (other_low, other_high) = (possible(p, known, narrowed) for p in tree.parts)
    if tree.op in {"<", "<="}:
        compare = PLAIN[tree.op]
        return bool(compare(low, other_high)), not compare(high, other_low)
    if tree.op in {">", ">="}:
        compare = PLAIN[tree.op]
        return bool(compare(high, other_low)), not compare(low, other_high)
    overlap = low <= other_high and other_low <= high
    single = low == high == other_low == other_high
    return (overlap, not single) if tree.op == "==" else (not single, overlap)


def narrowing(condition: Typed | None, *, holds: bool = True) -> dict[FactName, Interval]:
    """What *condition* tells of the bounds of single facts when it holds (or fails).

    Strict bounds are kept as the closed ones; the divisor zero is dealt with in the checks.
    """
    if condition is None:
        return {}
    if condition.op == "not":
        return narrowing(condition.parts[0], holds=not holds)
    if condition.op == ("and" if holds else "or"):
        found: dict[FactName, Interval] = {}
        for part in condition.parts:
            for fact, (low, high) in narrowing(part, holds=holds).items():
                before = found.get(fact, interval.EVERYTHING)
                found[fact] = (max(low, before[0]), min(high, before[1]))
        return found
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
