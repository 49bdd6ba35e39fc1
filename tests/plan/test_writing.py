"""A plan that is written reads back as the same plan, whatever its texts and numbers."""

import datetime as dt
import json

import attrs
import pytest
import yaml
from effort import examples
from helpers.strategies import plans
from hypothesis import HealthCheck, example, given, settings, strategies as st

from ecoevent.errors import PlanError
from ecoevent.plan.model import Plan
from ecoevent.plan.reading import parse_plan
from ecoevent.plan.sections.catering import Catering, Meal, Servings
from ecoevent.plan.sections.event import Event
from ecoevent.plan.sections.mobility import Mobility, ModeShares
from ecoevent.plan.sections.waste import Waste
from ecoevent.plan.writing import plan_to_json, plan_to_tree, plan_to_yaml

EVENT = Event(name="Fête", starts=dt.date(2027, 6, 5))
HOSTILE = (
    "no", "NO", "Yes", "on", "y", "~", "null", "Null", "true", "12", "010", "0x1F", "1_000", "1e3",
    ".inf", ".nan", "12:30", "1:20:30", "2027-06-05", "=", "<<", "# a", "a # b", "a #b", "a: b",
    "a:", ":a", "- a", "-", "? a", "[a]", "{a}", "a]", ",a", "&a", "*a", "!a", "%a", "@a", "`a",
    "|", ">", "'", '"', "''", "a'b", 'a"b', "\\", "\\n", "\\u0041", " a", "a ", "  a  b  ",
    "\u00a0a", "---", "...", "😀", "👩‍👧", "ﷺ", "مهرجان", "é", "e\u0301", "\ufeff", "\ufeffa",
    "\uffff",
    "\U0001fffe", "\u200b", "a\u200db", "\u3000a", "\ue000", "«\u00a0à\u00a0»", "80 %", "a" * 200,
)  # fmt: skip


@pytest.mark.parametrize("text", HOSTILE)
def test_text_is_read_back(text: str) -> None:
    """A text that a careless reader takes for something else is read back as it was."""
    plan = Plan(event=attrs.evolve(EVENT, name=text))

    assert parse_plan(plan_to_yaml(plan)) == plan
    assert parse_plan(plan_to_json(plan)) == plan


@settings(suppress_health_check=[HealthCheck.too_slow], deadline=None)
@given(plans())
def test_plan_is_read_back(plan: Plan) -> None:
    """Reading back what was written gives the same plan, from YAML and from JSON."""
    assert parse_plan(plan_to_yaml(plan)) == plan
    assert parse_plan(plan_to_json(plan)) == plan


@given(st.text(max_size=50))
def test_any_text_is_read_back(text: str) -> None:
    """Whatever text a plan accepts is read back."""
    try:
        plan = Plan(event=attrs.evolve(EVENT, organiser=text))
    except PlanError:
        return

    assert parse_plan(plan_to_yaml(plan)) == plan
    assert parse_plan(plan_to_json(plan)) == plan


@given(st.floats(0, 1))
@example(5e-324)
@example(0.1 + 0.2)
@example(1 / 3)
@example(0.07)
@example(0.285)
def test_share_is_read_back(share: float) -> None:
    """A share is the same float again, written as a percentage or not."""
    plan = Plan(event=EVENT, waste=Waste(target_diversion=share))

    assert parse_plan(plan_to_yaml(plan)) == plan


@given(st.floats(0, 1e9))
@example(5e-324)
@example(1e-7)
@example(123456789.12345679)
def test_number_is_read_back(kilograms: float) -> None:
    """A number is the same float again."""
    plan = Plan(event=EVENT, waste=Waste(recycled_kg=kilograms))

    assert parse_plan(plan_to_yaml(plan)) == plan


def test_plan_looks_as_a_person_would_write_it() -> None:
    """Percentages, plain words and short lists; what was not said is not written."""
    plan = Plan(
        event=attrs.evolve(EVENT, opens_at=dt.time(8, 30), organiser="Ville d'Alma: culture"),
        mobility=Mobility(shuttles=(), mode_shares=ModeShares(walk=0.125, transit=0.8)),
        catering=Catering(
            meals=(
                Meal(name="Dîner", servings=Servings(vegan=20), cost=1200.5),
                Meal(servings=Servings()),
                Meal(),
            )
        ),
        waste=Waste(streams=("recyclables", "organics"), signage=False),
        assumed=("catering.meals[0].cost", "waste"),
    )

    assert (
        plan_to_yaml(plan)
        == """\
event:
  name: Fête
  starts: 2027-06-05
  organiser: "Ville d'Alma: culture"
  opens_at: "08:30"
mobility:
  shuttles: []
  mode_shares:
    walk: 12.5 %
    transit: 80 %
catering:
  meals:
    - name: Dîner
      servings:
        vegan: 20
      cost: 1200.5
    - servings: {}
    - {}
waste:
  streams: [recyclables, organics]
  signage: false
assumed: ["catering.meals[0].cost", waste]
"""
    )
    assert parse_plan(plan_to_yaml(plan)) == plan


def test_source_is_not_written() -> None:
    """Where a plan was read is no part of it."""
    plan = parse_plan("event: {name: Fête, starts: 2027-06-05}")

    assert plan_to_tree(plan) == {"event": {"name": "Fête", "starts": "2027-06-05"}}


@pytest.mark.slow
@settings(max_examples=examples(50), suppress_health_check=[HealthCheck.too_slow], deadline=None)
@given(plans())
def test_other_programs_read_the_same(plan: Plan) -> None:
    """What we write as JSON is JSON, and an older YAML reads the same texts and flags from YAML."""
    written = yaml.safe_load(plan_to_yaml(plan))
    tree = json.loads(plan_to_json(plan))

    assert tree == plan_to_tree(plan)
    assert written["event"]["name"] == tree["event"]["name"]
    assert written.get("waste", {}).get("signage") == tree.get("waste", {}).get("signage")
