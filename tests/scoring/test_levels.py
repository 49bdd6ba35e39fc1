"""What a level stands on, and the promise beside it."""

import attrs
import pytest

from ecoevent import assess, load_pack, parse_plan
from ecoevent.commands.demo import example_plans
from ecoevent.engine.judging import judge
from ecoevent.facts import measure, measure_actual
from ecoevent.facts.evidence import evidenced
from ecoevent.plan.model import ORDER, Plan
from ecoevent.plan.sections.catering import Meal, Servings
from ecoevent.scoring.assessing import Assessment
from ecoevent.scoring.promise import Answer
from ecoevent.scoring.totals import Score, score

CORE = load_pack("core")
EVENT = "event: {name: Fête, starts: 2027-06-05, format: in_person}\n"


def of(plan: Plan) -> Assessment:
    """The assessment by the core pack."""
    return assess(plan, CORE)


def is_kept(found: Assessment) -> bool:
    """Whether the answer to the promise is yes: a no that rests on a guess may become unknown."""
    assert found.promise is not None
    return found.promise.answer is Answer.YES


def height(score: Score) -> int:
    """How high the level is; 0 for none."""
    return 0 if score.level is None else 1 + CORE.text.levels.index(score.level)


@pytest.mark.parametrize("name", sorted(example_plans()))
def test_an_answer_marked_as_assumed_never_raises_the_level(name: str) -> None:
    """Nor the promise: section by section, and all at once: then no example has a level."""
    plan = example_plans()[name]
    stated = of(plan)
    guesses = [attrs.evolve(plan, assumed=(*plan.assumed, section)) for section in ORDER]

    assert all(height(of(guess).planned) <= height(stated.planned) for guess in guesses)
    assert is_kept(stated) or not any(is_kept(of(guess)) for guess in guesses)
    assert of(attrs.evolve(plan, assumed=ORDER)).planned.level is None


@pytest.mark.slow
@pytest.mark.parametrize("name", ["demo", "gala", "university-congress"])
def test_no_single_guess_raises_the_level_or_the_promise(name: str) -> None:
    """Every answer of the plan, one by one."""
    plan = example_plans()[name]
    stated = of(plan)
    paths = sorted({origin.path for fact in measure(plan).values() for origin in fact.origins})
    guesses = {path: of(attrs.evolve(plan, assumed=(*plan.assumed, path))) for path in paths}

    assert len(guesses) > 60
    assert [
        p for p, guess in guesses.items() if height(guess.planned) > height(stated.planned)
    ] == []
    assert is_kept(stated) or not any(map(is_kept, guesses.values()))


@pytest.mark.parametrize("name", sorted(example_plans()))
def test_what_can_only_be_weighed_afterwards_keeps_no_plan_from_a_level(name: str) -> None:
    """Its points count all the same, and once the event took place a level asks for it."""
    findings = judge(measure(example_plans()[name]), CORE)
    weighed = [f for f in findings.findings if f.rule.text.rewards == "outcome"]
    planned, done = score(findings), score(findings, is_done=True)
    results = [sum(p.results.out_of for p in one.principles) for one in (planned, done)]

    assert planned.total == done.total
    assert results[1] - results[0] == sum(finding.weight for finding in weighed)


def test_a_plan_is_solid_before_its_waste_is_weighed_and_not_after_without() -> None:
    """The demonstration: 20 of 34 points for waste as planned, 20 of 48 once it took place."""
    findings = judge(measure(example_plans()["demo"]), CORE)
    planned, done = score(findings), score(findings, is_done=True)
    of_waste = [one.principles[0].results for one in (planned, done)]

    assert [(tally.points, tally.out_of) for tally in of_waste] == [(20, 34), (20, 48)]
    assert [height(one) for one in (planned, done)] == [2, 1]


def test_the_verified_score_asks_for_what_was_weighed() -> None:
    """Weigh slips are among its results, and never among those of the plan."""
    found = of(example_plans()["demo"])
    assert found.verified is not None
    weights = [rule.weight for rule in CORE.rules if rule.text.rewards == "outcome"]
    planned, verified = (one.principles[0].results for one in (found.planned, found.verified))

    assert verified.out_of == planned.out_of + sum(weights)


@pytest.mark.parametrize("name", sorted(example_plans()))
def test_the_printed_score_lies_within_its_interval(name: str) -> None:
    """In all and in each principle."""
    planned = of(example_plans()[name]).planned
    tallies = [planned.total, *(part.tally for part in planned.principles)]

    assert all(t.worst <= t.score <= t.best for t in tallies if t.score is not None)


def test_a_plan_of_guesses_is_estimated_and_its_promise_unknown() -> None:
    """However good it looks."""
    found = of(attrs.evolve(example_plans()["reuse-market"], assumed=ORDER))

    assert found.planned.is_estimated
    assert found.planned.supposed is not None
    assert found.promise is not None
    assert found.promise.answer is Answer.UNKNOWN


def test_an_online_event_is_not_asked_for_the_promise() -> None:
    """It is counted apart, with the words of the pack."""
    promise = of(example_plans()["webinar"]).promise

    assert promise is not None
    assert promise.answer is Answer.NOT_APPLICABLE
    assert not promise.is_asked


def test_what_went_as_planned_is_taken_from_the_plan_with_its_evidence() -> None:
    """It is measured, and its origin is the line of the plan."""
    plan = parse_plan(
        EVENT + "catering: {water: tap, surplus: staff}\n"
        "actual: {as_planned: [catering.water], evidence: [{supports: [catering.water]}]}\n"
    )
    facts = {str(name): fact for name, fact in measure_actual(plan).items()}

    assert evidenced(plan).as_planned == ("catering.water",)
    assert facts["catering.water"].value == "tap"
    assert facts["catering.water"].origins[0].path == "catering.water"
    assert facts["catering.surplus"].value is None


def test_a_guess_goes_as_planned_only_where_it_is_named() -> None:
    """Evidence of a whole section confirms no guess in it."""
    plan = EVENT + "catering: {water: tap}\nassumed: [catering.water]\nactual: {"
    bare = parse_plan(plan + "evidence: [{supports: [catering]}]}\n")
    named = parse_plan(plan + "as_planned: [catering.water], evidence: [{supports: [catering]}]}\n")

    assert evidenced(bare).as_planned == ()
    assert evidenced(named).as_planned == ("catering.water",)


def test_the_promise_kept_wants_a_dated_proof_of_each_principle() -> None:
    """What went as planned, shown by a proof without a day, is not yet known to be kept."""
    plan = example_plans()["demo"]
    dated = of(plan).kept
    undated = attrs.evolve(
        plan,
        actual=attrs.evolve(
            plan.actual,
            evidence=tuple(attrs.evolve(one, date=None) for one in plan.actual.evidence),
        ),
    )
    bare = of(undated).kept

    assert dated is not None
    assert bare is not None
    shown = {part.principle.id for part in dated.parts if part.answer is Answer.YES}
    assert {"food", "mobility"} <= shown
    assert not any(part.unproved for part in dated.parts)
    # of what has conditions nothing is kept; what has requirements only is no promise of its own
    asked = {rule.principle for rule in CORE.rules if rule.kind == "promise"}
    assert {part.principle.id for part in bare.parts if part.answer is Answer.YES} <= (
        shown - asked
    )
    assert {part.principle.id for part in bare.parts if part.unproved} == shown & asked


@pytest.mark.parametrize("name", ["demo", "gala", "university-congress"])
def test_a_break_changes_no_share_of_the_meals(name: str) -> None:
    """However many vegan snacks go with the coffee."""
    plan = example_plans()[name]
    snack = Meal(name="Pause", kind="break", servings=Servings(vegan=5000))
    more = attrs.evolve(
        plan,
        catering=attrs.evolve(plan.catering, meals=(*(plan.catering.meals or ()), snack)),
    )
    shares = [fact for fact in measure(plan) if fact.endswith(("vegetarian_share", "beef_share"))]

    assert shares
    assert [measure(more)[fact].value for fact in shares] == [
        measure(plan)[fact].value for fact in shares
    ]
