"""Properties of judging and scoring over random packs and facts."""

import attrs
import numpy as np
from effort import examples
from helpers import plain_judging
from helpers.engine_strategies import VOCABULARY, facts, flags, packs, plain
from helpers.plain_judging import plain_finding
from hypothesis import HealthCheck, given, settings, strategies as st

from ecoevent.engine.compiling import LAPSED, UNKNOWN, compile_pack, row_of
from ecoevent.engine.evaluating import MISSING, Absent, evaluate, known_values, missing_facts
from ecoevent.engine.fact import Fact, Facts, State
from ecoevent.engine.judging import (
    Finding,
    Findings,
    Status,
    changed_facts,
    judge,
    judge_rule,
    rejudge,
)
from ecoevent.engine.pack import RulePack, index_readers
from ecoevent.engine.typed import compile_expression
from ecoevent.scoring.promise import Answer, promised
from ecoevent.scoring.tables import score_table
from ecoevent.scoring.totals import Score, score

MORE = settings(
    max_examples=examples(400), deadline=None, suppress_health_check=[HealthCheck.too_slow]
)


def growing(data: st.DataObject) -> tuple[Facts, Facts]:
    """Some facts, and the same facts with nothing missing any more."""
    before = data.draw(facts())
    return before, data.draw(facts(known=before, complete=True))


@MORE
@given(st.data(), flags | plain)
def test_a_value_never_changes_when_more_becomes_known(data: st.DataObject, text: str) -> None:
    """The three-valued evaluation is monotone."""
    before, after = growing(data)
    wanted = "flag" if _is_flag(text) else "number"
    tree = compile_expression(text, VOCABULARY, wanted=wanted)
    early = evaluate(tree, known_values(before))

    assert early is MISSING or evaluate(tree, known_values(after)) == early


@MORE
@given(facts(), flags | plain)
def test_values_agree_with_the_table_of_states_written_out(known: Facts, text: str) -> None:
    """Value and missing facts of a tree, to the last bit."""
    wanted = "flag" if _is_flag(text) else "number"
    tree, values = compile_expression(text, VOCABULARY, wanted=wanted), known_values(known)

    assert repr(evaluate(tree, values)) == repr(plain_judging.evaluate(tree, values))
    assert missing_facts(tree, values) == plain_judging.missing_facts(tree, values)


@MORE
@given(facts(), flags)
def test_what_is_missing_is_named_and_is_missing(known: Facts, text: str) -> None:
    """Facts are asked for exactly where the value is missing, and only missing ones."""
    tree = compile_expression(text, VOCABULARY, wanted="flag")
    values = known_values(known)
    asked = missing_facts(tree, values)

    assert bool(asked) == (evaluate(tree, values) is MISSING)
    assert all(values[name] is MISSING for name in asked)


@MORE
@given(st.data(), packs())
def test_points_end_between_lowest_and_highest(data: st.DataObject, pack: RulePack) -> None:
    """Whatever the missing facts turn out to be, unless the rule lapses."""
    before, after = growing(data)
    for early, late in zip(judge(before, pack).findings, judge(after, pack).findings, strict=True):
        if late.status is not Status.NOT_APPLICABLE:
            assert early.lowest <= late.points <= early.highest


@MORE
@given(st.data(), packs())
def test_the_score_ends_between_worst_and_best(data: st.DataObject, pack: RulePack) -> None:
    """The interval contains the final score, and no answer takes away what is known."""
    before, after = growing(data)
    early, late = score(judge(before, pack)), score(judge(after, pack))
    if late.total.score is None:
        return

    assert early.total.score is not None
    assert early.total.worst <= early.total.score <= late.total.score <= early.total.best


@MORE
@given(facts(), packs())
def test_the_total_is_the_sum_of_the_principles(known: Facts, pack: RulePack) -> None:
    """Point by point, in each of the four sums."""
    scored = score(judge(known, pack))
    for name in ("points", "decided", "open", "highest"):
        parts = [getattr(part.tally, name) for part in scored.principles]

        assert getattr(scored.total, name) == sum(parts)


@MORE
@given(facts(), packs(), st.randoms(use_true_random=False))
def test_the_order_of_rules_changes_nothing(known: Facts, pack: RulePack, chance: object) -> None:
    """Shuffled rules give the same sums, level and gates."""
    rules = list(pack.rules)
    chance.shuffle(rules)
    shuffled = attrs.evolve(pack, rules=tuple(rules), readers=index_readers(tuple(rules)))

    assert outcome(score(judge(known, shuffled))) == outcome(score(judge(known, pack)))


@MORE
@given(facts(), packs())
def test_an_unknown_gate_never_beats_a_failed_one(known: Facts, pack: RulePack) -> None:
    """Turning every unknown gate into a failed one takes no level away: there was none."""
    findings = judge(known, pack)
    failed = attrs.evolve(findings, findings=tuple(map(_failed_if_unknown, findings.findings)))

    assert score(findings).level == score(failed).level


@MORE
@given(facts(), packs())
def test_a_level_is_never_above_the_reachable_one(known: Facts, pack: RulePack) -> None:
    """What is reached now can only be bettered by answers that are all good."""
    scored = score(judge(known, pack))
    levels = [None, *pack.text.levels]

    assert levels.index(scored.level) <= levels.index(scored.reachable)


@MORE
@given(facts() | facts(complete=True), packs())
def test_judging_agrees_with_the_semantics_written_out(known: Facts, pack: RulePack) -> None:
    """Generated code, three states and points by themselves: the same, rule by rule."""
    found = tuple(plain_finding(rule, known, VOCABULARY) for rule in pack.rules)
    compiled = compile_pack(pack)
    row, lapsed = row_of(known_values(known), compiled.facts)

    assert judge(known, pack).findings == found
    assert tuple(judge_rule(rule, known, VOCABULARY) for rule in pack.rules) == found
    assert compiled.points(row, lapsed) == [_as_points(finding) for finding in found]


@MORE
@given(facts(), facts(), packs())
def test_judging_again_only_what_changed_equals_judging_all(
    before: Facts, after: Facts, pack: RulePack
) -> None:
    """Incremental equals explained."""
    again = rejudge(judge(before, pack), after, changed=changed_facts(before, after))

    assert again.findings == judge(after, pack).findings


@MORE
@given(st.lists(facts(), min_size=1, max_size=12), packs())
def test_columns_agree_with_rows_to_the_last_bit(rows: list[Facts], pack: RulePack) -> None:
    """Columnar equals explained: scores, coverage, interval, principles, level and gates."""
    scored = score_table(table_of(rows), pack)
    expected = [_as_row(score(judge(row, pack)), pack) for row in rows]
    found = [{name: scored[name][i].item() for name in scored} for i in range(len(rows))]

    assert repr(found) == repr([{name: row[name] for name in scored} for row in expected])


PROMISED = {Answer.YES: 1, Answer.NO: 0, Answer.UNKNOWN: -1, Answer.NOT_APPLICABLE: -2}


def _as_row(scored: Score, pack: RulePack) -> dict[str, float | int]:
    levels = pack.text.levels
    promise = promised(scored.findings)
    assert promise is not None
    row: dict[str, float | int | None] = {
        "score": scored.total.score,
        "coverage": scored.total.coverage,
        "worst": scored.total.worst,
        "best": scored.total.best,
        "level": -1 if scored.level is None else levels.index(scored.level),
        "estimated": scored.is_estimated,
        "promise": PROMISED[promise.answer],
        "failed_gates": len(scored.failed_gates),
        "open_gates": len(scored.open_gates),
    }
    row |= {f"{part.principle.id}.score": part.tally.score for part in scored.principles}
    return {name: np.nan if value is None else value for name, value in row.items()}


def table_of(rows: list[Facts]) -> dict[str, np.ndarray]:
    """Rows of facts as the columns that score_table takes."""
    table: dict[str, np.ndarray] = {}
    for name, kind in VOCABULARY.kinds.items():
        values = [row[name].value for row in rows]
        dtype = np.float64 if kind.type == "number" else np.object_
        table[name] = np.array(values, dtype=dtype)
        if kind.derived:
            states = [row[name].state is State.NOT_APPLICABLE for row in rows]
            table[f"{name}!na"] = np.array(states)
        table[f"{name}!assumed"] = np.array([row[name].is_assumed for row in rows])
    return table


def outcome(scored: Score) -> tuple[object, ...]:
    """What must not depend on the order of the rules."""
    return scored.total, scored.principles, scored.level, scored.reachable, len(scored.failed_gates)


def _failed_if_unknown(finding: Finding) -> Finding:
    is_gate = finding.rule.kind == "mandatory" and finding.status is Status.UNKNOWN
    return attrs.evolve(finding, status=Status.NOT_MET) if is_gate else finding


def _as_points(finding: Finding) -> int:
    absent = {Status.UNKNOWN: UNKNOWN, Status.NOT_APPLICABLE: LAPSED}.get(finding.status)
    if absent is not None:
        return absent
    return finding.points if finding.rule.weight else int(finding.status is Status.MET)


def _is_flag(text: str) -> bool:
    try:
        compile_expression(text, VOCABULARY, wanted="flag")
    except Exception:  # noqa: BLE001 (a number then)
        return False
    return True


def test_the_states_of_and_and_or_are_the_smallest_and_the_largest() -> None:
    """The table of the three states, written out."""
    states: dict[str, Fact] = {}
    for letter, state, value in (
        ("p", State.GIVEN, True),
        ("q", State.GIVEN, False),
        ("late", State.NOT_APPLICABLE, None),
    ):
        states[f"f.{letter}"] = Fact(name=f"f.{letter}", state=state, value=value)
    values = known_values(states)
    shown = {}
    for text in (
        "f.p and f.late", "f.q and f.late", "f.late and c.k == 'red'", "f.late or c.k == 'red'",
        "f.p or f.late", "f.q or f.late", "not f.late", "known(f.late)", "known(c.k)",
        "c.k == 'red' and f.q", "c.k == 'red' or f.p", "n.late > n.a / 1 people",
        "n.share > 0 if f.late else f.p",
    ):  # fmt: skip
        value = evaluate(compile_expression(text, VOCABULARY, wanted="flag"), values)
        shown[text] = value.value if isinstance(value, Absent) else value

    assert shown == {
        "f.p and f.late": "not applicable",
        "f.q and f.late": False,
        "f.late and c.k == 'red'": "missing",
        "f.late or c.k == 'red'": "missing",
        "f.p or f.late": True,
        "f.q or f.late": "not applicable",
        "not f.late": "not applicable",
        "known(f.late)": "not applicable",
        "known(c.k)": "missing",
        "c.k == 'red' and f.q": False,
        "c.k == 'red' or f.p": True,
        "n.late > n.a / 1 people": "missing",
        "n.share > 0 if f.late else f.p": "not applicable",
    }


def test_findings_are_looked_up_by_rule() -> None:
    """A rule that is not there gives None."""
    empty = Findings(pack=None, facts={}, findings=())  # type: ignore[arg-type]

    assert empty.of("no.rule") is None
