"""What is simulated, against what books say: formulas stand here, in tests only."""

import math

import attrs
import numpy as np
import pytest
from helpers.days import crowd, day, everything, shuttle
from numpy.typing import NDArray

from ecoevent.chance.streams import Draws
from ecoevent.travel.day import spreads
from ecoevent.travel.day.log import Event
from ecoevent.travel.day.log_legs import legs
from ecoevent.travel.day.log_summary import loads, summary, waits
from ecoevent.travel.day.simulation import simulate
from ecoevent.travel.day.world import Gate, Line, Lot, Stop, World

LONG = 9_000.0  # minutes: most of the week that a world may last
AT = 4  # standard errors


def poisson(rate: float, *, seed: int, until: float = LONG) -> NDArray[np.float64]:
    """Arrivals of so many a minute on average, independent of each other."""
    random = np.random.default_rng(seed)
    return np.sort(random.uniform(0, until, random.poisson(rate * until)))


def standard_error(values: NDArray[np.float64], batches: int = 30) -> float:
    """Of the mean of values that hang together, by means of batches."""
    means = [batch.mean() for batch in np.array_split(values, batches)]
    return float(np.std(means, ddof=1) / math.sqrt(batches))


def gate_waits(world: World, *, seed: int = 1) -> NDArray[np.float64]:
    """Minutes in the queue of all who were called, in the order in which they came."""
    log = simulate(world, draws=Draws(seed))
    came, called = log.of(Event.ARRIVED), log.of(Event.CALLED)
    since = np.zeros(len(world.crowd))
    since[came.person] = came.at_ms
    waited = called.at_ms - since[called.person]
    return waited[np.argsort(called.person)] / 60_000


@pytest.mark.parametrize("desks", [1, 3, 10])
def test_the_queue_at_the_gate_is_that_of_erlang(desks: int) -> None:
    """M/M/c at 80 % load: the mean wait is Erlang's C over what is left of the desks."""
    served = 2.0  # people a minute and desk
    rate = 0.8 * desks * served
    gate = Gate(desks=desks, service_seconds=spreads.exponential(60 / served))
    waited = gate_waits(day(crowd("", poisson(rate, seed=desks), leave=10_000), gate=gate))

    load = rate / served
    busy = load**desks / math.factorial(desks) * desks / (desks - load)
    c = busy / (sum(load**k / math.factorial(k) for k in range(desks)) + busy)
    expected = c / (desks * served - rate)
    assert abs(waited.mean() - expected) < AT * standard_error(waited)


@pytest.mark.parametrize(("desks", "room"), [(1, 1), (1, 4), (3, 3), (2, 6)])
def test_a_gate_with_little_room_loses_as_many_as_it_should(desks: int, room: int) -> None:
    """M/M/c/K at 120 % load: the share turned back is that of a full system."""
    served = 2.0
    rate = 1.2 * desks * served
    gate = Gate(desks=desks, room=room, service_seconds=spreads.exponential(60 / served))
    log = simulate(
        day(crowd("", poisson(rate, seed=room), leave=10_000), gate=gate), draws=Draws(1)
    )

    load = rate / served
    weights = [
        load**k / (math.factorial(min(k, desks)) * desks ** max(0, k - desks))
        for k in range(room + 1)
    ]
    expected = weights[-1] / sum(weights)
    lost = np.zeros(len(log.world.crowd))
    lost[log.of(Event.TURNED_BACK).person] = 1
    assert abs(lost.mean() - expected) < AT * standard_error(lost)


def test_a_queue_with_fixed_service_is_half_as_long() -> None:
    """M/D/1 waits half of M/M/1 (Pollaczek and Khinchine)."""
    gate = Gate(desks=1, service_seconds=spreads.constant(30))
    waited = gate_waits(day(crowd("", poisson(1.4, seed=4), leave=10_000), gate=gate))

    load = 1.4 * 0.5
    assert abs(waited.mean() - load * 0.5 / (2 * (1 - load))) < AT * standard_error(waited)


@pytest.mark.parametrize("places", [1, 5, 20])
def test_a_lot_turns_away_as_many_as_erlang_says(places: int) -> None:
    """M/M/c/c: Erlang's B, with people who stay half an hour on average."""
    came = poisson(places / 30, seed=places)
    stays = np.random.default_rng(9).exponential(30, len(came))
    people = crowd("lot", came, leave=came + stays)
    lot = Lot(name="lot", places=places, walk_minutes=0)
    log = simulate(day(people, lots=(lot,)), draws=Draws(1))

    weights = [places**k / math.factorial(k) for k in range(places + 1)]
    away = np.zeros(len(came))
    away[log.of(Event.TURNED_AWAY).person] = 1
    assert abs(away.mean() - weights[-1] / sum(weights)) < AT * standard_error(away)


def test_riders_wait_half_the_headway_where_there_is_room() -> None:
    """Chance arrivals, a shuttle every ten minutes."""
    runs = tuple(np.arange(10, LONG, 10).tolist())
    people = crowd("stop", poisson(1, seed=3, until=LONG - 20), leave=10_000)
    world = attrs.evolve(
        day(people, shuttles=(shuttle(seats=100, departures=runs, returns=()),)), ends=10_000
    )
    log = simulate(world, draws=Draws(1))
    (at_stop, _) = sorted(waits(log), key=lambda wait: wait.place, reverse=True)

    assert at_stop.place == "stop"
    assert abs(at_stop.mean - 5) < AT * math.sqrt(100 / 12 / at_stop.people)


def test_riders_left_behind_are_those_of_bulk_service() -> None:
    """M/D/1 in bulk: people left behind by vehicles of 4 seats, one a minute, 3 people a minute.

    The queue after each departure is a Markov chain; its mean is worked out here from the chain.
    """
    seats, rate = 4, 3.0
    runs = tuple(np.arange(1, LONG, 1.0).tolist())
    people = crowd("stop", poisson(rate, seed=6), leave=10_000)
    world = day(people, shuttles=(shuttle(seats=seats, departures=runs, returns=()),))
    log = simulate(attrs.evolve(world, ends=10_000), draws=Draws(1))
    rows = log.rows()
    boards = rows.event == Event.DEPARTED
    left = rows.at_ms[boards]
    come = np.searchsorted(people.ready_ms, np.asarray(runs) * 60_000, side="right")
    behind = (come - np.cumsum(loads(log).people)).astype(np.float64)

    assert len(left) == len(runs)
    assert abs(behind.mean() - mean_left_behind(seats, rate)) < AT * standard_error(behind)


def mean_left_behind(seats: int, rate: float, most: int = 120) -> float:
    """The mean of q after a departure, from q' = max(0, q + Poisson(rate) - seats)."""
    chance = [math.exp(-rate + k * math.log(rate) - math.lgamma(k + 1)) for k in range(most)]
    share = np.zeros(most)
    share[0] = 1
    for _ in range(2000):
        come = np.convolve(share, chance)[: most + seats]
        share = np.concatenate([[come[: seats + 1].sum()], come[seats + 1 : seats + most]])
    return float(share @ np.arange(most))


def test_without_limits_the_mean_is_the_expectation() -> None:
    """No-shows, people who give up and kilometres, over 400 replications."""
    patience = spreads.weibull(2.8, 17.1)
    route = shuttle(seats=10_000, patience_minutes=patience, departures=(480.0,), returns=(1080.0,))
    count = 200
    waits_for = np.linspace(1, 40, count)
    world = day(crowd("stop", 480 - waits_for), shuttles=(route,), no_show=0.17)
    ride = np.exp(-((waits_for / 17.1) ** 2.8))
    home = math.exp(-((60 / 17.1) ** 2.8))
    expected = 0.83 * np.array([count, ride.sum(), (1 - ride).sum(), count * home])
    found = np.array([numbers(world, replication) for replication in range(400)])
    errors = found.std(axis=0, ddof=1) / math.sqrt(len(found))

    assert (np.abs(found.mean(axis=0) - expected) <= AT * errors + 1e-9).all()


def numbers(world: World, replication: int) -> list[int]:
    """Set out, rode, gave up and rode home."""
    log = simulate(world, draws=Draws(3, replication))
    told = summary(log)
    ridden = loads(log).people
    return [told.set_out, int(ridden[0]), told.outward.diverted, int(ridden[1])]


def test_person_kilometres_without_limits_are_the_expectation() -> None:
    """Half of a crowd of 12 km and 4 km, both ways, a fifth of whom stay at home."""
    people = attrs.evolve(
        crowd("metro", np.linspace(500, 530, 300)),
        origin=np.arange(300, dtype=np.int32) % 2,
        straight_km=np.array([12.0, 4.0]),
        drive_minutes=np.array([0.0, 0.0]),
    )
    world = day(people, lines=(Line(name="metro"),), no_show=0.2)
    found = []
    for replication in range(300):
        rows = legs(simulate(world, draws=Draws(8, replication)))
        found.append(float((rows.people * rows.straight_km * rows.times).sum()))

    error = np.std(found, ddof=1) / math.sqrt(len(found))
    assert abs(np.mean(found) - 0.8 * 300 * 8 * 2) < AT * error


@pytest.mark.parametrize(
    "spread",
    [
        spreads.constant(4),
        spreads.uniform(2, 9),
        spreads.triangular(5, 7, 30),
        spreads.exponential(12),
        spreads.weibull(2.8, 17.1),
        spreads.weibull(0.8, 5),
        spreads.profile((0, -45), (0.05, -30), (0.7, 0), (1, 120)),
        spreads.mixture(spreads.triangular(5, 10, 15), spreads.triangular(15, 22, 30), 0.3),
    ],
)
def test_what_is_drawn_has_the_mean_that_the_spread_says(spread: spreads.Spread) -> None:
    """Over two million numbers."""
    drawn = spread.draw(Draws(5).generator("test"), 2_000_000) / 60_000

    assert abs(drawn.mean() - spread.mean) <= AT * drawn.std() / math.sqrt(len(drawn)) + 1e-5


def test_a_weibull_is_drawn_as_it_is_written() -> None:
    """Each share of it, tail included."""
    shares = np.array([0.01, 0.1, 0.5, 0.8, 0.99, 0.999, 0.9999])
    exact = 17.1 * (-np.log(1 - shares)) ** (1 / 2.8)

    assert np.allclose(spreads.weibull(2.8, 17.1).at(shares), exact, rtol=2e-3)


def test_two_stops_share_the_seats_of_one_vehicle() -> None:
    """The nearer stop gets those that are left."""
    people = attrs.evolve(
        crowd("far", np.full(12, 470.0)),
        doors=("far", "near"),
        door=np.array([0] * 8 + [1] * 4, np.int16),
    )
    stops = (Stop("far", 30, 12), Stop("near", 10, 4))
    log = simulate(
        day(people, shuttles=(shuttle(stops=stops, departures=(480.0,)),)), draws=Draws(1)
    )
    boarded = log.of(Event.BOARDED).person

    assert sorted(boarded.tolist()) == list(range(10))


def test_a_crowded_day_is_told_in_numbers() -> None:
    """Everyone once, each way."""
    told = summary(simulate(everything(), draws=Draws(2)))

    assert told.outward.total == told.homeward.total == told.set_out
    assert min(told.outward.as_planned, told.outward.diverted, told.homeward.stranded) > 0
