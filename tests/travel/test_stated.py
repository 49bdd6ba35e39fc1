"""Shares that the plan states are those that come out, in expectation."""

import numpy as np
import pytest
from helpers.small_forecasts import event
from hypothesis import given, strategies as st

from ecoevent.footprint import estimate_travel
from ecoevent.travel.choice.stated import balanced
from ecoevent.travel.demand import demand
from ecoevent.travel.legs import Numbers
from ecoevent.travel.visit import visit_of

ROWS = 4
COLUMNS = 5


@st.composite
def probabilities(draw: st.DrawFn) -> Numbers:
    """Rows that sum to 1; some modes impossible for some origins."""
    cells = st.sampled_from((0.0, 1e-9, 0.01, 0.2, 1.0, 5.0))
    odds = np.array([[draw(cells) for _ in range(COLUMNS)] for _ in range(ROWS)])
    odds[:, 0] += 0.01
    return np.asarray(odds / odds.sum(axis=1, keepdims=True))


PEOPLE = st.lists(st.integers(0, 500), min_size=ROWS, max_size=ROWS).map(
    lambda people: np.array(people, dtype=np.float64) + np.array([1.0, 0, 0, 0])
)
STATED = st.lists(st.floats(0, 1), min_size=3, max_size=3).map(
    lambda odds: [each / (sum(odds) or 1) for each in odds]
)


@given(probabilities(), PEOPLE, STATED, st.floats(0, 1))
def test_stated_shares_come_out(
    probability: Numbers, people: Numbers, stated: list[float], whole: float
) -> None:
    """Whatever the model thinks, even that it is impossible."""
    wanted = [each * whole for each in stated]

    found = balanced(probability, people, [((1,), wanted[0]), ((2, 3), wanted[1])])

    share = people @ found / people.sum()
    assert share[1] == pytest.approx(wanted[0], abs=2e-9)
    assert share[2] + share[3] == pytest.approx(wanted[1], abs=2e-9)
    assert np.allclose(found.sum(axis=1), 1, atol=1e-9)
    assert (found >= -1e-12).all()


def test_nothing_stated_changes_nothing() -> None:
    """The model's probabilities stay the same object."""
    probability = np.array([[0.5, 0.5]])

    assert balanced(probability, np.ones(1), []) is probability


def test_near_people_walk_and_far_people_fly() -> None:
    """Of stated totals each origin takes what the model thinks likely there."""
    probability = np.array([[0.7, 0.3, 1e-9], [1e-9, 0.3, 0.7]])

    found = balanced(probability, np.ones(2), [((0,), 0.5), ((2,), 0.5)])

    assert found[0, 0] > 0.999
    assert found[1, 2] > 0.999


def test_likely_stays_likelier_by_as_much() -> None:
    """One constant a mode for all origins: the odds between two origins are the model's."""
    probability = np.array([[0.6, 0.3, 0.1], [0.2, 0.3, 0.5], [0.1, 0.8, 0.1]])

    found = balanced(probability, np.array([1.0, 3, 9]), [((0,), 0.5), ((2,), 0.2)])

    def odds(rows: Numbers) -> float:
        return float(rows[0, 0] * rows[1, 2] / rows[0, 2] / rows[1, 0])

    assert odds(found) == pytest.approx(odds(probability), rel=1e-6)


def test_a_stated_mode_that_nobody_is_likely_to_take() -> None:
    """One origin, a plane that the model excludes: the share is the stated one."""
    found = balanced(np.array([[1.0, 0.0]]), np.array([10.0]), [((1,), 0.25)])

    assert found[0] == pytest.approx([0.75, 0.25])


@pytest.mark.parametrize("stated", ["{car: 60 %, transit: 40 %}", "{transit: 0 %, car: 100 %}"])
def test_a_share_of_zero_is_stated_and_nobody_comes_so(stated: str) -> None:
    """Kept among those stated; the same plan with more zeros counts alike, without chance too."""
    zeros = stated.replace("}", ", train: 0 %, walk: 0 %, plane: 0 %}")
    plan, more = (event(mobility=f"{{mode_shares: {said}}}") for said in (stated, zeros))

    assert visit_of(more).stated == dict(visit_of(plan).stated) | {
        "train": 0,
        "walk": 0,
        "plane": 0,
    }
    assert visit_of(event()).stated == {}
    assert estimate_travel(more).total_kg == pytest.approx(estimate_travel(plan).total_kg)
    assert {"train", "walk", "plane"}.isdisjoint(estimate_travel(more).emissions.by_mode)
    assert demand(visit_of(more)).shares["walk"] == 0
