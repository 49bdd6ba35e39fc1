"""The value of a typed tree in three states, and what is missing where it has none.

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

from ecoevent.engine.fact import Fact, FactName, State, Value
from ecoevent.engine.typed import Typed


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
    """The fact's value, numbers in float64, or why it has none."""
    absent = _ABSENT_STATES.get(fact.state)
    if absent is not None or fact.value is None:
        return absent or MISSING
    return float(fact.value) if type(fact.value) is int else fact.value


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
    parts = (part for part in tree.parts if part.op != "words")
    return [fact for part in parts for fact in _missing(part, known)]


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
