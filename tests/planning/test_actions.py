"""The actions of the packs that ship: they change a plan, they help, and they cost what is said."""

import attrs
import pytest
from effort import examples
from helpers.paths import ROOT
from helpers.strategies import plans
from hypothesis import HealthCheck, given, settings, strategies as st

from ecoevent.commands.demo import example_plans
from ecoevent.engine.acting import Hope, hoped
from ecoevent.engine.fact import Facts
from ecoevent.engine.judging import Findings, Status, judge
from ecoevent.engine.pack import RulePack
from ecoevent.errors import PlanError, UnknownNameError
from ecoevent.facts import VOCABULARY, measure
from ecoevent.plan.changing import changed_text
from ecoevent.plan.model import Plan
from ecoevent.plan.reading import parse_plan
from ecoevent.plan.writing import plan_to_yaml
from ecoevent.planning.actions import Action, Span, actions_of, find_action
from ecoevent.scoring.packs import load_pack, shipped_packs
from ecoevent.scoring.promise import Answer, promised
from ecoevent.scoring.totals import Score, score

EXAMPLES = example_plans()
PACKS = {name: load_pack(name) for name in shipped_packs()}
CORE = PACKS["core"]
KNOWN = {action.id: action for pack in PACKS.values() for action in actions_of(pack)}
_RANKS = (Answer.NO, Answer.UNKNOWN, Answer.YES)
_SLOW = [HealthCheck.too_slow, HealthCheck.filter_too_much]


def scored(plan: Plan, pack: RulePack, hopes: tuple[Hope, ...] = ()) -> Score:
    """The planned score, with what is hoped for."""
    return score(judge(hoped(measure(plan), hopes), pack, on=plan.event.starts))


def rank(found: Findings) -> int:
    """How near the promise is to yes; where it is not asked nothing can be lost."""
    promise = promised(found)
    return len(_RANKS) if promise is None or not promise.is_asked else _RANKS.index(promise.answer)


def points_of(found: Findings) -> dict[str, int]:
    """The points, or for a gate and a duty whether it is met, of each rule that applies."""
    return {
        finding.rule.id: finding.points or int(finding.status is Status.MET)
        for finding in found.findings
        if finding.status is not Status.NOT_APPLICABLE
    }


FEW = ("gala", "webinar")
SOME = [pytest.param(name, marks=() if name in FEW else pytest.mark.slow) for name in EXAMPLES]
"""Each example; all but two of them in CI only, since every action is tried on each."""


def test_every_rule_that_an_organiser_can_move_has_an_action() -> None:
    """What is promised is moved by the actions of the other rules."""
    bare = {rule.id for rule in CORE.rules if not rule.text.actions and rule.kind != "promise"}

    assert bare == set()


@pytest.mark.parametrize("name", EXAMPLES)
def test_an_action_applies_or_says_what_it_first_needs(name: str) -> None:
    """On each example, each action gives a plan, or paths of answers that are not there."""
    plan = EXAMPLES[name]
    for action in KNOWN.values():
        made = action.applied(plan)

        assert made.missing or made.plan == plan or made.changes, action.id
        assert all(missing.question.fr for missing in made.missing)


@pytest.mark.parametrize("name", SOME)
def test_no_action_lowers_score_or_promise_of_an_example(name: str) -> None:
    """Applied alone, with and without what is hoped of it."""
    plan = EXAMPLES[name]
    before = {pack: scored(plan, each) for pack, each in PACKS.items()}
    for action in KNOWN.values():
        pack = action.id.partition(":")[0]
        made = action.applied(plan)
        if made.plan is plan and not action.hopes:
            continue
        for hopes in ((), action.hopes):
            after = scored(made.plan, PACKS[pack], hopes)

            assert (after.total.score or 0) >= (before[pack].total.score or 0), action.id
            assert rank(after.findings) >= rank(before[pack].findings) or hopes, action.id


@settings(max_examples=examples(60), deadline=None, suppress_health_check=_SLOW)
@given(plans(done=False), st.sampled_from(sorted(KNOWN)))
def test_no_action_lowers_a_rule_of_any_plan(plan: Plan, name: str) -> None:
    """No rule that applies before and after gives less, whatever the plan says."""
    action = KNOWN[name]
    pack = PACKS[name.partition(":")[0]]
    try:
        made = action.applied(plan)
    except PlanError:  # a random plan may be at the edge of what can be said
        return
    before, after = (judge(measure(each), pack) for each in (plan, made.plan))
    old, new = points_of(before), points_of(after)
    lower = {rule: (old[rule], new[rule]) for rule in old if rule in new and new[rule] < old[rule]}

    assert lower == {}
    assert rank(after) >= rank(before)


@pytest.mark.slow
@pytest.mark.parametrize("name", ["demo", "gala", "village-fete", "university-congress"])
def test_applied_written_and_read_again_is_the_changed_plan(name: str) -> None:
    """In the plan's own text, comments and all; then nothing is left to change but what adds."""
    content = (ROOT / "examples" / f"{name}.yaml").read_bytes()
    plan = parse_plan(content)
    for action in actions_of(CORE):
        made = action.applied(plan)
        if made.missing or not made.changes:
            continue
        text = changed_text(content, action.changes).text
        again = parse_plan(text)

        assert attrs.evolve(again, source=None) == attrs.evolve(made.plan, source=None), action.id


@settings(max_examples=examples(30), deadline=None, suppress_health_check=_SLOW)
@given(plans(done=False), st.sampled_from(sorted(KNOWN)))
def test_any_changed_plan_is_written_and_read_again(plan: Plan, name: str) -> None:
    """Whatever an action makes of a plan is a plan that can be written."""
    try:
        made = KNOWN[name].applied(plan).plan
    except PlanError:
        return

    assert attrs.evolve(parse_plan(plan_to_yaml(made)), source=None) == attrs.evolve(
        made, source=None
    )


def _facts(people: int) -> Facts:
    return measure(
        parse_plan(
            f"event: {{name: F, starts: 2027-05-20}}\nparticipants: {{in_person: {people}}}\n"
        )
    )


def test_costs_scale_with_people() -> None:
    """Twice the people, twice what is paid for each; what is paid once stays."""
    tickets, valet = (
        find_action(KNOWN.values(), n) for n in ("include-transit-tickets", "book-bike-valet")
    )
    few, many = _facts(100), _facts(200)

    assert [tickets.cost(few), tickets.cost(many)] == [Span(300, 800), Span(600, 1600)]
    assert [valet.cost(few), valet.cost(many)] == [Span(200, 900), Span(200, 1400)]


def test_a_cost_that_hangs_on_an_answer_says_which() -> None:
    """Nobody guesses how many people there are."""
    unsaid = measure(parse_plan("event: {name: F, starts: 2027-05-20}\n"))
    tickets = find_action(KNOWN.values(), "core:include-transit-tickets")

    assert tickets.cost(unsaid) is None
    assert tickets.unpriced(unsaid) == ("participants.in_person",)


def test_the_same_decision_is_one_action_paid_once() -> None:
    """The dearer price is paid, all changes are made, and each of its names finds it."""
    both = actions_of(CORE, PACKS["quebec"])
    dishes = find_action(both, "quebec:rent-washable-dishes")

    assert (dishes.id, dishes.others) == ("core:rent-dishes", ("quebec:rent-washable-dishes",))
    assert find_action(both, "rent-dishes") is dishes
    assert {rule.id for rule in dishes.rules} == {
        "waste.reusable-tableware", "residual.washable-dishes",
    }  # fmt: skip


def test_a_name_that_no_action_has_gets_the_nearest() -> None:
    """As every wrong name does."""
    with pytest.raises(UnknownNameError, match="did you mean 'rent-dishes'"):
        find_action(actions_of(CORE), "rent-dishs")


def test_what_is_hoped_for_is_a_guess_and_never_worse() -> None:
    """Laid over the facts as assumed; a fact that is better already stays as it is."""
    said = "waste: {recycled_kg: 90, composted_kg: 5, landfilled_kg: 5, reused_kg: 0,"
    said += " donated_food_kg: 0}\n"
    start = "event: {name: F, starts: 2027-05-20}\n"
    sort = find_action(KNOWN.values(), "weigh-and-sort-backstage")
    rate = VOCABULARY()["waste.diversion_rate"].name
    unknown, better = (measure(parse_plan(start + more)) for more in ("", said))

    assert (
        hoped(unknown, sort.hopes)[rate].value,
        hoped(unknown, sort.hopes)[rate].is_assumed,
    ) == (0.75, True)
    assert hoped(better, sort.hopes)[rate] == better[rate]


def _names(action: Action) -> set[str]:
    return {*action.requires, *action.excludes, *action.same_decision}


def test_what_an_action_names_in_another_pack_is_there() -> None:
    """A pack is checked alone, so its names of other packs' actions are looked up here."""
    ids = {name for action in KNOWN.values() for name in (action.id, *action.others)}

    assert {name for action in KNOWN.values() for name in _names(action)} <= ids
