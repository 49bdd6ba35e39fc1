"""People who carpool, in cars: as many as the average says, nobody lost, none too full."""

import attrs
import numpy as np
import pytest
from hypothesis import given, strategies as st

from ecoevent.travel.day.parties import LARGEST, parties
from ecoevent.travel.day.world import Crowd

KINDS = (("walk", "average"), ("carpool", "petrol"), ("carpool", "electric"))


def crowd(origin: list[int], kind: list[int] | None = None) -> Crowd:
    """People of those origins, each ready at a moment of their own."""
    count = len(origin)
    kinds = np.ones(count) if kind is None else np.array(kind)
    return Crowd(
        kinds=KINDS,
        doors=("",),
        kind=kinds.astype(np.int16),
        door=np.zeros(count, np.int16),
        origin=np.array(origin, np.int32),
        ready_ms=np.arange(count, dtype=np.int32) + 1000,
        leave_ms=np.full(count, 90_000, np.int32),
        straight_km=np.full(max([0, *origin]) + 1, 5.0),
        drive_minutes=np.full(max([0, *origin]) + 1, 9.0),
    )


def cars(found: Crowd) -> np.ndarray:
    """How many people each car of a crowd that only carpools has."""
    keys = np.column_stack([found.origin, found.ready_ms])
    return np.unique(keys, axis=0, return_counts=True)[1]


PEOPLE = st.lists(st.integers(0, 4), min_size=1, max_size=60)


@given(PEOPLE, st.floats(1, 9), st.integers(0, 99))
def test_nobody_is_lost_and_no_car_is_too_full(origin: list[int], size: float, seed: int) -> None:
    """Everyone is in one car, with people of the same origin, at most seven."""
    before = crowd(origin)
    after = parties(before, size, np.random.default_rng(seed))

    assert len(after) == len(before)
    assert after.origin.tolist() == before.origin.tolist()
    assert cars(after).max() <= LARGEST
    assert cars(after).sum() == len(origin)


@given(st.integers(8, 90), st.floats(2, 3.2), st.integers(0, 99))
def test_cars_differ_by_one_person(people: int, size: float, seed: int) -> None:
    """They are as even as they can be, and the number is the average rounded up or down."""
    sizes = cars(parties(crowd([0] * people), size, np.random.default_rng(seed)))

    assert sizes.max() - sizes.min() <= 1
    assert abs(len(sizes) - people / size) < 1


@pytest.mark.parametrize("people", [5, 11, 40])
def test_the_average_is_kept(people: int) -> None:
    """Over many draws there are people / size cars, within 4 standard errors."""
    rng = np.random.default_rng(3)
    counts = [len(cars(parties(crowd([0] * people), 2.7, rng))) for _ in range(600)]

    assert abs(np.mean(counts) - people / 2.7) <= 4 * np.std(counts) / np.sqrt(len(counts))


@given(st.lists(st.sampled_from([1, 2]), min_size=2, max_size=40), st.integers(0, 99))
def test_what_cars_run_on_is_kept(kind: list[int], seed: int) -> None:
    """As many people are of each kind before and after."""
    after = parties(crowd([0] * len(kind), kind), 2.5, np.random.default_rng(seed))

    assert sorted(after.kind.tolist()) == sorted(kind)


def test_any_kind_of_car_may_drive() -> None:
    """Kinds come in order in a crowd; the last one drives as often as its share."""
    rng = np.random.default_rng(8)
    drives = []
    for _ in range(400):
        after = parties(crowd([0] * 10, [1] * 8 + [2] * 2), 2.5, rng)
        _, first = np.unique(after.ready_ms, return_index=True)
        drives.append(np.mean(after.kind[first] == 2))

    assert np.mean(drives) == pytest.approx(0.2, abs=4 * np.std(drives) / 20)


def test_others_are_left_alone() -> None:
    """Those who walk keep their moment; a crowd without carpools is the same crowd."""
    mixed = crowd([0, 0, 0, 0], [0, 1, 1, 0])
    walking = attrs.evolve(mixed, kind=np.zeros(4, np.int16))

    after = parties(mixed, 2, np.random.default_rng(1))

    assert after.ready_ms[[0, 3]].tolist() == [1000, 1003]
    assert parties(walking, 2, np.random.default_rng(1)) is walking
