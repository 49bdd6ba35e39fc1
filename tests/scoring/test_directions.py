"""Better is never worse: where a rule declares a direction, going that way costs nothing."""

from collections.abc import Callable, Iterator
from functools import cache

import pytest
from effort import examples
from helpers.strategies import plans, values_of
from hypothesis import HealthCheck, given, settings, strategies as st

from ecoevent.commands.demo import example_plans
from ecoevent.engine.fact import Fact, FactName, Facts, State, Value
from ecoevent.engine.judging import Findings, Status, judge, rejudge
from ecoevent.engine.pack import Rule, RulePack
from ecoevent.engine.typed import Typed, facts_of
from ecoevent.facts import VOCABULARY, measure
from ecoevent.plan.model import Plan
from ecoevent.scoring.packs import load_pack, shipped_packs
from ecoevent.scoring.promise import Answer, promised
from ecoevent.scoring.totals import Score, score

PACK = load_pack("core")
HYBRID: dict[FactName, Value] = {
    FactName("event.format"): "hybrid",
    FactName("event.has_remote_option"): True,
}
IN_PERSON = sorted(
    name for name, plan in example_plans().items() if plan.event.format == "in_person"
)
FEW = settings(
    max_examples=examples(40),
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)


@cache
def example_facts() -> tuple[Facts, ...]:
    """The facts of every example plan."""
    return tuple(measure(plan) for plan in example_plans().values())


def counted(tree: Typed | None) -> tuple[FactName, FactName | None] | None:
    """The fact that a measure counts and what it is a share of; None for any other measure."""
    if tree is None:
        return None
    if tree.op == "fact":
        return tree.fact, None
    if tree.op in {"min", "max"}:  # a count with a cap
        return counted(next(part for part in tree.parts if part.op != "number"))
    if tree.op == "/" and all(part.op == "fact" for part in tree.parts):
        return tree.parts[0].fact, tree.parts[1].fact
    return None


def flags_in(tree: Typed | None, *, denied: bool = False) -> Iterator[tuple[FactName, bool]]:
    """The flags of a condition, and whether the condition wants each of them false."""
    if tree is None:
        return
    if tree.op == "fact" and tree.type == "flag":
        yield tree.fact, denied
    for part in tree.parts:
        yield from flags_in(part, denied=denied != (tree.op == "not"))


def wishes(rule: Rule) -> set[tuple[FactName, bool]]:
    """The flags of the rule's test or tiers, and whether it wants each of them false."""
    trees = (rule.test, *(tier.when for tier in rule.tiers))
    return {wish for tree in trees for wish in flags_in(tree)}


def conditions(pack: RulePack) -> set[FactName]:
    """The facts that decide which rules with points, and which gates, apply."""
    weighed = [rule for rule in pack.rules if rule.kind in {"points", "mandatory"}]
    return {fact for rule in weighed for fact in facts_of(rule.applies)}


MEASURED = [rule for rule in PACK.rules if counted(rule.measure)]
FLAGS = sorted({flag for rule in PACK.rules for flag, denied in wishes(rule) if not denied})
REFUSED = sorted({flag for rule in PACK.rules for flag, denied in wishes(rule) if denied})
COUNTED = [rule for rule in PACK.rules if rule.kind in {"points", "mandatory"}]


@st.composite
def situations(draw: st.DrawFn, reads: tuple[FactName, ...]) -> Facts:
    """The facts of an example, some of *reads* answered otherwise.

    What does not apply to the example is left open: it may apply to the answers drawn.
    """
    example = draw(st.sampled_from(example_facts()))
    facts = {n: fact for n, fact in example.items() if fact.state is not State.NOT_APPLICABLE}
    for name in draw(st.lists(st.sampled_from(reads), unique=True)):
        facts[name] = known(name, draw(values_of(VOCABULARY()[name])))
    return facts


def known(name: FactName, value: Value) -> Fact:
    """The fact, as if the plan said it."""
    return Fact(name=name, state=State.GIVEN, value=value, unit=VOCABULARY()[name].unit)


def near_steps(rule: Rule) -> st.SearchStrategy[float]:
    """Values of the measure, mostly where its scale changes."""
    assert rule.scale is not None
    bounds = rule.scale.bounds
    return st.sampled_from(bounds) | st.floats(0, 1.5 * bounds[-1])


def is_asked(found: Findings) -> list[bool]:
    """For each rule that counts, whether it applies or may apply."""
    return [f.status is not Status.NOT_APPLICABLE for f in found.findings if f.rule in COUNTED]


def assert_no_worse(before: Findings, after: Findings, at: Callable[[Rule], bool]) -> None:
    """The rules that *at* picks come to no fewer points, nor does anything that they add up to.

    Total, each principle, its results, level and promise; without an exception so far.
    A rule that turns open gives no points, so what it can still come to counts.
    """
    for old, new in zip(before.findings, after.findings, strict=True):
        if at(old.rule) and new.status is not Status.NOT_APPLICABLE:
            assert new.lowest >= old.lowest, old.rule.id
            assert new.highest >= old.highest, old.rule.id
            assert not (old.status is Status.MET and new.status is Status.NOT_MET), old.rule.id
    assert is_asked(before) == is_asked(after)
    old_score, new_score = score(before), score(after)
    assert new_score.total.points >= old_score.total.points
    assert new_score.total.highest >= old_score.total.highest
    for old_part, new_part in zip(old_score.principles, new_score.principles, strict=True):
        name = old_part.principle.id
        for then, now in ((old_part.tally, new_part.tally), (old_part.results, new_part.results)):
            assert now.points >= then.points, name
            assert now.highest >= then.highest, name
    assert height(new_score) >= height(old_score)
    assert worth(after) >= worth(before)


def height(scored: Score) -> int:
    """How high the level is; 0 for none."""
    return 0 if scored.level is None else 1 + PACK.text.levels.index(scored.level)


def worth(findings: Findings) -> int:
    """How good the answer to the promise is: no, not known, yes; 3 where it is not asked."""
    answer = promised(findings)
    assert answer is not None
    return [Answer.NO, Answer.UNKNOWN, Answer.YES, Answer.NOT_APPLICABLE].index(answer.answer)


@pytest.mark.parametrize("rule", MEASURED, ids=[rule.id for rule in MEASURED])
@FEW
@given(st.data())
def test_an_improvement_never_lowers_the_score(rule: Rule, data: st.DataObject) -> None:
    """More where more is better, less where less is better."""
    assert rule.scale is not None
    found = counted(rule.measure)
    assert found is not None
    fact, whole = found
    facts = data.draw(situations(rule.reads))
    # a share of a count is moved through the count that stands above it
    total = facts[whole].value if whole else 1.0
    factor = total if isinstance(total, float) else 1.0
    ends = sorted(data.draw(st.tuples(near_steps(rule), near_steps(rule))))
    worse, better = ends if rule.scale.rising else reversed(ends)

    before = judge({**facts, fact: known(fact, worse * factor)}, PACK)
    changed = {**before.facts, fact: known(fact, better * factor)}
    assert_no_worse(before, rejudge(before, changed, changed=[fact]), lambda r: r.id == rule.id)


@pytest.mark.parametrize("flag", FLAGS)
@FEW
@given(st.data())
def test_a_yes_never_lowers_the_score(flag: FactName, data: st.DataObject) -> None:
    """Of a flag that some condition wants true, with no `not` before it."""
    readers = [rule for rule in PACK.rules if (flag, False) in wishes(rule)]
    facts = data.draw(situations(tuple({name for rule in readers for name in rule.reads})))

    before = judge({**facts, flag: known(flag, False)}, PACK)
    after = rejudge(before, {**facts, flag: known(flag, True)}, changed=[flag])
    assert_no_worse(before, after, lambda rule: rule in readers)


@pytest.mark.parametrize("flag", REFUSED)
@FEW
@given(st.data())
def test_a_no_never_lowers_the_score(flag: FactName, data: st.DataObject) -> None:
    """Of a flag that some condition wants false."""
    readers = [rule for rule in PACK.rules if (flag, True) in wishes(rule)]
    facts = data.draw(situations(tuple({name for rule in readers for name in rule.reads})))

    before = judge({**facts, flag: known(flag, True)}, PACK)
    after = rejudge(before, {**facts, flag: known(flag, False)}, changed=[flag])
    assert_no_worse(before, after, lambda rule: rule in readers)


@settings(FEW, max_examples=examples(40))
@given(plans(done=False), st.data())
def test_better_is_never_worse_on_random_plans(plan: Plan, data: st.DataObject) -> None:
    """Flags that are wanted, each turned from no to yes."""
    facts = measure(plan)
    flag = data.draw(st.sampled_from(FLAGS))
    before = judge({**facts, flag: known(flag, False)}, PACK)
    after = rejudge(before, {**facts, flag: known(flag, True)}, changed=[flag])

    assert_no_worse(before, after, lambda rule: (flag, False) in wishes(rule))


# numbers that stand in conditions, where the scale of a measure tells no direction
SIZES = {
    "waste.stations": (0.0, 60.0),
    "waste.sorting_crew": (0.0, 60.0),
    "mobility.shuttle_places_share": (0.0, 1.0),
    "venue.bike_places_per_person": (0.0, 0.1),
    "venue.transit_distance_m": (1200.0, 0.0),
    "travel.emissions_kg_per_person": (500.0, 0.0),
    "catering.organic_share": (0.0, 1.0),
}


@pytest.mark.parametrize("name", SIZES)
@FEW
@given(st.data())
def test_a_better_size_never_lowers_the_score(name: str, data: st.DataObject) -> None:
    """More places, stations and helpers; a nearer stop, fewer kilograms."""
    fact, ends = FactName(name), SIZES[name]
    readers = [rule for rule in COUNTED if fact in rule.reads]
    facts = data.draw(situations(tuple({name for rule in readers for name in rule.reads})))
    drawn = data.draw(st.tuples(st.floats(0, 1), st.floats(0, 1)).map(sorted))
    worse, better = (ends[0] + (ends[1] - ends[0]) * share for share in drawn)

    before = judge({**facts, fact: known(fact, worse)}, PACK)
    after = rejudge(before, {**facts, fact: known(fact, better)}, changed=[fact])
    assert readers
    assert_no_worse(before, after, lambda rule: rule in readers)


def test_no_flag_is_wanted_by_one_rule_and_refused_by_another() -> None:
    """An organiser can follow every rule at once."""
    every = {wish for rule in PACK.rules for wish in wishes(rule)}

    assert [flag for flag, denied in every if not denied and (flag, True) in every] == []


def test_no_measure_is_wanted_high_by_one_rule_and_low_by_another() -> None:
    """The same, for what is counted."""
    wanted = {(counted(r.measure), r.scale.rising) for r in MEASURED if r.scale}

    assert [found for found, rising in wanted if (found, not rising) in wanted] == []


@pytest.mark.parametrize("name", shipped_packs())
def test_no_improvement_changes_what_applies(name: str) -> None:
    """So that the total cannot fall either; advice may come and go, it has no points."""
    pack = load_pack(name)
    improved = {found[0] for rule in pack.rules if (found := counted(rule.measure))}
    improved |= {flag for rule in pack.rules for flag, _ in wishes(rule)}

    assert improved & conditions(pack) == set()


def test_few_choices_change_what_applies() -> None:
    """What an event is may open rules; of what is chosen for it, one word does."""
    choices = {fact for fact in conditions(PACK) if VOCABULARY()[fact].type == "choice"}

    assert choices == {
        "event.kind",
        "event.format",
        "energy.generators",  # indoors, only who brings a generator is asked which
    }


@pytest.mark.parametrize("plan", IN_PERSON)
def test_offering_to_take_part_from_afar_never_lowers_the_score(plan: str) -> None:
    """The same event with the same people, hybrid instead of in person."""
    facts = measure(example_plans()[plan])
    before = judge(facts, PACK)
    hybrid = {name: known(name, value) for name, value in HYBRID.items()}

    assert_no_worse(before, rejudge(before, {**facts, **hybrid}, changed=HYBRID), lambda _: False)


def test_a_rule_that_opens_is_caught() -> None:
    """The property is seen to fail where an improvement makes a rule apply."""
    fact = FactName("venue.car_parking_places")
    facts = measure(example_plans()["demo"])
    none = judge({**facts, fact: known(fact, 0.0)}, PACK)
    some = judge({**facts, fact: known(fact, 80.0)}, PACK)

    with pytest.raises(AssertionError):
        assert_no_worse(none, some, lambda _: True)


def test_going_the_other_way_is_caught() -> None:
    """The property is seen to fail."""
    fact = FactName("catering.vegetarian_servings")
    facts = measure(example_plans()["demo"])
    less = judge({**facts, fact: known(fact, 100.0)}, PACK)
    more = judge({**facts, fact: known(fact, 600.0)}, PACK)

    assert_no_worse(less, more, lambda _: True)
    with pytest.raises(AssertionError, match=r"food\.vegetarian-share"):
        assert_no_worse(more, less, lambda _: True)
