"""Lots and desks settle many at once; here each is held against a loop over people."""

import numpy as np
import pytest
from helpers.days import crowd, day
from hypothesis import given, strategies as st

from ecoevent.chance.streams import Draws
from ecoevent.travel.day import spreads
from ecoevent.travel.day.log import Event, TravelLog
from ecoevent.travel.day.simulation import fates, simulate
from ecoevent.travel.day.world import Gate, Lot, World

ONCE = Draws(1)


def at_of(log: TravelLog, event: Event) -> dict[int, int]:
    """When it happened to each person."""
    found = log.of(event)
    return dict(zip(found.person.tolist(), found.at_ms.tolist(), strict=True))


def parked_one_by_one(world: World, places: int) -> set[int]:
    """Who finds a place: gone are those who leave by the time that somebody comes."""
    people = world.crowd
    order = np.lexsort((np.arange(len(people)), people.ready_ms)).tolist()
    here: list[int] = []
    parked = set()
    for person in order:
        at = int(people.ready_ms[person])
        here = [leaves for leaves in here if leaves > at]
        if len(here) < places:
            here.append(max(int(people.leave_ms[person]), at + 1))
            parked.add(person)
    return parked


def called_one_by_one(world: World, gate: Gate) -> dict[int, int]:
    """When each is called: by the desk that is free first, unless they went home before."""
    people = world.crowd
    needs = fates(world, ONCE).service_ms
    free = [int(gate.opens * 60_000)] * gate.desks
    called = {}
    for person in np.lexsort((np.arange(len(people)), people.ready_ms)).tolist():
        at = int(people.ready_ms[person])
        home = max(int(people.leave_ms[person]), at + 1)
        free.sort()
        start = max(at, free[0])
        if start <= home:
            called[person] = start
            free[0] = min(start + int(needs[person]), home)
    return called


@given(
    stays=st.lists(st.tuples(st.integers(0, 30), st.integers(0, 12)), min_size=1, max_size=60),
    places=st.integers(0, 5),
)
def test_small_lots_are_filled_as_people_come(stays: list[tuple[int, int]], places: int) -> None:
    """In whole minutes, so that many come as others leave."""
    came, minutes = np.array(stays).T
    world = day(
        crowd("lot", 480 + came, leave=480 + came + minutes),
        lots=(Lot(name="lot", places=places, walk_minutes=0),),
    )
    log = simulate(world, draws=ONCE)

    assert set(at_of(log, Event.PARKED)) == parked_one_by_one(world, places)


@pytest.mark.parametrize("stay", [5, 60, 600])
def test_large_lots_are_filled_as_people_come(stay: int) -> None:
    """Three thousand cars to three hundred places, whether they come and go or stay."""
    random = np.random.default_rng(stay)
    came = random.integers(480, 600, 3000).astype(float)
    world = day(
        crowd("lot", came, leave=came + random.integers(1, stay, 3000)),
        lots=(Lot(name="lot", places=300, walk_minutes=0),),
    )
    log = simulate(world, draws=ONCE)

    assert set(at_of(log, Event.PARKED)) == parked_one_by_one(world, 300)


@pytest.mark.parametrize("desks", [1, 2, 7, 96, 250])
@pytest.mark.parametrize(
    "service",
    [spreads.exponential(400), spreads.uniform(0, 600), spreads.triangular(100, 200, 900)],
)
def test_desks_call_as_a_loop_over_people_does(desks: int, service: spreads.Spread) -> None:
    """With a queue that forms, melts and forms again, and people who go home out of it."""
    random = np.random.default_rng(desks)
    count = 12 * desks + 40
    came = np.concatenate(
        [
            random.uniform(480, 520, count),
            random.integers(560, 565, count),
            random.uniform(700, 800, count),
        ]
    )
    gate = Gate(desks=desks, service_seconds=service, opens=490)
    world = day(crowd("", came, leave=came + random.integers(5, 120, len(came))), gate=gate)

    assert at_of(simulate(world, draws=ONCE), Event.CALLED) == called_one_by_one(world, gate)


@given(
    people=st.lists(st.tuples(st.integers(0, 6), st.integers(0, 4)), min_size=1, max_size=30),
    desks=st.integers(1, 3),
)
def test_who_is_called_as_they_go_home_is_called(people: list[tuple[int, int]], desks: int) -> None:
    """In whole minutes, so that it happens."""
    came, minutes = np.array(people).T
    gate = Gate(desks=desks, service_seconds=spreads.constant(60))
    world = day(crowd("", 480 + came, leave=480 + came + minutes), gate=gate)

    assert at_of(simulate(world, draws=ONCE), Event.CALLED) == called_one_by_one(world, gate)


def test_who_needs_no_time_waits_for_the_doors_all_the_same() -> None:
    """Two come ten minutes before the gate opens, and take less than half a millisecond."""
    gate = Gate(desks=1, service_seconds=spreads.uniform(0, 0.0004), opens=490)
    world = day(crowd("", [480.0, 480.0]), gate=gate)

    assert at_of(simulate(world, draws=ONCE), Event.CALLED) == {0: 490 * 60_000, 1: 490 * 60_000}
