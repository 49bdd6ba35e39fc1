"""Stated shares are dealt out by distance: the nearest walk, the farthest fly."""

import numpy as np
import pytest
from hypothesis import assume, given, strategies as st

from ecoevent.travel.choice.dealing import (
    ANYWHERE,
    FAR,
    FARTHEST,
    NEAR,
    NEAREST,
    dealt,
    farthest,
)

MODES = (*NEAREST, *ANYWHERE, *NEAR, *FAR, *FARTHEST)


@st.composite
def shares(draw: st.DrawFn) -> dict[str, float]:
    """Shares of any modes that sum to 1."""
    weights = draw(st.dictionaries(st.sampled_from(MODES), st.floats(0.01, 1), min_size=1))
    whole = sum(weights.values())
    return {mode: weight / whole for mode, weight in weights.items()}


@st.composite
def groups(draw: st.DrawFn) -> tuple[np.ndarray, np.ndarray]:
    """How far groups live, and how many they are."""
    n = draw(st.integers(1, 8))
    km = draw(st.lists(st.sampled_from([0.0, 1, 5, 5, 80, 300, 6000]), min_size=n, max_size=n))
    people = draw(st.lists(st.floats(0, 1000), min_size=n, max_size=n))
    assume(sum(people) > 1)
    return np.array(km), np.array(people)


@given(groups(), shares())
def test_every_group_keeps_its_people(
    found: tuple[np.ndarray, np.ndarray], wanted: dict[str, float]
) -> None:
    """Nobody is lost, nobody is added."""
    km, people = found

    assert sum(dealt(km, people, wanted).values()) == pytest.approx(people, abs=1e-6)


@given(groups(), shares())
def test_every_mode_gets_its_share(
    found: tuple[np.ndarray, np.ndarray], wanted: dict[str, float]
) -> None:
    """Of everyone, as the organiser said."""
    km, people = found
    got = {mode: each.sum() / people.sum() for mode, each in dealt(km, people, wanted).items()}

    assert got == pytest.approx(wanted, abs=1e-9)


@given(groups(), shares(), st.floats(0.1, 0.9))
def test_a_split_group_changes_nothing(
    found: tuple[np.ndarray, np.ndarray], wanted: dict[str, float], share: float
) -> None:
    """The first group as two of the same distance."""
    km, people = found
    split = np.concatenate([[people[0] * share], people[1:], [people[0] * (1 - share)]])
    whole = dealt(km, people, wanted)
    parts = dealt(np.append(km, km[0]), split, wanted)

    for mode in wanted:
        together = parts[mode][0] + parts[mode][-1]
        assert together == pytest.approx(whole[mode][0], abs=1e-6)


def test_the_nearest_walk_and_the_farthest_fly() -> None:
    """Trains are for those in between who live farther, transit for the nearer."""
    km, people = np.array([1.0, 10, 250, 6000]), np.array([10.0, 30, 30, 30])
    found = dealt(km, people, {"walk": 0.1, "transit": 0.3, "train": 0.3, "plane": 0.3})

    assert found["walk"] == pytest.approx([10, 0, 0, 0])
    assert found["transit"] == pytest.approx([0, 30, 0, 0])
    assert found["train"] == pytest.approx([0, 0, 30, 0])
    assert found["plane"] == pytest.approx([0, 0, 0, 30])


def test_cars_come_from_everywhere_in_between() -> None:
    """In the same proportion, near and far."""
    km, people = np.array([10.0, 250]), np.array([50.0, 50])
    found = dealt(km, people, {"car": 0.4, "transit": 0.3, "train": 0.3})

    assert found["car"] == pytest.approx([20, 20])


def test_who_stays_overnight_is_from_afar() -> None:
    """The share of everyone that lives farthest."""
    assert farthest(np.array([5.0, 300]), np.array([80.0, 20]), 0.3) == pytest.approx([10, 20])


def test_nobody_is_dealt_nothing() -> None:
    """An event without people."""
    assert dealt(np.array([5.0]), np.array([0.0]), {"car": 1.0})["car"] == pytest.approx([0])
