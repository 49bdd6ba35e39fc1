"""Findings in, the questions worth asking next out, the most telling for the least effort first."""

import attrs

from ecoevent.engine.evaluating import MISSING, evaluate, known_values
from ecoevent.engine.fact import FactName, Facts
from ecoevent.engine.judging import Finding, Findings
from ecoevent.facts.travel import FORECAST, QUESTION as ABOUT_TRAVEL
from ecoevent.plan.fields import FieldInfo
from ecoevent.plan.model import field_at


@attrs.frozen(kw_only=True)
class Question:
    """A fact to ask for.

    Attributes:
        path: where the answer goes in the plan; `forecast` where a forecast answers instead.
        field: the words of the question, its choices and the effort of answering, from 1 to 4.
        points: what the rules that wait for it could still move, added up.
        is_condition: whether rules need it to know if they apply.
        gates: the mandatory rules that wait for it.
        rules: all the rules that wait for it.
    """

    path: str
    field: FieldInfo
    points: int
    is_condition: bool
    gates: tuple[str, ...]
    rules: tuple[str, ...]


@attrs.define
class _Stake:
    """What hangs on one path, while it is added up."""

    points: int = 0
    is_condition: bool = False
    gates: list[str] = attrs.field(factory=list)
    rules: list[str] = attrs.field(factory=list)


def questions(findings: Findings) -> tuple[Question, ...]:
    """The questions, in the order in which to ask them.

    Conditions come first, since they decide what else is worth asking; then gates, without which
    there is no level; then by points for the effort.
    """
    known = known_values(findings.facts)
    stakes: dict[str, _Stake] = {}
    for finding in findings.findings:
        condition = finding.rule.applies
        is_condition = condition is not None and evaluate(condition, known) is MISSING
        for path in _paths(finding.missing, findings.facts):
            _add(stakes.setdefault(path, _Stake()), finding, is_condition=is_condition)
    asked = [_question(path, stake) for path, stake in stakes.items()]
    return tuple(sorted((q for q in asked if q is not None), key=_order))


def _paths(missing: tuple[FactName, ...], facts: Facts) -> tuple[str, ...]:
    """The places of the plan to fill in; a derived fact needs several."""
    needs = [facts[name].needs if name in facts else (name,) for name in missing]
    return tuple(dict.fromkeys(path for paths in needs for path in paths))


def _add(stake: _Stake, finding: Finding, *, is_condition: bool) -> None:
    stake.points += finding.highest - finding.lowest
    stake.is_condition |= is_condition
    stake.rules.append(finding.rule.id)
    if finding.rule.kind == "mandatory":
        stake.gates.append(finding.rule.id)


def _question(path: str, stake: _Stake) -> Question | None:
    field = ABOUT_TRAVEL if path == FORECAST else field_at(path)
    if field is None:
        return None
    return Question(
        path=path,
        field=field,
        points=stake.points,
        is_condition=stake.is_condition,
        gates=tuple(stake.gates),
        rules=tuple(stake.rules),
    )


def _order(question: Question) -> tuple[bool, bool, float, str]:
    worth = question.points / question.field.effort
    return not question.is_condition, not question.gates, -worth, question.path
