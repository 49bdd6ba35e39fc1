"""An undecided rule in, its finding out: which facts to ask for, and what it can come to give."""

import attrs

from ecoevent.engine.bounding import bounding, narrowing
from ecoevent.engine.evaluating import MISSING, Absent, Known, missing_facts
from ecoevent.engine.fact import FactName, Vocabulary
from ecoevent.engine.finding import Finding, Status
from ecoevent.engine.pack import Rule
from ecoevent.engine.verdicts import Verdicts, decide, decide_applied, unasked

Span = tuple[int, int]
"""The fewest and the most points that a rule can come to give."""


def finding_of(verdicts: Verdicts, known: Known, vocabulary: Vocabulary) -> Finding:
    """What a rule says of what is known, with what to ask for."""
    finding = decide(verdicts, known)
    if finding is None:
        missing, (lowest, highest) = _still_open(verdicts, known, vocabulary)
        return Finding(
            rule=verdicts.rule,
            status=Status.UNKNOWN,
            lowest=lowest,
            highest=highest,
            missing=missing,
            is_assumed=verdicts.is_assumed,
        )
    if finding.status in {Status.PARTLY, Status.NOT_MET}:
        asked = unasked(verdicts.rule, known)
        if asked:
            return attrs.evolve(finding, missing=asked, highest=verdicts.rule.weight)
    return finding


def _still_open(
    verdicts: Verdicts, known: Known, vocabulary: Vocabulary
) -> tuple[tuple[FactName, ...], Span]:
    rule = verdicts.rule
    if rule.applies is not None and rule.applies.evaluator(known) is MISSING:
        return missing_facts(rule.applies, known), (0, rule.weight)
    asked = unasked(rule, known)
    finding = decide_applied(verdicts, known)
    if finding is not None:  # a certificate would still give its points, or open the gate
        return asked, (0, rule.weight)
    missing = _missing(rule, known)
    lowest, highest = _span(rule, known, vocabulary)
    if not asked:
        return missing, (lowest, highest)
    return tuple(dict.fromkeys([*missing, *asked])), (lowest, rule.weight)


def _missing(rule: Rule, known: Known) -> tuple[FactName, ...]:
    """The facts that the test, the measure or the better tiers still lack."""
    if rule.tiers:
        trees = [tier.when for tier in rule.tiers[: _held(rule, known)]]
        return tuple(dict.fromkeys(fact for tree in trees for fact in missing_facts(tree, known)))
    tree = rule.test if rule.measure is None else rule.measure
    assert tree is not None  # noqa: S101 (one of the three, by R201)
    return missing_facts(tree, known)


def _held(rule: Rule, known: Known) -> int:
    """The index of the first tier that holds; past the last when none does."""
    held = (i for i, tier in enumerate(rule.tiers) if tier.when.evaluator(known) is True)
    return next(held, len(rule.tiers))


def _span(rule: Rule, known: Known, vocabulary: Vocabulary) -> Span:
    """What the rule can come to give; nothing while the answers may make it inapplicable."""
    may_lapse = _may_lapse(rule, known, vocabulary)
    if rule.tiers:
        held = _held(rule, known)
        better = (t for t in rule.tiers[:held] if t.when.evaluator(known) is MISSING)
        sure = 0 if may_lapse or held == len(rule.tiers) else rule.tiers[held].points
        return sure, next(better).points
    if may_lapse:
        return 0, rule.weight
    if rule.measure is not None and rule.scale is not None:
        ends = bounding(known).possible(rule.measure, narrowing(rule.applies))
        return rule.scale.among(ends)
    assert rule.test is not None  # noqa: S101 (one of the three, by R201)
    can_hold, can_fail = bounding(known).can_be(rule.test, narrowing(rule.applies))
    return 0 if can_fail else rule.weight, rule.weight if can_hold else 0


def _may_lapse(rule: Rule, known: Known, vocabulary: Vocabulary) -> bool:
    """Whether the answers can still make the rule inapplicable: only derived facts lapse."""
    return any(
        vocabulary[name].derived and isinstance(known.get(name, MISSING), Absent)
        for name in rule.reads
    )
