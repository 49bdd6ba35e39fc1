"""A derived fact that does not apply may still take a rule out of the score."""

import datetime as dt
import pickle

import attrs
from helpers.engine_strategies import NAME, SOURCE, VOCABULARY, ready

from ecoevent.engine.fact import Fact, FactName, Facts, State
from ecoevent.engine.judging import Status, judge
from ecoevent.engine.pack import ExampleText, InForceText, RuleText, ScaleText
from ecoevent.scoring.totals import score

RULE = RuleText(
    id="r.n0",
    principle="one",
    kind="points",
    rewards="result",
    role="all",
    title=NAME,
    why=NAME,
    source=SOURCE,
    evidence=NAME,
    examples=(ExampleText(given={}, applies=True),),
    measure="(n.share if f.p else n.late + 1)",
    unit="",
    scale=ScaleText(kind="linear", points=((0.5, 4), (1.0, 0))),
)
LAW = {"jurisdiction": NAME, "in_force": InForceText(since=dt.date(2020, 1, 1))}
KNOWN: Facts = {
    FactName("n.share"): Fact(name=FactName("n.share"), state=State.GIVEN, value=1.0),
    FactName("n.late"): Fact(name=FactName("n.late"), state=State.NOT_APPLICABLE),
}


def test_points_stay_open_while_a_lapsed_fact_may_take_the_rule_out() -> None:
    """Both branches give 0 points, but one of them makes the rule inapplicable: 0 is not sure."""
    finding = judge(KNOWN, ready([RULE])).findings[0]

    assert finding.status is Status.UNKNOWN
    assert (finding.lowest, finding.highest) == (0, 4)
    assert VOCABULARY[FactName("n.late")].derived


def test_a_rule_without_a_measure_stays_open_while_a_certificate_may_fulfil_it() -> None:
    """Nothing to measure, but the certificate is not asked about: it would give its points."""
    rule = attrs.evolve(RULE, measure="n.late", satisfied_by=("f.q",))
    finding = judge(KNOWN, ready([rule])).findings[0]

    assert finding.status is Status.UNKNOWN
    assert finding.missing == ("f.q",)
    assert (finding.lowest, finding.highest) == (0, 4)


def test_what_was_judged_can_be_pickled() -> None:
    """Printing with a stranger's template hands it to another process, without generated code."""
    known = {**KNOWN, FactName("f.p"): Fact(name=FactName("f.p"), state=State.GIVEN, value=True)}
    for facts in (KNOWN, known):
        findings = judge(facts, ready([RULE]))
        again = pickle.loads(pickle.dumps(findings))  # noqa: S301 (our own)

        assert again.findings == findings.findings


def test_a_measure_in_whole_numbers_gives_a_float() -> None:
    """As the columns do, whatever a fact was given as."""
    known = {
        FactName("f.p"): Fact(name=FactName("f.p"), state=State.GIVEN, value=True),
        FactName("n.share"): Fact(name=FactName("n.share"), state=State.GIVEN, value=1),
        FactName("n.late"): Fact(name=FactName("n.late"), state=State.GIVEN, value=0),
    }
    finding = judge(known, ready([RULE])).findings[0]

    assert (finding.points, repr(finding.value)) == (0, "1.0")


def test_duties_and_advice_are_told_where_they_apply() -> None:
    """One rule of each kind that applies, and one that does not."""
    asks = attrs.evolve(RULE, measure=None, unit=None, scale=None, rewards=None, met_when="f.p")
    pack = ready(
        [
            attrs.evolve(asks, id=f"r.{kind}-{applies}", kind=kind, applies_when=condition, **more)
            for kind, more in (("legal", LAW), ("advisory", {}), ("mandatory", {}))
            for applies, condition in (("on", "n.share > 0"), ("off", "n.share > 1"))
        ]
    )
    scored = score(judge(KNOWN, pack))
    told = [scored.duties, scored.advice, scored.gates, scored.open_gates]

    assert [[finding.rule.id for finding in some] for some in told] == [
        ["r.legal-on"], ["r.advisory-on"], ["r.mandatory-on"], ["r.mandatory-on"]
    ]  # fmt: skip
