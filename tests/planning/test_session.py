"""A session always stands where scoring its plan from scratch would."""

import datetime as dt
from typing import Any

import attrs
import pytest
from effort import examples
from helpers.strategies import answers, paths_in, plans
from hypothesis import HealthCheck, settings, strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from ecoevent.commands.demo import example_plans
from ecoevent.errors import PlanError, UnknownNameError
from ecoevent.facts import TravelFigures, measure
from ecoevent.plan.changing import Add, Change, To
from ecoevent.plan.fields import declared
from ecoevent.plan.model import Plan, sections
from ecoevent.planning.actions import actions_of
from ecoevent.planning.session import PlanningSession
from ecoevent.scoring.assessing import assess
from ecoevent.scoring.packs import load_pack

PACKS = (load_pack("core"), load_pack("quebec"))
ACTIONS = [action.id for action in actions_of(*PACKS)]
DEMO = example_plans()["demo"]
FIGURES = TravelFigures(
    emissions_kg_per_person=12.0,
    emissions_low_kg=8.0,
    emissions_high_kg=20.0,
    sustainable_share=0.6,
    active_share=0.2,
    car_alone_share=0.3,
    plane_share=0.01,
    turned_away_share=0.0,
    stranded_share=0.02,
    gate_wait_minutes=4.0,
)
FIELDS = {
    f"{name}.{field}": (group, field)
    for name, section in sections(Plan).items()
    if section.record is not None
    for group in (section.record,)
    for field in declared(group)
    if not declared(group)[field].required
}


@st.composite
def changes(draw: st.DrawFn) -> Change:
    """A right answer to a question of the plan, or none."""
    path = draw(st.sampled_from(sorted(FIELDS)))
    group, name = FIELDS[path]
    return Change(path, To(draw(st.none() | answers(declared(group)[name]))))


class Sessions(RuleBasedStateMachine):
    """Changes, actions, guesses, undo and redo in any order."""

    @initialize(plan=plans(), travel=st.none() | st.just(FIGURES))
    def start(self, plan: Plan, travel: TravelFigures | None) -> None:
        """A random plan, with or without a forecast."""
        self.session = PlanningSession(plan, PACKS, travel=travel)
        self.plans, self.position = [plan], 0

    def _did(self, before: Plan) -> None:
        if self.session.plan is not before:
            self.plans = [*self.plans[: self.position + 1], self.session.plan]
            self.position += 1

    @rule(change=changes())
    def change(self, change: Change) -> None:
        """An answer to a question, right or refused."""
        before = self.session.plan
        try:
            self.session.change([change])
        except PlanError:
            assert self.session.plan is before
        self._did(before)

    @rule(name=st.sampled_from(ACTIONS))
    def apply(self, name: str) -> None:
        """An action of the packs."""
        before = self.session.plan
        try:
            self.session.apply(name)
        except PlanError:
            assert self.session.plan is before
        self._did(before)

    @rule(data=st.data())
    def guess(self, data: st.DataObject) -> None:
        """An answer becomes a guess, or none is one."""
        before = self.session.plan
        path = data.draw(st.sampled_from(list(paths_in(before))))
        is_new = path not in before.assumed
        self.session.change([Change("assumed", Add((path,)) if is_new else To(()))])
        self._did(before)

    @rule(days=st.integers(-40, 40))
    def move_the_day(self, days: int) -> None:
        """Other duties are in force on another day."""
        before = self.session.plan
        starts = before.event.starts.toordinal() + days
        day = dt.date.fromordinal(min(max(starts, 1), dt.date.max.toordinal()))
        try:
            self.session.set("event.starts", day)
        except PlanError:
            assert self.session.plan is before
        self._did(before)

    @precondition(lambda self: self.session.can_undo)
    @rule()
    def undo(self) -> None:
        """One change back."""
        self.session.undo()
        self.position -= 1

    @precondition(lambda self: self.session.can_redo)
    @rule()
    def redo(self) -> None:
        """The same change again."""
        self.session.redo()
        self.position += 1

    @invariant()
    def stands_where_scratch_does(self) -> None:
        """Facts, scores and promises are those of the plan measured and judged anew."""
        session = self.session
        assert session.plan is self.plans[self.position]
        scratch_facts = measure(session.plan, travel=session.travel)
        facts = session.now.facts

        assert {n: (facts[n], fact) for n, fact in scratch_facts.items() if facts[n] != fact} == {}
        for pack, score, promise in zip(
            PACKS, session.now.scores, session.now.promises, strict=True
        ):
            scratch = assess(session.plan, pack, travel=session.travel)
            is_same = (score == scratch.planned, promise == scratch.promise)
            assert is_same == (True, True)


Sessions.TestCase.settings = settings(
    max_examples=examples(12),
    stateful_step_count=12,
    deadline=None,
    suppress_health_check=list(HealthCheck),
)
test_any_way_through_a_session_equals_scratch = Sessions.TestCase


def listen(session: PlanningSession) -> list[tuple[str, Any, Any]]:
    """All that is announced from now on, in order."""
    heard: list[tuple[str, Any, Any]] = []
    for name in ("plan", "fact", "finding", "gate", "score", "level", "promise"):

        def told(_session: object, *, name: str = name, **said: Any) -> None:
            heard.append((name, said["before"], said["after"]))

        getattr(session, f"{name}_changed").connect(told, weak=False)
    return heard


def test_what_changed_is_announced_and_nothing_else() -> None:
    """One answer, the facts made of it, the rules that read them, and what they add up to."""
    session = PlanningSession(DEMO, PACKS[0])
    heard = listen(session)
    session.set("waste.streams", ("landfill",))
    named = [name for name, _, _ in heard]

    facts = {after.name for name, _, after in heard if name == "fact"}

    assert named[0] == "plan"
    assert {name.rpartition(".")[0] for name in facts} == {"waste.streams"}
    assert {after.rule.id for name, _, after in heard if name == "gate"} == {
        "waste.recyclables-sorted",
        "waste.organics-sorted",
    }
    assert {"finding", "score"} <= set(named)


def test_an_answer_that_is_there_already_is_silent() -> None:
    """Nothing is announced, nothing is to undo."""
    session = PlanningSession(DEMO, PACKS[0])
    heard = listen(session)
    session.set("waste.signage", DEMO.waste.signage)

    assert (heard, session.can_undo) == ([], False)


def test_undoing_announces_the_way_back() -> None:
    """A subscriber that only listens stays right."""
    session = PlanningSession(DEMO, PACKS[0])
    heard = listen(session)
    session.set("waste.signage", False)
    there = [(name, before, after) for name, before, after in heard if name == "fact"]
    heard.clear()
    session.undo()

    assert [(n, a, b) for n, b, a in heard if n == "fact"] == there


def test_an_action_that_needs_an_answer_says_so_and_does_nothing() -> None:
    """Which meals? Nobody guesses."""
    session = PlanningSession(example_plans()["first-idea"], PACKS[0])
    made = session.apply("vegetarian-menu")

    assert [missing.path for missing in made.missing] == ["catering.meals"]
    assert not session.can_undo


def test_an_action_that_no_pack_has_is_refused() -> None:
    """By its name, with the nearest."""
    with pytest.raises(UnknownNameError, match="rent-dishes"):
        PlanningSession(DEMO, PACKS[0]).apply("rent-dishs")


def test_a_forecast_of_another_plan_is_stale_until_made_again() -> None:
    """It hangs on what travel reads, not on the menu; undoing makes it right again."""
    session = PlanningSession(DEMO, PACKS[0], travel=FIGURES)
    session.set("catering.water", "bottled")
    fresh = session.is_travel_stale
    session.set("mobility.transit_offer", "none")
    stale = session.is_travel_stale
    session.foretell(lambda _plan: attrs.evolve(FIGURES, plane_share=0.5))

    assert (fresh, stale, session.is_travel_stale) == (False, True, False)
    assert session.now.facts == measure(session.plan, travel=session.travel)
    assert not session.can_undo
