"""Facts and a pack in, findings out: what each rule says, and what it could still say."""

import datetime as dt
import enum
from collections.abc import Iterable

import attrs

from ecoevent.engine.bounding import bounding, narrowing
from ecoevent.engine.evaluating import (
    MISSING,
    NOT_APPLICABLE,
    Absent,
    Known,
    evaluate,
    known_values,
    missing_facts,
)
from ecoevent.engine.fact import Fact, FactName, Facts, State, Value, Vocabulary
from ecoevent.engine.pack import Area, Rule, RulePack, Tier


class Status(enum.Enum):
    """What a rule says of an event."""

    MET = "met"
    PARTLY = "partly"
    NOT_MET = "not_met"
    UNKNOWN = "unknown"
    NOT_APPLICABLE = "not_applicable"


@attrs.frozen(kw_only=True)
class Finding:
    """What one rule says.

    Attributes:
        points: what it gives; 0 while unknown.
        lowest: the fewest points it can come to give once all is known.
        highest: the most points it can come to give.
        value: of its measure, when it has one and it is known.
        missing: the facts to ask for, conditions first; of a decided rule only certificates.
        certificate: the certificate that fulfils the rule, when one does.
        tier: the tier that counts, when one does.
        is_assumed: a fact it read, and that was known, is a guess or rests on one.
    """

    rule: Rule
    status: Status
    points: int = 0
    lowest: int = 0
    highest: int = 0
    value: Value | None = None
    missing: tuple[FactName, ...] = ()
    certificate: FactName | None = None
    tier: Tier | None = None
    is_assumed: bool = False

    @property
    def is_decided(self) -> bool:
        """Whether its points are known; a certificate may still raise them."""
        return self.status is not Status.UNKNOWN

    @property
    def weight(self) -> int:
        """The points that count in the denominator: none where the rule does not apply."""
        return 0 if self.status is Status.NOT_APPLICABLE else self.rule.weight


@attrs.frozen(kw_only=True)
class Findings:
    """One finding a rule, in the order of the pack.

    Attributes:
        facts: the facts that were judged.
        on: the day for which legal duties were looked up, if any.
        at: where they were looked up, if anywhere.
    """

    pack: RulePack
    facts: Facts
    findings: tuple[Finding, ...]
    on: dt.date | None = None
    at: Area | None = None

    def of(self, rule_id: str) -> Finding | None:
        """The finding of a rule, by its id."""
        return next((f for f in self.findings if f.rule.id == rule_id), None)


def judge(
    facts: Facts, pack: RulePack, *, on: dt.date | None = None, at: Area | None = None
) -> Findings:
    """What every rule of *pack* says of *facts*.

    Args:
        facts: facts by name; one that is not there is missing.
        pack: the rules.
        on: the day whose legal duties count; None takes all as in force.
        at: where; None takes all as holding.
    """
    known = known_values(facts)
    held = (rule if _holds(rule, on, at) else None for rule in pack.rules)
    findings = tuple(
        _lapsed(rule) if now is None else _finding(now, facts, known, pack.vocabulary)
        for rule, now in zip(pack.rules, held, strict=True)
    )
    return Findings(pack=pack, facts=facts, findings=findings, on=on, at=at)


def _holds(rule: Rule, on: dt.date | None, at: Area | None) -> bool:
    return rule.is_in_force(on) and rule.holds_at(at)


def _lapsed(rule: Rule) -> Finding:
    return Finding(rule=rule, status=Status.NOT_APPLICABLE)


def rejudge(before: Findings, facts: Facts, *, changed: Iterable[FactName]) -> Findings:
    """The findings for *facts*, judging again only the rules that read a *changed* fact."""
    pack = before.pack
    stale = {index for fact in changed for index in pack.readers.get(fact, ())}
    known = known_values(facts)
    findings = list(before.findings)
    for index in stale:
        if _holds(pack.rules[index], before.on, before.at):
            findings[index] = _finding(pack.rules[index], facts, known, pack.vocabulary)
    return attrs.evolve(before, facts=facts, findings=tuple(findings))


def unassumed(before: Findings) -> Findings:
    """The findings if what is assumed were not known: what rests on answers alone."""
    guessed = [name for name, fact in before.facts.items() if fact.is_assumed]
    if not guessed:
        return before
    facts = {name: _asked(fact) if fact.is_assumed else fact for name, fact in before.facts.items()}
    return rejudge(before, facts, changed=guessed)


def _asked(fact: Fact) -> Fact:
    """The fact as one to be asked for, where it was assumed."""
    needs = tuple(origin.path for origin in fact.origins)
    return attrs.evolve(fact, state=State.MISSING, value=None, needs=needs)


def changed_facts(before: Facts, after: Facts) -> tuple[FactName, ...]:
    """The facts whose value or state differs."""
    names = dict.fromkeys([*before, *after])
    return tuple(name for name in names if before.get(name) != after.get(name))


def judge_rule(rule: Rule, facts: Facts, vocabulary: Vocabulary) -> Finding:
    """What one rule says of *facts*, as in force."""
    return _finding(rule, facts, known_values(facts), vocabulary)


def _finding(rule: Rule, facts: Facts, known: Known, vocabulary: Vocabulary) -> Finding:
    applies = True if rule.applies is None else evaluate(rule.applies, known)
    if applies is False or applies is NOT_APPLICABLE:
        return _lapsed(rule)
    assumed = any(facts[name].state is State.ASSUMED for name in rule.reads if name in facts)
    if applies is MISSING:
        assert rule.applies is not None  # noqa: S101 (only an expression can be missing)
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
    assert rule.test is not None  # noqa: S101 (one of the three, by R201)
    value = evaluate(rule.test, known)
    if value is NOT_APPLICABLE:
        return Finding(rule=rule, status=Status.NOT_APPLICABLE)
    if value is MISSING:
        missing = missing_facts(rule.test, known)
        span = (0, rule.weight)
        if _may_narrow(rule, known, vocabulary):
            can_hold, can_fail = bounding(known).can_be(rule.test, narrowing(rule.applies))
            span = (0 if can_fail else rule.weight, rule.weight if can_hold else 0)
        return _unknown(rule, missing, span)
    if rule.weight == 0:  # a gate, a duty or advice
        return Finding(rule=rule, status=Status.MET if value else Status.NOT_MET)
    return _decided(rule, rule.weight if value else 0)


def _measured(rule: Rule, known: Known, vocabulary: Vocabulary) -> Finding:
    assert rule.measure is not None  # noqa: S101 (the caller's promise)
    assert rule.scale is not None  # noqa: S101 (by R202)
    value = evaluate(rule.measure, known)
    if value is NOT_APPLICABLE:
        return Finding(rule=rule, status=Status.NOT_APPLICABLE)
    if value is MISSING:
        missing = missing_facts(rule.measure, known)
        span = (0, rule.weight)
        if _may_narrow(rule, known, vocabulary):
            ends = bounding(known).possible(rule.measure, narrowing(rule.applies))
            span = rule.scale.among(ends)
        return _unknown(rule, missing, span)
    assert not isinstance(value, Absent)  # noqa: S101 (both states are dealt with above)
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
