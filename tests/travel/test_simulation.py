"""A simulated day: what must hold in any world, and what is said of worlds that cannot be."""

import importlib.util
import pickle
import re
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context

import attrs
import numpy as np
import pytest
from effort import examples
from helpers.days import crowd, day, digest, everything, shuttle
from helpers.paths import ROOT
from helpers.worlds import worlds
from hypothesis import given, settings, strategies as st

from ecoevent.chance.streams import Draws
from ecoevent.errors import SimulationError
from ecoevent.travel.day import spreads
from ecoevent.travel.day.log import Event, TravelLog
from ecoevent.travel.day.log_legs import legs
from ecoevent.travel.day.log_summary import arrivals, loads, queue, summary, turned_away
from ecoevent.travel.day.simulation import simulate
from ecoevent.travel.day.world import Crowd, Fallback, Gate, Lot, Meeting, Rack, Stop, World
from ecoevent.travel.legs import Legs

GOLDEN = "36b3857a6c6f75217fa3b04ab99ff7d16a16da99342a6b05e4c1ce4419ef2323"
ONCE = Draws(1)


def vehicle_km(rows: Legs, mode: str) -> float:
    """Of all vehicles of a mode, both ways."""
    chosen = np.array([kind[0] == mode for kind in rows.kinds])[rows.kind]
    return float((rows.vehicles * rows.known_km)[chosen].sum())


@given(world=worlds())
def test_nobody_is_lost(world: World) -> None:
    """As planned, diverted and stranded are all who set out, each way."""
    told = summary(simulate(world, draws=ONCE))

    assert told.outward.total == told.homeward.total == told.set_out
    assert told.set_out + told.stayed_home == len(world.crowd)


@given(world=worlds())
def test_everyone_who_sets_out_is_in_the_legs_each_way(world: World) -> None:
    """Once out and once home."""
    log = simulate(world, draws=ONCE)

    assert legs(log).people.sum() == 2 * summary(log).set_out


@given(world=worlds())
def test_no_queue_is_negative_and_no_lot_over_full(world: World) -> None:
    """At no moment, and all is empty in the end but for lots that nobody left yet."""
    rows = simulate(world, draws=ONCE).rows()
    names = ("", *simulate(world, draws=ONCE).places.names)
    places = {lot.name: lot.places for lot in (*world.lots, *world.racks)}
    most = np.array([places.get(name, 10**6) for name in names])[rows.place + 1]

    assert rows.queue.min(initial=0) >= 0
    assert (rows.queue <= most).all()


@given(world=worlds())
def test_no_vehicle_is_over_full(world: World) -> None:
    """Nobody stands."""
    ridden = loads(simulate(world, draws=ONCE))
    seats = np.array([each.seats for each in world.shuttles], np.int64)

    assert (ridden.people <= seats[ridden.shuttle]).all()


@given(world=worlds(), beats=st.floats(0.5, 100))
def test_the_beats_change_nothing(world: World, beats: float) -> None:
    """They only say how much is done at once."""
    log = simulate(world, draws=ONCE, beat_minutes=beats)

    assert log.rows().digest() == simulate(world, draws=ONCE).rows().digest()


@given(world=worlds())
def test_two_days_cannot_touch_each_other(world: World) -> None:
    """The same world gives the same day again, another seed in between or not."""
    before = simulate(world, draws=ONCE).rows().digest()
    simulate(world, draws=Draws(2))

    assert simulate(world, draws=ONCE).rows().digest() == before


@settings(max_examples=examples(40))
@given(riders=st.integers(0, 9))
def test_one_more_rider_where_there_is_room_adds_no_vehicle_km(riders: int) -> None:
    """Nine seats are taken or fewer; the vehicles drive as before."""
    driven = [
        vehicle_km(legs(simulate(coach(count), draws=ONCE)), "shuttle")
        for count in (riders, riders + 1)
    ]

    assert driven[0] == pytest.approx(driven[1], rel=1e-12)


def coach(riders: int) -> World:
    """One run there and one back, ten seats."""
    route = shuttle(departures=(480.0,), returns=(1080.0,))
    return day(crowd("stop", [470.0] * riders), shuttles=(route,))


@given(world=worlds())
def test_shuttles_drive_by_their_timetable_whoever_rides(world: World) -> None:
    """Runs times km, empty km included, in all."""
    driven = vehicle_km(legs(simulate(world, draws=ONCE)), "shuttle")
    expected = sum(
        (len(each.departures) + len(each.returns)) * (each.stops[0].km + each.empty_km)
        for each in world.shuttles
    )

    assert driven == pytest.approx(expected, rel=1e-9)


def test_an_empty_shuttle_still_drives() -> None:
    """Four runs of 8 km, and 3 km empty after each."""
    world = day(crowd("", [500.0]), shuttles=(shuttle(empty_km=3),))
    log = simulate(world, draws=ONCE)

    assert vehicle_km(legs(log), "shuttle") == 4 * 11
    assert summary(log).empty_vehicles == 4


def test_people_who_give_up_a_shuttle_take_its_fallback() -> None:
    """Ten find seats at 8 o'clock; two have no patience until half past, nor in the evening."""
    route = shuttle(patience_minutes=spreads.constant(15), fallback=Fallback(minutes=12))
    log = simulate(day(crowd("stop", [475.0] * 12), shuttles=(route,)), draws=ONCE)
    failed = turned_away(log)[0]
    taxis = legs(log)

    assert (failed.place, failed.event, failed.people) == ("stop", Event.GAVE_UP, 2)
    assert failed.kind == ("taxi", "average")
    assert taxis.people[taxis.kind == taxis.kinds.index(("taxi", "average"))].tolist() == [2, 2]


def test_who_has_patience_up_to_the_departure_rides() -> None:
    """To the millisecond; who has one less has given up."""
    found = []
    for patience in (10, 10 - 1 / 60_000):
        route = shuttle(patience_minutes=spreads.constant(patience))
        log = simulate(day(crowd("stop", [470.0]), shuttles=(route,)), draws=ONCE)
        found.append((log.count(Event.BOARDED), log.count(Event.GAVE_UP)))

    assert found == [(1, 0), (0, 1)]


def test_patience_may_run_from_the_timetable() -> None:
    """Twenty minutes early with ten minutes' patience: who knows the timetable waits for it."""
    route = shuttle(patience_minutes=spreads.constant(10), is_timetable_known=True)
    known = simulate(day(crowd("stop", [460.0]), shuttles=(route,)), draws=ONCE)
    route = attrs.evolve(route, is_timetable_known=False)
    unknown = simulate(day(crowd("stop", [460.0]), shuttles=(route,)), draws=ONCE)

    assert known.count(Event.BOARDED) == 1
    assert unknown.count(Event.GAVE_UP) == 1


def test_carpools_form_by_origin_and_leave_together() -> None:
    """Five of one origin within the wait: a car of four; the fifth drives alone."""
    people = crowd("meeting", [470, 471, 472, 473, 474], leave=[1000, 1010, 1030, 1005, 990])
    log = simulate(day(people, meetings=(Meeting(name="meeting", pickup_km=2),)), draws=ONCE)
    rows = legs(log)
    modes = np.array([mode for mode, _ in rows.kinds])[rows.kind]
    home = log.of(Event.LEFT).at_ms / 60_000

    assert rows.vehicles[(modes == "carpool") & (rows.people == 4)].tolist() == [1, 1]
    assert rows.vehicles[(modes == "carpool") & (rows.people == 0)].tolist() == [6]
    assert sorted(home.tolist()) == [990, 1030, 1030, 1030, 1030]


def test_cars_of_a_full_lot_go_on_and_drive_further() -> None:
    """Two park, two more in the far lot, the last one in the streets."""
    lots = (
        Lot(name="lot", places=2, overflow="far", on_km=3),
        Lot(name="far", places=2, elsewhere_km=5),
    )
    log = simulate(day(crowd("lot", [480.0] * 5), lots=lots), draws=ONCE)
    rows = legs(log)

    assert np.nansum(rows.vehicles * rows.known_km) == 3 * 3 + 5
    assert summary(log).outward.diverted == 3


def test_arrivals_and_queues_are_told_over_the_day() -> None:
    """Three come at nine to one desk of ten minutes."""
    gate = Gate(desks=1, service_seconds=spreads.constant(600))
    log = simulate(day(crowd("", [540.0] * 3, leave=600), gate=gate), draws=ONCE)
    starts, came = arrivals(log, minutes=10)
    _, most = queue(log, "gate", minutes=10)

    assert starts[0] == 540
    assert (came[:3].tolist(), most[:4].tolist()) == ([3, 0, 0], [3, 2, 1, 0])


def test_a_small_day_has_the_same_bytes_on_every_machine() -> None:
    """As written down here; another result changes it, and says why in the commit."""
    assert digest(0) == GOLDEN


def test_processes_give_the_same_bytes() -> None:
    """Whoever simulates."""
    with ProcessPoolExecutor(2, mp_context=get_context("spawn")) as pool:
        there = list(pool.map(digest, range(4)))

    assert there == [digest(replication) for replication in range(4)]


def test_worlds_and_logs_can_be_pickled() -> None:
    """So that other processes can simulate them."""
    world = everything(50)
    log: TravelLog = pickle.loads(pickle.dumps(simulate(world, draws=ONCE)))  # noqa: S301 (our own)

    assert log.rows().digest() == simulate(world, draws=ONCE).rows().digest()


def test_a_world_without_people_has_an_empty_day() -> None:
    """Only the vehicles drive."""
    log = simulate(day(crowd("", []), shuttles=(shuttle(),)), draws=ONCE)

    assert {each.event for each in log.noted} == {Event.DEPARTED, Event.REACHED}
    assert summary(log).set_out == 0


def test_a_million_origins_are_simulated() -> None:
    """There may be an origin for each person."""
    people = crowd("", [500.0] * 3)
    many = attrs.evolve(people, straight_km=np.ones(10**6), drive_minutes=np.ones(10**6))

    assert len(legs(simulate(day(many), draws=ONCE)).people) == 2


GATE = Gate(desks=1, service_seconds=spreads.constant(10))
WRONG = {
    "no seats": ({"shuttles": (shuttle(seats=0),)}, "shuttle.seats: must be 1 or more, got 0"),
    "negative seats": ({"shuttles": (shuttle(seats=-3),)}, "must be 1 or more, got -3"),
    "no route": ({"shuttles": (shuttle(stops=()),)}, "shuttle: no stops; name at least"),
    "a route of no minutes": (
        {"shuttles": (shuttle(stops=(Stop("stop", 0, 8),)),)},
        "stop.minutes: must be more than 0",
    ),
    "a route that grows": (
        {"shuttles": (shuttle(stops=(Stop("a", 5, 8), Stop("b", 3, 9))),)},
        "shuttle.stops: from a 8 km are left to the venue, and from the next stop b, 9; correct",
    ),
    "a stop nearer by km than by minutes": (
        {"shuttles": (shuttle(stops=(Stop("a", 3, 8), Stop("b", 5, 2))),)},
        "shuttle.stops: from a 3 minutes are left to the venue, and from the next stop b, 5;",
    ),
    "a timetable out of order": (
        {"shuttles": (shuttle(departures=(500.0, 480.0)),)},
        "shuttle.departures: minute 480 comes after minute 500; put the departures in order",
    ),
    "a timetable after the event": (
        {"shuttles": (shuttle(departures=(480.0, 1200.0)),)},
        "shuttle.departures: leaves at minute 1200, after the programme ends at minute 1020",
    ),
    "no patience": (
        {"shuttles": (shuttle(patience_minutes=spreads.constant(0)),)},
        "shuttle.patience_minutes: constant of 0 is no possible duration",
    ),
    "a fallback of no time": (
        {"shuttles": (shuttle(fallback=Fallback(minutes=0)),)},
        "shuttle.fallback.minutes: must be more than 0",
    ),
    "minus one place": (
        {"lots": (Lot(name="P", places=-1),)},
        "P.places: must be 0 or more, got -1",
    ),
    "an overflow to nowhere": (
        {"lots": (Lot(name="P", places=1, overflow="Q"),)},
        "P.overflow: 'Q' is not there; there are -",
    ),
    "lots in a circle": (
        {"lots": (Lot(name="P", places=1, overflow="P"),)},
        "P.overflow: 'P' is not there",
    ),
    "two places of one name": (
        {"lots": (Lot(name="P", places=1),), "racks": (Rack(name="P", places=1),)},
        "two places are called 'P'; give each a name of its own",
    ),
    "a place without a name": ({"racks": (Rack(name="", places=1),)}, "a place has no name"),
    "a carpool of nobody": (
        {"meetings": (Meeting(name="M", smallest=0),)},
        "M.smallest: must be 1 or more, got 0",
    ),
    "a carpool smaller than itself": (
        {"meetings": (Meeting(name="M", smallest=4, largest=2),)},
        "M.largest: must be 4 or more, got 2",
    ),
    "a carpool without its lot": (
        {"meetings": (Meeting(name="M", lot="P"),)},
        "M.lot: 'P' is not there",
    ),
    "no desks": ({"gate": attrs.evolve(GATE, desks=0)}, "gate.desks: must be 1 or more, got 0"),
    "no room": ({"gate": attrs.evolve(GATE, room=0)}, "gate.room: must be 1 or more, got 0"),
    "a gate that never opens": (
        {"gate": attrs.evolve(GATE, opens=float("nan"))},
        "gate.opens: must be 0 or more, got nan",
    ),
    "a gate next month": (
        {"gate": attrs.evolve(GATE, opens=40_000)},
        "gate.opens: minute 40000 is more than a week away",
    ),
    "too many no-shows": ({"no_show": 1.2}, "no_show: a share from 0 to 1 is expected, got 1.2"),
}


@pytest.mark.parametrize(("places", "message"), WRONG.values(), ids=WRONG)
def test_a_world_that_cannot_be_is_answered_in_one_line(
    places: dict[str, object], message: str
) -> None:
    """With the value that is wrong."""
    with pytest.raises(SimulationError) as caught:
        simulate(day(crowd("", [500.0]), **places), draws=ONCE)

    assert message in str(caught.value)
    assert "\n" not in caught.value.text("fr")


def test_a_programme_ends_after_it_starts() -> None:
    """Or somebody mistyped."""
    world = attrs.evolve(day(crowd("", [500.0])), ends=530)

    with pytest.raises(SimulationError, match="ends at minute 530, before it starts at minute 540"):
        simulate(world, draws=ONCE)


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        ({"doors": ("the back",)}, "crowd.doors: 'the back' is not there"),
        ({"kind": np.array([99], np.int16)}, "crowd: its columns do not fit together"),
        ({"origin": np.array([1], np.int32)}, "crowd: its columns do not fit together"),
        ({"ready_ms": np.array([1, 2], np.int32)}, "crowd: its columns do not fit together"),
        ({"ready_ms": np.array([-1], np.int32)}, "crowd: some times are outside the week"),
    ],
)
def test_a_crowd_that_does_not_fit_is_answered(changes: dict[str, object], message: str) -> None:
    """Not with an index error."""
    people: Crowd = attrs.evolve(crowd("", [500.0]), **changes)  # type: ignore[arg-type]

    with pytest.raises(SimulationError, match=message):
        simulate(day(people), draws=ONCE)


def test_the_example_of_the_page_runs(capsys: pytest.CaptureFixture[str]) -> None:
    """As typed."""
    page = (ROOT / "docs" / "simulation.md").read_text("utf-8")
    exec(re.findall(r"```python\n(.*?)```", page, re.DOTALL)[0], {})  # noqa: S102 (our own page)

    assert capsys.readouterr().out.startswith("Journeys(as_planned=")


def test_the_benchmark_compares_what_is_the_same() -> None:
    """Its check passes on its own world, and fails where the models differ."""
    spec = importlib.util.spec_from_file_location("travel_timed", ROOT / "benchmarks" / "travel.py")
    assert spec is not None
    assert spec.loader is not None
    timed = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(timed)
    timed.check(300)
    timed.rows_of = lambda _log: []

    with pytest.raises(SystemExit, match="do not give the same log"):
        timed.check(20)
