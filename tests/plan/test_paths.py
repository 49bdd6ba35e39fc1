"""Paths of a plan: which exist, what they cover, and where they stand in a file."""

import datetime as dt

import attrs
import pytest
from helpers.strategies import actuals, paths_in, plans
from hypothesis import example, given, strategies as st

from ecoevent.errors import PlanError
from ecoevent.plan.fields import declared
from ecoevent.plan.model import Actual, Evidence, Plan, Source, field_at
from ecoevent.plan.paths import covers, parent
from ecoevent.plan.sections.catering import Catering, Meal, Servings
from ecoevent.plan.sections.event import Event
from ecoevent.plan.sections.mobility import Shuttle
from ecoevent.problems import Place

EVENT = Event(name="Fête", starts=dt.date(2027, 5, 20))


@given(plans() | actuals())
def test_every_path_of_a_plan_may_be_named(start: Plan | Actual) -> None:
    """Each path that the plan has can stand in `assumed` or `supports`, and has a field."""
    paths = tuple(paths_in(start))

    if isinstance(start, Plan):
        assert attrs.evolve(start, assumed=paths).assumed == paths
    else:
        assert (
            attrs.evolve(start, evidence=(Evidence(supports=paths),)).evidence[0].supports == paths
        )
    assert all(field_at(path) is not None for path in paths)


@example("catering.meals[0")
@example("catering.meals[00]")
@example("catering.meals[-1]")
@example("catering.meals[²]")
@example("catering.meals[]")
@example("catering.meals[0]]")
@example("catering.meals[1]")
@example("catering.meals[0].servings[0]")
@given(st.text() | st.from_regex(r"[a-z_.\[\]0-9]{0,30}"))
def test_any_other_path_is_refused(path: str) -> None:
    """A text is a path of the plan or a PlanError that quotes it, nothing else."""
    plan = Plan(event=EVENT, catering=Catering(meals=[Meal(servings=Servings(vegan=1))]))
    if path in set(paths_in(plan)):
        return

    with pytest.raises(PlanError, match=r"P30[45] Plan\.assumed"):
        attrs.evolve(plan, assumed=[path])


@given(plans())
def test_a_path_covers_itself_and_what_lies_below(plan: Plan) -> None:
    """Going up from a path one always stays on paths that cover it."""
    for path in paths_in(plan):
        assert covers(path, path)
        assert not parent(path) or covers(parent(path), path)
        assert not covers(path, parent(path))


@pytest.mark.parametrize(
    ("prefix", "path"),
    [
        ("waste", "wasted"),
        ("waste.streams", "waste.stream"),
        ("catering.meals[1]", "catering.meals[10]"),
        ("catering.meals[1]", "catering.meals"),
        ("catering.meal", "catering.meals"),
    ],
)
def test_a_path_covers_whole_components_only(prefix: str, path: str) -> None:
    """A name that begins alike is another place."""
    assert not covers(prefix, path)


def test_a_source_finds_the_nearest_place_above() -> None:
    """An answer that has no place of its own stands where its group stands."""
    meals, first = Place("fete.yaml", 7, 3), Place("fete.yaml", 8, 5)
    source = Source("fete.yaml", {"catering.meals": meals, "catering.meals[0]": first})

    assert source.place("catering.meals[0].servings.vegan") == first
    assert source.place("catering.meals[0].cost") == first
    assert source.place("catering.meals[1].cost") == meals
    assert source.place("venue.name") is None


def test_the_field_of_a_path_is_found_with_or_without_items() -> None:
    """A path of the plan or of what was done leads to the declaration of its field."""
    seats = declared(Shuttle)["seats"]

    assert field_at("mobility.shuttles[3].seats") is seats
    assert field_at("actual.mobility.shuttles.seats") is seats
    assert field_at("mobility.shuttles.seat") is None
