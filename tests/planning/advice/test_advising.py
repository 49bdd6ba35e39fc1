"""Advice is the best of all sets: tables equal scratch, the programme equals trying them all."""

import datetime as dt
import itertools
import xml.etree.ElementTree as ET
from typing import Any

import attrs
import pytest
from effort import examples
from helpers.strategies import plans
from hypothesis import HealthCheck, given, settings, strategies as st

from ecoevent.commands.demo import example_plans
from ecoevent.engine.acting import hoped
from ecoevent.engine.judging import Findings, judge, unassumed
from ecoevent.engine.pack import RulePack, index_readers
from ecoevent.errors import NeededError, OptionError, UnknownNameError
from ecoevent.facts import measure
from ecoevent.plan.changing import change
from ecoevent.plan.model import Plan
from ecoevent.planning.actions import actions_of
from ecoevent.planning.advice.advising import Advice, advise
from ecoevent.planning.advice.effects import Effects
from ecoevent.planning.advice.programme import Problem, price, summed
from ecoevent.planning.advice.sorting import Now, sort_actions
from ecoevent.scoring.packs import load_pack
from ecoevent.scoring.totals import score
from ecoevent.showing.printing.staircase import staircase
from ecoevent.showing.terminal.advice import advice_text
from ecoevent.words.text import LANGS

CORE = load_pack("core")
EXAMPLES = example_plans()
SMALL = ["webinar", "committee-meeting", "university-congress", "reuse-market", "first-idea"]


def scratch(plan: Plan, pack: RulePack, advice_ids: set[str], *, is_sure: bool) -> Findings | None:
    """What the pack says once these are done, everything measured and judged anew."""
    chosen = [
        each for each in sorted(actions_of(pack), key=lambda a: a.id) if each.id in advice_ids
    ]
    made = change(plan, [each for action in chosen for each in action.changes])
    if made.missing:
        return None
    facts = measure(made.plan)
    if is_sure:
        return unassumed(judge(facts, pack, on=plan.event.starts))
    facts = hoped(facts, [hope for action in chosen for hope in action.hopes])
    return judge(facts, pack, on=plan.event.starts)


def effects_of(plan: Plan, pack: RulePack = CORE, *, is_sure: bool = False) -> Effects:
    """Those of the actions that can be done about the plan."""
    looked = sort_actions(Now(plan, measure(plan), None), actions_of(pack))
    number = {action.id: i for i, action in enumerate(looked.open)}
    excludes = {
        (i, number[other])
        for i, action in enumerate(looked.open)
        for other in action.excludes
        if other in number
    }
    return Effects(
        plan=plan, pack=pack, actions=looked.open, is_sure=is_sure, excludes=frozenset(excludes)
    )


@settings(max_examples=examples(25), deadline=None, suppress_health_check=list(HealthCheck))
@given(st.sampled_from(sorted(EXAMPLES)) | plans(done=False), st.booleans(), st.data())
def test_tables_say_what_scratch_says(
    start: str | Plan, is_sure: bool, data: st.DataObject
) -> None:
    """Any set of actions that can be done together: points, lost points and what is not met."""
    plan = EXAMPLES[start] if isinstance(start, str) else start
    effects = effects_of(plan, is_sure=is_sure)
    tables = tuple(table for _, table in effects.rows)
    count = len(effects.actions)
    problem = Problem(
        prices=tuple(price(0, 0, i, count) for i in range(count)),
        tables=tables,
        parts=len(CORE.text.principles),
        excludes=tuple(sorted(effects.excludes)),
    )
    chosen = data.draw(st.sets(st.integers(0, count - 1), max_size=6)) if count else set()
    told = summed(problem, sum(1 << i for i in chosen))
    if told is None or effects.planned(frozenset(chosen)) is None:
        return
    found = scratch(plan, CORE, {effects.actions[i].id for i in chosen}, is_sure=is_sure)
    assert found is not None
    total = score(found).total
    unmet = [
        finding.rule.id
        for finding in found.findings
        if finding.rule.kind in {"mandatory", "promise"}
        and finding.status.value not in {"met", "not_applicable"}
    ]

    assert (told.points, told.points + told.lost) == (total.points, total.out_of)
    assert told.bad == len(unmet)


@pytest.mark.parametrize("name", SMALL)
def test_a_budget_buys_the_best_of_all_sets(name: str) -> None:
    """Every set of the actions that matter, scored from scratch: none is better for the money."""
    plan, budget = EXAMPLES[name], 400.0
    advice = advise(plan, CORE, budget=budget)
    live = {a.id for step in advice.front for a in step.actions}
    open_ = {a.id: cost for a, cost in zip(advice.sorted.open, advice.sorted.costs, strict=True)}
    best = 0.0
    for count in range(len(live) + 1):
        for ids in itertools.combinations(sorted(live), count):
            if sum(max(0.0, open_[each].middle) for each in ids) > budget:
                continue
            if any(set(a.excludes) & set(ids) for a in advice.sorted.open if a.id in ids):
                continue
            found = scratch(plan, CORE, set(ids), is_sure=False)
            total = None if found is None else score(found)
            if total is not None and len(total.failed_gates) + len(total.open_gates) == unmet(
                advice
            ):
                best = max(best, total.total.score or 0.0)

    assert advice.hoped.total.score == pytest.approx(best)


def unmet(advice: Advice) -> int:
    """How many requirements are not met, hopes among it."""
    return len(advice.hoped.failed_gates) + len(advice.hoped.open_gates)


@pytest.mark.parametrize("name", EXAMPLES)
def test_what_is_proposed_is_checked_from_scratch(name: str) -> None:
    """The points of the step that the budget buys are those of the changed plan."""
    advice = advise(EXAMPLES[name], CORE, budget=1_000)
    ids = {each.action.id for each in advice.chosen}
    (step,) = [s for s in advice.front if {a.id for a in s.actions} == ids] or [None]

    assert advice.paid <= 1_000
    if step is not None:
        assert (step.points, step.out_of) == (
            advice.hoped.total.points,
            advice.hoped.total.out_of,
        )
    scores = [each.score for each in advice.front if each.unmet == advice.front[-1].unmet]
    assert scores == sorted(scores)


@pytest.mark.parametrize("name", ["demo", "workshop", "gala"])
def test_the_order_of_a_pack_changes_nothing(name: str) -> None:
    """Rules and their actions the other way round: the same set for the same money."""
    rules = tuple(
        attrs.evolve(rule, text=attrs.evolve(rule.text, actions=rule.text.actions[::-1]))
        for rule in CORE.rules[::-1]
    )
    turned = attrs.evolve(CORE, rules=rules, readers=index_readers(rules))
    for wish in ({"budget": 700.0}, {"level": "solid"}):
        one, other = (advise(EXAMPLES[name], pack, **wish) for pack in (CORE, turned))

        assert [e.action.id for e in one.chosen] == [e.action.id for e in other.chosen]


def test_a_level_is_reached_and_no_action_is_too_many() -> None:
    """The changed plan has the level; without an action that is out of reach, it has not."""
    advice = advise(EXAMPLES["online-matchmaking"], CORE, level="solid")
    solid = [level.id for level in CORE.text.levels].index("solid")
    after = advice.after.levels[0]
    assert advice.outcome == "reached"
    assert after is not None
    assert [level.id for level in CORE.text.levels].index(after.id) >= solid
    assert advice.regret is not None
    assert min(advice.regret) >= 0
    for each in advice.chosen:
        rest = {other.action.id for other in advice.chosen} - {each.action.id}
        found = scratch(advice.before.plan, CORE, rest, is_sure=False)
        level = None if found is None else score(found).level
        if each.more is None or each.more > 0:
            assert level != after, each.action.id


def test_the_promise_rests_on_nothing_hoped_for() -> None:
    """A menu can be chosen; how people come is a guess of the plan, and is said to be."""
    gala = advise(EXAMPLES["gala"], CORE, promise=True)
    kept = advise(EXAMPLES["demo"], CORE, promise=True)

    assert gala.outcome == "hoped"
    assert (kept.outcome, kept.chosen) == ("reached", ())


def test_a_promise_that_is_not_asked_needs_nothing() -> None:
    """An online event has no hall and no meals."""
    advice = advise(EXAMPLES["webinar"], CORE, promise=True)

    assert (advice.outcome, advice.chosen) == ("reached", ())


def test_without_a_wish_the_next_level_is_meant() -> None:
    """The first that the plan does not reach."""
    advice = advise(EXAMPLES["demo"], CORE)

    assert (advice.goal, advice.level) == ("level", advice.before.scores[0].next_level)


def test_what_is_late_is_left_out_unless_required() -> None:
    """A week before, no menu is changed; who insists may."""
    day = EXAMPLES["gala"].event.starts - dt.timedelta(days=10)
    late = advise(EXAMPLES["gala"], CORE, budget=5_000, on=day)
    insisting = advise(
        EXAMPLES["gala"], CORE, budget=5_000, on=day, require=["core:vegetarian-menu"]
    )

    assert "core:vegetarian-menu" in {action.id for action in late.sorted.late}
    assert all(each.last_day >= day for each in late.chosen)
    assert "core:vegetarian-menu" in {each.action.id for each in insisting.chosen}


def test_an_action_that_is_not_wanted_is_not_proposed() -> None:
    """Nor counted among those that could be."""
    advice = advise(EXAMPLES["gala"], CORE, budget=5_000, without=["vegetarian-menu"])

    assert "core:vegetarian-menu" not in {action.id for action in advice.sorted.open}


@pytest.mark.parametrize(
    ("wish", "error"),
    [
        ({"level": "sollid"}, UnknownNameError),
        ({"budget": 3.0, "promise": True}, OptionError),
        ({"require": ["nothing-of-the-kind"]}, UnknownNameError),
        ({"require": ["offer-modular-stands"]}, NeededError),
    ],
)
def test_a_wish_that_cannot_be_is_refused(wish: dict[str, Any], error: type[Exception]) -> None:
    """By name, with the nearest, or with the answer that is needed first."""
    with pytest.raises(error):
        advise(EXAMPLES["gala"], CORE, **wish)


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("name", ["first-idea", "gala", "webinar"])
def test_the_picture_is_svg_that_says_what_it_shows(name: str, lang: Any) -> None:
    """Also where there is nothing to draw."""
    tree = ET.fromstring(staircase(advise(EXAMPLES[name], CORE, budget=900), lang))  # noqa: S314

    assert [each.text for each in tree][:2] != [None, None]


def test_the_text_is_in_the_language_asked_for() -> None:
    """Each action with its price, its hours and its day."""
    advice = advise(EXAMPLES["gala"], CORE, budget=900, on=dt.date(2026, 6, 1))
    french, english = (advice_text(advice, lang, with_front=True) for lang in LANGS)

    assert "Le meilleur pour 900\u00a0$" in french
    assert "The best for $900" in english
    assert all(each.action.id in english for each in advice.chosen)
