"""A plan made of plain values is the plan that its file would be; what is wrong has its path."""

import datetime as dt
from decimal import Decimal
from typing import Any

import numpy as np
import pytest
from effort import examples
from helpers.strategies import plans
from hypothesis import given, settings, strategies as st

from ecoevent import Plan, PlanError, parse_plan, plan_from_mapping, plan_to_yaml, to_dict
from ecoevent.words.text import LANGS

EVENT = {"name": "Midi", "starts": "2027-05-20"}
leaves = st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5)
values = st.recursive(
    leaves | st.dates() | st.datetimes() | st.binary(max_size=3) | st.decimals(),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(st.text(max_size=5) | st.integers(), inner, max_size=3)
    ),
    max_leaves=8,
)


@settings(max_examples=examples(15))
@given(plans())
def test_the_values_of_a_plan_are_the_plan(plan: Plan) -> None:
    """Out and in again nothing changes, and its file says the same."""
    kept = plan_from_mapping(to_dict(plan))

    assert kept == plan
    assert kept == parse_plan(plan_to_yaml(plan))


@settings(max_examples=examples(60))
@given(st.dictionaries(st.sampled_from(["event", "venue", "waste", "x"]), values, max_size=3))
def test_no_value_is_more_than_a_problem(mapping: dict[str, Any]) -> None:
    """Whatever a program hands over, there is a plan or one line a problem."""
    told: PlanError | None = None
    try:
        plan_from_mapping(mapping)
    except PlanError as error:
        told = error

    problems = told.problems if told is not None else ()
    assert all(problem.place is None for problem in problems)
    assert all("\n" not in problem.line(lang) for problem in problems for lang in LANGS)


def test_values_of_python_and_numpy_stand_for_what_a_file_says() -> None:
    """Dates, times, tuples, decimals and scalars of numpy."""
    plan = plan_from_mapping(
        {
            "event": {
                "name": "Midi",
                "starts": dt.date(2027, 5, 20),
                "ends": dt.datetime(2027, 5, 21),  # noqa: DTZ001 (as a database has it)
                "opens_at": dt.time(8, 30),
            },
            "participants": {"in_person": np.int64(120), "overnight_share": Decimal("0.25")},
            "waste": {"streams": ("recyclables", "organics")},
            "venue": {"place": None, "transit_distance_m": np.float64(500.0)},
        }
    )
    event = plan.event

    assert (event.starts, event.ends) == (dt.date(2027, 5, 20), dt.date(2027, 5, 21))
    assert plan.participants.in_person == 120
    assert plan.participants.overnight_share == 0.25
    assert plan.waste.streams == ("recyclables", "organics")


def endless() -> dict[str, Any]:
    """A mapping that holds itself."""
    found: dict[str, Any] = {"event": EVENT}
    found["waste"] = found
    return found


WRONG: dict[str, tuple[Any, list[tuple[str, str]]]] = {
    "no mapping": ([EVENT], [("D019", "")]),
    "key that is no text": ({"event": EVENT, "waste": {3: 1}}, [("D015", "waste")]),
    "hidden key": ({"event": EVENT, "was\u200fte": {}}, [("D017", "")]),
    "hidden letter": ({"event": {**EVENT, "name": "a\0b"}}, [("D005", "event.name")]),
    "half a letter": ({"event": {**EVENT, "name": "\ud800"}}, [("D005", "event.name")]),
    "no number": (
        {"event": EVENT, "participants": {"in_person": float("nan")}},
        [("D018", "participants.in_person")],
    ),
    "too many digits to write": (
        {"event": EVENT, "participants": {"in_person": 10**9000}},
        [("D018", "participants.in_person")],
    ),
    "bytes": ({"event": {**EVENT, "name": b"Midi"}}, [("D025", "event.name")]),
    "a time of day": (
        {"event": {**EVENT, "starts": dt.datetime(2027, 5, 20, 9)}},  # noqa: DTZ001
        [("D025", "event.starts")],
    ),
    "endless": (endless(), [("D007", "waste")]),
    "two": (
        {"event": {"name": "Midi"}, "venue": {"plce": "Laval"}},
        [("S003", "event.starts"), ("S001", "venue.plce")],
    ),
}


@pytest.mark.parametrize("name", WRONG)
def test_what_is_wrong_has_its_path(name: str) -> None:
    """One problem each, without a place: there is no file."""
    mapping, expected = WRONG[name]
    with pytest.raises(PlanError) as raised:
        plan_from_mapping(mapping)

    assert [(found.code, found.path) for found in raised.value.problems] == expected


def test_many_values_are_one_problem() -> None:
    """As in a file."""
    with pytest.raises(PlanError) as raised:
        plan_from_mapping({"event": EVENT, "waste": {"streams": ["a"] * 100_001}})

    assert [found.code for found in raised.value.problems] == ["D008"]
