"""Findings and a rule's id in, why the rule says what it says out: every number with its place."""

import attrs

from ecoevent.engine.fact import Fact, FactKind
from ecoevent.engine.judging import Finding, Findings, Status
from ecoevent.engine.pack import Rule, Tier
from ecoevent.engine.scale import Corner
from ecoevent.engine.typed import Typed
from ecoevent.engine.wording import sentence
from ecoevent.scoring.packs import unknown_rule
from ecoevent.words.quantities import show_number, show_points
from ecoevent.words.text import Lang, Text


@attrs.frozen(kw_only=True)
class KnownFact:
    """A fact that the rule read, with its kind."""

    kind: FactKind
    fact: Fact


@attrs.frozen(kw_only=True)
class Step:
    """Where a measure stands on its scale.

    Attributes:
        reached: the value from which (or, falling, up to which) the points are given; None below
            the first step.
        next: the nearest value with more points, and these points; None at the top.
        distance: from the measure to that value, never negative.
    """

    value: float
    points: int
    reached: float | None
    next: Corner | None
    distance: float | None


@attrs.frozen(kw_only=True)
class Explanation:
    """Why a rule says what it says.

    Attributes:
        condition: when the rule applies, as a sentence; None when it always does.
        sentence: what it measures or asks.
        values: the facts it read, in the order of reading.
        step: where the measure stands; None without a scale or a value.
    """

    finding: Finding
    condition: Text | None
    sentence: Text
    values: tuple[KnownFact, ...]
    step: Step | None
    pack: Text

    @property
    def rule(self) -> Rule:
        """The rule that is explained."""
        return self.finding.rule


def explain(findings: Findings, rule_id: str) -> Explanation:
    """Why the rule says what it says of these facts.

    Raises:
        UnknownNameError: the pack has no rule of that id.
    """
    finding = findings.of(rule_id)
    if finding is None:
        raise unknown_rule(findings.pack, rule_id)
    rule, pack = finding.rule, findings.pack
    words = _Sentences(findings)
    values = tuple(
        KnownFact(kind=pack.vocabulary[name], fact=findings.facts[name])
        for name in rule.reads
        if name in findings.facts
    )
    name = f"{pack.id} {pack.version} ({pack.hash})"
    return Explanation(
        finding=finding,
        condition=None if rule.applies is None else words.of(rule.applies),
        sentence=words.of_rule(rule),
        values=values,
        step=_step(finding),
        pack=Text(fr=name, en=name),
    )


@attrs.frozen
class _Sentences:
    findings: Findings

    def of(self, tree: Typed) -> Text:
        return sentence(tree, self.findings.pack.vocabulary, show_number)

    def of_rule(self, rule: Rule) -> Text:
        if rule.tiers:
            parts = [(tier, self.of(tier.when)) for tier in rule.tiers]
            return Text(
                fr="\u00a0; ".join(f"{_points(t, 'fr')} si {words.fr}" for t, words in parts),
                en="; ".join(f"{_points(t, 'en')} if {words.en}" for t, words in parts),
            )
        tree = rule.measure if rule.measure is not None else rule.test
        assert tree is not None  # noqa: S101 (one of the three, by R201)
        return self.of(tree)


def _points(tier: Tier, lang: Lang) -> str:
    return show_points(tier.points, lang)


def _step(finding: Finding) -> Step | None:
    scale, value = finding.rule.scale, finding.value
    if scale is None or not isinstance(value, float) or finding.status is Status.UNKNOWN:
        return None
    at = scale.step(value)
    index = at - 1 if scale.rising else at
    following = scale.next_up(value)
    return Step(
        value=value,
        points=scale.points[at],
        reached=scale.bounds[index] if 0 <= index < len(scale.bounds) else None,
        next=following,
        distance=None if following is None else abs(following[0] - value),
    )
