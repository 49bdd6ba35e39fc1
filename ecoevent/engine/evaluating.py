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

A tree is turned once into functions of functions, one a node, which are then called for every
plan; tests compare them with the table written out plainly.
"""

import enum
import operator
from collections.abc import Callable, Mapping, Sequence
from typing import Protocol

from ecoevent.engine.fact import Fact, FactName, State, Value


class Absent(enum.Enum):
    """Why there is no value."""

    MISSING = "missing"
    NOT_APPLICABLE = "not applicable"


MISSING = Absent.MISSING
NOT_APPLICABLE = Absent.NOT_APPLICABLE
Known = Mapping[FactName, Value | Absent]
"""Values by fact; a fact that is not in it is missing."""
Evaluator = Callable[[Known], Value | Absent]
"""From what is known to the value of a tree."""


class Tree(Protocol):
    """What of a typed tree is needed here."""

    @property
    def op(self) -> str:
        """The operation."""

    @property
    def parts(self) -> Sequence["Tree"]:
        """What it operates on."""

    @property
    def value(self) -> float | str | tuple[str, ...] | None:
        """Of a constant, or the name of a fact."""

    @property
    def evaluator(self) -> Evaluator:
        """From what is known to the value of the tree."""


def known_values(facts: Mapping[FactName, Fact]) -> dict[FactName, Value | Absent]:
    """The bare values of *facts*, as the evaluation takes them."""
    return {name: value_of(fact) for name, fact in facts.items()}


def value_of(fact: Fact) -> Value | Absent:
    """The fact's value, numbers in float64, or why it has none."""
    value, state = fact.value, fact.state
    if state is State.NOT_APPLICABLE:
        return NOT_APPLICABLE
    if value is None or state is State.MISSING:
        return MISSING
    return float(value) if type(value) is int else value


def evaluate(tree: Tree, known: Known) -> Value | Absent:
    """The value of *tree*, or why it has none."""
    return tree.evaluator(known)


def missing_facts(tree: Tree, known: Known) -> tuple[FactName, ...]:
    """The facts that keep *tree* from having a value: conditions before what hangs on them."""
    return tuple(dict.fromkeys(_missing(tree, known)))


def _missing(tree: Tree, known: Known) -> list[FactName]:
    if tree.evaluator(known) is not MISSING:
        return []
    if tree.op == "fact":
        return [FactName(str(tree.value))]
    if tree.op == "if" and tree.parts[1].evaluator(known) is MISSING:
        return _missing(tree.parts[1], known)
    return [fact for part in tree.parts for fact in _missing(part, known)]


def evaluator_of(tree: Tree) -> Evaluator:
    """The function that evaluates *tree*."""
    if tree.op == "fact":
        return _fact(FactName(str(tree.value)))
    if tree.op in {"number", "word", "words"}:
        return _constant(tree.value)
    parts = [part.evaluator for part in tree.parts]
    if tree.op in _LOGIC:
        return _LOGIC[tree.op](*parts)
    if len(parts) == 2:
        return _of_two(_PLAIN[tree.op], *parts)
    return _of_some(_PLAIN[tree.op], parts)


def _fact(name: FactName) -> Evaluator:
    return lambda known: known.get(name, MISSING)


def _constant(value: object) -> Evaluator:
    return lambda _: value  # type: ignore[return-value]  # a list of words is only looked into


def _and(*parts: Evaluator) -> Evaluator:
    def run(known: Known) -> Value | Absent:
        least: Value | Absent = True
        for part in parts:
            value = part(known)
            if value is MISSING or (value is NOT_APPLICABLE and least is True):
                least = value
            elif not value:
                return False
        return least

    return run


def _or(*parts: Evaluator) -> Evaluator:
    def run(known: Known) -> Value | Absent:
        most: Value | Absent = False
        for part in parts:
            value = part(known)
            if value is MISSING or (value is NOT_APPLICABLE and most is False):
                most = value
            elif value and value is not NOT_APPLICABLE:
                return True
        return most

    return run


def _not(part: Evaluator) -> Evaluator:
    def run(known: Known) -> Value | Absent:
        value = part(known)
        return value if isinstance(value, Absent) else not value

    return run


def _if(first: Evaluator, condition: Evaluator, second: Evaluator) -> Evaluator:
    def run(known: Known) -> Value | Absent:
        decided = condition(known)
        if isinstance(decided, Absent):
            return decided
        return first(known) if decided else second(known)

    return run


def _known(part: Evaluator) -> Evaluator:
    def run(known: Known) -> Value | Absent:
        value = part(known)
        return value if isinstance(value, Absent) else True

    return run


_LOGIC: dict[str, Callable[..., Evaluator]] = {
    "and": _and,
    "or": _or,
    "not": _not,
    "if": _if,
    "known": _known,
}


def _of_two(plain: Callable[..., Value], first: Evaluator, second: Evaluator) -> Evaluator:
    """As `_of_some`, in half the time."""

    def run(known: Known) -> Value | Absent:
        one, other = first(known), second(known)
        if one is NOT_APPLICABLE or other is NOT_APPLICABLE:
            return NOT_APPLICABLE
        return MISSING if one is MISSING or other is MISSING else plain(one, other)

    return run


def _of_some(plain: Callable[..., Value], parts: list[Evaluator]) -> Evaluator:
    def run(known: Known) -> Value | Absent:
        values = [part(known) for part in parts]
        if NOT_APPLICABLE in values:
            return NOT_APPLICABLE
        return MISSING if MISSING in values else plain(*values)

    return run


_PLAIN: dict[str, Callable[..., Value]] = {
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
    "in": lambda word, words: word in words,
    "not in": lambda word, words: word not in words,
}
"""The operations on plain values, in float64."""
