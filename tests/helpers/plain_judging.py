"""The semantics of rules written out plainly, node by node and case by case: slow, and the oracle.

The engine judges by generated code and by functions made once; properties compare it with this.
"""

import operator
from collections.abc import Callable

import attrs

from ecoevent.engine.bounding import Bounding, narrowing
from ecoevent.engine.evaluating import (
    MISSING,
    NOT_APPLICABLE,
    Absent,
    Known,
    known_values,
)
from ecoevent.engine.fact import FactName, Facts, State, Value, Vocabulary
from ecoevent.engine.interval import NUMBERS
from ecoevent.engine.judging import Finding, Status
from ecoevent.engine.pack import Rule, Tier
from ecoevent.engine.typed import Typed

_AND_ORDER: dict[object, int] = {False: 0, MISSING: 1, NOT_APPLICABLE: 2, True: 3}
_OR_ORDER: dict[object, int] = {False: 0, NOT_APPLICABLE: 1, MISSING: 2, True: 3}


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
    return _PLAIN[op](*parts)


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
}


def _bounding(known: Known) -> Bounding:
    def value(tree: Typed) -> tuple[bool, object]:
        found = evaluate(tree, known)
        return not isinstance(found, Absent), found

    return Bounding(NUMBERS, value)


def plain_finding(rule: Rule, facts: Facts, vocabulary: Vocabulary) -> Finding:
    """What one rule says of *facts*, as in force."""
    known = known_values(facts)
    applies = True if rule.applies is None else evaluate(rule.applies, known)
    if applies is False or applies is NOT_APPLICABLE:
        return Finding(rule=rule, status=Status.NOT_APPLICABLE)
    assumed = any(facts[name].state is State.ASSUMED for name in rule.reads if name in facts)
    if applies is MISSING:
        assert rule.applies is not None
        missing = missing_facts(rule.applies, known)
        return _unknown(rule, missing, (0, rule.weight), is_assumed=assumed)
    finding = _applied(rule, known, vocabulary)
    return attrs.evolve(finding, is_assumed=assumed) if assumed else finding


def _applied(rule: Rule, known: Known, vocabulary: Vocabulary) -> Finding:
    """What the rule says once it is known to apply."""
    certificate = next((name for name in rule.certificates if known.get(name) is True), None)
    if certificate is not None:
        return _decided(rule, rule.weight, certificate=certificate)
    finding = _logic(rule, known, vocabulary)
    unasked = tuple(name for name in rule.certificates if known.get(name, MISSING) is MISSING)
    if finding.status is Status.MET or not unasked:
        return finding
    if finding.status is Status.NOT_APPLICABLE:  # a certificate would still give its points
        return _unknown(rule, unasked, (0, rule.weight)) if rule.weight else finding
    missing = tuple(dict.fromkeys([*finding.missing, *unasked]))
    if rule.weight:
        return attrs.evolve(finding, missing=missing, highest=rule.weight)
    return _unknown(rule, missing, (0, 0))  # a gate that a certificate may still open


def _logic(rule: Rule, known: Known, vocabulary: Vocabulary) -> Finding:
    if rule.measure is not None:
        return _measured(rule, known, vocabulary)
    if rule.tiers:
        return _tiered(rule, known, vocabulary)
    assert rule.test is not None
    value = evaluate(rule.test, known)
    if value is NOT_APPLICABLE:
        return Finding(rule=rule, status=Status.NOT_APPLICABLE)
    if value is MISSING:
        missing = missing_facts(rule.test, known)
        span = (0, rule.weight)
        if _may_narrow(rule, known, vocabulary):
            can_hold, can_fail = _bounding(known).can_be(rule.test, narrowing(rule.applies))
            span = (0 if can_fail else rule.weight, rule.weight if can_hold else 0)
        return _unknown(rule, missing, span)
    if rule.weight == 0:  # a gate, a duty or advice
        return Finding(rule=rule, status=Status.MET if value else Status.NOT_MET)
    return _decided(rule, rule.weight if value else 0)


def _measured(rule: Rule, known: Known, vocabulary: Vocabulary) -> Finding:
    assert rule.measure is not None
    assert rule.scale is not None
    value = evaluate(rule.measure, known)
    if value is NOT_APPLICABLE:
        return Finding(rule=rule, status=Status.NOT_APPLICABLE)
    if value is MISSING:
        missing = missing_facts(rule.measure, known)
        span = (0, rule.weight)
        if _may_narrow(rule, known, vocabulary):
            ends = _bounding(known).possible(rule.measure, narrowing(rule.applies))
            span = rule.scale.among(ends)
        return _unknown(rule, missing, span)
    assert not isinstance(value, Absent)
    return _decided(rule, rule.scale.at(float(value)), value=float(value))


def _tiered(rule: Rule, known: Known, vocabulary: Vocabulary) -> Finding:
    """The best tier that holds; open while a better one is open; not applicable if all are."""
    values = [evaluate(tier.when, known) for tier in rule.tiers]
    if all(value is NOT_APPLICABLE for value in values):
        return Finding(rule=rule, status=Status.NOT_APPLICABLE)
    held = next((i for i, value in enumerate(values) if value is True), len(values))
    still_open = [t for t, v in zip(rule.tiers[:held], values, strict=False) if v is MISSING]
    tier = rule.tiers[held] if held < len(values) else None
    points = tier.points if tier else 0
    if not still_open:
        return _decided(rule, points, tier=tier)
    missing = tuple(dict.fromkeys(f for t in still_open for f in missing_facts(t.when, known)))
    span = (points if _may_narrow(rule, known, vocabulary) else 0, still_open[0].points)
    return _unknown(rule, missing, span)


def _may_narrow(rule: Rule, known: Known, vocabulary: Vocabulary) -> bool:
    """Whether the answers cannot make the rule inapplicable: only derived facts lapse."""
    return not any(
        vocabulary[name].derived and isinstance(known.get(name, MISSING), Absent)
        for name in rule.reads
    )


def _decided(
    rule: Rule,
    points: int,
    *,
    value: Value | None = None,
    certificate: FactName | None = None,
    tier: Tier | None = None,
) -> Finding:
    return Finding(
        rule=rule,
        status=_status(points, rule.weight),
        points=points,
        lowest=points,
        highest=points,
        value=value,
        certificate=certificate,
        tier=tier,
    )


def _status(points: int, weight: int) -> Status:
    if points >= weight:
        return Status.MET
    return Status.PARTLY if points else Status.NOT_MET


def _unknown(
    rule: Rule,
    missing: tuple[FactName, ...],
    span: tuple[int, int],
    *,
    is_assumed: bool = False,
) -> Finding:
    return Finding(
        rule=rule,
        status=Status.UNKNOWN,
        lowest=span[0],
        highest=span[1],
        missing=missing,
        is_assumed=is_assumed,
    )
