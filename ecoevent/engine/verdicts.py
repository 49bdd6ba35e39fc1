"""A rule and what is known in, its decided finding out, or None while missing facts decide.

A rule comes to few different findings (met, not met, so many points), which are made once and
handed out again: a finding is never changed.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Callable
from functools import cached_property
from typing import Any

import attrs

from ecoevent.engine.evaluating import MISSING, NOT_APPLICABLE, Known
from ecoevent.engine.fact import FactName
from ecoevent.engine.finding import Finding, Status
from ecoevent.engine.pack import Rule


@attrs.frozen
class Verdicts:
    """The decided findings of one rule.

    Attributes:
        is_assumed: whether they rest on a guess.
    """

    rule: Rule
    is_assumed: bool = False
    _made: dict[object, Finding] = attrs.field(factory=dict, init=False, eq=False)

    def lapsed(self) -> Finding:
        """That the rule does not apply: nothing of it is a guess."""
        key = Status.NOT_APPLICABLE
        return self._made.get(key) or self._keep(key, status=key, is_assumed=False)

    def empty(self) -> Finding:
        """That the rule would apply, but what it asks about does not."""
        return self._made.get(None) or self._keep(None, status=Status.NOT_APPLICABLE)

    def of(self, met: object) -> Finding:  # the value of an expression, true or not
        """That the rule is met, or is not."""
        if self.rule.weight:
            return self.giving(self.rule.weight if met else 0)
        key = Status.MET if met else Status.NOT_MET  # a gate, a duty or advice
        return self._made.get(key) or self._keep(key, status=key)

    def giving(self, points: int) -> Finding:
        """That the rule gives so many points."""
        return self._made.get(points) or self._decided(points, points)

    def certified(self, certificate: FactName) -> Finding:
        """That a certificate fulfils the rule."""
        found = self._made.get(certificate)
        return found or self._decided(certificate, self.rule.weight, certificate=certificate)

    def reaching(self, index: int) -> Finding:
        """That the tier of that index is the best that holds; past the last, that none does."""
        tier = self.rule.tiers[index] if index < len(self.rule.tiers) else None
        key = ("tier", index)
        return self._made.get(key) or self._decided(key, tier.points if tier else 0, tier=tier)

    @cached_property
    def measuring(self) -> Callable[[float], Finding]:
        """The function that says what a value of the measure means.

        It makes most of all findings, so it copies one that differs in the value only, which
        takes a tenth of the time of making it from its parts.
        """
        scale = self.rule.scale
        assert scale is not None  # noqa: S101 (by R202)
        step, bounds = bisect_right if scale.rising else bisect_left, scale.bounds
        steps: list[dict[str, Any] | None] = [None] * len(scale.points)
        new, of_findings = object.__new__, Finding

        def finding(value: float) -> Finding:
            place = step(bounds, value)
            parts = steps[place]
            if parts is None:
                parts = steps[place] = vars(self.giving(scale.points[place]))
            copy = new(of_findings)
            own = copy.__dict__
            own.update(parts)
            own["value"] = value if value.__class__ is float else float(value)
            return copy

        return finding

    def _decided(self, key: object, points: int, **parts: Any) -> Finding:
        status = Status.PARTLY if points else Status.NOT_MET
        if points >= self.rule.weight:
            status = Status.MET
        return self._keep(key, status=status, points=points, lowest=points, highest=points, **parts)

    def _keep(self, key: object, **parts: Any) -> Finding:
        made = Finding(rule=self.rule, **{"is_assumed": self.is_assumed, **parts})
        self._made[key] = made
        return made


def decide(verdicts: Verdicts, known: Known) -> Finding | None:
    """What the rule says, certificates not yet asked for left aside; None while it is open."""
    rule = verdicts.rule
    applies = True if rule.applies is None else rule.applies.evaluator(known)
    if applies is MISSING:
        return None
    if applies is NOT_APPLICABLE or not applies:
        return verdicts.lapsed()
    held = next((name for name in rule.certificates if known.get(name) is True), None)
    if held is not None:
        return verdicts.certified(held)
    found = decide_applied(verdicts, known)
    if found is None or found.status is Status.MET or not unasked(rule, known):
        return found
    if found.status is Status.NOT_APPLICABLE:  # a certificate would still give its points
        return None if rule.weight else found
    return found if rule.weight else None  # a gate that a certificate may still open


def unasked(rule: Rule, known: Known) -> tuple[FactName, ...]:
    """The certificates of which it is not known whether they are held."""
    return tuple(name for name in rule.certificates if known.get(name, MISSING) is MISSING)


def decide_applied(verdicts: Verdicts, known: Known) -> Finding | None:
    """What the rule says where it applies and no certificate fulfils it; None while it is open."""
    rule = verdicts.rule
    if rule.tiers:
        return _tiered(verdicts, known)
    tree = rule.test if rule.measure is None else rule.measure
    assert tree is not None  # noqa: S101 (one of the three, by R201)
    value = tree.evaluator(known)
    if value is MISSING:
        return None
    if value is NOT_APPLICABLE:
        return verdicts.empty()
    if rule.measure is None:
        return verdicts.of(value)
    return verdicts.measuring(value)  # type: ignore[arg-type]  # a number, by its type


def _tiered(verdicts: Verdicts, known: Known) -> Finding | None:
    """The best tier that holds; open while a better one is open; not applicable if all are."""
    tiers = verdicts.rule.tiers
    lapsed = 0
    for index, tier in enumerate(tiers):
        value = tier.when.evaluator(known)
        if value is MISSING:
            return None
        if value is True:
            return verdicts.reaching(index)
        lapsed += value is NOT_APPLICABLE
    return verdicts.empty() if lapsed == len(tiers) else verdicts.reaching(len(tiers))
